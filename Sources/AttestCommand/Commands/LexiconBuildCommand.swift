import ArgumentParser
import Attest

/// `attest lexicon build`: compiles the names now.
struct LexiconBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Compiles the lexicon, its imported tables included.",
    discussion: """
      Every command does this by itself when a table has changed, and keeps the result in the \
      folder of caches ($ATTEST_CACHE names another one). Rows with mistakes are named and left \
      out. Until the new file is complete, the old one stays in its place.

      Examples:
        attest lexicon build
        attest lexicon build --lexicon Lexicons/entities --output names.attlex
      """)

  @Option(help: ArgumentHelp("Write it to this file as well.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    let console = Console(global)
    try console.run {
      let folder = try LexiconFolder.installed()
      let start = ContinuousClock.now
      let resources = try Resources(
        folder, lexicon: global.lexicon, rules: global.rules, imported: global.imported,
        buildsAnew: true)
      for row in resources.skippedRows { console.report(row) }
      if let output {
        let writer = try OutputWriter(output)
        try writer.write { bytes in resources.lexicon.withCompiledBytes { bytes += $0 } }
        try writer.commit()
      }
      let sources = try Resources.sources(
        folder, global.lexicon, global.rules, global.imported)
      let time = Int((ContinuousClock.now - start) / .milliseconds(1))
      let lexicon = resources.lexicon
      console.note(
        "\(lexicon.names.count) names of \(lexicon.concepts.count) things compiled in \(time) ms, "
          + "\(resources.skippedRows.count) rows left out; "
          + "\(output ?? sources.file ?? "no file kept")")
    }
  }
}
