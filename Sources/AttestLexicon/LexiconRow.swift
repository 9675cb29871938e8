public import AttestModel

/// One row of a lexicon table: a thing, what it is called, and who says so.
public struct LexiconRow: Hashable, Sendable {
  /// The thing, with its canonical name.
  public let concept: Concept
  /// Other names, as authors write them. A mark before a name says how it is matched: `=` as it
  /// is written, capitals and all; `?` only where the document defines it; `~` a symbol that was
  /// given up for another. A marked name that repeats the canonical one marks that.
  public let synonyms: [String]
  /// The reference that the identifier was checked against, or `own`.
  public let source: String
  /// The path of its table, for messages.
  public let file: String
  /// From 1.
  public let line: Int

  /// A row as its parts; `synonyms` with their marks.
  public init(concept: Concept, synonyms: [String], source: String, file: String, line: Int) {
    self.concept = concept
    self.synonyms = synonyms
    self.source = source
    self.file = file
    self.line = line
  }

  /// One name, with how it is matched where the row says so.
  struct Spelling {
    var text: String
    var strictness: Lexicon.Name.Case?
    var isRetired = false
  }

  /// What the thing is called. Names that say how they are matched stand first, so that they decide
  /// for the canonical name too.
  var spellings: [Spelling] {
    var marked: [Spelling] = []
    var plain = [Spelling(text: concept.name)]
    for synonym in synonyms {
      let rest = String(synonym.dropFirst())
      switch synonym.utf8.first {
      case UInt8(ascii: "="): marked.append(Spelling(text: rest, strictness: .exact))
      case UInt8(ascii: "?"): marked.append(Spelling(text: rest, strictness: .defined))
      case UInt8(ascii: "~"): plain.append(Spelling(text: rest, isRetired: true))
      default: plain.append(Spelling(text: synonym))
      }
    }
    return marked + plain
  }
}

/// Reads lexicon tables: UTF-8, tab-separated, `#` comments, a header row
/// `id name type synonyms source`.
public struct LexiconReading {
  /// The header that every table must have, in this order.
  public static let columns = ["id", "name", "type", "synonyms", "source"]

  /// What was wrong with the rows that were skipped.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Where each thing stands first: of its fingerprint, which file and line.
  private var firstLines: [WordHash: (file: Int32, line: Int32)] = [:]
  private var files: [String] = []

  /// Has read no table yet.
  public init() {}

  /// Reads one table and hands over its good rows; bad ones are named in `diagnostics`.
  public mutating func read(_ bytes: [UInt8], file: String, _ found: (LexiconRow) -> Void) {
    files.append(file)
    // Rows are looked at one by one only where it is known that one of them is bad.
    let isSound = String(validating: bytes, as: UTF8.self) != nil
    var hasHeader = false
    var line = 0
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    for raw in body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      let row = raw.last == UInt8(ascii: "\r") ? raw.dropLast() : raw
      guard let first = row.first, first != UInt8(ascii: "#") else { continue }
      if !isSound, let fault = Self.fault(in: row) {
        diagnostics.append(
          Diagnostic(
            "not UTF-8: byte 0x\(String(fault.byte, radix: 16, uppercase: true)); save the table as"
              + " UTF-8; row skipped", file: file, line: line, column: fault.column))
        if hasHeader { continue } else { return }
      }
      let fields = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self).trimmed }
      if !hasHeader {
        guard fields == Self.columns else {
          fail(
            "the header must read \(Self.columns.joined(separator: " ")), apart by tabs", file,
            line)
          return
        }
        hasHeader = true
        continue
      }
      add(fields, file: file, line: line, found)
    }
    if !hasHeader { fail("no header row; the table is empty", file, max(line, 1)) }
  }

  /// The first byte of a row that is not UTF-8, and its column; nil where all are.
  private static func fault(in row: ArraySlice<UInt8>) -> (byte: UInt8, column: Int)? {
    if String(validating: row, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var bytes = row.makeIterator()
    var column = 1
    var offset = row.startIndex
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      column += 1
      offset += UTF8.width(scalar)
    }
    return row.indices.contains(offset) ? (row[offset], column) : nil
  }

  private mutating func add(
    _ fields: [String], file: String, line: Int, _ found: (LexiconRow) -> Void
  ) {
    guard fields.count == Self.columns.count else {
      fail("\(fields.count) fields, expected \(Self.columns.count); row skipped", file, line)
      return
    }
    let (id, name, type) = (fields[0], fields[1], fields[2])
    guard !name.isEmpty else {
      fail("the name is empty; row skipped", file, line)
      return
    }
    guard let kind = Concept.Kind(rawValue: type), kind != .phrase else {
      let known = Concept.Kind.allCases.filter { $0 != .phrase }.map(\.rawValue)
      fail(
        "unknown type “\(type)”, expected one of \(known.joined(separator: ", ")); row skipped",
        file, line)
      return
    }
    guard id.isEmpty || Self.isCURIE(id) else {
      fail("“\(id)” is no CURIE such as hgnc:5438; row skipped", file, line)
      return
    }
    guard name.utf8.count <= LexiconBuilder.longestName else {
      fail("the name is longer than \(LexiconBuilder.longestName) bytes; row skipped", file, line)
      return
    }
    let listed = fields[3].split(separator: "|").map { String($0).trimmed }
      .filter { !$0.isEmpty }
    if let fault = NameFault.of(name), !listed.contains("?" + name), !listed.contains("=" + name) {
      fail("“\(name)” \(fault); row skipped", file, line)
      return
    }
    let key = WordHash(folded: id.isEmpty ? "\(type) \(name)" : "\(type) \(id)")
    if let first = firstLines[key] {
      fail(
        "“\(id.isEmpty ? name : id)” stands already at \(files[Int(first.file)]):\(first.line); "
          + "row skipped", file, line)
      return
    }
    firstLines[key] = (Int32(files.count - 1), Int32(line))
    let synonyms = listed.filter { synonym in
      guard let fault = NameFault.of(synonym) else { return true }
      fail("“\(synonym)” \(fault); name skipped", file, line)
      return false
    }
    found(
      LexiconRow(
        concept: Concept(id: id, name: name, kind: kind), synonyms: synonyms, source: fields[4],
        file: file, line: line))
  }

  private mutating func fail(_ message: String, _ file: String, _ line: Int) {
    diagnostics.append(Diagnostic(message, file: file, line: line))
  }

  /// Whether a text is a prefix in lower case, a colon, and a local part without blanks.
  static func isCURIE(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0,
      colon + 1 < bytes.count
    else { return false }
    let prefix = bytes[..<colon].allSatisfy {
      ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || $0 == UInt8(ascii: ".")
        || $0 == UInt8(ascii: "_")
    }
    return prefix && bytes[(colon + 1)...].allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}

extension String {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    guard let first = utf8.firstIndex(where: { $0 > 0x20 }) else { return "" }
    let last = utf8.lastIndex(where: { $0 > 0x20 }) ?? first
    return String(self[first...last])
  }
}
