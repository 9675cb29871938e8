import ArgumentParser
import Attest

/// `attest lexicon conflicts`: names that ask for care.
struct LexiconConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Lists names with several meanings, retired symbols that others have, look-alikes.",
    discussion: """
      Examples:
        attest lexicon conflicts
        attest lexicon conflicts --format csv
      """)

  @Option(help: ArgumentHelp("How to write them. (default: text)", valueName: "format"))
  var format: LexiconLookupCommand.Format?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  private static let columns = [
    "kind", "name", "id", "canonical", "type", "other_name", "other_id", "other_canonical",
    "other_type",
  ]

  func run() throws {
    let console = Console(global)
    try console.run {
      let conflicts = try global.names(console).conflicts()
      let rows = conflicts.map { conflict in
        [
          conflict.kind.rawValue, conflict.name, conflict.concept.id, conflict.concept.name,
          conflict.concept.kind.rawValue, conflict.otherName, conflict.other.id,
          conflict.other.name, conflict.other.kind.rawValue,
        ]
      }
      let writer = try OutputWriter("-")
      try writer.write { output in
        if let table = format?.table?.format {
          table.header(Self.columns, to: &output)
          for row in rows { table.row(row.map(Cell.text), columns: Self.columns, to: &output) }
        } else {
          let printable = rows.map { $0.map(Diagnostic.printable) }
          output += Array(TextColumns([Self.columns] + printable).text.utf8)
        }
      }
      try writer.commit()
      console.note("\(conflicts.count) names that ask for care")
    }
  }
}
