import Attest
import Foundation

/// One run over many inputs: a bad input is named and the next one read.
struct MiningSession {
  private let mining: Mining
  private let reader: (any DocumentReader)?
  private let results: MiningResults
  private let console: Console
  private let signals: SignalWatch
  private let progress: MiningProgress?
  private let others = OtherEntities()

  /// - Parameters:
  ///   - signals: ends the run; watched since before the output was begun.
  ///   - jobs: threads that extract.
  ///   - reader: reads every input; nil where each is recognised.
  init(
    _ extractor: Extractor, unless signals: SignalWatch, jobs: Int, keepsSentences: Bool,
    reader: (any DocumentReader)?,
    results: MiningResults, console: Console, showsProgress: Bool
  ) {
    self.signals = signals
    self.reader = reader
    self.results = results
    self.console = console
    let progress = showsProgress ? MiningProgress(console) : nil
    self.progress = progress
    let interruption = signals.interruption
    let repetitions = Repetitions(results, console)
    let isKnown: (Document) throws -> Bool = { [others] document in
      others.count(document)
      if repetitions.isPassedOver(document) { return true }
      do { return try results.isUnchanged(document, extractor) } catch {
        throw RunStopped(cause: error)
      }
    }
    let isStopped = { @Sendable in interruption.hasCome }
    mining = Mining(
      extractor, jobs: jobs, keepsSentences: keepsSentences, isStopped: isStopped,
      isKnown: isKnown
    ) { documents in
      do {
        for note in documents.flatMap(\.notes) { console.report(note) }
        try results.take(documents, unless: interruption) { console.report($0) }
        progress?.show(documents: results.counts.read)
        try interruption.check()
      } catch {
        throw RunStopped(cause: error)
      }
    }
  }

  private var interruption: Interruption { signals.interruption }

  /// Mines the inputs in their order.
  ///
  /// - Throws: `Interrupted`; `OutputGone` where nobody wants the rows; or a `Diagnostic` of the
  ///   store or the output. What was finished by then is kept.
  func mine(_ inputs: [String]) throws {
    do {
      try results.begin()
      for input in inputs {
        try interruption.check()
        do {
          try mine(input)
        } catch let refusal as Diagnostic {
          console.report(refusal)
          results.refuse()
        } catch let stop as RunStopped {
          throw stop.cause
        }
      }
      do { try mining.finish() } catch let stop as RunStopped { throw stop.cause }
    } catch let interrupted as Interrupted {
      try results.commit()
      throw interrupted
    }
    if let warning = others.warning { console.report(warning) }
    try results.end()
  }

  private func mine(_ input: String) throws {
    let base: any ByteStream =
      input == "-" ? StandardInputStream() : try FileByteStream(path: input)
    let name: String
    do { name = try results.documentName(of: input) } catch { throw RunStopped(cause: error) }
    let stream = PeekableByteStream(
      WatchedStream(
        base, interruption: interruption, counting: { progress?.read(bytes: $0) },
        resting: { try mining.mineWhatWaits() }))
    let reader = try self.reader ?? Attest.reader(for: stream.head(), name: name)
    console.debug("reading \(name) as \(type(of: reader).format)")
    try mining.mine(
      stream, name: name, reader: reader,
      report: { diagnostic in
        console.report(diagnostic)
        if diagnostic.severity == .error { results.refuse() }
      })
  }
}

/// Why no further input is read: the fault is not the input's.
private struct RunStopped: Error {
  let cause: any Error
}

/// Documents of a run that are called alike: says so, and which one counts.
private final class Repetitions {
  /// How many are named one by one where nothing is lost.
  private static let named = 20

  private let seen = SeenDocuments()
  private let results: MiningResults
  private let console: Console
  private var count = 0

  init(_ results: MiningResults, _ console: Console) {
    self.results = results
    self.console = console
  }

  /// Whether a document is not to be mined, since another of its name was.
  func isPassedOver(_ document: Document) -> Bool {
    guard !document.isWithdrawn else {
      seen.forget(document.id)
      return false
    }
    switch seen.take(document) {
    case .new: return false
    case .same(let first):
      results.noteRepetition()
      warn(
        "“\(document.id)” stands already at \(first), with the same text; it counts once", document)
      return true
    case .other(let first) where document.format == PubMedReader.format:
      // PubMed's later files bring its records up to date.
      results.noteReplacement()
      warn("“\(document.id)” again; it takes the place of the record at \(first)", document)
      return false
    case .other(let first):
      results.refuse()
      console.report(
        Diagnostic(
          "“\(document.id)” stands already at \(first), with another text, which is kept; give each"
            + " document an id of its own", file: document.file, line: document.line))
      return true
    }
  }

  private func warn(_ message: String, _ document: Document) {
    count += 1
    guard count <= Self.named else { return }
    console.report(
      Diagnostic(
        message + (count == Self.named ? " (further ones are not named)" : ""),
        severity: .warning, file: document.file, line: document.line))
  }
}
