import AttestModel
import AttestStore
import Testing

@Test func summaryCountsAndPutsTheBestSupportedFirst() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  let activation = Claim(.ifng, .activates, .stat1, via: [.jak1, .jak2])
  let sameActivation = Claim(.ifng, .activates, .stat1, via: [.jak2, .jak1])
  let inhibition = Claim(.socs1, .inhibits, .jak2)
  let denial = Claim(.socs1, .inhibits, .stat1, polarity: .negated)
  let credited = document("c", [activation], citations: ["Hu and Hu 2018"])
  try store.store(
    [
      document("a", [activation, inhibition, denial], certainty: .hedged),
      document("b", [sameActivation, inhibition]), credited,
    ], run: store.beginTestRun())

  #expect(
    try store.summary(top: 2)
      == StoreSummary(
        documents: 3, sentences: 9, evidence: 6, claims: 3,
        relations: [.init(.inhibits, claims: 2), .init(.activates, claims: 1)],
        topClaims: [
          .init(activation, sentences: 3, documents: 3, best: credited.evidence[0]),
          .init(
            inhibition, sentences: 2, documents: 2,
            best: document("b", [sameActivation, inhibition]).evidence[1]),
        ]))
}

@Test func equallySupportedClaimsStandInTheOrderOfTheirText() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  let claims = [
    Claim(.socs1, .inhibits, .stat1), Claim(.socs1, .inhibits, .jak2),
    Claim(.ifng, .activates, .stat1, via: [.jak2]), Claim(.ifng, .activates, .stat1, via: [.jak1]),
  ]
  try store.store([document("a", claims)], run: store.beginTestRun())
  #expect(
    try store.summary(top: 3).topClaims.map(\.claim.description) == [
      "IFNG activates STAT1 via JAK1", "IFNG activates STAT1 via JAK2", "SOCS1 inhibits JAK2",
    ])
}

@Test func summaryOfAnEmptyStoreIsAllZero() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  #expect(
    try store.summary()
      == StoreSummary(
        documents: 0, sentences: 0, evidence: 0, claims: 0, relations: [], topClaims: []))
}
