public import AttestModel

/// The headings by which columns of curated tables are recognised.
///
///     gene1    subject
///     pmids    pmid
public struct ColumnNames: Sendable {
  private var roles: [String: ColumnRole] = [:]
  /// What was wrong with the rows of the table.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads the table: `heading` and `role` apart by a tab, `#` for comments.
  public init(_ table: String, file: String) {
    var line = 0
    var hasHeader = false
    for raw in table.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      guard let first = raw.first, first != "#" else { continue }
      let fields = raw.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if !hasHeader {
        hasHeader = true
        if fields == ["heading", "role"] { continue }
      }
      guard fields.count == 2, let role = ColumnRole(rawValue: fields[1]) else {
        diagnostics.append(
          Diagnostic("expected a heading and a role, apart by a tab", file: file, line: line))
        continue
      }
      roles[fields[0]] = role
    }
  }

  /// The role of a heading; nil where it is not known.
  public func role(of heading: String) -> ColumnRole? {
    let folded = Self.folded(heading)
    if let role = roles[folded] { return role }
    // `PMIDs` and `PMID(s)` are `PMID`.
    for ending in [" s", "s"] where folded.hasSuffix(ending) {
      if let role = roles[String(folded.dropLast(ending.count))] { return role }
    }
    return nil
  }

  /// As headings are compared: lower case, words apart by one blank, no marks.
  static func folded(_ heading: String) -> String {
    var result = ""
    for scalar in heading.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        result.unicodeScalars.append(scalar)
      } else if !result.isEmpty, result.last != " " {
        result.append(" ")
      }
    }
    if result.last == " " { result.removeLast() }
    return result
  }
}
