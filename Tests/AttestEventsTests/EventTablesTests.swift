import AttestModel
import Testing

@testable import AttestEvents

@Suite struct EventTablesTests {
  private static let triggers =
    "stem\ttype\ttimes\tright\twords\nexpress\tGene_expression\t9\t6\t\n"
  private static let evidence =
    "evidence\tgroup\tword\tfeature\ttimes\tright\nway\tsimple.theme.protein\t\t\t100\t20\n"
  private static let weights = "group\tstage\tevidence\tweight\nbinding.pair\t\tthreshold\t0.3\n"

  @Test(
    "A row with a mistake is named with its file and line",
    arguments: [
      (triggers + "bind\tBinding\n", evidence, weights, "f/triggers.tsv:3: error: expected 5"),
      (triggers, evidence + "way\tg\t\t\t1\t2\n", weights, "f/evidence.tsv:3: error: expected two"),
      (triggers, evidence, weights + "g\t0\tway\tx\n", "f/weights.tsv:3: error: expected a number"),
    ])
  func namesMistakes(
    _ triggers: String, _ evidence: String, _ weights: String, _ message: String
  ) {
    let fault = #expect(throws: Diagnostic.self) {
      try EventTables(triggers: triggers, evidence: evidence, weights: weights, folder: "f")
    }
    #expect(fault?.description.hasPrefix(message) == true)
  }

  @Test func estimatesStartFromTheGeneralCase() throws {
    let tables = try EventTables(
      triggers: Self.triggers, evidence: Self.evidence, weights: Self.weights, folder: "f")
    let group = Feature("simple.theme.protein")
    let way = Feature("way")
    let known = EvidenceChain(base: .all, keys: [EvidenceKey(way, group)])
    let special = EvidenceChain(
      base: .all, keys: known.keys + [EvidenceKey(way, group, Feature("express"), Feature("of|"))])
    // (20 + 6 · 0.1) of (100 + 6), and nothing is known of the special case.
    let expected = Estimate.logOdds(20.6 / 106)
    #expect(tables.evidence([known, special]) == [expected, expected])
    #expect(tables.threshold("binding.pair") == 0.3)
  }
}

@Suite struct FittingTests {
  @Test func weightsFollowWhatDecides() {
    var fit = LogisticFit(count: 2)
    for number in 0..<200 {
      let (telling, idle) = (number % 2 == 0 ? 1.0 : -1.0, number % 3 == 0 ? 1.0 : -1.0)
      fit.add([telling, idle], isTrue: number % 2 == 0 ? number % 20 != 0 : number % 19 == 0)
    }
    let weights = fit.weights().map { ($0 * 10).rounded() / 10 }
    #expect(weights[0] > 1.5)
    #expect(abs(weights[1]) < 0.3)
  }

  @Test(arguments: [
    ("activation", "activ"), ("activates", "activ"), ("expressed", "express"), ("binding", "bind"),
    ("binds", "bind"),
    ("inhibitors", "inhibit"), ("loss", "loss"), ("induces", "induc"), ("inducible", "induc"),
  ])
  func formsShareAStem(_ word: String, _ stem: String) {
    #expect(WordStem.stem(of: word) == stem)
  }
}

@Suite struct EventModalityTests {
  @Test func aMalformedCueIsNamed() {
    let fault = #expect(throws: Diagnostic.self) {
      try EventModality("word\tmodality\tbefore\tbehind\nnot\tdenial\t0\t5\n", file: "m.tsv")
    }
    #expect(fault?.description.hasPrefix("m.tsv:2: error: expected word") == true)
  }
}
