import ArgumentParser
import Attest

/// `attest export`: writes a table from the store.
struct ExportCommand: ParsableCommand {
  /// The tables that can be written.
  enum Table: String, CaseIterable, ExpressibleByArgument {
    case claims, sentences, documents
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what is in the store as a table.",
    discussion: """
      claims: one row for each claim and sentence that makes it.
      sentences: one row for each sentence.
      documents: one row for each document.

      Examples:
        attest export claims --output claims.csv
        attest export sentences --format tsv | less
        attest export claims --spreadsheet --output for-excel.csv
      """)

  @Argument(help: ArgumentHelp("Which table.", valueName: "what"))
  var what: Table

  @Option(help: ArgumentHelp("A file, or - for standard output.", valueName: "file|-"))
  var output = "-"

  @OptionGroup(title: "Table") var table: TableOptions
  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    let console = Console(global)
    try console.run {
      let store = try Store(at: global.store, access: .readOnly)
      let writer = try OutputWriter(output, sparing: [global.store])
      let format = table.tableFormat
      switch what {
      case .claims:
        let table = ClaimsTable(format)
        try writer.write { table.appendHeader(to: &$0) }
        try store.forEachEvidence { evidence in
          try writer.write { table.append(evidence, to: &$0) }
        }
      case .sentences:
        let table = SentencesTable(format)
        try writer.write { table.appendHeader(to: &$0) }
        try store.forEachSentence { document, sentence in
          try writer.write { table.append(sentence, of: document, to: &$0) }
        }
      case .documents:
        let table = DocumentsTable(format)
        try writer.write { table.appendHeader(to: &$0) }
        try store.forEachDocument { document in
          try writer.write { table.append(document, to: &$0) }
        }
      }
      try writer.commit()
    }
  }
}
