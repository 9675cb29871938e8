import Attest

/// The rows of checked tables with their verdicts, RFC 4180: the row's own columns, then
/// `verdict,document,sentence,start,end,claim_id,rule`.
final class VerdictTable {
  private static let added = [
    "verdict", "document", "sentence", "start", "end", "claim_id", "rule",
  ]

  private let writer: OutputWriter
  private(set) var counts: [Verdict.Kind: Int] = [:]

  init(_ writer: OutputWriter) {
    self.writer = writer
  }

  /// Writes a row; without a verdict it is a header.
  func add(_ cells: [CuratedCell], _ verdict: Verdict?) throws {
    let own = cells.map { Cell.text($0.text) }
    guard let verdict else {
      try writer.write {
        CommaSeparated().header(cells.map(\.text) + Self.added, to: &$0)
      }
      return
    }
    counts[verdict.kind, default: 0] += 1
    let evidence = verdict.evidence
    let place: [Cell] =
      evidence.map { [.number($0.start), .number($0.end)] } ?? [.text(""), .text("")]
    let more: [Cell] =
      [
        .text(verdict.kind.rawValue), .text(evidence?.document ?? ""),
        .text(evidence?.sentence ?? ""),
      ]
      + place + [.text(evidence?.claim.id ?? ""), .text(evidence?.rule ?? "")]
    try writer.write { CommaSeparated().row(own + more, columns: [], to: &$0) }
  }

  /// Puts the file in its place.
  func commit() throws { try writer.commit() }

  /// `2 SUPPORTED, 1 NOT_CHECKABLE`
  var summary: String {
    Verdict.Kind.allCases.compactMap { kind in counts[kind].map { "\($0) \(kind.rawValue)" } }
      .joined(separator: ", ")
  }
}
