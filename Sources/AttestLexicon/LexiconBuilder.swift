public import AttestModel

/// Lays out a compiled lexicon from rows that come one at a time.
public struct LexiconBuilder {
  /// More names than this are not taken: a slot of the table has 24 bits for its name.
  public static let mostNames = 0xFF_FFFE
  /// In bytes; a longer name is no name.
  static let longestName = 1000

  private struct Entry {
    let state: NameIndex.State
    let name: UInt32
  }

  private let words: Lexicon.CommonWords
  private let tokens: (String) -> [Token]
  private var concepts: [LexiconImage.Concept] = []
  private var names: [LexiconImage.Name] = []
  private var entries: [Entry] = []
  private var prefixes: [UInt64] = []
  private var firstWords: [UInt64] = []
  private var texts: [UInt8] = []
  private var sources: [String] = []
  /// Concepts by their identifier and type, so that two sources add to one concept.
  private var known: [WordHash: UInt32] = [:]
  /// The first concept that an imported row made.
  private var firstImported = UInt32.max
  /// Concepts by their canonical name and type: an imported one that is called as one of ours is
  /// the same, whatever its vocabulary.
  private var called: [UInt64: UInt32] = [:]

  /// - Parameter tokens: cuts a name as texts are cut.
  public init(words: Lexicon.CommonWords, tokens: @escaping (String) -> [Token]) {
    self.words = words
    self.tokens = tokens
  }

  /// Adds a row; names of a concept that is there already are added to it.
  ///
  /// Where a name has several meanings, the concept that was added first is the first of them.
  ///
  /// - Parameter isImported: whether the row comes from a reference that the user has brought. Its
  ///   concept is one that is there already, if the two have a type and a canonical name in common.
  /// - Returns: false where the lexicon is full.
  @discardableResult
  public mutating func add(_ row: LexiconRow, isImported: Bool = false) -> Bool {
    guard names.count + row.synonyms.count + 1 < Self.mostNames,
      texts.count < Int(UInt32.max) - 1_000_000
    else { return false }
    let concept = self.concept(of: row, isImported: isImported)
    var seen: Set<UInt64> = []
    for spelling in row.spellings where spelling.text.utf8.count <= Self.longestName {
      add(spelling, to: concept, &seen)
    }
    return true
  }

  private mutating func concept(of row: LexiconRow, isImported: Bool) -> UInt32 {
    let new = UInt32(concepts.count)
    var key: WordHash?
    if !row.concept.id.isEmpty {
      let own = WordHash(folded: "\(row.concept.kind.ordinal) \(row.concept.id)")
      if let found = known[own] { return found }
      key = own
    }
    let name = NameForm.key(tokens(row.concept.name))
      .reduce(UInt64(row.concept.kind.ordinal)) { NameIndex.step($0, $1) }
    if isImported, let found = called[name] {
      if let key { known[key] = found }
      return found
    }
    if isImported { firstImported = min(firstImported, new) }
    if let key { known[key] = new }
    if called[name] == nil { called[name] = new }
    let source = sources.firstIndex(of: row.source) ?? sources.count
    if source == sources.count, source < 255 { sources.append(row.source) }
    let id = append(row.concept.id)
    let written = append(row.concept.name)
    concepts.append(
      LexiconImage.Concept(
        id: id.0, name: written.0, firstName: 0, idLength: id.1, nameLength: written.1,
        nameCount: 0,
        kind: UInt8(row.concept.kind.ordinal), source: UInt8(min(source, 254))))
    return new
  }

