import Attest

extension StoredTable {
  static let trials = StoredTable(
    "trials", "one row for each trial and disease, of tables and records"
  ) { store, format, writer in
    let table = TrialsTable(format)
    try writer.write { table.appendHeader(to: &$0) }
    try store.forEachTrial { trial in
      try writer.write { table.append(trial, to: &$0) }
    }
  }
}
