internal import AttestFormats
public import AttestModel

/// Turns the files of a reference into a table of the lexicon.
public struct TermImport {
  /// What came of one file.
  public struct Report: Sendable {
    /// What the file was read as.
    public var format = ""
    /// How many terms became rows of the table.
    public var taken = 0
    /// Names of what was taken, the canonical ones included.
    public var names = 0
    /// How many entries were not taken, by reason.
    public var skipped: [String: Int] = [:]
    /// Entries with mistakes, each reported.
    public var faults = 0
  }

  /// In bytes; what is longer is a description, no name.
  static let longestName = 200

  /// Reads a file and writes a row for each of its terms.
  ///
  /// A term whose identifier was there before is reported and left out. Names are taken as they
  /// are, but one or two letters, and aliases of genes of up to three, are marked to be taken only
  /// where a text defines them.
  ///
  /// - Parameters:
  ///   - format: the name of a `TermReader`; nil to find out.
  ///   - write: is handed the bytes of the table.
  ///   - report: is told of every entry with a mistake, with its line.
  /// - Throws: a `Diagnostic` where the file is missing, empty or of no known format; whatever
  ///   `write` throws.
  public static func run(
    _ path: String, format: String?, write: ([UInt8]) throws -> Void,
    report: (Diagnostic) -> Void
  ) throws -> Report {
    let base: any ByteStream = path == "-" ? StandardInputStream() : try FileByteStream(path: path)
    let stream = PeekableByteStream(base)
    let found = try AttestFormats.termReader(for: stream, name: path)
    guard let reader = format.flatMap(AttestFormats.termReader(named:)) ?? found else {
      let known = allTermReaders.map { type(of: $0).format }.joined(separator: ", ")
      throw Diagnostic(
        "no reference that is known looks like this; name its format with --source-format: \(known)",
        file: path, line: 1)
    }
    var result = Report()
    result.format = type(of: reader).format
    var lines: [WordHash: Int] = [:]
    try write(Array("# From \(name(of: path)), read as \(result.format).\n".utf8))
    try write(Array("id\tname\ttype\tsynonyms\tsource\n".utf8))
    try reader.read(stream, name: path) { term in
      if !term.id.isEmpty, !isIdentifier(term.id) {
        result.faults += 1
        report(
          Diagnostic(
            "“\(term.id)” is no identifier such as hgnc:6018; row skipped", file: path,
            line: term.line))
        return
      }
      let key = WordHash(folded: "\(term.kind.ordinal) \(term.id.isEmpty ? term.name : term.id)")
      if let first = lines[key] {
        result.faults += 1
        report(
          Diagnostic(
            "“\(term.id.isEmpty ? term.name : term.id)” stands already in line \(first); skipped",
            file: path, line: term.line))
        return
      }
      lines[key] = term.line
      guard let row = row(term, source: result.format) else {
        result.skipped["no usable name", default: 0] += 1
        return
      }
      result.taken += 1
      result.names += row.names
      try write(row.bytes)
    } skipped: {
      result.skipped[$0, default: 0] += 1
    } report: {
      result.faults += 1
      report($0)
    }
    for warning in stream.takeWarnings() { report(warning) }
    return result
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The row of a term, nil where its name is none.
  private static func row(_ term: Term, source: String) -> (bytes: [UInt8], names: Int)? {
    let name = cleaned(term.name)
    guard isName(name) else { return nil }
    var synonyms: [String] = []
    var seen: Set<String> = [name]
    if isShort(name, 2) { synonyms.append("?" + name) }
    for (list, mark) in [(term.synonyms, ""), (term.retired, "~")] {
      for raw in list {
        let text = cleaned(raw)
        guard isName(text), !text.contains("|"), !text.hasPrefix("~"), !text.hasPrefix("?"),
          !text.hasPrefix("="), seen.insert(text).inserted
        else { continue }
        let isUnclear = isShort(text, term.kind == .gene ? 3 : 2)
        synonyms.append((isUnclear ? "?" : mark) + text)
      }
    }
    let line =
      "\(term.id)\t\(name)\t\(term.kind.rawValue)\t\(synonyms.joined(separator: "|"))\t\(source)\n"
    return (Array(line.utf8), synonyms.count + 1)
  }

  /// Whether an identifier is a prefix, a colon and a local part as the vocabulary writes it.
  private static func isIdentifier(_ id: String) -> Bool {
    guard let colon = id.firstIndex(of: ":"), colon > id.startIndex else { return false }
    let local = id[id.index(after: colon)...]
    guard !local.isEmpty, !local.hasPrefix("//"),
      id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return false }
    switch id[..<colon] {
    case "hgnc", "chebi", "go", "cl", "doid", "mondo", "ncbigene", "ncbitaxon", "uberon":
      return local.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    default:
      return id[..<colon].utf8.allSatisfy {
        $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E || $0 == 0x5F
      }
    }
  }

  /// Control characters and blanks in a row as one blank.
  private static func cleaned(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) { return text }
    return text.split { $0.unicodeScalars.allSatisfy { $0.value <= 0x20 || $0.value == 0x7F } }
      .joined(separator: " ")
  }

  private static func isName(_ text: String) -> Bool {
    text.utf8.count <= longestName
      && text.utf8.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 }
  }

  /// Whether a name has no more than so many letters and nothing else.
  private static func isShort(_ text: String, _ most: Int) -> Bool {
    text.utf8.count <= most
      && text.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } || text.utf8.count == 1
  }
}
