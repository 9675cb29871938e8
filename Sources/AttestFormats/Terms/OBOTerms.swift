public import AttestModel

/// An ontology in OBO: CL, GO, MONDO, DOID, ChEBI, UBERON and their like. The prefix of an
/// identifier tells the type of its term; terms of other ontologies that a file imports, obsolete
/// ones and molecular functions are not taken.
public struct OBOTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "obo"

  /// A reader, which has nothing to set.
  public init() {}

  /// By a line `format-version:` or `[Term]`.
  public func recognises(lines: [String], name: String) -> Bool {
    lines.contains { $0.hasPrefix("format-version:") || $0 == "[Term]" }
  }

  /// As `TermReader.read`, one stanza at a time.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    var stanza: Stanza?
    func close() throws {
      guard let done = stanza else { return }
      stanza = nil
      switch done.outcome(file: name) {
      case .term(let term): try found(term)
      case .skipped(let reason): skipped(reason)
      case .fault(let fault): report(fault)
      }
    }
    var number = 0
    var stanzas = 0
    try forEachLine(of: stream) { raw in
      number += 1
      guard let text = String(validating: raw, as: UTF8.self) else {
        report(
          Diagnostic(
            "not UTF-8; the line is skipped, save the file as UTF-8", file: name, line: number))
        return
      }
      let line = trimmed(text)
      if line.hasPrefix("[") {
        try close()
        stanzas += 1
        let head = trimmed(String(line.dropFirst().prefix { $0 != "]" }))
        if line == "[Term]" {
          stanza = Stanza(line: number)
        } else if !["Typedef", "Instance", "Annotation"].contains(head) || !line.hasSuffix("]") {
          report(
            Diagnostic(
              "“\(line.prefix(40))” is no head such as [Term]; the stanza is skipped", file: name,
              line: number))
        }
      } else if !line.isEmpty, !line.hasPrefix("!"), stanza != nil {
        guard let colon = line.firstIndex(of: ":") else {
          let message = "“\(line.prefix(40))” is no line such as name: T cell"
          if stanza?.fault == nil { stanza?.fault = (number, message) }
          return
        }
        let value = trimmed(String(line[line.index(after: colon)...]))
        stanza?.take(String(line[..<colon]), value, line: number)
      }
    }
    try close()
    if stanzas == 0 {
      throw Diagnostic("there is no [Term] in it", file: name, line: max(1, number))
    }
  }

  private struct Stanza {
    enum Outcome {
      case term(Term)
      case skipped(String)
      case fault(Diagnostic)
    }

    let line: Int
    var id = ""
    var name = ""
    var namespace = ""
    var synonyms: [String] = []
    var isObsolete = false
    var fault: (line: Int, message: String)?

    init(line: Int) { self.line = line }

    mutating func take(_ tag: String, _ value: String, line: Int) {
      switch tag {
      case "id":
        if id.isEmpty { id = Self.plain(value) } else { fault = fault ?? (line, "a second id") }
      case "name":
        if name.isEmpty {
          name = Self.plain(value)
        } else {
          fault = fault ?? (line, "a second name")
        }
      case "namespace": namespace = value
      case "is_obsolete": isObsolete = value.hasPrefix("true")
      case "synonym":
        guard let (text, scope) = Self.quoted(value) else {
          fault = fault ?? (line, "the synonym does not stand in quotes")
          return
        }
        // Broader, narrower and related names are names of other things.
        if scope.hasPrefix("EXACT") || scope.isEmpty || scope.hasPrefix("[") {
          synonyms.append(text)
        }
      default: break
      }
    }

    func outcome(file: String) -> Outcome {
      if let fault {
        return .fault(
          Diagnostic("\(fault.message); the term is skipped", file: file, line: fault.line))
      }
      guard !id.isEmpty else {
        return .fault(Diagnostic("a term without id; skipped", file: file, line: line))
      }
      guard !isObsolete else { return .skipped("obsolete") }
      guard let colon = id.firstIndex(of: ":") else { return .skipped("no CURIE") }
      let prefix = id[..<colon].lowercased()
      if namespace == "molecular_function" { return .skipped("a molecular function") }
      guard
        let kind = Vocabulary.kind(
          prefix, name: name, isComponent: namespace == "cellular_component")
      else { return .skipped("of \(prefix)") }
      guard !name.isEmpty else {
        return .fault(Diagnostic("\(id) has no name; skipped", file: file, line: line))
      }
      return .term(
        Term(
          id: prefix + id[colon...], name: name, kind: kind, synonyms: synonyms, line: line))
    }

    /// A value without the comment and the qualifiers behind it.
    private static func plain(_ value: String) -> String {
      var text = value[...]
      if let comment = text.firstRange(of: " !") { text = text[..<comment.lowerBound] }
      if let qualifiers = text.firstRange(of: " {") { text = text[..<qualifiers.lowerBound] }
      return trimmed(unescaped(text))
    }

    /// The text in quotes, and what follows it.
    private static func quoted(_ value: String) -> (String, String)? {
      guard value.hasPrefix("\"") else { return nil }
      var at = value.index(after: value.startIndex)
      while at < value.endIndex, value[at] != "\"" {
        if value[at] == "\\" { at = value.index(after: at) }
        guard at < value.endIndex else { return nil }
        at = value.index(after: at)
      }
      guard at < value.endIndex else { return nil }
      let text = value[value.index(after: value.startIndex)..<at]
      return (trimmed(unescaped(text)), trimmed(String(value[value.index(after: at)...])))
    }

    private static func unescaped(_ text: Substring) -> String {
      guard text.contains("\\") else { return String(text) }
      var result = ""
      var isEscaped = false
      for character in text {
        if character == "\\", !isEscaped {
          isEscaped = true
        } else {
          result.append(character)
          isEscaped = false
        }
      }
      return result
    }
  }
}

/// The lines of a stream, one at a time, without their ends.
func forEachLine(of stream: any ByteStream, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
  var rest: [UInt8] = []
  while let piece = try stream.next() {
    var start = 0
    while let end = piece[start...].firstIndex(of: 0x0A) {
      if rest.isEmpty {
        try body(withoutReturn(piece[start..<end]))
      } else {
        rest += piece[start..<end]
        try body(withoutReturn(rest[...]))
        rest.removeAll(keepingCapacity: true)
      }
      start = end + 1
    }
    rest += piece[start...]
  }
  if !rest.isEmpty { try body(withoutReturn(rest[...])) }
}

private func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  line.last == 0x0D ? line.dropLast() : line
}
