internal import AttestModel

/// A row whose sign says the opposite of its verb.
struct SignAgainstVerb: RowCheck {
  let entry = CatalogueEntry(
    code: "VOC006", name: "sign-against-verb", severity: .warning,
    needs: [.subject, .object, .relation, .sign],
    meaning: "The verb raises what the sign lowers, or the other way round. One of the two cells is"
      + " wrong, and nothing can be counted by either.",
    positive: .table("subject,relation,sign,object", "SOCS3,inhibits,+,JAK2"),
    negative: .table(
      "subject,relation,sign,object", "SOCS3,inhibits,-,JAK2", "SOCS3,binds,+,IL6ST"))

  /// A sign alone says nothing against itself.
  func concerns(_ columns: TableColumns) -> Bool { columns.has(.relation) }

  func check(_ row: CheckedRow, _ report: inout Report) {
    let table = row.table
    guard let relation = table.first(of: table.columns.columns(.relation)),
      let mark = table.first(of: table.columns.columns(.sign))
    else { return }
    let said = table.sign(in: relation)
    let signed = table.sign(in: mark)
    guard said != .none, signed != .none, said != signed else { return }
    let verb = row.cell(at: relation)
    let sign = row.cell(at: mark)
    report.add(
      "“\(sign.text)” \(Self.effect(signed)) the object, and “\(verb.text)” \(Self.effect(said)) it",
      at: sign, evidence: verb.text)
  }

  private static func effect(_ sign: Relation.Sign) -> String {
    sign == .positive ? "raises" : "lowers"
  }
}
