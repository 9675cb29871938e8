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

  var comparesSameEnds: Bool { true }

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    guard let relation = row.table.relationColumn, let effect = Effect(of: row, in: relation),
      var key = row.ends
    else { return }
    row.add(.context, sorted: true, to: &key)
    row.add(.mechanism, to: &key)
    let value = effect.rawValue | cells(of: row) << Self.effectBits
    // Without a paper named nobody can say that one contradicts itself.
    row.forEachPMID { pmid in
      var key = key
      key.add(pmid)
      keep.add(key: key.value, value: value, of: row, at: relation)
    }
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    for row in rows.dropFirst() {
      let other = rows.first {
        $0.row < row.row && !Self.areOfOtherCells($0.value, row.value)
          && Effect(of: $0)?.excludes(Effect(of: row)) == true
      }
      guard let other else { continue }
      report.add(
        "“\(row.text)” contradicts “\(other.text)” in line \(other.line): same ends, same paper",
        at: row, evidence: "line \(other.line): \(other.text)")
    }
  }

  /// Of a record's value; the cells stand above them.
  private static let effectBits: UInt64 = 8

  /// A bit for each kind of cell in which the cited papers' sentences say what the row says; none
  /// where there is no store or no cell is named.
  private func cells(of row: CheckedRow) -> UInt64 {
    // Rows that name the cell have been told apart by it.
    guard row.sign != .none, row.cells(.context).isEmpty, let records = row.records,
      records.hasClaims,
      let subject = row.subject.flatMap({ row.names.concept($0.withoutAbbreviation) }),
      let object = row.object.flatMap({ row.names.concept($0.withoutAbbreviation) })
    else { return 0 }
    let pmids = row.cells(.pmid).flatMap {
      PMIDForm.parts(of: $0.text).compactMap { PMIDForm($0).pmid }
    }
    let papers = Set(pmids.flatMap(records.documents).map(\.id))
    var cells: UInt64 = 0
    for evidence in records.evidence(between: subject, and: object)
    where papers.contains(evidence.document) && evidence.claim.polarity == .affirmed
      && evidence.claim.relation.sign == row.sign
    {
      for name in evidence.context {
        guard let concept = row.names.concept(name), concept.kind == .cell else { continue }
        cells |= 1 << (RowDigest.hash(of: concept.name) % (64 - Self.effectBits))
      }
    }
    return cells
  }

  /// Whether the papers speak of other cells in the one place than in the other, which is an
  /// ordinary contrast.
  private static func areOfOtherCells(_ one: UInt64, _ other: UInt64) -> Bool {
    let (one, other) = (one >> effectBits, other >> effectBits)
    return one != 0 && other != 0 && one & other == 0
  }

  /// What a row says becomes of the object.
  private enum Effect: UInt64 {
    case raised = 1
    case lowered = 2
    case notRaised = 3
    case notLowered = 4

    init?(of record: RowRecord) {
      self.init(rawValue: record.value & (1 << ContradictingRows.effectBits - 1))
    }

    /// Nil where the row says neither.
    init?(of row: CheckedRow, in relation: Int) {
      switch row.sign {
      case .positive: self = .raised
      case .negative: self = .lowered
      case .none:
        let reading = RelationWords.reading(of: row.cell(at: relation).text)
        guard reading.isDenied else { return nil }
        switch RelationWords.sign(ofWords: reading.words) {
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
