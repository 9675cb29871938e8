public import AttestModel

/// Reads bibliographies in RIS, the format of reference managers.
///
///     TY  - JOUR
///     TI  - JAK1 activates STAT1
///     ER  -
public struct RISReader: BibliographyReader {
  /// As `DocumentReader.format`.
  public static let format = "ris"

  /// A reader, which has nothing to set.
  public init() {}

  /// By a line with the tag `TY` among the first twenty.
  public func recognises(head: [UInt8], name: String) -> Bool {
    Opening(head).lines.prefix(20).contains { line in
      TaggedEntry.field(of: line, width: 2)?.tag == "TY"
    }
  }

  /// As `BibliographyReader.readRecords`.
  public func readRecords(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (PublicationRecord, _ abstract: String) throws -> Void
  ) throws {
    let text = try text(of: stream, name: name, report: report)
    var entry: TaggedEntry?
    func close() throws {
      if let entry { try found(Self.record(entry), entry.first("AB", "N2")) }
      entry = nil
    }
    for (index, line) in TaggedEntry.lines(of: text).enumerated() {
      switch TaggedEntry.field(of: line, width: 2) {
      case ("TY", let kind)?:
        if let open = entry {
          report(
            Diagnostic(
              "an entry begins before that of line \(open.line) has its ER", severity: .warning,
              file: name, line: index + 1, column: 1))
        }
        try close()
        entry = TaggedEntry(line: index + 1)
        entry?.add("TY", kind)
      case ("ER", _)?: try close()
      case (let tag, let value)?: entry?.add(tag, value)
      // What goes on without a tag belongs to the tag before it.
      case nil: if !line.isEmpty { entry?.extend(String(line.drop { $0 == " " })) }
      }
    }
    try close()
  }

  private static func record(_ entry: TaggedEntry) -> PublicationRecord {
    // Exports of PubMed put its number into one of several fields.
    let pmid =
      entry.all("AN", "PM", "C2", "M1", "N1", "ID").lazy
      .filter { $0.lowercased().contains("pmid") }
      .compactMap { Identifiers.loosePMID($0) }.first
      ?? entry.all("UR", "L2").lazy
      .filter { $0.contains("pubmed") }.compactMap { Identifiers.loosePMID($0) }.first
    let doi = (entry.all("DO") + entry.all("UR", "M3", "L3")).lazy
      .compactMap { Identifiers.doi($0) }.first
    return PublicationRecord(
      publication: Publication(
        authors: entry.all("AU", "A1").map(AuthorName.name),
        title: entry.first("TI", "T1", "CT", "BT"),
        journal: entry.first("JF", "T2", "JO", "JA", "J2"),
        year: Identifiers.year(in: entry.first("PY", "Y1", "DA")), pmid: pmid ?? "",
        doi: doi ?? "",
        pmc: entry.all("C2", "C1").lazy
          .filter { $0.hasPrefix("PMC") }.compactMap { Identifiers.pmc($0) }.first ?? ""),
      publicationTypes: entry.all("TY"))
  }
}
