internal import AttestModel

/// The row at hand of a table, what its rows have in common, and the texts of its columns, each
/// once.
///
/// Columns of names and words have few different texts; what is asked of one is answered once.
final class TableTexts {
  /// A text of a column.
  struct Text {
    /// The first cell that holds it.
    let cell: CuratedCell
    let role: ColumnRole
    /// The row of that cell.
    let row: Int
  }

  /// What is asked of a text for every row that has it.
  private struct Answers {
    let hash: UInt64
    let isMissing: Bool
    /// Whether it is a name that is written for another thing's.
    let isConfusable: Bool
    /// Whether checks of single cells find something in it.
    var isLoud = false
    var sign: Relation.Sign?
    /// A bit for each question that was asked, and for each to which the answer is yes.
    var asked: UInt8 = 0
    var yes: UInt8 = 0
    /// Of the thing that the name stands for; nil until it is asked for.
    var digest: UInt64?
    /// How many cells hold it.
    var count = 0
  }

  /// Something that checks ask of a text.
  enum Question: UInt8 {
    case saysPhosphorylates, cannotPhosphorylate, isMainName, isLigand
  }

  /// How many texts are kept before all are told and forgotten.
  static let most = 100_000

  let file: String
  let columns: TableColumns
  /// Whether a cell of the row has a name that is written for another thing's.
  @exclusivity(unchecked) private(set) var hasConfusable = false
  /// Whether no other columns may hold what acts and what is acted on.
  private let hasPlainEnds: Bool
  let names: NameReader
  let records: RecordReader?

  @exclusivity(unchecked) private(set) var texts: [Text] = []
  @exclusivity(unchecked) private var answers: [Answers] = []
  /// Places among the texts by their hashes, at most half of them taken; -1 where none.
  @exclusivity(unchecked) private var slots: [Int32] = Array(repeating: -1, count: 1 << 10)
  @exclusivity(unchecked) private(set) var row = RowBuffer()
  /// Which text each cell of the row at hand has; -1 where it was not looked up.
  @exclusivity(unchecked) private var here: [Int]
  /// The columns of the row that hold its ends and what is between, once they were asked for.
  @exclusivity(unchecked) private var subject = unasked
  @exclusivity(unchecked) private var object = unasked
  @exclusivity(unchecked) private var relation = unasked
  private static let unasked = -2
  @exclusivity(unchecked) private var knownEnds: RowDigest?
  @exclusivity(unchecked) private var lastVerdict: (row: Int, anyDocument: Bool, verdict: Verdict)?

  /// What the row says about checks that shall leave it alone.
  @exclusivity(unchecked) var silenced: [String] = []
  /// Whether the table is one of a text, made to be read.
  @exclusivity(unchecked) var isPrinted = false
  /// Whether documents that a row does not cite count for its verdict.
  @exclusivity(unchecked) var takesAnyDocument = false
  /// The last row whose verdict was counted.
  @exclusivity(unchecked) private var lastCounted = -1
  /// How many rows could not be held against texts, by why.
  @exclusivity(unchecked) private(set) var notCheckable: [Verdict.Obstacle: Int] = [:]

  init(file: String, columns: TableColumns, names: NameReader, records: RecordReader?) {
    self.file = file
    self.columns = columns
    self.names = names
    self.records = records
    hasPlainEnds =
      columns.subjects == columns.columns(.subject) && columns.objects == columns.columns(.object)
    here = Array(repeating: -1, count: columns.roles.count)
  }

  /// Takes up the next row.
  func begin(_ row: RowBuffer) {
    if self.row !== row { self.row = row }
    for column in here.indices { here[column] = -1 }
    subject = Self.unasked
    object = Self.unasked
    relation = Self.unasked
    knownEnds = nil
    hasConfusable = false
  }

  /// Where what acts stands, what it acts on, and what it does; nil where nothing does.
  var subjectColumn: Int? { first(of: columns.subjects, &subject) }
  var objectColumn: Int? { first(of: columns.objects, &object) }
  var relationColumn: Int? { first(of: columns.relations, &relation) }

  /// The same in columns of subjects and objects alone.
  var plainSubjectColumn: Int? {
    hasPlainEnds ? subjectColumn : first(of: columns.columns(.subject))
  }
  var plainObjectColumn: Int? {
    hasPlainEnds ? objectColumn : first(of: columns.columns(.object))
  }

  private func first(of places: [Int], _ known: inout Int) -> Int? {
    if known == Self.unasked { known = first(of: places) ?? -1 }
    return known >= 0 ? known : nil
  }

  /// The first of some columns that holds something.
  func first(of places: [Int]) -> Int? {
    for column in places where !isMissing(column) { return column }
    return nil
  }

  /// A cell of the row with its text.
  func cell(at column: Int) -> CuratedCell {
    let text = here[column]
    guard text >= 0 else { return row.cell(at: column) }
    let place = row[column]
    return CuratedCell(texts[text].cell.text, line: Int(place.line), column: Int(place.column))
  }

