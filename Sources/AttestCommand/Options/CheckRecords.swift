import ArgumentParser
import Attest

/// What tables are checked against beside themselves.
struct CheckRecords: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write each row with the verdict of the store's documents to this file.", valueName: "file"))
  var verdicts: String?

  @Flag(help: "Let documents count that a row does not cite.")
  var anyDocument = false

  @Option(
    help: ArgumentHelp("PMIDs of retracted papers: one a line, or a table.", valueName: "file"))
  var retractions: String?

  /// Reads the store, where there is one, and the list of retractions.
  ///
  /// - Throws: a `Diagnostic` where either cannot be read, or a store is needed and missing.
  func records(_ path: String, needsStore: Bool) throws -> StoreRecords {
    var records = StoreRecords()
    if needsStore || FileStatus(path) != nil {
      try records.add(Store(at: path, access: .readOnly))
    }
    if let retractions { records.add(retractions: try DelimitedReader(contentsOf: retractions)) }
    return records
  }
}
