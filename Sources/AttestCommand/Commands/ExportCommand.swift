import ArgumentParser
import Attest

/// `attest export`: writes a table from the store, or the texts that its offsets point into.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what is in the store as a table.",
    discussion: allStoredTables.map { "\($0.name): \($0.summary).\n" }.joined() + """

      With --format text, documents writes the text of a document as it was read: `start` and `end` \
      of all tables count its Unicode scalars. For plain text that is the file itself; for XML and \
      PDF the file holds no such text.

      With --format standoff, events writes a file .a2 for each document whose entities were given, \
      its triggers numbered behind those of the .a1.

      Examples:
        attest export claims --output claims.csv
        attest export sentences --format tsv | less
        attest export claims --spreadsheet --output for-excel.csv
        attest export documents --format text --document paper.nxml > paper.txt
        attest export documents --format text --output texts/
        attest export events --format standoff --output events/
      """)

  @Argument(help: ArgumentHelp("Which table.", valueName: "what"))
  var what: StoredTableName

  @Option(
    help: ArgumentHelp(
      "A file, or - for standard output; for texts also a folder.", valueName: "file|-"))
  var output = "-"

  @Option(help: ArgumentHelp("How to write it.", valueName: "format"))
  var format = ExportFormat.table(TableFormatName(CommaSeparated()))

  @Option(
    help: ArgumentHelp("With --format text, the only document to write.", valueName: "name"))
  var document: String?

  @Flag(
    help: "In csv and tsv, put a ' before cells that a spreadsheet would run as a formula.")
  var spreadsheet = false

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func validate() throws {
    switch format {
    case .standoff:
      if what.table.name != StoredTable.events.name {
        throw ValidationError("--format standoff goes with events only.")
      }
      if output == "-" { throw ValidationError("--format standoff needs a folder as --output.") }
      if document != nil { throw ValidationError("--document goes with --format text only.") }
    case .text:
      if what.table.name != StoredTable.documents.name {
        throw ValidationError("--format text goes with documents only.")
      }
    case .table:
      if document != nil { throw ValidationError("--document goes with --format text only.") }
    }
  }

  func run() throws {
    let console = Console(global)
    try console.run {
      let store = try Store(at: global.store, access: .readOnly)
      switch format {
      case .standoff:
        try StandoffExport(store, path: global.store).write(to: output) {
          console.report($0)
        }
      case .text:
        try TextsExport(store, path: global.store).write(document, to: output)
      case .table(let name):
        let writer = try OutputWriter(output, sparing: [global.store])
        try what.table.write(store, name.format(guarded: spreadsheet), writer)
        try writer.commit()
      }
    }
  }
}

/// What `attest export` writes: a table, the texts of documents, or their events beside them.
enum ExportFormat: ExpressibleByArgument {
  case table(TableFormatName)
  case text
  case standoff

  init?(argument: String) {
    if argument == "text" {
      self = .text
    } else if argument == "standoff" {
      self = .standoff
    } else if let table = TableFormatName(argument: argument) {
      self = .table(table)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String {
    switch self {
    case .text: "text"
    case .standoff: "standoff"
    case .table(let name): name.defaultValueDescription
    }
  }

  static var allValueStrings: [String] { TableFormatName.allValueStrings + ["text", "standoff"] }
}
