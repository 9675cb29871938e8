public import AttestModel

/// Reads files of annotated events: triggers, events, equivalences.
///
///     T3	Positive_regulation 5 14	activates
///     E1	Positive_regulation:T3 Theme:T2 Cause:T1
public enum StandoffEvents {
  /// Reads the lines of a file.
  ///
  /// - Parameter text: the document's, which the offsets count in Unicode scalars.
  /// - Throws: a `Diagnostic` at the first line that is malformed.
  public static func events(
    _ bytes: [UInt8], file: String, text: [UInt8]
  ) throws -> AnnotatedEvents {
    var found = AnnotatedEvents()
    let starts = text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
    for (index, line) in String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let fault = Diagnostic(
        "malformed; expected a trigger, an event, an equivalence or a modification", file: file,
        line: index + 1)
      let fields = line.split(separator: "\t")
      guard let first = line.first else { continue }
      guard fields.count >= 2 else { throw fault }
      let parts = fields[1].split(separator: " ").map(String.init)
      switch first {
      case "T":
        guard parts.count == 3, let start = Int(parts[1]), let end = Int(parts[2]) else {
          throw fault
        }
        guard start >= 0, start < end, end < starts.count else {
          throw Diagnostic(
            "offsets \(start) to \(end) don't fit a text of \(starts.count - 1) characters; they"
              + " count Unicode scalars from 0, the end being behind the last one", file: file,
            line: index + 1, column: fields[0].unicodeScalars.count + 2)
        }
        let written = text[starts[start]..<starts[end]]
        if fields.count > 2, !written.elementsEqual(fields[2].utf8) {
          throw Diagnostic(
            "the text has “\(String(decoding: written, as: UTF8.self))” at \(start) to \(end), not"
              + " “\(fields[2])”; the offsets are of another text", file: file, line: index + 1,
            column: fields[0].unicodeScalars.count + 2)
        }
        found.triggers[String(fields[0])] = AnnotatedEvents.Trigger(
          type: parts[0], range: starts[start]..<starts[end])
      case "E":
        let pairs = parts.map { $0.split(separator: ":").map(String.init) }
        guard let head = pairs.first, pairs.allSatisfy({ $0.count == 2 }) else { throw fault }
        found.events[String(fields[0])] = AnnotatedEvents.Event(
          type: head[0], trigger: head[1],
          arguments: pairs.dropFirst().map { .init(role: $0[0], filler: $0[1]) })
      case "*":
        for other in parts.dropFirst(2) { found.equivalents[other] = parts[1] }
      default:
        break
      }
    }
    return found
  }
}
