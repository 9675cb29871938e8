import ArgumentParser
import Attest

/// `attest lexicon lookup`: what a name stands for.
struct LexiconLookupCommand: ParsableCommand {
  /// `text`, for people, or a format of tables.
  struct Format: ExpressibleByArgument {
    /// Nil for `text`.
    let table: TableFormatName?

    init?(argument: String) {
      table = TableFormatName(argument: argument)
      if table == nil, argument != "text" { return nil }
    }

    static var allValueStrings: [String] { ["text"] + TableFormatName.allValueStrings }
  }

  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Shows what a name stands for: identifier, canonical name, type.",
    discussion: """
      The meaning that is taken in texts comes first. A name that Attest does not know gives no \
      row, and that is no error.

      Examples:
        attest lexicon lookup IL-6
        attest lexicon lookup "interferon gamma" --format csv
      """)

  @Argument(help: ArgumentHelp("A name, as authors write it.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("How to write the meanings. (default: text)", valueName: "format"))
  var format: Format?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    let console = Console(global)
    try console.run {
      let lexicon = try global.names(console)
      let meanings = NameMeanings(of: name, in: lexicon)
      let writer = try OutputWriter("-")
      try writer.write { output in
        if let table = format?.table {
          meanings.write(table.format, to: &output)
        } else {
          output += Array(meanings.text.utf8)
        }
      }
      try writer.commit()
      if meanings.rows.isEmpty {
        let near = lexicon.suggestions(for: name)
        let question = near.isEmpty ? "" : ": did you mean \(near.joined(separator: " or "))?"
        console.note("“\(name)” is not in the lexicon\(question)")
      }
    }
  }
}
