import ArgumentParser
import Attest

/// `attest runs`: what was mined and imported, when and with what.
struct RunsCommand: ParsableCommand {
  /// The columns, in their order; scripts rely on it.
  static let columns = [
    "run", "command", "started", "ended", "version", "lexicon", "rules", "read", "refused",
    "stored", "unchanged", "documents",
  ]

  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "Shows what was mined and imported, when, with which names and rules.",
    discussion: """
      The last run comes first. A run without an end was interrupted; what it had finished is kept. \
      documents: how many are in the store as this run left them.

      Example:
        attest runs --format csv
      """)

  @Option(help: ArgumentHelp("How to write the runs. (default: text)", valueName: "format"))
  var format: TextOrTable?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    try Console(global).run {
      let runs = try Store(at: global.store, access: .readOnly).runs()
      let rows = runs.map { run in
        [
          String(run.id), run.command, run.started, run.ended, run.version, run.lexicon, run.rules,
          String(run.read), String(run.refused), String(run.stored), String(run.skipped),
          String(run.documents),
        ]
      }
      try OutputWriter.write(Self.columns, rows, format)
    }
  }
}

/// `text`, for people, or a format of tables.
struct TextOrTable: ExpressibleByArgument {
  /// Nil for `text`.
  let table: TableFormatName?

  init?(argument: String) {
    table = TableFormatName(argument: argument)
    if table == nil, argument != "text" { return nil }
  }

  static var allValueStrings: [String] { ["text"] + TableFormatName.allValueStrings }
}

extension OutputWriter {
  /// Writes a small table to standard output: in line for people, or in a format.
  static func write(_ columns: [String], _ rows: [[String]], _ format: TextOrTable?) throws {
    let writer = try OutputWriter("-")
    try writer.write { output in
      if let table = format?.table?.format {
        table.header(columns, to: &output)
        for row in rows { table.row(row.map(Cell.text), columns: columns, to: &output) }
      } else {
        let text = TextColumns([columns] + rows.map { $0.map(Diagnostic.printable) }).text
        output += Array(text.utf8)
      }
    }
    try writer.commit()
  }
}
