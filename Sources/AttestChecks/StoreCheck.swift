public import AttestModel

/// A check that reads what was mined: claims, credits and names of all documents of a store.
public protocol StoreCheck: Check {
  /// Names what is wrong with a store.
  ///
  /// - Throws: what reading the store throws.
  func check(_ store: any StoreContents, _ report: inout StoreReport) throws
}

/// What a store has, as checks of it ask. Documents come in the order in which they were stored.
///
/// Records are not to be asked for while one of the lists is walked through.
public protocol StoreContents {
  /// Its records of publications and trials.
  var records: RecordReader { get }

  /// Visits the documents.
  func forEachDocument(_ body: (MinedText) throws -> Void) throws
  /// Visits the claims with their sentences, document by document.
  func forEachEvidence(_ body: (Evidence) throws -> Void) throws
  /// Visits the names found, each with the id of its document.
  func forEachMention(_ body: (_ document: String, MentionRecord) throws -> Void) throws
  /// Visits the citations; one that points to several entries of a list comes once for each.
  func forEachCitation(_ body: (_ document: String, CitationRecord) throws -> Void) throws
  /// Visits the trials of tables, and those that mined records of registries are of.
  func forEachTrial(_ body: (Trial) throws -> Void) throws
  /// The source text of a document; nil where it is not kept.
  func text(of document: String) throws -> String?
}

extension StoreContents {
  /// The records of the publications that documents credit, as far as they are of some kind.
  func creditedRecords(
    where isWanted: (PublicationRecord) -> Bool
  ) throws -> [String: PublicationRecord] {
    var pmids: Set<String> = []
    try forEachCitation { if !$1.pmid.isEmpty { pmids.insert($1.pmid) } }
    var found: [String: PublicationRecord] = [:]
    for pmid in pmids {
      if let record = records.publication(pmid), isWanted(record) { found[pmid] = record }
    }
    return found
  }
}

/// A document of a store, as far as checks ask.
public struct MinedText: Hashable, Sendable {
  /// `MinedDocument.id`.
  public let id: String
  /// Empty where it is not known.
  public let pmid: String
  /// Whether it has a reference list.
  public let hasReferences: Bool

  /// A document as its parts.
  public init(id: String, pmid: String, hasReferences: Bool) {
    self.id = id
    self.pmid = pmid
    self.hasReferences = hasReferences
  }
}

/// Where checks of a store put what they find.
public struct StoreReport {
  /// A finding whose place is still an offset.
  struct Entry {
    /// Unicode scalars into the document's source text; nil for the whole document.
    let start: Int?
    let finding: Finding
  }

  private(set) var entries: [Entry] = []
  private var code = ""
  private var severity = Finding.Severity.information

  mutating func begin(_ entry: CatalogueEntry) {
    code = entry.code
    severity = entry.severity
  }

  /// Reports a place in a document.
  ///
  /// - Parameters:
  ///   - start: in Unicode scalars; nil for the whole document.
  ///   - severity: where it is another than the catalogue's.
  public mutating func add(
    _ message: String, in document: String, at start: Int?, value: String = "",
    suggestion: String = "", evidence: String = "", severity: Finding.Severity? = nil
  ) {
    add(
      Finding(
        code: code, severity: severity ?? self.severity, file: document, line: 0, column: 0,
        message: message, value: value, suggestion: suggestion, evidence: evidence), at: start)
  }

  mutating func add(_ finding: Finding, at start: Int?) {
    entries.append(Entry(start: start, finding: finding))
  }
}
