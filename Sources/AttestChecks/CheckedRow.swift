public import AttestModel

/// A row of a table, as checks ask it.
public struct CheckedRow {
  public let file: String
  /// From 0, the first below the header.
  public let number: Int
  public let cells: [CuratedCell]
  /// What the rows of the table have in common.
  let table: TableTexts

  init(number: Int, cells: [CuratedCell], table: TableTexts) {
    file = table.file
    self.number = number
    self.cells = cells
    self.table = table
  }

  public var columns: TableColumns { table.columns }
  public var names: NameReader { table.names }
  /// Nil where there is no store.
  public var records: RecordReader? { table.records }

  /// The cells of a role that hold something; `NA`, `-` and the like hold nothing.
  public func cells(_ role: ColumnRole) -> [CuratedCell] {
    let places = columns.columns(role)
    let identifiers = columns.columns(.identifier)
    if places.isEmpty, identifiers.isEmpty { return [] }
    var found: [CuratedCell] = []
    for column in places where !cells[column].isMissing { found.append(cells[column]) }
    // In `source_type,citation_id` the first says what the second is.
    for column in identifiers where self.role(at: column) == role && !cells[column].isMissing {
      found.append(cells[column])
    }
    return found
  }

  /// What a cell of the row holds.
  func role(at column: Int) -> ColumnRole {
    let role = columns.roles[column]
    guard role == .identifier, let kind = columns.columns(.identifierKind).first else {
      return role
    }
    switch cells[kind].text.trimmed.lowercased() {
    case "pmid", "pubmed", "pubmed id": return .pmid
    case "nct", "nctid", "clinicaltrials.gov", "clinicaltrials": return .nct
    case "doi": return .doi
    case "pmc", "pmcid": return .pmcid
    default: return role
    }
  }

  /// The first cell of a role that holds something.
  public func cell(_ role: ColumnRole) -> CuratedCell? { first(of: columns.columns(role)) }

  private func first(of columns: [Int]) -> CuratedCell? {
    column(columns).map { cells[$0] }
  }

  private func column(_ columns: [Int]) -> Int? {
    for column in columns where !cells[column].isMissing { return column }
    return nil
  }

  /// The parts of a role's cells, where several stand in one: behind `|` and `;`.
  public func parts(_ role: ColumnRole) -> [CuratedCell] {
    cells(role).flatMap { $0.parts(at: "|;") }
  }

  /// What acts.
  public var subject: CuratedCell? { first(of: columns.subjects) }

  /// What it acts on.
  public var object: CuratedCell? { first(of: columns.objects) }

  /// What the subject does to the object.
  public var relation: CuratedCell? { first(of: columns.relations) }

  /// A digest of the two things of the row, the same for all their names; nil where one is missing.
  var ends: RowDigest? {
    guard let subject = column(columns.subjects), let object = column(columns.objects) else {
      return nil
    }
    var digest = RowDigest()
    digest.add(table.digest(ofName: cells[subject].text, in: subject))
    digest.add(table.digest(ofName: cells[object].text, in: object))
    return digest
  }

  /// Whether both ends in columns of subjects and objects are one thing.
  var hasOneEnd: Bool {
    guard let subject = column(columns.columns(.subject)),
      let object = column(columns.columns(.object))
    else { return false }
    return table.digest(ofName: cells[subject].text, in: subject)
      == table.digest(ofName: cells[object].text, in: object)
  }

  /// Whether the relation raises or lowers the object.
  var sign: Relation.Sign {
    column(columns.relations).map { table.sign(of: cells[$0].text, in: $0) } ?? .none
  }
}

extension CuratedCell {
  /// Whether the cell holds nothing, or says so.
  public var isMissing: Bool {
    switch text.utf8.count {
    case 0: return true
    case 1...7:
      // What holds nothing begins with a mark, an n, or a blank.
      guard let first = text.utf8.first,
        first < 0x30 || first == 0x3F || first | 0x20 == 0x6E
          || first >= 0x80
      else { return false }
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
