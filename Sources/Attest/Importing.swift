public import AttestFormats
public import AttestModel
public import AttestStore
internal import Dispatch
internal import Synchronization

/// Brings records into a store: they are read on the caller's thread and stored on another, in
/// batches that are each stored whole.
public final class Importing {
  /// What is imported.
  public enum Kind: String, Sendable, CaseIterable {
    case pubmed, references, trials, retractions
  }

  /// In records.
  private static let batchSize = 500

  private let sink: RecordSink
  private var batch: [Store.ImportedRecord] = []

  /// Imports into a store; nothing is written before the first batch is full or `finish` is called.
  public init(into store: Store) {
    sink = RecordSink(store)
    batch.reserveCapacity(Self.batchSize)
  }

  /// What was changed so far.
  public var counts: ImportCounts { sink.counts }

  /// Reads one input.
  ///
  /// - Parameter report: is told what was wrong with it.
  /// - Throws: a `Diagnostic` where the input is refused, what was read of it before being kept; or
  ///   where the store fails, now or for an earlier batch.
  public func read(
    _ kind: Kind, _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void
  ) throws {
    switch kind {
    case .pubmed:
      try PubMedReader().readEntries(stream, name: name, leavesTexts: true, report: report) {
        entry in
        switch entry {
        case .article(_, let record): try add(.pubmed(record))
        case .deleted(let pmids): try add(.deleted(pmids))
        }
      }
    case .trials:
      try ClinicalTrialsReader().readRecords(stream, name: name, report: report) {
        try add(.trial($0))
      }
    case .references:
      let stream = PeekableByteStream(stream)
      let reader = try Attest.bibliographyReader(for: stream.head(), name: name)
      try reader.readRecords(stream, name: name, report: report) { record, _ in
        try add(.reference(record))
      }
    case .retractions:
      try RetractionList.read(name, report: report) { try add(.retraction($0)) }
    }
  }

  /// Stores what is left, and ties what was imported to the documents that cite it.
  ///
  /// - Returns: how many citations and entries of reference lists found their record.
  /// - Throws: what the store throws.
  public func finish() throws -> Int {
    try send()
    return try sink.finish()
  }

  private func add(_ record: Store.ImportedRecord) throws {
    batch.append(record)
    if batch.count >= Self.batchSize { try send() }
  }

  /// Stores what was read so far, without waiting for it.
  private func send() throws {
    guard !batch.isEmpty else { return }
    try sink.take(batch)
    batch.removeAll(keepingCapacity: true)
  }
}

/// Stores batches one after the other on a thread of its own.
private final class RecordSink: Sendable {
  private struct State {
    var counts = ImportCounts()
    var failure: (any Error)?
  }

  private let store: Store
  private let queue = DispatchQueue(label: "attest.importing")
  private let slots = DispatchSemaphore(value: 3)
  private let state = Mutex(State())

  init(_ store: Store) {
    self.store = store
  }

  var counts: ImportCounts { state.withLock { $0.counts } }

  func take(_ records: [Store.ImportedRecord]) throws {
    try check()
    slots.wait()
    queue.async { [self] in
      defer { slots.signal() }
      if state.withLock({ $0.failure != nil }) { return }
      do {
        let counts = try store.store(records)
        state.withLock { $0.counts = $0.counts + counts }
      } catch {
        state.withLock { $0.failure = error }
      }
    }
  }

  func finish() throws -> Int {
    queue.sync {}
    try check()
    return try store.resolveCitations()
  }

  private func check() throws {
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }
}

/// The reader of a bibliography.
///
/// - Throws: a `Diagnostic` where the input is no bibliography that is known.
public func bibliographyReader(
  for head: [UInt8], name: String
) throws -> any BibliographyReader {
  let readers = allReaders.compactMap { $0 as? any BibliographyReader }
  guard let reader = readers.first(where: { $0.recognises(head: head, name: name) }) else {
    throw Diagnostic(
      "this is no bibliography in RIS, MEDLINE (.nbib), BibTeX or CSL-JSON", file: name)
  }
  return reader
}
