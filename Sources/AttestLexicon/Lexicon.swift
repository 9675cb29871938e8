public import AttestModel

/// Names and what they stand for, ready to be looked up in text.
public struct Lexicon: Sendable {
  /// A name of a concept, with how strictly its capitals count.
  public struct Name: Hashable, Sendable {
    /// How strictly a name's capitals count.
    public enum Case: UInt8, Hashable, Sendable {
      /// `stat3` is STAT3.
      case ignored
      /// `Src` and `SRC` are SRC, `src` is a word of some language, and so is `sRC`.
      case capitalised
      /// `REST` is a gene, `Rest` and `rest` are not.
      case exact
      /// Too many things are called so: a name only where the document says what it means.
      case defined
    }

    /// As its row lists it.
    public let text: String
    /// Index into `concepts`.
    public let concept: Int32
    /// How strictly its capitals count.
    public let strictness: Case
    /// Whether no blank may stand between its tokens: `p 38` is not p38.
    public let isTight: Bool
    /// Whether its reference has given it up for another.
    public let isRetired: Bool
    /// Whether it counts only as it is listed, though others of its kind of spelling do not: `MS`.
    public let isAsListed: Bool
  }

  /// Words that are not names by themselves, for deciding which names need care.
  public struct CommonWords: Sendable {
    /// Ordinary English words, in lower case.
    public let ordinary: Set<WordHash>
    /// Prepositions, conjunctions, auxiliaries: what may follow a list of names.
    public let function: Set<WordHash>
    /// Words of daily life that are also symbols: `rock`, `camp`.
    public let everyday: Set<WordHash>
    /// Words that make dates and measures with a number: `Sept 2`.
    public let counting: Set<WordHash>

    /// Sets of words by their fingerprints, in lower case.
    public init(
      ordinary: Set<WordHash>, function: Set<WordHash>, everyday: Set<WordHash> = [],
      counting: Set<WordHash> = []
    ) {
      self.ordinary = ordinary
      self.function = function
      self.everyday = everyday
      self.counting = counting
    }

    /// The same with the words of a list, one a line; behind those that count, `number`.
    public func adding(everyday list: String) -> CommonWords {
      var everyday = self.everyday
      var counting = self.counting
      for line in list.split(separator: "\n") where !line.hasPrefix("#") {
        let cells = line.split(separator: " ")
        guard let word = cells.first else { continue }
        if cells.count > 1 {
          counting.insert(WordHash(folded: word))
        } else {
          everyday.insert(WordHash(folded: word))
        }
      }
      return CommonWords(
        ordinary: ordinary, function: function, everyday: everyday, counting: counting)
    }
  }

  /// The things that have names. Each is made when it is asked for.
  public struct Concepts: RandomAccessCollection, Sendable {
    let image: LexiconImage

    /// Always 0.
    public var startIndex: Int { 0 }
    /// How many things there are.
    public var endIndex: Int { image.conceptCount }

    /// Makes the concept at an index, with copies of its id and name.
    public subscript(index: Int) -> Concept {
      precondition(index >= 0 && index < image.conceptCount, "no such concept")
      let concept = image.concepts[index]
      return Concept(
        id: image.string(at: concept.id, concept.idLength),
        name: image.string(at: concept.name, concept.nameLength),
        kind: concept.ownKind)
    }

    /// What kind of thing a concept is, without making it.
    public func kind(at index: Int) -> Concept.Kind {
      precondition(index >= 0 && index < image.conceptCount, "no such concept")
      return image.concepts[index].ownKind
    }

    static let kinds = Concept.Kind.allCases.sorted { $0.ordinal < $1.ordinal }
  }

  /// All names; each is made when it is asked for.
  public struct Names: RandomAccessCollection, Sendable {
    let image: LexiconImage

    /// Always 0.
    public var startIndex: Int { 0 }
    /// How many names there are.
    public var endIndex: Int { image.nameCount }