  private mutating func add(
    _ spelling: LexiconRow.Spelling, to concept: UInt32, _ seen: inout Set<UInt64>
  ) {
    let cut = tokens(spelling.text)
    let key = NameForm.key(cut)
    guard let first = key.first else { return }
    let form = NameForm(
      cut, spelling.text, words, concepts[Int(concept)].ownKind)
    var state = NameIndex.root
    var before = NameIndex.root
    var path: [UInt64] = []
    for word in key {
      before = state
      state = NameIndex.step(state, word)
      path.append(state)
    }
    guard seen.insert(state).inserted else { return }
    let own = concepts[Int(concept)]
    let isCanonical =
      Int(own.nameLength) == spelling.text.utf8.count
      && texts[Int(own.name)..<Int(own.name) + Int(own.nameLength)]
        .elementsEqual(spelling.text.utf8)
    let text = isCanonical ? (own.name, own.nameLength) : append(spelling.text)
    var strictness = spelling.strictness ?? form.strictness
    // “was” is no name, whatever a reference says.
    if key.count == 1, strictness == .ignored, words.function.contains(first) {
      strictness = .defined
    }
    var flags: UInt8 = form.isTight ? LexiconImage.Name.tight : 0
    if spelling.isRetired { flags |= LexiconImage.Name.retired }
    if form.isAsListed { flags |= LexiconImage.Name.asListed }
    if form.isEverydayWord { flags |= LexiconImage.Name.everyday }
    if isCanonical { flags |= LexiconImage.Name.canonical }
    if concept >= firstImported { flags |= LexiconImage.Name.imported }
    func name(_ strictness: Lexicon.Name.Case) -> LexiconImage.Name {
      LexiconImage.Name(
        text: text.0, concept: concept, length: text.1, strictness: strictness.rawValue,
        flags: flags)
    }
    names.append(name(strictness))
    prefixes += path
    firstWords.append(first.value)
    if key.count > 1, let head = Self.pluralHead(cut, spelling.text) {
      firstWords.append(head.value)
    }
    entries.append(Entry(state: state, name: UInt32(names.count - 1)))
    guard strictness != .defined, let plural = form.plural else { return }
    // THES has a plural, but theses are those of a thesis.
    if key.count == 1, words.ordinary.contains(plural), !words.ordinary.contains(first) { return }
    if strictness != .ignored {
      // “RAs” may be several of RA; “Ras” is something else.
      names.append(name(.exact))
    }
    let several = NameIndex.step(before, plural)
    entries.append(Entry(state: several, name: UInt32(names.count - 1)))
    prefixes.append(several)
    if key.count == 1 { firstWords.append(plural.value) }
  }

  /// The `caspases` of `caspase-3`, so that `caspases 3 and 9` are found.
  private static func pluralHead(_ tokens: [Token], _ text: String) -> WordHash? {
    guard let first = tokens.first, first.kind == .word, first.count >= 3,
      let second = tokens.dropFirst().first(where: { $0.kind != .punctuation }),
      second.kind == .number || second.kind == .greek
    else { return nil }
    var hasher = WordHash.Hasher()
    for byte in text.utf8.prefix(first.count) {
      guard byte < 0x80 else { return nil }
      hasher.add(byte | 0x20)
    }
    hasher.add(UInt8(ascii: "s"))
    return hasher.finish()
  }

  private mutating func append(_ text: String) -> (UInt32, UInt16) {
    let start = UInt32(texts.count)
    let length = UInt16(clamping: text.utf8.count)
    texts += text.utf8.prefix(Int(length))
    return (start, length)
  }

  // MARK: Laying out

  /// The compiled lexicon.
  ///
  /// - Parameters:
  ///   - digest: of everything that it was built from.
  ///   - notes: text that is kept with it.
  public consuming func build(digest: UInt64 = 0, notes: String = "") -> Lexicon {
    Lexicon(LexiconImage(bytes(digest: digest, notes: notes)))
  }

  private mutating func bytes(digest: UInt64, notes: String) -> [UInt8] {
    groupNames()
    let slots = slots()
    var parts: [[UInt8]] = []
    concepts.withUnsafeBytes { parts.append(Array($0)) }
    names.withUnsafeBytes { parts.append(Array($0)) }
    slots.withUnsafeBytes { parts.append(Array($0)) }
    parts.append(Self.filter(prefixes, bitsEach: 10))
    parts.append(Self.filter(firstWords, bitsEach: 8))
    parts.append(texts)
    parts.append(Array((sources.joined(separator: "\u{1F}") + "\n" + notes).utf8))
    let function = words.function.map(\.value).sorted()
    function.withUnsafeBytes { parts.append(Array($0)) }
    var result: [UInt8] = []
    result.reserveCapacity(parts.reduce(Self.header) { $0 + $1.count + 8 })
    result += [UInt8](repeating: 0, count: Self.header)
    var offsets: [Int] = []
    for index in parts.indices {
      while result.count % 8 != 0 { result.append(0) }
      offsets.append(result.count)
      result += parts[index]
      parts[index] = []
    }
    result.withUnsafeMutableBytes { raw in
      raw.storeBytes(of: LexiconImage.magic, as: UInt64.self)
      raw.storeBytes(of: LexiconImage.formatVersion, toByteOffset: 8, as: UInt32.self)
      raw.storeBytes(of: UInt64(raw.count), toByteOffset: 24, as: UInt64.self)
      raw.storeBytes(of: digest, toByteOffset: 32, as: UInt64.self)
      raw.storeBytes(of: UInt32(concepts.count), toByteOffset: 40, as: UInt32.self)
      raw.storeBytes(of: UInt32(names.count), toByteOffset: 44, as: UInt32.self)
      raw.storeBytes(of: UInt32(entries.count), toByteOffset: 48, as: UInt32.self)
      for (index, offset) in offsets.enumerated() {
        raw.storeBytes(of: UInt64(offset), toByteOffset: 56 + 8 * index, as: UInt64.self)
      }
      let sum = LexiconImage.checksum(UnsafeRawBufferPointer(rebasing: raw[24...]))
      raw.storeBytes(of: sum, toByteOffset: 16, as: UInt64.self)
    }
    return result
  }