  /// Looks a cell of the row up; makes a text of it where it is new.
  ///
  /// - Parameter ask: says of a new text whether checks of single cells find something in it.
  func look(
    _ column: Int, _ role: ColumnRole, row number: Int, ask: (CuratedCell) -> Bool
  ) -> Int {
    let bytes = row.bytes(of: column)
    // An identifier's kind stands in another column.
    var hasher = ByteHash(UInt64(column) << 8 | UInt64(role.ordinal))
    hasher.add(UInt64(bytes.count))
    hasher.take(bytes)
    let hash = hasher.value
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let text = Int(slots[slot])
      if answers[text].hash == hash {
        here[column] = text
        if answers[text].isConfusable { hasConfusable = true }
        return text
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let cell = row.cell(at: column)
    let isMissing = Self.isMissing(cell, as: role)
    let isConfusable =
      bytes.count <= 6 && role.isNames && names.facts.confusables[cell.text] != nil
    if isConfusable { hasConfusable = true }
    slots[slot] = Int32(texts.count)
    here[column] = texts.count
    texts.append(Text(cell: cell, role: role, row: number))
    answers.append(
      Answers(
        hash: hash, isMissing: isMissing, isConfusable: isConfusable,
        isLoud: !isMissing && ask(cell)))
    if texts.count * 2 > slots.count { rehash() }
    return texts.count - 1
  }

  private func rehash() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for text in answers.indices {
      var slot = Int(truncatingIfNeeded: answers[text].hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(text)
    }
  }

  func isLoud(_ text: Int) -> Bool { answers[text].isLoud }
  func isMissing(text: Int) -> Bool { answers[text].isMissing }
  func count(of text: Int) -> Int { answers[text].count }

  /// Whether a cell of the row holds nothing, or says so.
  func isMissing(_ column: Int) -> Bool {
    let text = here[column]
    if text >= 0 { return answers[text].isMissing }
    let bytes = row.bytes(of: column)
    guard let first = bytes.first else { return true }
    // Most cells begin with a letter or a digit that says that they hold something.
    if first >= 0x30, first < 0x80, first != 0x3F, first | 0x20 != 0x6E { return false }
    return Self.isMissing(row.cell(at: column), as: columns.roles[column])
  }

  /// Under signs a hyphen is one; elsewhere it stands for nothing.
  private static func isMissing(_ cell: CuratedCell, as role: ColumnRole) -> Bool {
    role == .sign && ["-", "–"].contains(cell.text.trimmed) ? false : cell.isMissing
  }

  /// Counts a cell that holds a text.
  func count(_ text: Int) { answers[text].count += 1 }

  /// The verdict of a row, where it was the last to be asked for.
  func verdict(ofRow row: Int, _ anyDocument: Bool) -> Verdict? {
    lastVerdict.flatMap { $0.row == row && $0.anyDocument == anyDocument ? $0.verdict : nil }
  }

  func keep(_ verdict: Verdict, ofRow row: Int, _ anyDocument: Bool) {
    // A row may be asked more than once.
    if anyDocument == takesAnyDocument, row != lastCounted {
      lastCounted = row
      if let obstacle = verdict.obstacle { notCheckable[obstacle, default: 0] += 1 }
    }
    lastVerdict = (row, anyDocument, verdict)
  }

  /// Forgets all texts.
  func forget() {
    texts.removeAll(keepingCapacity: true)
    answers.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = -1 }
    for column in here.indices { here[column] = -1 }
  }

  /// A digest of what the name in a column stands for, the same for all its spellings.
  func digest(ofNameIn column: Int) -> UInt64 {
    let text = here[column]
    guard text >= 0 else { return RowDigest.hash(of: names.key(of: row.cell(at: column).text)) }
    if let digest = answers[text].digest { return digest }
    let digest = RowDigest.hash(of: names.key(of: texts[text].cell.text))
    answers[text].digest = digest
    return digest
  }

  /// A digest of the row's two ends; nil where one is missing.
  var ends: RowDigest? {
    if let known = knownEnds { return known }
    guard let subject = subjectColumn, let object = objectColumn else { return nil }
    var digest = RowDigest()
    digest.add(self.digest(ofNameIn: subject))
    digest.add(self.digest(ofNameIn: object))
    knownEnds = digest
    return digest
  }

  /// Whether the relation in a column raises or lowers what it acts on.
  func sign(in column: Int) -> Relation.Sign {
    let text = here[column]
    guard text >= 0 else { return RelationWords.sign(of: row.cell(at: column).text) }
    if let sign = answers[text].sign { return sign }
    let sign = RelationWords.sign(of: texts[text].cell.text)
    answers[text].sign = sign
    return sign
  }

  /// Whether something holds of the text in a column; each text is asked once.
  func holds(_ question: Question, in column: Int, _ ask: (CuratedCell) -> Bool) -> Bool {
    let text = here[column]
    guard text >= 0 else { return ask(row.cell(at: column)) }
    let bit = UInt8(1) << question.rawValue
    if answers[text].asked & bit == 0 {
      answers[text].asked |= bit
      if ask(texts[text].cell) { answers[text].yes |= bit }
    }
    return answers[text].yes & bit != 0
  }
}
