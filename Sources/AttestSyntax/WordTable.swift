public import AttestModel

/// What each known word can be: noun, verb in which form, adjective, preposition.
///
/// Built from the lists in `Lexicons/words`; regular forms are generated, so that the lists hold
/// one line a word.
public final class WordTable: Sendable {
  /// The readings of a word, several at once.
  public struct Readings: OptionSet, Hashable, Sendable {
    /// The readings as bits, in the order in which they are listed.
    public let rawValue: UInt32

    /// The readings that have these bits.
    @inlinable
    public init(rawValue: UInt32) {
      self.rawValue = rawValue
    }

    /// A noun, singular or plural.
    @inlinable public static var noun: Readings { Readings(rawValue: 1 << 0) }
    /// A plural, set beside `noun`.
    @inlinable public static var plural: Readings { Readings(rawValue: 1 << 1) }
    /// The base form of a verb: `bind`.
    @inlinable public static var base: Readings { Readings(rawValue: 1 << 2) }
    /// The -s form of a verb: `binds`.
    @inlinable public static var third: Readings { Readings(rawValue: 1 << 3) }
    /// The past of a verb: `bound`.
    @inlinable public static var past: Readings { Readings(rawValue: 1 << 4) }
    /// The past participle of a verb: `bound`, `shown`.
    @inlinable public static var participle: Readings { Readings(rawValue: 1 << 5) }
    /// The -ing form of a verb: `binding`.
    @inlinable public static var ing: Readings { Readings(rawValue: 1 << 6) }
    /// An adjective: `constitutive`.
    @inlinable public static var adjective: Readings { Readings(rawValue: 1 << 7) }
    /// An adverb, or a question word such as `how`.
    @inlinable public static var adverb: Readings { Readings(rawValue: 1 << 8) }
    /// A determiner: `the`, `all`.
    @inlinable public static var determiner: Readings { Readings(rawValue: 1 << 9) }
    /// A preposition: `of`, `after`.
    @inlinable public static var preposition: Readings { Readings(rawValue: 1 << 10) }
    /// A conjunction of equals: `and`, `or`.
    @inlinable public static var conjunction: Readings { Readings(rawValue: 1 << 11) }
    /// A word that opens a dependent clause: `because`, `whereas`.
    @inlinable public static var subordinator: Readings { Readings(rawValue: 1 << 12) }
    /// A relative pronoun: `which`.
    @inlinable public static var relative: Readings { Readings(rawValue: 1 << 13) }
    /// Any other pronoun: `they`.
    @inlinable public static var pronoun: Readings { Readings(rawValue: 1 << 14) }
    /// A form of be.
    @inlinable public static var be: Readings { Readings(rawValue: 1 << 15) }
    /// A form of have.
    @inlinable public static var have: Readings { Readings(rawValue: 1 << 16) }
    /// A form of do.
    @inlinable public static var doing: Readings { Readings(rawValue: 1 << 17) }
    /// A modal verb: `may`, `can`.
    @inlinable public static var modal: Readings { Readings(rawValue: 1 << 18) }
    /// A word that denies: `not`.
    @inlinable public static var negation: Readings { Readings(rawValue: 1 << 19) }
    /// The word `to`, be it preposition or the mark of an infinitive.
    @inlinable public static var to: Readings { Readings(rawValue: 1 << 20) }
    /// A number in words: `two`.
    @inlinable public static var number: Readings { Readings(rawValue: 1 << 21) }

    /// In no list: a name, or a word that is guessed from its ending.
    @inlinable public static var guessed: Readings { Readings(rawValue: 1 << 22) }

    /// Every form of a verb, for asking whether a word can be one.
    @inlinable public static var verb: Readings { [.base, .third, .past, .participle, .ing] }
  }

  struct Entry: Sendable {
    var readings: Readings = []
    /// Base form as a verb; 0 where it is none.
    var verb = WordHash(value: 0)
    /// Singular as a noun; 0 where it is none.
    var noun = WordHash(value: 0)
  }

