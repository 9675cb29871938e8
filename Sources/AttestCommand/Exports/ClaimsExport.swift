import Attest

extension StoredTable {
  static let claims = StoredTable("claims", "one row for each claim and sentence that makes it") {
    store, format, writer in
    let table = ClaimsTable(format)
    try writer.write { table.appendHeader(to: &$0) }
    try store.forEachEvidence { evidence in
      try writer.write { table.append(evidence, to: &$0) }
    }
  }
}
