public import AttestModel

/// A format in which databases of interactions hand out their rows, known by its first columns.
///
///     ENTITYA;TYPEA;IDA;…                      SIGNOR
///     #ID(s) interactor A<tab>ID(s) …          PSI-MI TAB
public enum InteractionFormat: Hashable, Sendable, CustomStringConvertible {
  case signor(separator: UInt8)
  case psiMITab
  /// PSI-MI TAB without its line of headings, as some databases hand it out.
  case headlessPSIMITab

  /// Recognises a format.
  ///
  /// - Parameter head: the first bytes of the file, `headSize` at least where it has as many.
  public init?(head: [UInt8]) {
    var head = head[...]
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    let plain = head.prefix(80).filter { $0 != UInt8(ascii: "\"") }
    let lowered = String(decoding: plain, as: UTF8.self).lowercased()
    if lowered.hasPrefix("#id(s) interactor a\t") || lowered.hasPrefix("id(s) interactor a\t") {
      self = .psiMITab
      return
    }
    for separator in [";", "\t", ","]
    where lowered.hasPrefix("entitya\(separator)typea\(separator)") {
      self = .signor(separator: separator.utf8.first ?? 0)
      return
    }
    guard Self.isInteraction(head.prefix { $0 != 0x0A && $0 != 0x0D }) else { return nil }
    self = .headlessPSIMITab
  }

  /// How many bytes tell a format.
  public static let headSize = 8192

  /// Whether a line begins with the identifiers of two things, as `uniprotkb:P23458`, and has as many
  /// cells as interactions have.
  private static func isInteraction(_ line: ArraySlice<UInt8>) -> Bool {
    let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard cells.count >= headings.count || line.count >= 4096 else { return false }
    return cells.count > 2
      && cells.prefix(2).allSatisfy { cell in
        guard let colon = cell.firstIndex(of: UInt8(ascii: ":")), colon > cell.startIndex else {
          return false
        }
        return colon + 1 < cell.endIndex
          && cell[..<colon].allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
              || "/_- ".utf8.contains(byte)
          }
      }
  }

  /// The headings of a table that has no line of them; nil where the first line is one.
  public func impliedHeader(width: Int) -> [CuratedCell]? {
    guard self == .headlessPSIMITab else { return nil }
    return (0..<width).map { column in
      CuratedCell(
        column < Self.headings.count ? Self.headings[column] : "column \(column + 1)", line: 1,
        column: 1)
    }
  }

  private static let headings = [
    "ID(s) interactor A", "ID(s) interactor B", "Alt. ID(s) interactor A",
    "Alt. ID(s) interactor B", "Alias(es) interactor A", "Alias(es) interactor B",
    "Interaction detection method(s)", "Publication 1st author(s)", "Publication Identifier(s)",
    "Taxid interactor A", "Taxid interactor B", "Interaction type(s)", "Source database(s)",
    "Interaction identifier(s)", "Confidence value(s)",
  ]

  /// How the cells are parted.
  public var dialect: DelimitedReader.Dialect {
    switch self {
    case .signor(UInt8(ascii: ",")): .commaSeparated
    case .signor(0x09), .psiMITab, .headlessPSIMITab: .tabSeparated
    case .signor(let separator): .separated(by: separator)
    }
  }

  /// Its name and how its cells are parted, as notes say it.
  public var description: String {
    switch self {
    case .signor(0x09): "SIGNOR, its cells parted by tabs"
    case .signor(let separator): "SIGNOR, its cells parted by “\(Unicode.Scalar(separator))”"
    case .psiMITab: "PSI-MI TAB"
    case .headlessPSIMITab: "PSI-MI TAB without headings"
    }
  }

  /// The cells of a row in plain words: `psi-mi:"MI:0217"(phosphorylation reaction)` is
  /// `phosphorylation reaction`, `pubmed:172421|imex:IM-12` is `172421`.
  public func plain(_ row: [CuratedCell]) -> [CuratedCell] {
    guard self == .psiMITab || self == .headlessPSIMITab else { return row }
    return row.enumerated().map { column, cell in
      let parts = InteractionPart.parts(of: cell)
      switch column {
      case 4, 5: return Self.name(in: parts) ?? cell.with("")
      case 8:
        let pmids = parts.filter { $0.database == "pubmed" }
        // DOIs and the databases' own numbers stand beside PMIDs, or alone.
        guard let first = pmids.first else { return parts.isEmpty ? cell : cell.with("") }
        return first.cell.with(pmids.map(\.identifier).joined(separator: "|"))
      case 6, 9, 10, 11, 12:
        guard let first = parts.first else { return cell }
        return first.cell.with(parts.map { $0.words ?? $0.identifier }.joined(separator: "|"))
      default: return cell
      }
    }
  }

  /// The name of an interactor among its aliases: its gene's, else the one to be shown.
  private static func name(in parts: [InteractionPart]) -> CuratedCell? {
    for kind in ["gene name", "display_short", "gene name synonym", "display_long"] {
      if let part = parts.first(where: { $0.words == kind }) {
        return part.cell.with(part.identifier)
      }
    }
    return nil
  }
}

/// One of the parts of a cell of PSI-MI TAB: `database:identifier(words)`.
private struct InteractionPart {
  let database: String
  /// Without its quotes.
  let identifier: String
  let words: String?
  /// The part with the place of its identifier.
  let cell: CuratedCell

  /// The parts of a cell, apart by bars outside quotes; none where it holds a hyphen.
  static func parts(of cell: CuratedCell) -> [InteractionPart] {
    guard cell.text != "-" else { return [] }
    var parts: [InteractionPart] = []
    var text = String.UnicodeScalarView()
    var isQuoted = false
    var column = cell.column
    var start = column
    func end() {
      if let part = InteractionPart(String(text), line: cell.line, column: start) {
        parts.append(part)
      }
      text = String.UnicodeScalarView()
    }
    for scalar in cell.text.unicodeScalars {
      column += 1
      if scalar == "\"" { isQuoted.toggle() }
      if scalar == "|", !isQuoted {
        end()
        start = column
      } else {
        text.append(scalar)
      }
    }
    end()
    return parts
  }

  private init?(_ text: String, line: Int, column: Int) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    database = text[..<colon].lowercased()
    var rest = text[text.index(after: colon)...]
    var place = column + text[...colon].unicodeScalars.count
    var words: Substring?
    if rest.last == ")", let open = Self.opening(of: rest) {
      words = rest[rest.index(after: open)...].dropLast()
      rest = rest[..<open]
    }
    func unquote(_ part: Substring) -> Substring {
      part.count > 1 && part.first == "\"" && part.last == "\"" ? part.dropFirst().dropLast() : part
    }
    if rest.first == "\"" { place += 1 }
    identifier = String(unquote(rest))
    self.words = words.map { String(unquote($0)) }
    cell = CuratedCell(identifier, line: line, column: place)
  }

  /// The bracket that opens the words at the end, which may hold brackets themselves.
  private static func opening(of text: Substring) -> Substring.Index? {
    var depth = 0
    var index = text.endIndex
    while index > text.startIndex {
      index = text.index(before: index)
      if text[index] == ")" { depth += 1 }
      if text[index] == "(" {
        depth -= 1
        if depth == 0 { return index > text.startIndex ? index : nil }
      }
    }
    return nil
  }
}

extension CuratedCell {
  fileprivate func with(_ text: String) -> CuratedCell {
    CuratedCell(text, line: line, column: column)
  }
}
