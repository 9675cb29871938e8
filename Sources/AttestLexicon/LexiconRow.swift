public import AttestModel

/// One row of a lexicon table: a thing, what it is called, and who says so.
public struct LexiconRow: Hashable, Sendable {
  public let concept: Concept
  /// Other names, as authors write them. A mark before a name says how it is matched: `=` as it
  /// is written, capitals and all; `?` only where the document defines it. A marked name that
  /// repeats the canonical one marks that.
  public let synonyms: [String]
  /// The reference that the identifier was checked against, or `own`.
  public let source: String
  public let file: String
  /// From 1.
  public let line: Int

  public init(concept: Concept, synonyms: [String], source: String, file: String, line: Int) {
    self.concept = concept
    self.synonyms = synonyms
    self.source = source
    self.file = file
    self.line = line
  }

  /// What the thing is called, each name once, with how it is matched where the row says so.
  /// Marked names stand first, so that they decide.
  var spellings: [(text: String, strictness: Lexicon.Name.Case?)] {
    var marked: [(String, Lexicon.Name.Case?)] = []
    var plain: [(String, Lexicon.Name.Case?)] = [(concept.name, nil)]
    for synonym in synonyms {
      switch synonym.utf8.first {
      case UInt8(ascii: "="): marked.append((String(synonym.dropFirst()), .exact))
      case UInt8(ascii: "?"): marked.append((String(synonym.dropFirst()), .defined))
      default: plain.append((synonym, nil))
      }
    }
    return marked + plain
  }
}

/// Reads lexicon tables: UTF-8, tab-separated, `#` comments, a header row
/// `id name type synonyms source`.
public struct LexiconReading: Sendable {
  public static let columns = ["id", "name", "type", "synonyms", "source"]

  /// The good rows, in order.
  public private(set) var rows: [LexiconRow] = []
  /// What was wrong with the others.
  public private(set) var diagnostics: [Diagnostic] = []

  private var firstLines: [String: (file: String, line: Int)] = [:]

  public init() {}

  /// Reads one table; bad rows are skipped and named in `diagnostics`.
  public mutating func read(_ bytes: [UInt8], file: String) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      fail("not UTF-8; save the table as UTF-8", file, 1)
      return
    }
    var hasHeader = false
    var line = 0
    let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    for raw in body.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      let row = raw.last == UInt8(ascii: "\r") ? raw.dropLast() : raw
      guard let first = row.first, first != UInt8(ascii: "#") else { continue }
      let fields = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(Substring($0)).trimmed }
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
      add(fields, file: file, line: line)
    }
    if !hasHeader { fail("no header row; the table is empty", file, max(line, 1)) }
  }

  private mutating func add(_ fields: [String], file: String, line: Int) {
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
    let key = id.isEmpty ? "\(type) \(name)" : "\(type) \(id)"
    if let first = firstLines[key] {
      fail(
        "“\(id.isEmpty ? name : id)” stands already at \(first.file):\(first.line); row skipped",
        file, line)
      return
    }
    firstLines[key] = (file, line)
    let synonyms = fields[3].split(separator: "|").map { String($0).trimmed }
      .filter { !$0.isEmpty }
    rows.append(
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
