internal import AttestModel

/// A row in which a thing acts on itself.
struct SelfRelation: RowCheck {
  let entry = CatalogueEntry(
    code: "ROW005", name: "self-relation", severity: .warning, needs: [.subject, .object],
    meaning: "Both ends are the same thing. That holds for autophosphorylation, dimers and genes"
      + " that regulate themselves; else a name is wrong.",
    positive: .table("subject,relation,object", "STAT3,activates,APRF"),
    negative: .table("subject,relation,object", "JAK2,autophosphorylates,JAK2"))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard row.hasOneEnd, let subject = row.cell(.subject), let object = row.cell(.object) else {
      return
    }
    // A substance that is carried or turned over stands at both ends as a matter of course.
    switch row.names.concept(subject.text)?.kind {
    case .chemical, .process, .pathway, .cell, .disease: return
    default: break
    }
    let said = (row.cells(.relation) + row.cells(.mechanism) + row.cells(.effect))
      .map { $0.text.lowercased() }
    // What two copies of one protein do to each other is no slip.
    guard !said.contains(where: RelationWords.mayBeToItself) else { return }
    let both = subject.text == object.text ? "" : ", which is “\(object.text)”"
    // A gene may regulate itself; two names of one thing are a slip more often.
    report.add(
      "“\(subject.text)”\(both) acts on itself", at: object,
      severity: both.isEmpty ? .information : .warning)
  }
}
