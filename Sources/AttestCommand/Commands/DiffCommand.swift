import ArgumentParser
import Attest

/// `attest diff`: what two stores claim differently.
struct DiffCommand: ParsableCommand {
  /// The columns, in their order; scripts rely on it.
  static let columns = [
    "change", "claim_id", "claim", "old_sentences", "new_sentences", "old_publications",
    "new_publications", "old_credits", "new_credits",
  ]

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows the claims that a store has gained, lost or changed against an older one.",
    discussion: """
      A claim is changed where the number of its sentences, of its sources, or of those that assert \
      it differs, or whom its sentences credit.

      Example:
        attest diff yesterday.sqlite today.sqlite
      """)

  @Argument(help: ArgumentHelp("The older store.", valueName: "old")) var old: String
  @Argument(help: ArgumentHelp("The newer store.", valueName: "new")) var new: String
  @Option(help: ArgumentHelp("How to write the changes. (default: text)", valueName: "format"))
  var format: TextOrTable?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    let console = Console(global)
    try console.run {
      let before = try Store(at: old, access: .readOnly)
      let after = try Store(at: new, access: .readOnly)
      var counts = ["gained": 0, "lost": 0, "changed": 0]
      var rows: [[Cell]] = []
      try after.forEachDifference(from: before) { difference in
        counts[difference.change.rawValue, default: 0] += 1
        rows.append([
          .text(difference.change.rawValue), .text(difference.claim.id),
          .text(difference.claim.description), .number(difference.old.sentences),
          .number(difference.new.sentences), .number(difference.old.publications),
          .number(difference.new.publications),
          .text(difference.old.credits.joined(separator: "|")),
          .text(difference.new.credits.joined(separator: "|")),
        ])
      }
      if format?.table != nil || !rows.isEmpty {
        try OutputWriter.write(Self.columns, rows, format)
      }
      console.note(
        ["gained", "lost", "changed"].map { "\(counts[$0] ?? 0) \($0)" }.joined(separator: ", "))
    }
  }
}
