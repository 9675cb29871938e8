public import AttestModel

/// What the rows of a table have in common, and the texts of its columns, each once.
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
    let isMissing: Bool
    /// How many cells hold it.
    var count = 0
    /// Whether checks of single cells find something in it.
    var isLoud = false
    /// Of the thing that the name stands for; nil until it is asked for.
    var digest: UInt64?
    var sign: Relation.Sign?
  }

  /// How many texts are kept before all are told and forgotten.
  static let most = 100_000

  let file: String
  let columns: TableColumns
  let names: NameReader
  let records: RecordReader?

  private(set) var texts: [Text] = []
  private var places: [[String: Int]]
  /// Which text each cell of the row at hand has; -1 where it was not looked up.
  private var here: [Int]
  private var lastVerdict: (row: Int, anyDocument: Bool, verdict: Verdict)?

  init(file: String, columns: TableColumns, names: NameReader, records: RecordReader?) {
    self.file = file
    self.columns = columns
    self.names = names
    self.records = records
    places = Array(repeating: [:], count: columns.roles.count)
    here = Array(repeating: -1, count: columns.roles.count)
  }

  /// Looks a cell up; makes a text of it where it is new.
  ///
  /// - Parameter ask: says of a new text whether checks of single cells find something in it.
  func look(
    _ cell: CuratedCell, in column: Int, _ role: ColumnRole, row: Int,
    ask: (CuratedCell) -> Bool
  ) -> Int {
    // An identifier's kind stands in another column.
    let key =
      columns.roles[column] == .identifier ? "\(role.rawValue) \(cell.text)" : cell.text
    if let known = places[column][key] {
      here[column] = known
      return known
    }
    let isMissing = cell.isMissing
    texts.append(
      Text(
        cell: cell, role: role, row: row, isMissing: isMissing, isLoud: !isMissing && ask(cell)))
    places[column][key] = texts.count - 1
    here[column] = texts.count - 1
    return texts.count - 1
  }

  /// Counts a cell that holds a text.
  func count(_ text: Int) { texts[text].count += 1 }

  /// Says that a cell of the row at hand is not looked up.
  func pass(_ column: Int) { here[column] = -1 }

  /// The verdict of a row, where it was the last to be asked for.
  func verdict(ofRow row: Int, _ anyDocument: Bool) -> Verdict? {
    lastVerdict.flatMap { $0.row == row && $0.anyDocument == anyDocument ? $0.verdict : nil }
  }

  func keep(_ verdict: Verdict, ofRow row: Int, _ anyDocument: Bool) {
    lastVerdict = (row, anyDocument, verdict)
  }

  /// Forgets all texts.
  func forget() {
    texts.removeAll(keepingCapacity: true)
    for column in places.indices {
      places[column].removeAll(keepingCapacity: true)
      here[column] = -1
    }
  }

  /// A digest of what a name in a column stands for, the same for all its spellings.
  func digest(ofName name: String, in column: Int) -> UInt64 {
    guard let text = text(name, in: column) else { return RowDigest.hash(of: names.key(of: name)) }
    if let digest = texts[text].digest { return digest }
    let digest = RowDigest.hash(of: names.key(of: name))
    texts[text].digest = digest
    return digest
  }

  /// Whether a relation in a column raises or lowers what it acts on.
  func sign(of word: String, in column: Int) -> Relation.Sign {
    guard let text = text(word, in: column) else { return RelationWords.sign(of: word) }
    if let sign = texts[text].sign { return sign }
    let sign = RelationWords.sign(of: word)
    texts[text].sign = sign
    return sign
  }

  private func text(_ name: String, in column: Int) -> Int? {
    let text = here[column]
    return text >= 0 && texts[text].cell.text == name ? text : nil
  }
}
