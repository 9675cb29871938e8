internal import AttestModel

/// Rows that say the opposite of each other about the same two things, from the same paper.
struct ContradictingRows: RowsCheck {
  let entry = CatalogueEntry(
    code: "ROW002", name: "contradicting-rows", severity: .warning,
    needs: [.subject, .object, .relation, .pmid],
    meaning: "The same subject is said to raise and to lower the same object, by the same paper"
      + " and in the same context. Where both hold, the rows have to say when.",
    positive: .table(
      "subject,relation,object,pmid", "SOCS1,activates,JAK2,11", "SOCS-1,inhibits,JAK2,11"),
    negative: .table(
      "subject,relation,object,pmid", "SOCS1,activates,JAK2,11", "SOCS1,inhibits,JAK3,11"))

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    let sign = row.sign
    guard sign != .none, var key = row.ends,
      let relation = row.table.relationColumn
    else { return }
    row.add(.context, sorted: true, to: &key)
    row.add(.mechanism, to: &key)
    // Without a paper named nobody can say that one contradicts itself.
    row.forEachPMID { pmid in
      var key = key
      key.add(pmid)
      keep.add(key: key.value, value: sign == .positive ? 1 : 2, of: row, at: relation)
    }
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    for row in rows.dropFirst() {
      guard let other = rows.first(where: { $0.value != row.value && $0.row < row.row }) else {
        continue
      }
      report.add(
        "“\(row.text)” contradicts “\(other.text)” in line \(other.line): same ends, same paper",
        at: row, evidence: "line \(other.line): \(other.text)")
    }
  }
}
