public import AttestModel

/// One entry of PubMed XML.
public enum PubMedEntry: Sendable {
  /// An article: its text, and what PubMed says about it.
  case article(Document, PublicationRecord)
  /// PMIDs that PubMed took back.
  case deleted([String])
}

/// Reads PubMed's XML, `<PubmedArticleSet>`, one article at a time in constant memory.
///
///     <PubmedArticle><MedlineCitation><PMID>12345678</PMID>…     document pubmed:12345678
///
/// An article of a PMID that was seen before replaces it if its version is higher.
public struct PubMedReader: DocumentReader {
  /// As `DocumentReader.format`.
  public static let format = "pubmed"

  static let roots: Set<String> = [
    "PubmedArticleSet", "PubmedArticle", "MedlineCitationSet", "MedlineCitation",
    "PubmedBookArticleSet",
  ]

  /// What nobody asks for.
  private static let unwanted: Set<String> = [
    "AffiliationInfo", "ChemicalList", "History", "GrantList", "InvestigatorList",
  ]
  /// What records do without.
  private static let texts: Set<String> = [
    "Abstract", "OtherAbstract", "ReferenceList", "KeywordList", "DateCompleted", "DateRevised",
    "Pagination", "Language", "CitationSubset", "PersonalNameSubjectList", "GeneralNote",
    "SupplMeshList", "GeneSymbolList", "CoiStatement", "ISSN", "Volume", "Issue",
  ]

  /// A reader, which has nothing to set.
  public init() {}

  /// By the root element, such as `<PubmedArticleSet>`, or a DOCTYPE of that name.
  public func recognises(head: [UInt8], name: String) -> Bool {
    let opening = Opening(head)
    return (opening.rootElement ?? opening.doctype).map(Self.roots.contains) ?? false
  }

  /// As `DocumentReader.read`: the articles, without their records; a PMID that PubMed took back
  /// comes as a withdrawn document.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    try readEntries(stream, name: name, report: report) { entry in
      switch entry {
      case .article(let document, _): try found(document)
      case .deleted(let pmids):
        for pmid in pmids {
          try found(
            Document(
              id: "pubmed:" + pmid, format: Self.format, pmid: pmid, text: [], sections: [],
              isWithdrawn: true))
        }
      }
    }
  }

  /// Reads articles with their records, and deletions, in the order of the file.
  ///
  /// - Throws: a `Diagnostic` where the XML is damaged; what came before was handed over.
  ///
  /// - Parameter leavesTexts: whether abstracts and reference lists are passed over, which is
  ///   quicker where the records alone are wanted.
  public func readEntries(
    _ stream: any ByteStream, name: String, leavesTexts: Bool = false,
    report: (Diagnostic) -> Void, found: (PubMedEntry) throws -> Void
  ) throws {
    let stream = PeekableByteStream(stream)
    let xml = XMLRecords(
      roots: Self.roots,
      records: ["PubmedArticle", "MedlineCitation", "PubmedBookArticle", "DeleteCitation"],
      leavingOut: leavesTexts ? Self.unwanted.union(Self.texts) : Self.unwanted,
      keepsBlanks: false, kind: "PubMed XML")
    var editions = PubMedEditions(file: name)
    do {
      try xml.read(stream, name: name, report: report) { node in
        switch node.name {
        case "DeleteCitation":
          if let last = editions.finish() { try found(last) }
          editions.hasDeletions = true
          try found(.deleted(Self.pmids(in: node, file: name, report)))
        case "PubmedBookArticle": editions.passOver(node)
        default:
          guard var article = Self.article(node, file: name, report) else { return }
          article.line = node.place.line
          if let ready = editions.take(article, at: node.place, report) { try found(ready) }
        }
      }
    } catch {
      if let last = editions.finish() { try found(last) }
      throw error
    }
    if let last = editions.finish() { try found(last) }
    editions.sum(report)
    for warning in stream.takeWarnings() { report(warning) }
  }

  /// The article of a record; nil, and a report, where it has no sound PMID.
  private static func article(
    _ node: XMLNode, file: String, _ report: (Diagnostic) -> Void
  ) -> PubMedArticle? {
    let citation = node.name == "MedlineCitation" ? node : node.at("MedlineCitation")
    guard let citation, let number = citation.at("PMID") else {
      report(
        Diagnostic(
          "record without a PMID is passed over", severity: .warning, file: file,
          line: node.place.line, column: node.place.column))
      return nil
    }
    guard let pmid = Identifiers.pmid(number.text) else {
      report(
        Diagnostic(
          "PMID '\(number.text)' is not valid: it must be 1 to 8 digits, the first no zero; "
            + "the record is passed over",
          file: file, line: node.place.line, column: node.place.column))
      return nil
    }
    return PubMedArticle(pmid, citation, data: node.at("PubmedData"))
  }

  private static func pmids(
    in node: XMLNode, file: String, _ report: (Diagnostic) -> Void
  ) -> [String] {
    node.children("PMID").compactMap { number in
      let pmid = Identifiers.pmid(number.text)
      if pmid == nil {
        report(
          Diagnostic(
            "PMID '\(number.text)' is not valid in DeleteCitation", file: file,
            line: node.place.line, column: node.place.column))
      }
      return pmid
    }
  }
}

