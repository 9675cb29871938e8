internal import AttestModel

/// The cases of what is written as a number.
private enum Cases {
  static let kinds = Concept.Kind.allCases
  static let relations = Relation.allCases
  static let polarities = Polarity.allCases
  static let certainties = Certainty.allCases
  static let resolutions = CitationRecord.Resolution.allCases
  static let agreements = NamedAuthorRecord.Agreement.allCases
}

/// Writes parts of one document as bytes: numbers in as few bytes as they need, and texts that come
/// again and again, such as names and identifiers, once for all parts.
struct PartEncoder {
  /// The texts that stand for their numbers.
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]
  private var bytes: [UInt8] = []

  mutating func encode(_ part: MinedPart) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    list(part.sentences) { coder, sentence in
      coder.name(sentence.section)
      coder.text(sentence.text)
      coder.place(sentence.start, sentence.end)
    }
    list(part.mentions) { coder, mention in
      coder.name(mention.section)
      coder.name(mention.text)
      coder.concept(mention.concept)
      coder.place(mention.start, mention.end)
      coder.name(mention.reason)
    }
    var last = ""
    list(part.citations) { coder, citation in
      for name in [citation.citation, citation.reference, citation.pmid, citation.doi] {
        coder.name(name)
      }
      coder.name(citation.section)
      coder.text(citation.sentence, after: &last)
      coder.place(citation.start, citation.end)
      coder.one(citation.resolution, of: Cases.resolutions)
      coder.number(citation.entry.map { $0 + 1 } ?? 0)
    }
    last = ""
    list(part.namedAuthors) { coder, author in
      coder.name(author.name)
      coder.one(author.agreement, of: Cases.agreements)
      coder.names(author.citations)
      coder.name(author.section)
      coder.text(author.sentence, after: &last)
      coder.place(author.start, author.end)
    }
    last = ""
    list(part.evidence) { coder, evidence in
      coder.claim(evidence.claim)
      coder.one(evidence.certainty, of: Cases.certainties)
      for list in [evidence.context, evidence.citations, evidence.pmids, evidence.ncts] {
        coder.names(list)
      }
      coder.name(evidence.document)
      coder.name(evidence.section)
      coder.text(evidence.sentence, after: &last)
      coder.place(evidence.start, evidence.end)
      coder.name(evidence.rule)
    }
    return bytes
  }

  private mutating func list<Item>(_ items: [Item], _ write: (inout PartEncoder, Item) -> Void) {
    number(items.count)
    for item in items { write(&self, item) }
  }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  private mutating func number(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func text(_ text: String) {
    number(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// A sentence is written once for all that stands in it.
  private mutating func text(_ text: String, after last: inout String) {
    if text == last, !text.isEmpty, text.utf8.elementsEqual(last.utf8) {
      number(1)
    } else {
      number(0)
      self.text(text)
      last = text
    }
  }

  private mutating func name(_ name: String) {
    // Texts that differ only in how their letters are put together are kept apart.
    if let known = numbers[name], names[known].utf8.elementsEqual(name.utf8) {
      number(known)
      return
    }
    numbers[name] = names.count
    number(names.count)
    names.append(name)
  }

  private mutating func names(_ list: [String]) {
    number(list.count)
    for one in list { name(one) }
  }

  private mutating func place(_ start: Int, _ end: Int) {
    number(start)
    number(end)
  }

  private mutating func one<Case: Equatable>(_ value: Case, of cases: [Case]) {
    number(cases.firstIndex(of: value) ?? 0)
  }

  private mutating func concept(_ concept: Concept) {
    name(concept.id)
    name(concept.name)
    one(concept.kind, of: Cases.kinds)
  }

  private mutating func claim(_ claim: Claim) {
    concept(claim.subject)
    one(claim.relation, of: Cases.relations)
    concept(claim.object)
    number(claim.mediators.count)
    for mediator in claim.mediators { concept(mediator) }
    one(claim.polarity, of: Cases.polarities)
  }
}

/// Reads what a `PartEncoder` wrote.
struct PartDecoder {
  private let bytes: [UInt8]
  private let names: [String]
  private var at = 0
  /// Whether the bytes were other than expected.
  private var isFaulty = false

  init(_ bytes: [UInt8], names: [String]) {
    self.bytes = bytes
    self.names = names
  }

  /// The part; nil where the bytes are not as they were written.
  mutating func part() -> MinedPart? {
    var part = MinedPart()
    part.sentences = list { coder in
      SentenceRecord(
        section: coder.name(), text: coder.text(), start: coder.number(), end: coder.number())
    }
    part.mentions = list { coder in
      MentionRecord(
        section: coder.name(), text: coder.name(), concept: coder.concept(), start: coder.number(),
        end: coder.number(), reason: coder.name())
    }
    var last = ""
    part.citations = list { coder in
      let citation = coder.name()
      let reference = coder.name()
      let (pmid, doi) = (coder.name(), coder.name())
      return CitationRecord(
        citation: citation, reference: reference, pmid: pmid, doi: doi, section: coder.name(),
        sentence: coder.text(after: &last), start: coder.number(), end: coder.number(),
        resolution: coder.one(of: Cases.resolutions), entry: coder.entry())
    }
    last = ""
    part.namedAuthors = list { coder in
      NamedAuthorRecord(
        name: coder.name(), agreement: coder.one(of: Cases.agreements), citations: coder.list(),
        section: coder.name(), sentence: coder.text(after: &last), start: coder.number(),
        end: coder.number())
    }
    last = ""
    part.evidence = list { coder in
      Evidence(
        claim: coder.claim(), certainty: coder.one(of: Cases.certainties), context: coder.list(),
        citations: coder.list(), pmids: coder.list(), ncts: coder.list(), document: coder.name(),
        section: coder.name(), sentence: coder.text(after: &last), start: coder.number(),
        end: coder.number(), rule: coder.name())
    }
    return isFaulty || at != bytes.count ? nil : part
  }

  private mutating func list<Item>(_ read: (inout PartDecoder) -> Item) -> [Item] {
    let count = number()
    // No item takes less than a byte.
    guard count <= bytes.count - at else {
      isFaulty = true
      return []
    }
    var items: [Item] = []
    items.reserveCapacity(count)
    while items.count < count, !isFaulty { items.append(read(&self)) }
    return items
  }

  private mutating func list() -> [String] { list { $0.name() } }

  private mutating func number() -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while at < bytes.count, shift < 64 {
      let byte = bytes[at]
      at += 1
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: number) }
      shift += 7
    }
    isFaulty = true
    return 0
  }

  private mutating func text() -> String {
    let count = number()
    guard count >= 0, count <= bytes.count - at else {
      isFaulty = true
      return ""
    }
    defer { at += count }
    return String(decoding: bytes[at..<at + count], as: UTF8.self)
  }

  private mutating func text(after last: inout String) -> String {
    if number() == 0 { last = text() }
    return last
  }

  private mutating func name() -> String {
    let number = number()
    guard names.indices.contains(number) else {
      isFaulty = true
      return ""
    }
    return names[number]
  }

  private mutating func one<Case>(of cases: [Case]) -> Case {
    let number = number()
    guard cases.indices.contains(number) else {
      isFaulty = true
      return cases[0]
    }
    return cases[number]
  }

  private mutating func entry() -> Int? {
    let number = number()
    return number == 0 ? nil : number - 1
  }

  private mutating func concept() -> Concept {
    Concept(id: name(), name: name(), kind: one(of: Cases.kinds))
  }

  private mutating func claim() -> Claim {
    let subject = concept()
    let relation = one(of: Cases.relations)
    let object = concept()
    return Claim(
      subject, relation, object, via: list { $0.concept() }, polarity: one(of: Cases.polarities))
  }
}
