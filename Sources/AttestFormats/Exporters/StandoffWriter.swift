public import AttestModel

/// Writes the events of a document as BioNLP's shared tasks and brat keep them.
///
///     T3	Positive_regulation 5 14	activates
///     E1	Positive_regulation:T3 Theme:T2 Cause:T1
///     M1	Speculation E1
public enum StandoffWriter {
  /// The ending of files of events.
  public static let eventsEnding = ".a2"

  /// Appends triggers, events and modifications.
  public static func append(_ events: [EventRecord], to output: inout [UInt8]) {
    var written: Set<String> = []
    func trigger(_ id: String, _ type: String, _ start: Int, _ end: Int, _ text: String) {
      guard written.insert(id).inserted else { return }
      output.append("\(id)\t\(type) \(start) \(end)\t\(oneLine(text))\n")
    }
    for event in events {
      trigger(event.triggerID, event.type, event.start, event.end, event.trigger)
      for part in event.arguments where part.role == Event.Role.site.rawValue {
        trigger(part.id, "Entity", part.start, part.end, part.text)
      }
    }
    for event in events {
      output.append("\(event.id)\t\(event.type):\(event.triggerID)")
      for argument in event.arguments { output.append(" \(argument.role):\(argument.id)") }
      output.append("\n")
    }
    var number = 0
    for event in events {
      for (isMarked, name) in [
        (event.isNegated, "Negation"), (event.isSpeculated, "Speculation"),
      ] where isMarked {
        number += 1
        output.append("M\(number)\t\(name) \(event.id)\n")
      }
    }
  }

  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { ["\n", "\r", "\t"].contains($0) ? " " : $0 }))
  }
}
