internal import AttestModel

/// Two claims of the store that cannot both hold in the same context.
struct ContradictingClaims: StoreCheck {
  let entry = CatalogueEntry(
    code: "STO001", name: "contradicting-claims", severity: .warning,
    meaning: "One sentence says that the subject raises the object, another that it lowers it; or"
      + " one affirms what another denies. Sentences that name different cells, tissues, diseases"
      + " or mediators, and those that call it possible only, are not held against each other.",
    positive: .claims([
      "172421": "SOCS1 inhibits JAK2.", "172422": "SOCS1 activates JAK2.",
    ]),
    negative: .claims([
      "172421": "SOCS1 inhibits JAK2 in fibroblasts.", "172422": "SOCS1 activates JAK2 in T cells.",
    ]))

  /// What a claim says of its ends, as a bit.
  private struct Stance {
    static let raised: UInt8 = 1
    static let lowered: UInt8 = 2
    static let notRaised: UInt8 = 4
    static let notLowered: UInt8 = 8

    let key: UInt64
    let bit: UInt8

    /// The bits that cannot hold together with it.
    var opposites: UInt8 {
      switch bit {
      case Self.raised: Self.lowered | Self.notRaised
      case Self.lowered: Self.raised | Self.notLowered
      case Self.notRaised: Self.raised
      default: Self.lowered
      }
    }

    init?(_ evidence: Evidence) {
      let claim = evidence.claim
      guard evidence.certainty == .asserted, !claim.subject.name.isEmpty,
        claim.subject != claim.object
      else { return nil }
      let isDenied = claim.polarity == .negated
      switch claim.relation.sign {
      case .negative: bit = isDenied ? Self.notLowered : Self.lowered
      case .positive, .none: bit = isDenied ? Self.notRaised : Self.raised
      }
      var digest = RowDigest()
      for concept in [claim.subject, claim.object]
        + claim.mediators.sorted(by: { $0.name < $1.name })
      {
        digest.add(concept.id)
        digest.add(concept.name)
      }
      // An amount may rise while an activity falls.
      let relation = claim.relation
      digest.add(
        relation.sign == .negative ? (relation.opposite ?? relation).rawValue : relation.rawValue)
      for context in evidence.context.sorted() { digest.add(context) }
      key = digest.value
    }
  }

  func check(_ store: any StoreContents, _ report: inout StoreReport) throws {
    var stances: [UInt64: UInt8] = [:]
    try store.forEachEvidence { evidence in
      if let stance = Stance(evidence) { stances[stance.key, default: 0] |= stance.bit }
    }
    stances = stances.filter { entry in
      let bits = entry.value
      return bits & 3 == 3 || bits & 5 == 5 || bits & 10 == 10
    }
    guard !stances.isEmpty else { return }
    var seen: [UInt64: [(bit: UInt8, evidence: Evidence)]] = [:]
    try store.forEachEvidence { evidence in
      guard let stance = Stance(evidence), stances[stance.key] != nil else { return }
      let before = seen[stance.key] ?? []
      // One sentence for each stance is enough, and one finding for each pair.
      guard !before.contains(where: { $0.bit == stance.bit }) else { return }
      seen[stance.key] = before + [(stance.bit, evidence)]
      guard let other = before.first(where: { $0.bit & stance.opposites != 0 }) else { return }
      let place =
        other.evidence.document == evidence.document ? "" : " of \(other.evidence.document)"
      report.add(
        "“\(evidence.claim)” contradicts “\(other.evidence.claim)”\(place)",
        in: evidence.document, at: evidence.start, value: evidence.sentence,
        evidence:
          "\(other.evidence.document), \(other.evidence.section): \(other.evidence.sentence)")
    }
  }
}
