import ArgumentParser
import Attest
import Synchronization

/// `attest evaluate`: how well claims agree with gold claims.
struct EvaluateCommand: ParsableCommand {
  /// For people, or for programs.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures claims against claims that people found by reading.",
    discussion: """
      The claims are those of the documents that are named, which are mined for this; or those of \
      a table (--claims); or, where neither is named, those of the store. Only sentences of which \
      the gold has a claim, or which --negatives lists, are judged; rows of tables are not.

      strict: ends, relation and polarity are the gold's. relaxed: a relation of the same sign \
      will do. core: both ends are genes, proteins, families, pathways, drugs or chemicals.

      Examples:
        attest evaluate --gold Corpus/jak-stat-signalling/claims.csv \
      Corpus/jak-stat-signalling/article.txt
        attest evaluate --gold gold.csv --claims claims.csv --show 10
        attest evaluate --gold gold.csv --min-f1 0.6 review.txt
      """)

  @Argument(
    help: ArgumentHelp(
      "Documents to mine: files, folders, or - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("The gold claims, a table as in Corpus.", valueName: "file"))
  var gold: String

  @Option(
    help: ArgumentHelp("Sentences that invite misreadings, as in Corpus.", valueName: "file"))
  var negatives: String?

  @Option(help: ArgumentHelp("A table of claims to measure, csv or tsv.", valueName: "file"))
  var claims: String?

  @Flag(help: "Count every claim in a sentence that the gold does not have as wrong.")
  var exhaustive = false

  @Option(
    name: .customLong("min-f1"),
    help: ArgumentHelp("End with 1 where the relaxed F1 of core claims is lower.", valueName: "x"))
  var lowestF1: Double?

  @Option(help: ArgumentHelp("Show this many missed and wrong claims.", valueName: "n"))
  var show = 0

  @Option(help: ArgumentHelp("How to write the figures.", valueName: "format"))
  var format = Format.text

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func validate() throws {
    if let lowestF1, !(0...1).contains(lowestF1) {
      throw ValidationError("--min-f1 must be between 0 and 1, not \(lowestF1).")
    }
    if show < 0 { throw ValidationError("--show must be 0 or more, not \(show).") }
    if claims != nil, !paths.isEmpty {
      throw ValidationError("Name documents or --claims, not both.")
    }
    if paths.contains("") { throw ValidationError("A path is empty.") }
  }

  func run() throws {
    let console = Console(global)
    try console.run {
      var faults = 0
      let standard = try readGold { diagnostic in
        console.report(diagnostic)
        faults += 1
      }
      // Figures against half a gold would mislead.
      guard faults == 0 else { return }
      let resources = try global.resources(console)
      let genes = resources.lexicon.concepts.lazy.filter { $0.kind == .gene }.map(\.name)
      var evaluator = Evaluator(standard, coreNames: genes, isExhaustive: exhaustive)
      if let claims {
        let table = try DelimitedReader(contentsOf: claims)
        for claim in try StatedClaim.read(table, report: console.report) { evaluator.add(claim) }
      } else if paths.isEmpty {
        let store = try Store(at: global.store, access: .readOnly)
        try store.forEachEvidence { evaluator.add(StatedClaim($0)) }
      } else {
        let extractor = Extractor(resources)
        evaluator = try mine(with: extractor, into: evaluator, console)
      }
      if !evaluator.meetsGold {
        console.report(
          Diagnostic(
            "no claim stands in a sentence that the gold has a claim of, so the figures say nothing; "
              + "are these the texts that the gold was made from?", severity: .warning, file: gold))
      }
      let report = EvaluationReport(evaluator.evaluation(), showing: show)
      let writer = try OutputWriter("-")
      try writer.write { output in
        switch format {
        case .text: output += Array(report.text.utf8)
        case .json: output += try report.json
        }
      }
      try writer.commit()
      let f1 = report.evaluation.relaxed.core.f1
      if let lowestF1, f1 < lowestF1 {
        console.note("core relaxed F1 is \(f1.rounded(to: 4)), below --min-f1 \(lowestF1)")
        console.end(with: 1)
      }
    }
  }

  private func readGold(report: (Diagnostic) -> Void) throws -> GoldStandard {
    try GoldStandard(
      claims: try DelimitedReader(contentsOf: gold),
      negatives: try negatives.map { try DelimitedReader(contentsOf: $0) }, report: report)
  }

  /// Mines the documents. One that cannot be read is named, and the others are still measured.
  private func mine(
    with extractor: Extractor, into evaluator: Evaluator, _ console: Console
  ) throws -> Evaluator {
    let inputs = InputPaths(paths, takesAnyName: false)
    for diagnostic in inputs.diagnostics { console.report(diagnostic) }
    let shared = SharedEvaluator(evaluator)
    let mining = Mining(extractor, jobs: global.jobs, keepsSentences: false) { documents in
      try shared.add(documents)
    }
    for input in inputs.inputs {
      do {
        let stream = PeekableByteStream(
          input == "-" ? StandardInputStream() : try FileByteStream(path: input))
        let reader = try Attest.reader(for: stream.head(), name: input)
        try mining.mine(stream, name: input, reader: reader, report: console.report)
      } catch let refusal as Diagnostic {
        console.report(refusal)
      }
    }
    try mining.finish()
    return shared.evaluator
  }
}

/// An evaluator that several threads hand claims to.
private final class SharedEvaluator: Sendable {
  private let state: Mutex<Evaluator>

  init(_ evaluator: Evaluator) {
    state = Mutex(evaluator)
  }

  var evaluator: Evaluator { state.withLock { $0 } }

  func add(_ documents: [MinedDocument]) throws {
    try state.withLock { evaluator in
      for document in documents {
        try document.forEachPart { part in
          for evidence in part.evidence { evaluator.add(StatedClaim(evidence)) }
        }
      }
    }
  }
}
