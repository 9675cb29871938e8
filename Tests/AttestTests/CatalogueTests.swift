import Attest
import Testing

/// Every check does what its entry in the catalogue shows.
@Suite struct CatalogueTests {
  private static let resources = Result { try Resources(LexiconFolder(lexicons)) }
  private static let names = Result { try KnownNames(resources.get()) }
  private static let lexicons = SourceTree.repository.appending(path: "Lexicons").path

  @Test(
    "Every check finds something in its first example and nothing in its second",
    arguments: allChecks.map(\.entry.code))
  func holds(code: String) throws {
    let entry = try #require(allChecks.map(\.entry).first { $0.code == code })
    let check = try #require(allChecks.first { $0.entry.code == code })
    let isOfStore = check is any StoreCheck
    #expect(try codes(in: entry.positive, isOfStore).contains(code))
    #expect(try !codes(in: entry.negative, isOfStore).contains(code))
  }

  @Test func codesAndNamesAreGivenOnce() {
    let entries = allChecks.map(\.entry)
    #expect(Set(entries.map(\.code)).count == entries.count)
    #expect(Set(entries.map(\.name)).count == entries.count)
    let odd = entries.map(\.code).filter { code in
      !(code.drop(while: \.isUppercase).count == 3
        && code.drop(while: \.isUppercase).allSatisfy(\.isNumber))
    }
    #expect(odd == [])
  }

  private func codes(
    in example: CatalogueEntry.Example, _ isOfStore: Bool
  ) throws -> [String] {
    let resources = try Self.resources.get()
    let records = try ExampleRecords(example, Extractor(resources))
    if isOfStore {
      var codes: [String] = []
      try StoreChecking(resources, names: Self.names.get()).check(records) {
        codes += $0.map(\.code)
      }
      return codes
    }
    guard !example.text.isEmpty else {
      var codes: [String] = []
      var checking = try TableChecking(names: Self.names.get())
      checking.records = RecordReader(records)
      _ = try checking.check(
        MemoryByteStream(Array(example.table.utf8)), file: "example.csv", report: { _ in },
        take: { codes += $0.map(\.code) })
      return codes
    }
    var codes: [String] = []
    let table = DelimitedReader(Array(example.table.utf8), file: "example.csv")
    let tables =
      example.table.isEmpty
      ? [] : [Review.Table(label: "table 1", header: table.header, rows: table.rows)]
    let text = MemoryByteStream(Array("1 Introduction\n\n\(example.text)\n".utf8))
    let checking = try ReviewChecking(resources, names: Self.names.get())
    try PlainTextReader().read(
      text, name: "review.txt", report: { _ in },
      found: { codes += try checking.findings(in: $0, tables: tables).map(\.code) })
    return codes
  }
}

/// The records and texts of an example, as a store would have them.
private struct ExampleRecords: StoredRecords, StoreContents {
  let mined: [MinedDocument]
  let publications: [PublicationRecord]
  let trials: [TrialRecord]
  let evidence: [Evidence]

  init(_ example: CatalogueEntry.Example, _ extractor: Extractor) throws {
    publications = example.publications
    trials = example.trials
    var mined: [MinedDocument] = []
    for (pmid, text) in example.claims.sorted(by: { $0.key < $1.key }) {
      try PlainTextReader().read(
        MemoryByteStream(Array("1 Results\n\n\(text)\n".utf8)), name: pmid, report: { _ in },
        found: { mined.append(extractor.mine($0)) })
    }
    self.mined = mined
    evidence = mined.flatMap(\.evidence)
  }

  var records: RecordReader { RecordReader(self) }

  func forEachDocument(_ body: (MinedText) throws -> Void) throws {
    for document in mined {
      try body(
        MinedText(id: document.id, pmid: document.id, hasReferences: document.references > 0))
    }
  }

  func forEachEvidence(_ body: (Evidence) throws -> Void) throws { try evidence.forEach(body) }

  func forEachMention(_ body: (String, MentionRecord) throws -> Void) throws {
    for document in mined { for mention in document.mentions { try body(document.id, mention) } }
  }

  func forEachCitation(_ body: (String, CitationRecord) throws -> Void) throws {
    for document in mined { for credit in document.citations { try body(document.id, credit) } }
  }

  func forEachTrial(_ body: (Trial) throws -> Void) throws {
    for document in mined { try document.trials.forEach(body) }
  }

  func text(of document: String) throws -> String? {
    mined.first { $0.id == document }.map { String(decoding: $0.text, as: UTF8.self) }
  }

  var hasPublications: Bool { !publications.isEmpty }
  var hasTrials: Bool { !trials.isEmpty }
  var hasClaims: Bool { !evidence.isEmpty }

  func publication(pmid: String) -> PublicationRecord? {
    publications.first { $0.publication.pmid == pmid }
  }

  func trial(nct: String) -> TrialRecord? {
    trials.first { $0.nct == nct || $0.aliases.contains(nct) }
  }

  func documents(pmid: String) -> [StoredText] {
    evidence.contains { $0.document == pmid } ? [StoredText(id: pmid, isAbstract: false)] : []
  }

  func evidence(between one: Concept, and other: Concept) -> [Evidence] {
    evidence.filter { Set([$0.claim.subject, $0.claim.object]) == [one, other] }
  }

  func evidence(about thing: Concept, in documents: [String]) -> [Evidence] {
    evidence.filter {
      documents.contains($0.document) && [$0.claim.subject, $0.claim.object].contains(thing)
    }
  }
}
