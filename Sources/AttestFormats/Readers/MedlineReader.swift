public import AttestModel

/// Reads bibliographies in MEDLINE's format, as PubMed saves them (`.nbib`).
///
///     PMID- 12345678
///     TI  - JAK1 activates
///           STAT1.
public struct MedlineReader: BibliographyReader {
  /// As `DocumentReader.format`.
  public static let format = "medline"

  /// A reader, which has nothing to set.
  public init() {}

  /// By a first line that begins with `PMID- `, `PMC - `, `OWN - ` or `UI  - `.
  public func recognises(head: [UInt8], name: String) -> Bool {
    guard let line = Opening(head).lines.first else { return false }
    return ["PMID- ", "PMC - ", "OWN - ", "UI  - "].contains { line.hasPrefix($0) }
  }

  /// As `BibliographyReader.readRecords`.
  public func readRecords(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (PublicationRecord, _ abstract: String) throws -> Void
  ) throws {
    let text = try text(of: stream, name: name, report: report)
    var entry: TaggedEntry?
    func close() throws {
      if let entry { try found(Self.record(entry, name, report), entry.first("AB", "OAB")) }
      entry = nil
    }
    for (index, line) in TaggedEntry.lines(of: text).enumerated() {
      if let (tag, value) = TaggedEntry.field(of: line, width: 4) {
        if entry == nil { entry = TaggedEntry(line: index + 1) }
        entry?.add(tag, value)
      } else if line.hasPrefix("      ") {
        entry?.extend(String(line.drop { $0 == " " }))
      } else if line.isEmpty {
        try close()
      } else {
        report(
          Diagnostic(
            "neither a tag nor the rest of one; the line is passed over", severity: .warning,
            file: name, line: index + 1, column: 1))
      }
    }
    try close()
  }

  private static func record(
    _ entry: TaggedEntry, _ file: String, _ report: (Diagnostic) -> Void
  ) -> PublicationRecord {
    let number = entry.first("PMID")
    let pmid = Identifiers.pmid(number)
    if pmid == nil, !number.isEmpty {
      report(
        Diagnostic(
          "PMID '\(number)' is not valid; the entry is kept without it", file: file,
          line: entry.line, column: 1))
    }
    let dois = entry.all("LID", "AID").filter { $0.hasSuffix("[doi]") }
    let names = entry.all("FAU")
    return PublicationRecord(
      publication: Publication(
        authors: (names.isEmpty ? entry.all("AU") : names).map(AuthorName.name)
          + entry.all("CN"),
        title: entry.first("TI", "BTI"), journal: entry.first("JT", "TA"),
        year: Identifiers.year(in: entry.first("DP")), pmid: pmid ?? "",
        doi: dois.first.flatMap { Identifiers.doi($0.dropLast(5)) } ?? "",
        pmc: Identifiers.pmc(entry.first("PMC")) ?? ""),
      mesh: entry.all("MH").map(mesh), publicationTypes: entry.all("PT"), links: links(entry),
      ncts: entry.all("SI").compactMap { bank in
        bank.split(separator: "/").last.flatMap { Identifiers.nct($0) }
      })
  }

  /// `Inflammation/*drug therapy`: a star marks what is a main subject.
  private static func mesh(_ text: String) -> PublicationRecord.MeshHeading {
    let parts = text.split(separator: "/").map { $0.filter { $0 != "*" } }
    return PublicationRecord.MeshHeading(
      name: parts.first ?? "", qualifiers: Array(parts.dropFirst()), isMajor: text.contains("*"))
  }

  private static let kinds: [(tag: String, kind: String)] = [
    ("CIN", "CommentIn"), ("CON", "CommentOn"), ("EIN", "ErratumIn"), ("EFR", "ErratumFor"),
    ("ECI", "ExpressionOfConcernIn"), ("ECF", "ExpressionOfConcernFor"), ("RIN", "RetractionIn"),
    ("ROF", "RetractionOf"), ("CRI", "CorrectedandRepublishedIn"),
    ("CRF", "CorrectedandRepublishedFrom"), ("RPI", "RepublishedIn"), ("RPF", "RepublishedFrom"),
    ("UIN", "UpdateIn"), ("UOF", "UpdateOf"),
  ]

  private static func links(_ entry: TaggedEntry) -> [PublicationRecord.Link] {
    kinds.flatMap { tag, kind in
      entry.all(tag).map { text in
        let parts = text.components(behind: "PMID:")
        return PublicationRecord.Link(
          kind: kind, pmid: Identifiers.loosePMID(parts.rest) ?? "", source: parts.text)
      }
    }
  }
}

extension String {
  /// What stands before the last mark and what behind it.
  fileprivate func components(behind mark: String) -> (text: String, rest: String) {
    guard let range = ranges(of: mark).last else { return (self, "") }
    let text = self[..<range.lowerBound]
    let end = text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex
    return (String(text[..<end]), String(self[range.upperBound...]))
  }
}