  private static let header = LexiconImage.headerSize

  /// Brings the names of each concept together, in the order of the concepts.
  private mutating func groupNames() {
    var starts = [UInt32](repeating: 0, count: concepts.count + 1)
    for name in names { starts[Int(name.concept) + 1] += 1 }
    for index in concepts.indices {
      concepts[index].nameCount = UInt16(clamping: starts[index + 1])
      starts[index + 1] += starts[index]
      concepts[index].firstName = starts[index]
    }
    var places = [UInt32](repeating: 0, count: names.count)
    var sorted = names
    for (index, name) in names.enumerated() {
      let place = starts[Int(name.concept)]
      starts[Int(name.concept)] += 1
      places[index] = place
      sorted[Int(place)] = name
    }
    names = sorted
    entries = entries.map { Entry(state: $0.state, name: places[Int($0.name)]) }
    // Of things that are called alike, ours come before imported ones, in the order of the tables;
    // of imported ones the one whose canonical name it is.
    func rank(_ entry: Entry) -> UInt64 {
      let flags = names[Int(entry.name)].flags
      guard flags & LexiconImage.Name.imported != 0 else { return UInt64(entry.name) }
      let isCanonical = flags & LexiconImage.Name.canonical != 0
      return (isCanonical ? 1 << 40 : 2 << 40) + UInt64(entry.name)
    }
    entries.sort { rank($0) < rank($1) }
  }

  /// The look-up table, half full, so that most looks find their place at once; ties the names that several concepts share.
  private mutating func slots() -> [UInt64] {
    let count = entries.isEmpty ? 0 : entries.count * 2 + 1
    var slots = [UInt64](repeating: 0, count: count)
    for entry in entries {
      var slot = NameIndex.home(entry.state, of: UInt64(count))
      let print = NameIndex.print(entry.state)
      var others: (first: Int, last: Int)?
      var isKnown = false
      while slots[slot] != 0 {
        if slots[slot] & ~NameIndex.nameMask == print {
          let other = Int(slots[slot] & NameIndex.nameMask) - 1
          if names[other].concept != names[Int(entry.name)].concept {
            others = (others?.first ?? other, other)
          } else {
            isKnown = true
          }
        }
        slot += 1
        if slot == count { slot = 0 }
      }
      // The first spelling of a thing says how strictly it is taken.
      if isKnown { continue }
      if let others { tie(Int(entry.name), to: others.first, others.last) }
      slots[slot] = print | UInt64(entry.name + 1)
    }
    return slots
  }

  /// Puts a name into the ring of those that are spelt alike.
  private mutating func tie(_ name: Int, to first: Int, _ last: Int) {
    if names[name].rival == 0 { names[name].rival = UInt32(first + 1) }
    if names[last].rival == 0 || first != last { names[last].rival = UInt32(name + 1) }
    for other in [name, first, last] {
      concepts[Int(names[other].concept)].kind |= LexiconImage.Concept.rivals
    }
  }

  /// A filter of a power of two of bytes.
  private static func filter(_ hashes: [UInt64], bitsEach: Int) -> [UInt8] {
    var size = 64
    while size * 8 < hashes.count * bitsEach { size *= 2 }
    var filter = [UInt8](repeating: 0, count: size)
    let shift = NameIndex.shift(size)
    for hash in hashes {
      let (byte, mask) = NameIndex.bit(hash, shift)
      filter[byte] |= mask
    }
    return filter
  }
}
