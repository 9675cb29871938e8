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
          Cell.number(Int(run.id)), .text(run.command), .text(run.started), .text(run.ended),
          .text(run.version), .text(run.lexicon), .text(run.rules), .number(run.read),
          .number(run.refused), .number(run.stored), .number(run.skipped), .number(run.documents),
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
  static func write(_ columns: [String], _ rows: [[Cell]], _ format: TextOrTable?) throws {
    let writer = try OutputWriter("-")
    try writer.write { output in
      if let table = format?.table?.format {
        table.header(columns, to: &output)
        for row in rows { table.row(row, columns: columns, to: &output) }
      } else {
        let text = TextColumns([columns] + rows.map { $0.map(\.shown) }).text
        output += Array(text.utf8)
      }
    }
    try writer.commit()
  }
}

extension Cell {
  /// For people.
  fileprivate var shown: String {
    switch self {
    case .text(let text): Diagnostic.printable(text)
    case .list(let items): Diagnostic.printable(items.joined(separator: ", "))
    case .number(let number): String(number)
    case .hundredths(let number): Cell.text(ofHundredths: number)
    case .boolean(let isTrue): isTrue ? "true" : "false"
    }
  }
}
