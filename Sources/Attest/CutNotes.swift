internal import AttestFormats
internal import AttestModel

extension Document {
  /// A warning of what was cut or left out, with its place: line and column of the file where the
  /// text is all that the file holds, else the record's place and the character in its text.
  func note(_ message: String, at range: TextRange) -> Diagnostic {
    let start = map.source(of: range).lowerBound
    guard isItsFile else {
      let character = SourceOffsets(source).scalars(before: start) + 1
      return Diagnostic(
        message + "; at character \(character) of the text of “\(id)”", severity: .warning,
        file: file.isEmpty ? id : file, line: line)
    }
    let before = source[..<start]
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = source[lineStart..<start].reduce(1) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 }
    return Diagnostic(message, severity: .warning, file: id, line: line, column: column)
  }

  /// Whether its text is all that its file holds, so that a place in one is a place in the other.
  private var isItsFile: Bool {
    format == PlainTextReader.format || format == StandoffReader.format
  }
}
