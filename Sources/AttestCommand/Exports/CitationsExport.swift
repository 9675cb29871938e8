import Attest

extension StoredTable {
  static let citations = StoredTable(
    "citations", "one row for each citation and entry it points to"
  ) { store, format, writer in
    let table = CitationsTable(format)
    try writer.write { table.appendHeader(to: &$0) }
    try store.forEachCitation { document, citation in
      try writer.write { table.append(citation, of: document, to: &$0) }
    }
  }
}
