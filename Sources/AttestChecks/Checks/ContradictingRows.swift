internal import AttestModel

/// Rows that say the opposite of each other about the same two things, from the same paper.
struct ContradictingRows: RowsCheck {
  let entry = CatalogueEntry(
    code: "ROW002", name: "contradicting-rows", severity: .warning,
    needs: [.subject, .object, .relation, .pmid],
    meaning: "The same subject is said to raise and to lower the same object, or to do the one and"
      + " not to do it, by the same paper and in the same context. Where both hold, the rows have to"
      + " say when.",
    positive: .table(
      "subject,relation,object,pmid", "SOCS1,activates,JAK2,11", "SOCS-1,inhibits,JAK2,11"),
    negative: .table(
      "subject,relation,object,pmid", "SOCS1,activates,JAK2,11", "SOCS1,inhibits,JAK3,11"))

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    guard let relation = row.table.relationColumn, let effect = Effect(of: row, in: relation),
      var key = row.ends
    else { return }
    row.add(.context, sorted: true, to: &key)
    row.add(.mechanism, to: &key)
    // Without a paper named nobody can say that one contradicts itself.
    row.forEachPMID { pmid in
      var key = key
      key.add(pmid)
      keep.add(key: key.value, value: effect.rawValue, of: row, at: relation)
    }
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    for row in rows.dropFirst() {
      let other = rows.first {
        $0.row < row.row
          && Effect(rawValue: $0.value)?.excludes(Effect(rawValue: row.value)) == true
      }
      guard let other else { continue }
      report.add(
        "“\(row.text)” contradicts “\(other.text)” in line \(other.line): same ends, same paper",
        at: row, evidence: "line \(other.line): \(other.text)")
    }
  }

  /// What a row says becomes of the object.
  private enum Effect: UInt64 {
    case raised = 1
    case lowered = 2
    case notRaised = 3
    case notLowered = 4

    /// Nil where the row says neither.
    init?(of row: CheckedRow, in relation: Int) {
      switch row.sign {
      case .positive: self = .raised
      case .negative: self = .lowered
      case .none:
        guard row.holds(.isDenial, in: relation, { RelationWords.reading(of: $0.text).isDenied })
        else { return nil }
        let said = RelationWords.reading(of: row.cell(at: relation).text).words
        switch RelationWords.sign(ofWords: said) {
        case .positive: self = .notRaised
        case .negative: self = .notLowered
        case .none: return nil
        }
      }
    }

    func excludes(_ other: Effect?) -> Bool {
      switch (self, other) {
      case (.raised, .lowered), (.lowered, .raised), (.raised, .notRaised), (.notRaised, .raised),
        (.lowered, .notLowered), (.notLowered, .lowered):
        true
      default: false
      }
    }
  }
}
