import Attest

extension StoredTable {
  static let documents = StoredTable("documents", "one row for each document") {
    store, format, writer in
    let table = DocumentsTable(format)
    try writer.write { table.appendHeader(to: &$0) }
    try store.forEachDocument { document in
      try writer.write { table.append(document, to: &$0) }
    }
  }
}
