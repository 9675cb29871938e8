import ArgumentParser
import Attest

/// How a table is written.
struct TableOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How to write the table. (default: csv)", valueName: "format"))
  private var format: TableFormatName?

  @Flag(
    help: """
      In csv and tsv, put a ' before cells that a spreadsheet would run as a formula.
      """)
  var spreadsheet = false

  /// The format, guarded where that was asked for.
  var tableFormat: any TableFormat {
    (format ?? TableFormatName(CommaSeparated())).format(guarded: spreadsheet)
  }

  /// Whether the command line says anything of how the table is written.
  var isGiven: Bool { format != nil || spreadsheet }
}

/// The name of a format of tables, as in `--format csv`.
struct TableFormatName: ExpressibleByArgument {
  let format: any TableFormat

  init(_ format: any TableFormat) {
    self.format = format
  }

  init?(argument: String) {
    guard let format = Attest.tableFormat(named: argument) else { return nil }
    self.format = format
  }

  /// The format; where a spreadsheet will read it, guarded against formulas.
  func format(guarded: Bool) -> any TableFormat {
    guarded && !(format is JSONLines) ? SpreadsheetGuard(format) : format
  }

  var defaultValueDescription: String { type(of: format).name }

  static var allValueStrings: [String] { allTableFormats.map { type(of: $0).name } }
}

/// The name of a format of documents, as in `--input-format jats`.
struct InputFormatName: ExpressibleByArgument {
  let reader: any DocumentReader

  init?(argument: String) {
    guard let reader = Attest.reader(named: argument) else { return nil }
    self.reader = reader
  }

  static var allValueStrings: [String] { allReaders.map { type(of: $0).format } }
}