  private let entries: WordEntries
  let phrases: PhraseTable

  /// The lists, each as its file's text.
  public struct Lists: Sendable {
    /// `verbs.txt`: base forms, irregular forms behind them, `+` before those that double a
    /// consonant.
    public var verbs: String
    /// `nouns.txt`: singulars, irregular plurals behind them.
    public var nouns: String
    /// `adjectives.txt`, one a line.
    public var adjectives: String
    /// `adverbs.txt`: those that are not regular ones in -ly.
    public var adverbs: String
    /// `not-adverbs.txt`: words in -ly that are adjectives or nouns.
    public var notAdverbs: String
    /// `closed.tsv`: words of the closed classes with their tags, joined with `|`.
    public var closed: String
    /// `phrases.tsv`: words that together stand for one, with its tag.
    public var phrases: String

    /// The texts of the files, none of which is checked here.
    public init(
      verbs: String, nouns: String, adjectives: String, adverbs: String, notAdverbs: String,
      closed: String, phrases: String
    ) {
      self.verbs = verbs
      self.nouns = nouns
      self.adjectives = adjectives
      self.adverbs = adverbs
      self.notAdverbs = notAdverbs
      self.closed = closed
      self.phrases = phrases
    }
  }

  /// Builds the table from its lists, once for all sentences.
  public init(_ lists: Lists) {
    phrases = PhraseTable(lists.phrases)
    var building = Building()
    for line in Self.lines(lists.verbs) { building.addVerb(line) }
    for line in Self.lines(lists.nouns) { building.addNoun(line) }
    for line in Self.lines(lists.adjectives) { building.add(line[0], .adjective) }
    for line in Self.lines(lists.adverbs) { building.add(line[0], .adverb) }
    for line in Self.lines(lists.notAdverbs) { building.add(line[0], .adjective) }
    for line in Self.lines(lists.closed) where line.count > 1 {
      building.addClosed(line[0], tags: line[1])
    }
    entries = WordEntries(building.entries)
  }

  /// Every word of a list file, one array a line; comments and empty lines left out.
  private static func lines(_ text: String) -> [[String]] {
    text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
      .compactMap { line in
        guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
        let words = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
          .map { String(Substring($0)) }
        return words.isEmpty ? nil : words
      }
  }

  /// Every known form of words, with the numbers that the word has: the words themselves first,
  /// then their forms in no order that means anything. A form of two of them comes twice.
  ///
  /// Goes through the whole table, so it is asked once for all words.
  public func visitForms(
    of lemmas: WordMap<[Int]>, _ found: (_ form: WordHash, _ numbers: [Int]) -> Void
  ) {
    lemmas.visit(found)
    entries.visit { form, entry in
      if let numbers = lemmas[entry.verb] { found(form, numbers) }
      if entry.noun != entry.verb, let numbers = lemmas[entry.noun] { found(form, numbers) }
    }
  }

  func entry(_ hash: WordHash) -> Entry? { entries[hash] }

  /// Whether a word is one of the open classes, and thus an ordinary word of the language.
  public func isOrdinary(_ word: WordHash) -> Bool {
    entries[word].map { !$0.readings.isDisjoint(with: Self.open) } ?? false
  }

  /// Every open-class word, for telling names from ordinary words.
  public var ordinaryWords: Set<WordHash> {
    words { !$0.readings.isDisjoint(with: Self.open) }
  }

  /// Prepositions, conjunctions, auxiliaries and the like.
  public var functionWords: Set<WordHash> {
    words { $0.readings.isDisjoint(with: Self.open) }
  }

  private func words(where fits: (Entry) -> Bool) -> Set<WordHash> {
    var found: Set<WordHash> = []
    entries.visit { hash, entry in
      if fits(entry) { found.insert(hash) }
    }
    return found
  }

  private static var open: Readings {
    [.noun, .base, .third, .past, .participle, .ing, .adjective, .adverb]
  }
}

/// Puts a word table together, form by form.
private struct Building {
  // Room for the forms of the lists as they are; more of them are no harm.
  var entries = WordMap<WordTable.Entry>(capacity: 1 << 16)

