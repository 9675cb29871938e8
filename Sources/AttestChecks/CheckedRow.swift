public import AttestModel

/// A row of a table, as checks ask it.
///
/// It holds good while it is checked. Texts of cells are made when they are asked for, and what can
/// be told of a text is told once for all rows that have it.
public struct CheckedRow {
  /// From 0, the first below the header.
  public let number: Int
  /// What the rows of the table have in common, and the row itself.
  let table: TableTexts

  /// The path of the table, as findings show it.
  public var file: String { table.file }
  /// What the columns of the table hold.
  public var columns: TableColumns { table.columns }
  /// What is known of names.
  public var names: NameReader { table.names }
  /// Nil where there is no store.
  public var records: RecordReader? { table.records }

  var buffer: RowBuffer { table.row }

  /// All cells, with their texts.
  public var cells: [CuratedCell] { (0..<table.row.count).map(table.cell) }

  /// A cell with its text.
  func cell(at column: Int) -> CuratedCell { table.cell(at: column) }

  /// The cells of a role that hold something; `NA`, `-` and the like hold nothing.
  public func cells(_ role: ColumnRole) -> [CuratedCell] {
    let places = columns(holding: role)
    return places.isEmpty
      ? [] : places.compactMap { table.isMissing($0) ? nil : table.cell(at: $0) }
  }

  /// The columns that hold a role in this row.
  func columns(holding role: ColumnRole) -> [Int] {
    let places = table.columns.columns(role)
    guard table.columns.has(.identifier), role != .identifier else { return places }
    let identifiers = table.columns.columns(.identifier)
    // In `source_type,citation_id` the first says what the second is.
    return places + identifiers.filter { self.role(at: $0) == role }
  }

  /// What a cell of the row holds.
  func role(at column: Int) -> ColumnRole {
    let role = table.columns.roles[column]
    guard role == .identifier, let kind = table.columns.columns(.identifierKind).first else {
      return role
    }
    switch table.cell(at: kind).text.trimmed.lowercased() {
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
    table.first(of: columns).map { table.cell(at: $0) }
  }

  /// The parts of a role's cells, where several stand in one: behind `|` and `;`.
  public func parts(_ role: ColumnRole) -> [CuratedCell] {
    cells(role).flatMap { $0.parts(at: "|;") }
  }

  /// What acts.
  public var subject: CuratedCell? { table.subjectColumn.map { table.cell(at: $0) } }

  /// What it acts on.
  public var object: CuratedCell? { table.objectColumn.map { table.cell(at: $0) } }

  /// What the subject does to the object.
  public var relation: CuratedCell? { table.relationColumn.map { table.cell(at: $0) } }

  /// A digest of the two things of the row, the same for all their names; nil where one is missing.
  var ends: RowDigest? { table.ends }

  /// Whether both ends in columns of subjects and objects are one thing.
  var hasOneEnd: Bool {
    guard let subject = table.plainSubjectColumn, let object = table.plainObjectColumn else {
      return false
    }
    return table.digest(ofNameIn: subject) == table.digest(ofNameIn: object)
  }

  /// Whether the relation raises or lowers the object.
  var sign: Relation.Sign { table.relationColumn.map(table.sign) ?? .none }

  /// Whether something holds of the text in a column; each text is asked once.
  func holds(
    _ question: TableTexts.Question, in column: Int, _ ask: (CuratedCell) -> Bool
  ) -> Bool {
    table.holds(question, in: column, ask)
  }

  /// Takes the texts of a role's cells into a digest, in lower case.
  func add(_ role: ColumnRole, sorted: Bool = false, to digest: inout RowDigest) {
    guard table.columns.has(role) || table.columns.has(.identifier) else { return }
    let texts = cells(role).map {
      role == .context ? Self.plainContext($0.text) : $0.text.lowercased()
    }
    for text in sorted ? texts.sorted() : texts { digest.add(text) }
  }
}

extension CheckedRow {
  /// A context as it is compared: `T-cells` are `t cell`.
  private static func plainContext(_ text: String) -> String {
    let plain = text.lowercased().replacing("-", with: " ")
    return plain.hasSuffix("s") && !plain.hasSuffix("ss") ? String(plain.dropLast()) : plain
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
    guard Self.has(text, oneOf: separators) else { return [trimmed] }
    let marks = Set(separators.unicodeScalars)
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

  /// Whether a text has one of some ASCII characters.
  private static func has(_ text: String, oneOf marks: String) -> Bool {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for byte in marks.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    for byte in text.utf8 where byte < 0x80 {
      if (byte < 64 ? low : high) & (1 << UInt64(byte & 63)) != 0 { return true }
    }
    return false
  }

  /// The text without an abbreviation in brackets behind it: `Rheumatoid Arthritis (RA)`.
  public var withoutAbbreviation: String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return "" }
    // Most names have neither brackets nor blanks at their ends.
    if first > 0x20, first < 0x80, last > 0x20, last < 0x7F, last != UInt8(ascii: ")") {
      return text
    }
    guard last == UInt8(ascii: ")"), let open = text.lastIndex(of: "("),
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
