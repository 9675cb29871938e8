import Attest
import Foundation
import Testing

/// What is found in `Corpus` does not become less than `Corpus/scores.tsv` says.
@Suite struct CorpusScoresTests {
  private static let corpus = SourceTree.repository.appending(path: "Corpus")

  @Test func noScoreDrops() throws {
    let scores = try CorpusScores(mining: Self.corpus)
    let file = Self.corpus.appending(path: "scores.tsv")
    if ProcessInfo.processInfo.environment["RECORD_SCORES"] == "1" {
      try scores.text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let recorded = try CorpusScores(DelimitedReader(contentsOf: file.path))
    let losses = scores.losses(since: recorded)
    #expect(
      losses == [],
      """
      If the loss is worth its gain, record the new scores, and commit them with the change:
        RECORD_SCORES=1 swift test --filter CorpusScores
      """)
  }

  @Test func aLossIsNamed() {
    let before = CorpusScores([
      "core": .init(gold: 10, found: 6, right: 6, claims: 8),
      "activates": .init(gold: 7, found: 5, right: 5, claims: 6),
      "binds": .init(gold: 3, found: 1, right: 1, claims: 2),
    ])
    let after = CorpusScores([
      "core": .init(gold: 10, found: 6, right: 6, claims: 9),
      "activates": .init(gold: 7, found: 6, right: 6, claims: 8),
    ])
    #expect(
      after.losses(since: before) == [
        "F1 of core claims is 0.632, was 0.667", "binds: 0 of 3 gold claims found, was 1",
      ])
    #expect(before.losses(since: before) == [])
  }
}

/// The relaxed figures of all texts in `Corpus`: of core claims, of all, and by relation.
private struct CorpusScores {
  private static let columns = ["relation", "gold", "found", "right", "claims"]
  /// Rows that are sums.
  private static let sums = ["core", "all"]

  private var figures: [String: Evaluation.Figures]

  init(_ figures: [String: Evaluation.Figures]) {
    self.figures = figures
  }

  /// Mines every text of the corpus that has gold claims.
  init(mining corpus: URL) throws {
    let folder = LexiconFolder(SourceTree.repository.appending(path: "Lexicons").path)
    let resources = try Resources(folder)
    let extractor = Extractor(resources)
    let genes = resources.lexicon.concepts.filter { $0.kind == .gene }.map(\.name)
    figures = [:]
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted()
    for name in names {
      let text = corpus.appending(path: "\(name)/article.txt").path
      let gold = corpus.appending(path: "\(name)/claims.csv").path
      guard FileManager.default.fileExists(atPath: gold) else { continue }
      var faults: [Diagnostic] = []
      let negatives = corpus.appending(path: "\(name)/negatives.csv").path
      let hasNegatives = FileManager.default.fileExists(atPath: negatives)
      let standard = try GoldStandard(
        claims: DelimitedReader(contentsOf: gold),
        negatives: hasNegatives ? try DelimitedReader(contentsOf: negatives) : nil
      ) { faults.append($0) }
      var evaluator = Evaluator(standard, coreNames: genes)
      try PlainTextReader().read(
        FileByteStream(path: text), name: text, report: { faults.append($0) },
        found: { document in
          for evidence in extractor.mine(document, keepsSentences: false).evidence {
            evaluator.add(StatedClaim(evidence))
          }
        })
      #expect(faults == [])
      add(evaluator.evaluation())
    }
  }

  private mutating func add(_ evaluation: Evaluation) {
    figures["core", default: .init()] = figures["core", default: .init()] + evaluation.relaxed.core
    figures["all", default: .init()] = figures["all", default: .init()] + evaluation.relaxed.all
    for (relation, more) in evaluation.relations {
      figures[relation.rawValue, default: .init()] =
        figures[relation.rawValue, default: .init()] + more
    }
  }

  /// Reads recorded scores.
  init(_ table: DelimitedReader) throws {
    #expect(table.diagnostics == [])
    #expect(table.header.map(\.text) == Self.columns)
    figures = [:]
    for row in table.rows {
      let numbers = row.dropFirst().map { Int($0.text) ?? 0 }
      figures[row[0].text] = .init(
        gold: numbers[0], found: numbers[1], right: numbers[2], claims: numbers[3])
    }
  }

  /// As they are recorded.
  var text: String {
    var lines = [Self.columns.joined(separator: "\t")]
    for name in Self.sums + Relation.allCases.map(\.rawValue) {
      guard let figures = figures[name] else { continue }
      let numbers = [figures.gold, figures.found, figures.right, figures.claims].map(String.init)
      lines.append(([name] + numbers).joined(separator: "\t"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What was better before.
  func losses(since before: CorpusScores) -> [String] {
    var losses: [String] = []
    let (now, then) = (figures["core"]?.f1 ?? 0, before.figures["core"]?.f1 ?? 0)
    if now < then {
      let places = FloatingPointFormatStyle<Double>.number.precision(.fractionLength(3))
        .locale(Locale(identifier: "en"))
      losses.append(
        "F1 of core claims is \(now.formatted(places)), was \(then.formatted(places))")
    }
    for relation in Relation.allCases.map(\.rawValue) {
      let (now, then) = (figures[relation], before.figures[relation])
      guard let then, (now?.found ?? 0) < then.found else { continue }
      losses.append(
        "\(relation): \(now?.found ?? 0) of \(then.gold) gold claims found, was \(then.found)")
    }
    return losses
  }
}