  fileprivate mutating func add(
    _ word: String, _ readings: WordTable.Readings, verb: WordHash? = nil, noun: WordHash? = nil
  ) {
    entries.update(WordHash(folded: word), default: WordTable.Entry()) { entry in
      entry.readings.formUnion(readings)
      if let verb { entry.verb = verb }
      if let noun { entry.noun = noun }
    }
  }

  fileprivate mutating func addVerb(_ line: [String]) {
    let doubles = line[0].hasPrefix("+")
    let base = doubles ? String(line[0].dropFirst()) : line[0]
    let lemma = WordHash(folded: base)
    let forms = VerbForms(base, doubles: doubles)
    add(base, .base, verb: lemma)
    add(forms.third, .third, verb: lemma)
    add(forms.ing, .ing, verb: lemma)
    add(line.count > 1 ? line[1] : forms.past, .past, verb: lemma)
    add(line.count > 2 ? line[2] : line.count > 1 ? line[1] : forms.past, .participle, verb: lemma)
  }

  fileprivate mutating func addNoun(_ line: [String]) {
    let lemma = WordHash(folded: line[0])
    add(line[0], .noun, noun: lemma)
    let plurals = line.count > 1 ? Array(line[1...]) : [VerbForms.third(line[0])]
    for plural in plurals { add(plural, [.noun, .plural], noun: lemma) }
  }

  fileprivate mutating func addClosed(_ word: String, tags: String) {
    var readings: WordTable.Readings = []
    for tag in tags.split(separator: "|") {
      switch tag {
      case "det": readings.insert(.determiner)
      case "prep": readings.insert(.preposition)
      case "conj": readings.insert(.conjunction)
      case "sub": readings.insert(.subordinator)
      case "rel": readings.insert(.relative)
      case "pron": readings.insert(.pronoun)
      case "be": readings.insert(.be)
      case "have": readings.insert(.have)
      case "do": readings.insert(.doing)
      case "modal": readings.insert(.modal)
      case "neg": readings.insert(.negation)
      case "to": readings.insert(.to)
      case "num": readings.insert(.number)
      case "adv", "wh": readings.insert(.adverb)
      default: break
      }
    }
    // A closed-class word keeps no open-class reading: “that” is never a noun.
    entries.set(WordHash(folded: word), to: WordTable.Entry(readings: readings))
  }
}

/// The regular forms of an English verb.
public struct VerbForms: Sendable {
  /// The -s form: `activates`.
  public let third: String
  /// The regular past, which is the participle too: `activated`.
  public let past: String
  /// The -ing form: `activating`.
  public let ing: String

  /// - Parameter doubles: whether the last consonant is doubled: trap, trapped.
  public init(_ base: String, doubles: Bool = false) {
    third = Self.third(base)
    let last = base.last ?? " "
    let before = base.dropLast().last ?? " "
    if doubles {
      past = base + "\(last)ed"
      ing = base + "\(last)ing"
    } else if last == "e" {
      past = base + "d"
      ing =
        before == "e" || before == "y" || before == "o"
        ? base + "ing"
        : before == "i" ? base.dropLast(2) + "ying" : base.dropLast() + "ing"
    } else if last == "y", !Self.isVowel(before) {
      past = base.dropLast() + "ied"
      ing = base + "ing"
    } else {
      // mimic, mimicking: a k keeps the sound.
      let stem = last == "c" ? base + "k" : base
      past = stem + "ed"
      ing = stem + "ing"
    }
  }

  /// The -s form, which for nouns is the plural.
  public static func third(_ base: String) -> String {
    let last = base.last ?? " "
    let before = base.dropLast().last ?? " "
    if last == "s" || last == "x" || last == "z" || last == "o"
      || (last == "h" && (before == "s" || before == "c"))
    {
      return base + "es"
    }
    if last == "y", !isVowel(before) { return base.dropLast() + "ies" }
    return base + "s"
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
}
