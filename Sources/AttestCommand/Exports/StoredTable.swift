import ArgumentParser
import Attest

/// A table that `attest export` can write from the store.
struct StoredTable: Sendable {
  /// What the command line calls it.
  let name: String
  /// For the help: `one row for each sentence`.
  let summary: String
  /// Writes the head and all rows.
  let write: @Sendable (Store, any TableFormat, OutputWriter) throws -> Void

  /// - Parameters:
  ///   - summary: what a row is.
  ///   - write: writes the head and all rows.
  init(
    _ name: String, _ summary: String,
    write: @escaping @Sendable (Store, any TableFormat, OutputWriter) throws -> Void
  ) {
    self.name = name
    self.summary = summary
    self.write = write
  }
}

/// Every table, in the order of the help. A new one is its file and its line here.
let allStoredTables: [StoredTable] = [
  .claims,
  .sentences,
  .mentions,
  .events,
  .citations,
  .trials,
  .documents,
]

/// The name of a table, as in `attest export claims`.
struct StoredTableName: ExpressibleByArgument {
  let table: StoredTable

  init?(argument: String) {
    guard let table = allStoredTables.first(where: { $0.name == argument }) else { return nil }
    self.table = table
  }

  static var allValueStrings: [String] { allStoredTables.map(\.name) }
}
