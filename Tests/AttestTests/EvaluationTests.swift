import Attest
import Testing

/// What counts as the same claim, rule by rule.
@Suite struct EvaluationTests {
  private static let sentence = "In macrophages IL-6 activates STAT3 and inhibits apoptosis."

  private func claim(
    _ subject: String, _ relation: Relation, _ object: String, ids: (String, String) = ("", ""),
    via: [String] = [], polarity: Polarity = .affirmed, certainty: Certainty = .asserted,
    citations: [String] = [], section: String = "2", in sentence: String = Self.sentence
  ) -> StatedClaim {
    StatedClaim(
      .init(subject, id: ids.0), relation, .init(object, id: ids.1), via: via, polarity: polarity,
      certainty: certainty, citations: citations, section: section, sentence: sentence)
  }

  private func evaluate(
    _ claims: [StatedClaim], against gold: [GoldStandard.Row],
    negatives: [GoldStandard.Negative] = [], coreNames: [String] = [], isExhaustive: Bool = false
  ) -> Evaluation {
    var evaluator = Evaluator(
      GoldStandard(gold, negatives: negatives), coreNames: coreNames, isExhaustive: isExhaustive)
    for claim in claims { evaluator.add(claim) }
    return evaluator.evaluation()
  }

  /// Whether a claim meets a gold claim relaxedly.
  private func meets(_ claim: StatedClaim, _ gold: StatedClaim) -> Bool {
    evaluate([claim], against: [.init(gold, tier: .core)]).relaxed.all.right == 1
  }

  @Test(arguments: [
    ("IFN-γ", "IFN gamma", true), ("STAT3 protein", "stat-3", true),
    ("interferons", "interferon", true),
    ("JAK/STAT signalling pathway", "JAK-STAT", true), ("IL-6", "IL-10", false),
    ("Th1 differentiation", "Th2 differentiation", false),
    ("breast cancer", "colon cancer", false), ("tumour cell growth", "growth of the tumour", true),
    ("survival of naive T lymphocytes", "survival", false), ("ﬁbrosis", "fibrosis", true),
  ])
  func namesAreTheSame(one: String, other: String, areSame: Bool) {
    #expect(meets(claim(one, .promotes, "x"), claim(other, .promotes, "x")) == areSame)
    #expect(meets(claim(other, .promotes, "x"), claim(one, .promotes, "x")) == areSame)
  }

