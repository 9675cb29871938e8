import ArgumentParser
import Attest

/// `attest lexicon stats`: what the lexicon holds.
struct LexiconStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Counts the names that Attest knows, by type and by reference.",
    discussion: """
      Example:
        attest lexicon stats
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    let console = Console(global)
    try console.run {
      let start = ContinuousClock.now
      let lexicon = try global.names(console)
      let time = ((ContinuousClock.now - start) / .milliseconds(1) * 10).rounded() / 10
      let counts = lexicon.counts()
      var rows = [["type", "things", "names", "with an identifier"]]
      for (kind, count) in counts.kinds {
        rows.append([kind.rawValue, "\(count.things)", "\(count.names)", "\(count.identified)"])
      }
      rows.append([
        "all", "\(lexicon.concepts.count)", "\(lexicon.names.count)",
        "\(counts.kinds.reduce(0) { $0 + $1.1.identified })",
      ])
      var text = TextColumns(rows).text + "\n"
      text +=
        TextColumns(
          [["source", "things"]] + counts.sources.map { [$0.0, "\($0.1)"] }
        ).text + "\n"
      let each = Double(lexicon.lookupSize) / Double(max(1, lexicon.names.count))
      let perName = (each * 10).rounded() / 10
      text += "Names with several meanings  \(counts.shared)\n"
      text += "Compiled size                \(lexicon.compiledSize) bytes\n"
      text += "Look-up structure            \(perName) bytes a name\n"
      text += "Loaded in                    \(time) ms\n"
      let writer = try OutputWriter("-")
      try writer.write { $0 += Array(text.utf8) }
      try writer.commit()
    }
  }
}
