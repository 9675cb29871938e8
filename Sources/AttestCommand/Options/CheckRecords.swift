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

  /// Opens the store, where there is one; nil where none is there and none is needed.
  ///
  /// - Throws: a `Diagnostic` where it cannot be read, or is needed and missing.
  func store(_ path: String, isNeeded: Bool) throws -> Store? {
    isNeeded || FileStatus(path) != nil ? try Store(at: path, access: .readOnly) : nil
  }

  /// Reads what the store and the list of retractions know.
  ///
  /// - Throws: a `Diagnostic` where either cannot be read.
  func records(_ store: Store?) throws -> StoreRecords {
    let records = try StoreRecords(store)
    if let retractions { records.add(retractions: try DelimitedReader(contentsOf: retractions)) }
    return records
  }
}
