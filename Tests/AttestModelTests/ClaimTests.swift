import AttestModel
import Testing

@Suite struct ClaimTests {
  private let il6 = Concept(id: "hgnc:6018", name: "IL6", kind: .gene)
  private let stat3 = Concept(id: "hgnc:11364", name: "STAT3", kind: .gene)
  private let jak1 = Concept(id: "hgnc:6190", name: "JAK1", kind: .gene)
  private let jak2 = Concept(id: "hgnc:6192", name: "JAK2", kind: .gene)

  @Test func identifiersDoNotDependOnTheOrderOfMediators() {
    let one = Claim(il6, .activates, stat3, via: [jak1, jak2])
    let other = Claim(il6, .activates, stat3, via: [jak2, jak1])
    #expect(one.id == other.id)
    #expect(one.id.count == 16)
  }

  @Test func directionAndPolarityCount() {
    let one = Claim(il6, .activates, stat3)
    #expect(one.id != Claim(stat3, .activates, il6).id)
    #expect(one.id != Claim(il6, .activates, stat3, polarity: .negated).id)
  }

  @Test func signsMultiply() {
    #expect(Relation.Sign.negative * .negative == .positive)
    #expect(Relation.Sign.negative * .none == .none)
  }

  @Test func everyOppositeIsMutual() {
    for relation in Relation.allCases {
      if let opposite = relation.opposite { #expect(opposite.opposite == relation) }
    }
  }
}