/// Keeps several versions of an article apart: the highest one counts.
private struct PubMedEditions {
  /// How many repeated PMIDs are named one by one.
  private static let named = 20

  let file: String
  private var held: PubMedArticle?
  private var seen = NumberSet()
  /// Of articles whose version is not 1.
  private var versions: [UInt32: Int] = [:]
  private var count = 0
  private var repeated = 0
  private var books: [String] = []
  private var bookCount = 0
  var hasDeletions = false

  init(file: String) {
    self.file = file
  }

  /// Takes an article; gives the one before it, now that nothing can replace it.
  mutating func take(
    _ article: PubMedArticle, at place: TextPosition, _ report: (Diagnostic) -> Void
  ) -> PubMedEntry? {
    count += 1
    let number = UInt32(article.pmid) ?? 0
    guard seen.insert(number) else {
      let known = versions[number] ?? 1
      let isNewer = article.version > known
      say(article, isNewer ? article.version : known, at: place, report)
      guard isNewer else { return nil }
      versions[number] = article.version
      if held?.pmid == article.pmid {
        held = article
        return nil
      }
      return replaceHeld(article)
    }
    if article.version != 1 { versions[number] = article.version }
    return replaceHeld(article)
  }

  private mutating func replaceHeld(_ article: PubMedArticle) -> PubMedEntry? {
    defer { held = article }
    return held?.entry
  }

  mutating func finish() -> PubMedEntry? {
    defer { held = nil }
    return held?.entry
  }

  mutating func passOver(_ book: XMLNode) {
    bookCount += 1
    if books.count < 3 { books.append(book.text("BookDocument", "PMID")) }
  }

  /// What is told at the end.
  func sum(_ report: (Diagnostic) -> Void) {
    func warn(_ message: String) {
      report(Diagnostic(message, severity: .warning, file: file))
    }
    if repeated > Self.named { warn("\(repeated) records repeat a PMID in all") }
    if bookCount > 0 {
      warn(
        "\(bookCount) book records are passed over, for books are not supported: PMID "
          + books.joined(separator: ", "))
    }
    if count == 0, bookCount == 0, !hasDeletions { warn("0 records: the set is empty") }
  }

  private mutating func say(
    _ article: PubMedArticle, _ kept: Int, at place: TextPosition, _ report: (Diagnostic) -> Void
  ) {
    repeated += 1
    guard repeated <= Self.named else { return }
    report(
      Diagnostic(
        "PMID \(article.pmid) again, version \(article.version); version \(kept) is kept",
        severity: .warning, file: file, line: place.line, column: place.column))
  }
}

/// Numbers that were seen, one bit each, in pages that are made when they are needed.
private struct NumberSet {
  private var pages: [UInt32: [UInt64]] = [:]

  /// Adds a number; false where it was there.
  mutating func insert(_ number: UInt32) -> Bool {
    let word = Int(number >> 6 & 0x3FF)
    let bit = UInt64(1) << UInt64(number & 0x3F)
    let empty = [UInt64](repeating: 0, count: pages[number >> 16] == nil ? 1024 : 0)
    let isNew = pages[number >> 16, default: empty][word] & bit == 0
    if isNew { pages[number >> 16, default: empty][word] |= bit }
    return isNew
  }
}
