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

  @Test func weightsAreReadByNameInAnyOrder() throws {
    let names = ["second", "bias", "pair.way", "first", "rival", "pair.words", "pair.side"]
    let rows = names.map { "binding.pair\t0\t\($0)\t\($0.utf8.count)" }
    func tables(_ rows: [String]) throws -> EventTables {
      try EventTables(
        triggers: Self.triggers, evidence: Self.evidence,
        weights: Self.weights + rows.joined(separator: "\n") + "\n", folder: "f")
    }
    #expect(try tables(rows).weights["binding.pair 0"] == [5, 6, 5, 8, 9, 10, 4])
    let fault = #expect(throws: Diagnostic.self) {
      try tables(rows.filter { !$0.contains("rival") })
    }
    #expect(
      fault?.description
        == "f/weights.tsv: error: the weight of “rival” for binding.pair in stage 0 is missing")
  }

  @Test(
    "A row by hand with a mistake is named",
    arguments: [
      ("acetyl\tAcetylation\tphosphoryl\tacetylates\n", "r.tsv:2: error: expected 5"),
      ("acetyl\t\tphosphoryl\tacetylates\t\n", "r.tsv:2: error: expected a stem, a type"),
      (
        "acetyl\tAcetylation\tphosphoryl\tmethylates\t\n",
        "r.tsv:2: error: “methylates” does not begin with its stem, “acetyl”"
      ),
      (
        "acetyl\tAcetylation\tphosphoryl\tacetylates|acetylates\t\n",
        "r.tsv:2: error: “acetylates” stands twice"
      ),
    ])
  func namesMistakesOfRareTriggers(_ rows: String, _ message: String) {
    let fault = #expect(throws: Diagnostic.self) {
      try RareTriggers("stem\ttype\tas\twords\tunless\n" + rows, file: "r.tsv")
    }
    #expect(fault?.description.hasPrefix(message) == true)
  }

  @Test func rareTypesAreWeighedAsCommonOnes() throws {
    let rare = try RareTriggers(
      "stem\ttype\tas\twords\tunless\nsumoylat\tSumoylation\texpress\tsumoylation\tdna\n",
      file: "r.tsv")
    let tables = try EventTables(
      triggers: Self.triggers, evidence: Self.evidence, weights: Self.weights, folder: "f",
      rare: rare)
    #expect(tables.types == ["Gene_expression", "Sumoylation"])
    #expect(tables.weighedAs == ["Gene_expression", "Gene_expression"])
    #expect(rare.rows["sumoylation"]?.word == "expression")
  }

  @Test func partnersStandByTheWaysOfTheirWord() throws {
    let header = "words\tfirst\tsecond\tbetween\twith\n"
    let frames = try PartnerFrames(
      header + "dimer|dimers\tS|\twith|\t\t\ndimers\tnp<\tnp<\t/\tform\n", file: "p.tsv")
    let taken = ["dimer", "dimers"].map { word in
      ["S|", "with|", "np<", "of|"].filter { frames.takes($0, of: word) }
    }
    #expect(taken == [["S|", "with|"], ["S|", "with|", "np<"]])
    let fault = #expect(throws: Diagnostic.self) {
      try PartnerFrames(header + "dimer\tS|\t\t\t\n", file: "p.tsv")
    }
    #expect(
      fault?.description == "p.tsv:2: error: expected words and the ways to two partners")
  }

  @Test func theBestOfTheOthersIsThatOfAllOthers() {
    let seen: [(Int, Double)] = [(1, 0.2), (2, 0.5), (1, 0.7), (3, 0.7), (2, 0.6), (4, 0)]
    var best = BestTwo<Int>()
    for (kind, likelihood) in seen { best.add(likelihood, of: kind) }
    let others = (1...5).map { kind in seen.filter { $0.0 != kind }.map(\.1).max() ?? 0 }
    #expect((1...5).map { best.best(besides: $0) } == others)
    #expect(BestTwo<Int>().best(besides: 1) == 0)
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
