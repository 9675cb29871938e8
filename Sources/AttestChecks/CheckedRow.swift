public import AttestModel

/// A row of a table, as checks ask it.
public struct CheckedRow {
  public let file: String
  /// From 0, the first below the header.
  public let number: Int
  public let cells: [CuratedCell]
  public let columns: TableColumns
  public let names: NameReader
  /// Nil where there is no store.
  public let records: RecordReader?

  init(
    file: String, number: Int, cells: [CuratedCell], columns: TableColumns, names: NameReader,
    records: RecordReader?
  ) {
    self.file = file
    self.number = number
    self.cells = cells
    self.columns = columns
    self.names = names
    self.records = records
  }

  /// The cells of a role that hold something; `NA`, `-` and the like hold nothing.
  public func cells(_ role: ColumnRole) -> [CuratedCell] {
    let places = columns.columns(role)
    if places.isEmpty, !columns.has(.identifier) { return [] }
    var found = places.compactMap { cells[$0].isMissing ? nil : cells[$0] }
    // In `source_type,citation_id` the first says what the second is.
    if columns.has(.identifier), kind(of: identifierKind) == role {
      found += columns.columns(.identifier).compactMap { cells[$0].isMissing ? nil : cells[$0] }
    }
    return found
  }

  private var identifierKind: String {
    columns.columns(.identifierKind).first.map { cells[$0].text } ?? ""
  }

  private func kind(of name: String) -> ColumnRole? {
    switch name.trimmed.lowercased() {
    case "pmid", "pubmed", "pubmed id": .pmid
    case "nct", "nctid", "clinicaltrials.gov", "clinicaltrials": .nct
    case "doi": .doi
    case "pmc", "pmcid": .pmcid
    default: nil
    }
  }

  /// The first cell of a role that holds something.
  public func cell(_ role: ColumnRole) -> CuratedCell? {
    for column in columns.columns(role) where !cells[column].isMissing { return cells[column] }
    return nil
  }

  /// The first cell of the first of several roles.
  public func cell(_ roles: ColumnRole...) -> CuratedCell? {
    for role in roles { if let cell = cell(role) { return cell } }
    return nil
  }

  /// The parts of a role's cells, where several stand in one: behind `|` and `;`.
  public func parts(_ role: ColumnRole) -> [CuratedCell] {
    cells(role).flatMap { $0.parts(at: "|;") }
  }

  /// What acts.
  public var subject: CuratedCell? { cell(.subject, .cytokine, .agent, .gene) }

  /// What it acts on.
  public var object: CuratedCell? { cell(.object, .receptor, .stat, .target, .disease) }

  /// What the subject does to the object.
  public var relation: CuratedCell? { cell(.relation, .sign) }
}

extension CuratedCell {
  /// Whether the cell holds nothing, or says so.
  public var isMissing: Bool {
    switch text.utf8.count {
    case 0: return true
    case 1...7:
      let plain = text.trimmed.lowercased()
      return ["", "-", "–", "—", ".", "na", "n/a", "none", "null", "?"].contains(plain)
    default:
      return text.utf8.first == 0x20 && text.trimmed.isEmpty
    }
  }

  /// The parts between separators, each with its place, without blanks around it.
  public func parts(at separators: String) -> [CuratedCell] {
    let marks = Set(separators.unicodeScalars)
    guard text.unicodeScalars.contains(where: marks.contains) else { return [trimmed] }
    var parts: [CuratedCell] = []
    var part = String.UnicodeScalarView()
    var start = column
    var position = column
    func end() {
      let cell = CuratedCell(String(part), line: line, column: start).trimmed
      if !cell.text.isEmpty { parts.append(cell) }
    }
    for scalar in text.unicodeScalars {
      position += 1
      if marks.contains(scalar) {
        end()
        part = String.UnicodeScalarView()
        start = position
      } else {
        part.append(scalar)
      }
    }
    end()
    return parts
  }

  /// The text without an abbreviation in brackets behind it: `Rheumatoid Arthritis (RA)`.
  public var withoutAbbreviation: String {
    guard text.utf8.last == UInt8(ascii: ")"), let open = text.lastIndex(of: "("),
      open > text.startIndex
    else { return text.trimmed }
    return text[..<open].trimmed
  }

  /// The cell without blanks at either end.
  public var trimmed: CuratedCell {
    guard let first = text.utf8.first, let last = text.utf8.last else { return self }
    if first > 0x20, last > 0x20, first < 0x80, last < 0x80 { return self }
    let blanks = text.unicodeScalars.prefix { $0.properties.isWhitespace }.count
    return CuratedCell(text.trimmed, line: line, column: column + blanks)
  }
}
