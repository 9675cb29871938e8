public import AttestModel

/// Lists of retractions, as databases of them give them: a table with a PMID or DOI a row.
///
///     OriginalPaperPubMedID,RetractionNature,RetractionPubMedID,RetractionDate,Reason
public enum RetractionList {
  private static let columns: [(field: String, names: Set<String>)] = [
    (
      "pmid",
      ["originalpaperpubmedid", "pmid", "pubmedid", "pubmed", "articlepmid", "originalpmid"]
    ),
    ("doi", ["originalpaperdoi", "doi", "originaldoi", "articledoi"]),
    ("kind", ["retractionnature", "nature", "kind", "type", "status"]),
    ("notice", ["retractionpubmedid", "noticepmid", "retractionpmid", "notice"]),
    ("noticeDOI", ["retractiondoi", "noticedoi"]),
    ("date", ["retractiondate", "date"]),
    ("reason", ["reason", "reasons"]),
  ]

  /// Reads a list; comma- or tab-separated, or a PMID a line.
  ///
  /// - Parameter report: is told of rows that have no sound identifier.
  /// - Throws: a `Diagnostic` where the file cannot be read or has no column of identifiers.
  public static func read(
    _ path: String, report: (Diagnostic) -> Void, found: (Retraction) throws -> Void
  ) throws {
    let table = try DelimitedReader(contentsOf: path)
    for diagnostic in table.diagnostics { report(diagnostic) }
    if table.header.count == 1, let first = table.header.first,
      let pmid = Identifiers.loosePMID(first.text)
    {
      // A bare list has no header.
      try found(Retraction(pmid: pmid))
      for row in table.rows { try take(row[0], report, path, found) }
      return
    }
    var places: [String: Int] = [:]
    for (index, cell) in table.header.enumerated() {
      let name = cell.text.lowercased().filter(\.isLetter)
      for column in columns where column.names.contains(name) && places[column.field] == nil {
        places[column.field] = index
      }
    }
    guard places["pmid"] != nil || places["doi"] != nil else {
      throw Diagnostic(
        "no column of PMIDs or DOIs in the header, such as pmid or OriginalPaperPubMedID; it has "
          + table.header.map(\.text).joined(separator: ", "), file: path, line: 1, column: 1)
    }
    for row in table.rows {
      func cell(_ field: String) -> String { places[field].map { row[$0].text } ?? "" }
      let pmid = Identifiers.loosePMID(cell("pmid")) ?? ""
      let doi = Identifiers.doi(cell("doi")) ?? ""
      guard !(pmid + doi).isEmpty else {
        let place = places["pmid"] ?? places["doi"] ?? 0
        report(
          Diagnostic(
            "neither a PMID nor a DOI; the row is passed over", severity: .warning, file: path,
            line: row[place].line, column: row[place].column))
        continue
      }
      let notice = Identifiers.loosePMID(cell("notice")) ?? Identifiers.doi(cell("noticeDOI")) ?? ""
      try found(
        Retraction(
          pmid: pmid, doi: doi, kind: cell("kind").isEmpty ? "Retraction" : cell("kind"),
          notice: notice, date: cell("date"), reason: cell("reason")))
    }
  }

  private static func take(
    _ cell: DelimitedReader.Field, _ report: (Diagnostic) -> Void, _ path: String,
    _ found: (Retraction) throws -> Void
  ) throws {
    guard let pmid = Identifiers.loosePMID(cell.text) else {
      report(
        Diagnostic(
          "“\(cell.text)” is no PMID; the row is passed over", severity: .warning, file: path,
          line: cell.line, column: cell.column))
      return
    }
    try found(Retraction(pmid: pmid))
  }
}