    /// Makes the name at an index, with a copy of its text.
    public subscript(index: Int) -> Name {
      precondition(index >= 0 && index < image.nameCount, "no such name")
      let name = image.names[index]
      return Name(
        text: image.string(at: name.text, name.length), concept: Int32(name.concept),
        strictness: Name.Case(rawValue: name.strictness) ?? .exact,
        isTight: name.flags & LexiconImage.Name.tight != 0,
        isRetired: name.flags & LexiconImage.Name.retired != 0,
        isAsListed: name.flags & LexiconImage.Name.asListed != 0)
    }
  }

  let image: LexiconImage
  let function: WordSet

  init(_ image: LexiconImage) {
    self.image = image
    function = WordSet(image.functionWords.filter { $0 != 0 }.map { WordHash(value: $0) })
  }

  /// Builds a lexicon from rows; where a name has several meanings, the row that lists it first
  /// is the first of them.
  ///
  /// - Parameter tokens: cuts a name as texts are cut.
  public init(
    _ rows: some Sequence<LexiconRow>, words: CommonWords, tokens: @escaping (String) -> [Token]
  ) {
    var builder = LexiconBuilder(words: words, tokens: tokens)
    for row in rows { builder.add(row) }
    self = builder.build()
  }

  /// Maps a compiled lexicon; nil where the file is missing, of another version, or damaged.
  public init?(compiled file: String) {
    guard let image = LexiconImage(file: file) else { return nil }
    self.init(image)
  }

  /// All things; `Mention.concept` is an index into them where it is not below 0.
  public var concepts: Concepts { Concepts(image: image) }
  /// All names; `Mention.name` is an index into them.
  public var names: Names { Names(image: image) }

  /// The reference that a concept was checked against.
  public func source(of concept: Int) -> String {
    let list = image.notes.prefix { $0 != "\n" }.split(
      separator: "\u{1F}", omittingEmptySubsequences: false)
    let index = Int(image.concepts[concept].source)
    return index < list.count ? String(list[index]) : ""
  }

  /// A digest of bytes: not for secrecy, but a changed or missing byte does not go by.
  public static func digest(of bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes(LexiconImage.checksum)
  }

  /// Of everything that it was built from; 0 where nobody said.
  public var digest: UInt64 { image.digest }

  /// What was kept with it when it was built.
  public var notes: String {
    String(image.notes.drop { $0 != "\n" }.dropFirst())
  }

  /// The compiled form, as it stands in a file.
  public func withCompiledBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    defer { withExtendedLifetime(image) {} }
    return try body(UnsafeRawBufferPointer(start: image.base, count: image.count))
  }

  /// How much room the look-up takes, in bytes: all but the texts and the notes.
  public var lookupSize: Int {
    [.concepts, .names, .slots, .prefixes, .firstWords].reduce(0) { $0 + image.size(of: $1) }
  }

  /// In bytes.
  public var compiledSize: Int { image.count }

  /// The concepts that a name stands for, the preferred one first, with the name that matched.
  public func meanings(of tokens: [Token]) -> [Name] {
    let key = NameForm.key(tokens)
    guard !key.isEmpty else { return [] }
    let state = key.reduce(NameIndex.root) { NameIndex.step($0, $1) }
    var found: [Name] = []
    NameIndex(image).forEachName(at: state) { name in
      found.append(names[Int(name)])
    }
    return found
  }

  /// The concepts of an identifier, whatever its capitals.
  public func concepts(withID id: String) -> [Concept] {
    let wanted = id.utf8.map(Self.small)
    return (0..<image.conceptCount).filter { index in
      let concept = image.concepts[index]
      let own = image.bytes(at: concept.id, concept.idLength)
      return own.count == wanted.count && own.elementsEqual(wanted) { Self.small($0) == $1 }
    }.map { concepts[$0] }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// The names of a concept.
  public func names(of concept: Int) -> [Name] {
    let own = image.concepts[concept]
    let first = Int(own.firstName)
    return (first..<first + Int(own.nameCount)).map { names[$0] }
  }
}