  @Test func identifiersDecideBeforeNames() {
    let gold = claim("IL6", .activates, "STAT3", ids: ("hgnc:6018", "hgnc:11364"))
    #expect(meets(claim("BSF2", .activates, "APRF", ids: ("HGNC:6018", "HGNC:11364")), gold))
    // Half of the words are enough only where one end is no gene or drug.
    let family = claim("IL6 family", .activates, "STAT3 dimer", ids: ("fplx:IL6", "hgnc:11364"))
    #expect(
      !meets(claim("IL6", .activates, "STAT3 homodimer", ids: ("", "hgnc:11362")), family))
  }

  @Test func relaxedlyTheSignIsEnoughStrictlyTheRelation() {
    let gold = [GoldStandard.Row(claim("IL6", .activates, "STAT3"), tier: .core)]
    let result = evaluate([claim("IL6", .phosphorylates, "STAT3")], against: gold)
    #expect(result.strict.core == .init(gold: 1, found: 0, right: 0, claims: 1))
    #expect(result.relaxed.core == .init(gold: 1, found: 1, right: 1, claims: 1))
    #expect(!meets(claim("IL6", .inhibits, "STAT3"), gold[0].claim))
    #expect(!meets(claim("IL6", .activates, "STAT3", polarity: .negated), gold[0].claim))
  }

  @Test func anAlternativeRelationIsRight() {
    let gold = [
      GoldStandard.Row(claim("JQ1", .inhibits, "BRD4"), tier: .core, alternatives: [.targets])
    ]
    let result = evaluate([claim("JQ1", .targets, "BRD4")], against: gold)
    #expect(result.strict.core == .init(gold: 1, found: 1, right: 1, claims: 1))
  }

  @Test func whatBindsMayChangePlaces() {
    #expect(meets(claim("JAK1", .binds, "GP130"), claim("GP130", .binds, "JAK1")))
    #expect(!meets(claim("STAT3", .activates, "IL6"), claim("IL6", .activates, "STAT3")))
  }

  @Test func oneClaimOfSeveralRelationsOfOneSignCountsOnceRelaxedly() {
    let gold = [GoldStandard.Row(claim("IL6", .activates, "STAT3"), tier: .core)]
    let result = evaluate(
      [
        claim("IL6", .phosphorylates, "STAT3"), claim("IL6", .activates, "STAT3"),
        claim("IL-6", .activates, "STAT3"),
      ], against: gold)
    #expect(result.strict.all == .init(gold: 1, found: 1, right: 1, claims: 2))
    #expect(result.relaxed.all == .init(gold: 1, found: 1, right: 1, claims: 1))
  }

  @Test func whatIsDisputedCountsNeitherWay() {
    let gold = [
      GoldStandard.Row(claim("IL6", .activates, "STAT3"), tier: .core),
      GoldStandard.Row(claim("IL6", .suppresses, "apoptosis"), tier: .optional),
    ]
    let result = evaluate([claim("IL6", .suppresses, "apoptosis")], against: gold)
    #expect(result.relaxed.all == .init(gold: 1, found: 0, right: 0, claims: 0))
  }

  @Test func wrongClaimsAreCoreByWhatTheirEndsAre() {
    let gold = [GoldStandard.Row(claim("IL6", .activates, "STAT3"), tier: .core)]
    let wrong = [
      claim("IL6", .inhibits, "STAT3"), claim("STAT3", .suppresses, "apoptosis"),
      claim("MYC", .activates, "STAT3"), claim("", .activates, "STAT3"),
      claim("x", .binds, "y", ids: ("chebi:1", "fplx:JAK")),
    ]
    #expect(evaluate(wrong, against: gold).relaxed.core.claims == 3)
    #expect(evaluate(wrong, against: gold, coreNames: ["MYC"]).relaxed.core.claims == 4)
    #expect(evaluate(wrong, against: gold).relaxed.all.claims == 5)
  }

  @Test func onlySentencesThatWereReadAreJudged() {
    let gold = [GoldStandard.Row(claim("IL6", .activates, "STAT3"), tier: .core)]
    func judged(_ sentence: String, section: String = "2", isExhaustive: Bool = false) -> Int {
      evaluate(
        [claim("IL6", .inhibits, "STAT3", section: section, in: sentence)], against: gold,
        isExhaustive: isExhaustive
      ).relaxed.all.claims
    }
    #expect(judged("in macrophages, IL-6 activates STAT-3 and inhibits apoptosis") == 1)
    // Cut elsewhere: a part, and a whole with a heading in front.
    #expect(judged("IL-6 activates STAT3 and inhibits apoptosis.") == 1)
    #expect(judged("2 Cytokines " + Self.sentence + " It does.") == 1)
    #expect(judged("IL-6 activates STAT3") == 0)
    #expect(judged("Nobody has read this.") == 0)
    #expect(judged("Nobody has read this.", isExhaustive: true) == 1)
    #expect(judged(Self.sentence, section: "Table 1") == 0)
  }

  @Test func detailsAreJudgedOnTheClaimThatAgreesBest() {
    let gold = [
      GoldStandard.Row(
        claim(
          "IL6", .activates, "STAT3", via: ["JAK1", "JAK2"], certainty: .hedged,
          citations: ["Hu and Hu 2018"]), tier: .core),
      GoldStandard.Row(claim("IL6", .suppresses, "apoptosis"), tier: .wide),
    ]
    let result = evaluate(
      [
        claim("IL6", .activates, "STAT3", polarity: .affirmed),
        claim("IL6", .activates, "STAT3", polarity: .negated),
        claim("IL6", .suppresses, "apoptosis", certainty: .hedged),
        claim("IL-6 receptor ligand", .phosphorylates, "STAT3"),
      ], against: gold)
    #expect(
      result.agreement == .init(via: 0, hedged: 0, certainty: 0, citations: 0))
    let better = evaluate(
      [
        claim("IL6", .activates, "STAT3"),
        claim(
          "interleukin IL6", .activates, "STAT3", via: ["JAK-2"], certainty: .hedged,
          citations: ["Hu and Hu 2018"]),
        claim("IL6", .suppresses, "apoptosis"),
      ], against: gold)
    #expect(
      better.agreement == .init(via: 2.0 / 3, hedged: 1, certainty: 1, citations: 1))
  }

  @Test func misreadingsAreCounted() {
    let negatives = [
      GoldStandard.Negative(
        sentence: Self.sentence, misreading: claim("IL-6", .promotes, "apoptosis")),
      GoldStandard.Negative(
        sentence: "Here we outline what IL-6 does.",
        misreading: claim("IL-6", .activates, "JAK1")),
    ]
    let gold = [GoldStandard.Row(claim("IL6", .activates, "STAT3"), tier: .core)]
    let trap = claim("IL6", .promotes, "apoptosis")
    let result = evaluate(
      [trap, claim("IL6", .binds, "STAT3", in: "Here we outline what IL-6 does.")],
      against: gold, negatives: negatives)
    #expect(
      result.negatives
        == .init(
          traps: 2, fallenInto: [claim("IL-6", .promotes, "apoptosis")], silentSentences: 1,
          claimsInSilentSentences: 1))
    #expect(evaluate([], against: gold).negatives == nil)
  }

  @Test func figuresAreGivenByRelation() {
    let gold = [
      GoldStandard.Row(claim("IL6", .activates, "STAT3"), tier: .core),
      GoldStandard.Row(claim("IL6", .suppresses, "apoptosis"), tier: .wide),
    ]
    let result = evaluate(
      [claim("IL6", .phosphorylates, "STAT3"), claim("STAT3", .binds, "IL6")], against: gold)
    #expect(result.relations.map(\.relation) == [.activates, .phosphorylates, .binds, .suppresses])
    #expect(
      result.relations.map(\.figures) == [
        .init(gold: 1, found: 1), .init(right: 1, claims: 1), .init(claims: 1), .init(gold: 1),
      ])
    #expect(result.missed == [gold[1].claim])
    #expect(result.wrong == [claim("STAT3", .binds, "IL6")])
  }

  @Test func goldTablesAreReadAndTheirFaultsNamed() throws {
    let claims = """
      sentence,subject,subject_id,relation,object,tier,alt_relation
      IL-6 activates STAT3.,IL6,hgnc:6018,activates,STAT3,core,phosphorylates|binds
      IL-6 activates STAT3.,IL6,hgnc:6018,activate,STAT3,core,
      """
    let negatives = """
      sentence,x_subject,x_relation,x_object,x_polarity,x_scope
      IL-6 is a cytokine.,IL6,binds,cytokine,,
      IL-6 acts.,IL6,binds,STAT3,affirmed,in mice
      """
    var faults: [String] = []
    let gold = try GoldStandard(
      claims: DelimitedReader(Array(claims.utf8), file: "gold.csv"),
      negatives: DelimitedReader(Array(negatives.utf8), file: "negatives.csv")
    ) { faults.append($0.description) }
    #expect(gold.rows.map(\.claim.description) == ["IL6 activates STAT3"])
    #expect(gold.rows.map(\.alternatives) == [[.phosphorylates, .binds]])
    #expect(gold.negatives.map(\.misreading?.description) == ["IL6 binds cytokine", nil])
    #expect(
      faults.map { String($0.prefix(55)) } == [
        "gold.csv:3:37: error: “activate” is none of activates, "
      ])
  }
}
