import Attest
import Foundation

/// One run over many inputs: a bad input is named and the next one read.
struct MiningSession {
  private let mining: Mining
  private let reader: (any DocumentReader)?
  private let results: MiningResults
  private let console: Console
  private let signals = SignalWatch()
  private let progress: MiningProgress?

  /// - Parameters:
  ///   - jobs: threads that extract.
  ///   - reader: reads every input; nil where each is recognised.
  init(
    _ extractor: Extractor, jobs: Int, keepsSentences: Bool, reader: (any DocumentReader)?,
    results: MiningResults, console: Console, showsProgress: Bool
  ) {
    self.reader = reader
    self.results = results
    self.console = console
    let progress = showsProgress ? MiningProgress(console) : nil
    self.progress = progress
    let interruption = signals.interruption
    let isKnown: (Document) throws -> Bool = { document in
      do { return try results.isUnchanged(document, extractor) } catch {
        throw RunStopped(cause: error)
      }
    }
    mining = Mining(extractor, jobs: jobs, keepsSentences: keepsSentences, isKnown: isKnown) {
      documents in
      do {
        for note in documents.flatMap(\.notes) { console.report(note) }
        try results.take(documents) { console.report($0) }
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
    try results.end()
  }

  private func mine(_ input: String) throws {
    let base: any ByteStream =
      input == "-" ? StandardInputStream() : try FileByteStream(path: input)
    let stream = PeekableByteStream(
      WatchedStream(base, interruption: interruption) { progress?.read(bytes: $0) })
    let reader = try self.reader ?? Attest.reader(for: stream.head(), name: input)
    console.debug("reading \(input) as \(type(of: reader).format)")
    try mining.mine(
      stream, name: input, reader: reader,
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
