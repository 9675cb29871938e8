public import AttestFormats
public import AttestModel
internal import Dispatch
internal import Synchronization

/// Mines many inputs: reads them one after the other, extracts on several threads, and hands the
/// results on in the order of the inputs.
///
/// Never more than a few batches are under way, so memory does not grow with the input. Batches
/// may hold documents of several inputs; `finish` sends the last one.
public final class Mining {
  /// Documents go to the threads in batches of about this many bytes of text.
  private static let batchBytes = 256 * 1024
  /// Of a document of more parts than this, no more than one is held at a time.
  private static let mostParts = 16

  private let extractor: Extractor
  private let keepsSentences: Bool
  private let isStopped: @Sendable () -> Bool
  private let partBytes: Int
  private let store: @Sendable ([MinedDocument]) throws -> Void
  private let isKnown: (Document) throws -> Bool
  /// Nil where all is done on the caller's thread.
  private let assembly: Assembly?
  private let queue = DispatchQueue(label: "attest.mining", attributes: .concurrent)
  private var batch: [Document] = []
  private var bytes = 0

  /// - Parameters:
  ///   - jobs: threads that extract; with 1 all is done on the caller's.
  ///   - keepsSentences: as in `Extractor.mine`.
  ///   - partBytes: how long the parts are in which long documents are mined, in bytes of text.
  ///   - isStopped: whether the run was told to end: the documents that are being mined are then
  ///     dropped whole, and `store`, which is asked once more, ought to throw.
  ///   - isKnown: whether a document needs no mining; asked on the caller's thread.
  ///   - store: is handed the results of a batch, in order, one call at a time.
  public init(
    _ extractor: Extractor, jobs: Int, keepsSentences: Bool,
    partBytes: Int = 256 * 1024, isStopped: @Sendable @escaping () -> Bool = { false },
    isKnown: @escaping (Document) throws -> Bool = { _ in false },
    store: @Sendable @escaping ([MinedDocument]) throws -> Void
  ) {
    self.extractor = extractor
    self.keepsSentences = keepsSentences
    self.isStopped = isStopped
    self.partBytes = max(1, partBytes)
    self.isKnown = isKnown
    self.store = store
    assembly = jobs > 1 ? Assembly(slots: jobs * 2, store: store) : nil
  }

  /// Reads one input; its documents are mined as batches fill.
  ///
  /// - Parameter report: is told what was wrong with the input; called on the caller's thread.
  /// - Throws: a `Diagnostic` where the input is refused, what was read of it before being kept;
  ///   whatever `store` throws, now or for an earlier batch.
  public func mine(
    _ stream: any ByteStream, name: String, reader: any DocumentReader,
    report: (Diagnostic) -> Void
  ) throws {
    try reader.read(stream, name: name, report: report) { document in
      let document = document.placed(file: name)
      if try isKnown(document) { return }
      batch.append(document)
      bytes += document.text.count
      if bytes >= Self.batchBytes { try send() }
    }
  }

  /// Mines the documents that were read so far, though there is room for more: no others come for
  /// now.
  ///
  /// - Throws: whatever `store` throws.
  public func mineWhatWaits() throws { try send() }

  /// Mines what is left and waits until all of it is stored.
  ///
  /// - Throws: whatever `store` throws.
  public func finish() throws {
    try send()
    try assembly?.drain()
  }

  private func send() throws {
    guard !batch.isEmpty else { return }
    let documents = batch
    batch = []
    bytes = 0
    let work = { @Sendable [extractor, keepsSentences, partBytes, isStopped] in
      Self.mine(documents, extractor, keepsSentences, partBytes, isStopped)
    }
    guard let assembly else {
      try store(work())
      return
    }
    let number = try assembly.begin()
    queue.async { assembly.finish(number, work()) }
  }

  /// What was found in documents; where the run is told to end, in those that were finished by
  /// then.
  private static func mine(
    _ documents: [Document], _ extractor: Extractor, _ keepsSentences: Bool, _ partBytes: Int,
    _ isStopped: () -> Bool
  ) -> [MinedDocument] {
    var mined: [MinedDocument] = []
    for document in documents {
      let isLong = document.text.count / partBytes >= mostParts
      let spool = isLong ? PartSpool(partBytes: partBytes) : nil
      let found = extractor.mine(
        document, keepsSentences: keepsSentences, spool: spool, isStopped: isStopped)
      if isStopped() { break }
      mined.append(found)
    }
    return mined
  }
}

/// Brings batches that finish in any order back into the order in which they began.
private final class Assembly: Sendable {
  private struct State {
    var begun = 0
    var stored = 0
    var waiting: [Int: [MinedDocument]] = [:]
    var failure: (any Error)?
  }

  private let state = Mutex(State())
  private let slots: DispatchSemaphore
  private let slotCount: Int
  private let store: @Sendable ([MinedDocument]) throws -> Void

  init(slots: Int, store: @Sendable @escaping ([MinedDocument]) throws -> Void) {
    self.slots = DispatchSemaphore(value: slots)
    slotCount = slots
    self.store = store
  }

  /// Waits for a free place and gives the batch its number.
  func begin() throws -> Int {
    slots.wait()
    return try state.withLock { state in
      if let failure = state.failure {
        slots.signal()
        throw failure
      }
      state.begun += 1
      return state.begun - 1
    }
  }

  func finish(_ number: Int, _ documents: [MinedDocument]) {
    state.withLock { state in
      state.waiting[number] = documents
      while let next = state.waiting.removeValue(forKey: state.stored) {
        state.stored += 1
        if state.failure == nil {
          do { try store(next) } catch { state.failure = error }
        }
        slots.signal()
      }
    }
  }

  /// Waits until all batches are stored.
  func drain() throws {
    for _ in 0..<slotCount { slots.wait() }
    for _ in 0..<slotCount { slots.signal() }
    try state.withLock { state in
      if let failure = state.failure { throw failure }
    }
  }
}
