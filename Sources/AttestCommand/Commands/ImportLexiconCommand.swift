import ArgumentParser
import Attest
import Foundation

/// `attest import lexicon`: names and identifiers from the field's own files.
struct ImportLexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Brings names and identifiers from the field's references to the store.",
    discussion: """
      Files are HGNC's complete set, FamPlex, ontologies in OBO (CL, GO, MONDO, DOID, ChEBI, \
      UBERON), MeSH in XML or as a table, ChEBI's and DrugBank's tables, NCBI's gene_info, tables \
      of UniProt and of Gilda, and Attest's own tables (id, name, type, synonyms, source), all of \
      them also as .gz.

      Each file becomes a table in the folder beside the store, attest.lexicon for attest.sqlite, \
      and its names are known to every command that uses the store. A file that is imported again \
      replaces its table; to take its names away, delete the table.

      Examples:
        attest import lexicon hgnc_complete_set.txt cl.obo
        attest import lexicon names.tsv --source-format tsv
      """)

  @Argument(help: ArgumentHelp("Files of references.", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "What the files are: \(allTermReaders.map { type(of: $0).format }.joined(separator: ", ")). "
        + "(default: found out)", valueName: "format"))
  var sourceFormat: String?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func validate() throws {
    if let sourceFormat, termReader(named: sourceFormat) == nil {
      throw ValidationError("There is no format “\(sourceFormat)”.")
    }
  }

  /// Faults of one file that are shown; the others are counted.
  private static let mostShown = 20

  func run() throws {
    let console = Console(global)
    var read = 0
    var tables: [String: String] = [:]
    try console.run {
      try FileManager.default.createDirectory(
        atPath: global.importFolder, withIntermediateDirectories: true)
      for path in paths {
        do {
          let table = Self.table(for: path)
          if let other = tables[table], other != path {
            throw Diagnostic(
              "would replace the table \(table) that \(other) has just made; give one of them"
                + " another name", code: .usage, file: path)
          }
          tables[table] = path
          try take(path, console)
          read += 1
        } catch let fault as Diagnostic {
          console.report(fault)
        }
      }
    } ending: {
      "\(read) read, \(paths.count - read) refused; the tables are in \(global.importFolder)"
    }
  }

  /// Reads one file; the table it made before stays until the new one is complete.
  private func take(_ path: String, _ console: Console) throws {
    let writer = try OutputWriter(
      "\(global.importFolder)/\(Self.table(for: path))", sparing: [path])
    var shown = 0
    let report = try TermImport.run(path, format: sourceFormat) { bytes in
      try writer.write { $0 += bytes }
    } report: { fault in
      shown += 1
      if shown <= Self.mostShown { console.report(fault) }
    }
    guard report.taken > 0 else {
      throw Diagnostic(
        "read as \(report.format), it has no names that can be taken\(Self.reasons(report))",
        file: path)
    }
    try writer.commit()
    if shown > Self.mostShown {
      console.note("\(path): \(shown - Self.mostShown) more entries with mistakes")
    }
    console.note(
      "\(path): \(report.format), \(report.taken) taken with \(report.names) names"
        + Self.reasons(report) + (report.faults > 0 ? ", \(report.faults) with mistakes" : ""))
  }

  private static func reasons(_ report: TermImport.Report) -> String {
    let total = report.skipped.values.reduce(0, +)
    guard total > 0 else { return "" }
    let reasons = report.skipped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }
    return ", \(total) skipped (\(reasons.joined(separator: ", ")))"
  }

  /// What the table of a file is called: its name without its endings.
  private static func table(for path: String) -> String {
    let name = path == "-" ? "standard-input" : (path as NSString).lastPathComponent
    let stem = name.hasSuffix(".gz") ? (name as NSString).deletingPathExtension : name
    return (stem as NSString).deletingPathExtension + ".tsv"
  }
}
