import Attest
import Synchronization

/// What comes of mining: documents go into the store, their claims out as rows, and all is counted.
final class MiningResults: Sendable {
  /// What the last line of a run says.
  struct Counts: CustomStringConvertible {
    var read = 0
    var refused = 0
    var stored = 0
    /// Documents that are in the store as they would be left.
    var unchanged = 0
    var claims = 0
    /// Documents that their source took back and that left the store.
    var withdrawn = 0
    /// Of those taken back, the ones that the store did not have.
    var absent = 0
    /// Documents that the run had read before, under the same name and with the same text.
    var repeated = 0

    var description: String {
      "\(read) read, \(refused) refused, \(stored) stored; "
        + (claims == 1 ? "1 claim" : "\(claims) claims")
        + (repeated > 0 ? "; \(repeated) repeated" : "")
        + (unchanged > 0 ? "; \(unchanged) unchanged" : "")
        + (withdrawn > 0 ? "; \(withdrawn) taken out" : "")
    }
  }

  private let store: (store: Store, run: Int64)?
  private let minesAgain: Bool
  private let writer: OutputWriter?
  private let table: ClaimsTable
  private let state = Mutex(Counts())
  /// The absolute paths of files, by what their documents are called.
  private let paths = Mutex<[String: String]>([:])

  /// - Parameters:
  ///   - store: with the number of the run; nil where nothing is kept.
  ///   - writer: nil where no rows are wanted.
  ///   - minesAgain: whether documents are mined that have not changed.
  init(
    store: (store: Store, run: Int64)?, writer: OutputWriter?, format: any TableFormat,
    minesAgain: Bool
  ) {
    self.store = store
    self.minesAgain = minesAgain
    self.writer = writer
    table = ClaimsTable(format)
  }

  var counts: Counts { state.withLock { $0 } }

  /// Counts an input or a record that was refused.
  func refuse() { state.withLock { $0.refused += 1 } }

  /// Counts a document that was read before, and is not mined again.
  func noteRepetition() { state.withLock { $0.repeated += 1 } }

  /// Counts a document that will take the place of an earlier one of this run.
  func noteReplacement() {
    state.withLock { $0.stored -= store == nil ? 0 : 1 }
  }

  /// What a file's document is called: as the file was named, or, where it was mined before under
  /// another name, as then.
  func documentName(of input: String) throws -> String {
    let shown = SystemPath.shown(input)
    guard let store = store?.store, input != "-",
      let path = FileStatus.absolutePath(of: input).map(SystemPath.shown)
    else { return shown }
    let name = try store.documentName(path: path) ?? shown
    paths.withLock { $0[name] = path }
    return name
  }

  /// Whether a document needs no mining: it is in the store as the same source, names, words, rules
  /// and program would leave it. Counts it if so.
  func isUnchanged(_ document: Document, _ extractor: Extractor) throws -> Bool {
    guard let (store, run) = store, !minesAgain, !document.isWithdrawn,
      try store.isUnchanged(document.id, digest: extractor.digest(of: document), run: run)
    else { return false }
    state.withLock {
      $0.read += 1
      $0.unchanged += 1
    }
    return true
  }

  /// Writes what stands before the first row.
  func begin() throws {
    try unlessGone { try $0.write { table.appendHeader(to: &$0) } }
  }

  /// Stores documents and writes their rows.
  ///
  /// - Parameters:
  ///   - interruption: ends it in the middle of a document, of which nothing is stored then.
  ///   - report: is told of documents that the store refused.
  /// - Throws: a `Diagnostic` where the store or the output fails; `OutputGone` where there is
  ///   no store and nobody reads the rows; `Interrupted`.
  func take(
    _ documents: [MinedDocument], unless interruption: Interruption, report: (Diagnostic) -> Void
  ) throws {
    var kept: [MinedDocument] = []
    var pending: [MinedDocument] = []
    var count = 0
    for document in documents {
      guard document.isWithdrawn else {
        pending.append(document)
        count += 1
        continue
      }
      // What came before may be what is taken back.
      kept += try keep(pending, interruption, report: report)
      pending = []
      try withdraw(document.id, report)
    }
    kept += try keep(pending, interruption, report: report)
    state.withLock { counts in
      counts.read += count
      counts.refused += count - kept.count
      if store != nil { counts.stored += kept.count }
      for document in kept { counts.claims += document.evidenceCount }
    }
    try unlessGone { writer in
      for document in kept {
        try document.forEachPart { part in
          for evidence in part.evidence { try writer.write { table.append(evidence, to: &$0) } }
        }
      }
      try writer.flush()
    }
  }

  /// How many documents that were not there are named one by one.
  private static let namedAbsences = 20

  /// Takes out a document that its source takes back; rows that were written of it stay.
  private func withdraw(_ document: String, _ report: (Diagnostic) -> Void) throws {
    if let store = store?.store, try store.remove(document) {
      state.withLock { $0.withdrawn += 1 }
      return
    }
    let absent = state.withLock { counts in
      counts.absent += 1
      return counts.absent
    }
    guard absent <= Self.namedAbsences else { return }
    report(
      Diagnostic(
        (store == nil
          ? "is taken back by its source; rows that were written of it no longer hold"
          : "is taken back by its source, but is not in the store")
          + (absent == Self.namedAbsences ? " (further ones are not named)" : ""),
        severity: .warning, file: document))
  }

  /// Ends a run that came to its end.
  func end() throws {
    let counts = self.counts
    if let store {
      try store.store.endRun(
        store.run, read: counts.read, refused: counts.refused, stored: counts.stored,
        skipped: counts.unchanged)
    }
    try commit()
  }

  /// Puts the output in its place.
  func commit() throws {
    try unlessGone { try $0.commit() }
  }

  /// Stores documents; gives those that are stored.
  private func keep(
    _ documents: [MinedDocument], _ interruption: Interruption, report: (Diagnostic) -> Void
  ) throws -> [MinedDocument] {
    guard let (store, run) = store, !documents.isEmpty else { return documents }
    do {
      let paths = paths.withLock { known in
        Dictionary(
          documents.compactMap { document in known[document.id].map { (document.id, $0) } },
          uniquingKeysWith: { first, _ in first })
      }
      try store.store(documents, run: run, paths: paths) { try interruption.check() }
      return documents
    } catch let refusal as Diagnostic where refusal.file != store.path {
      // One document is at fault: the others are stored without it.
      guard documents.count > 1 else {
        report(refusal)
        return []
      }
      return try documents.flatMap { try keep([$0], interruption, report: report) }
    }
  }

  /// Without readers there is nothing to write for; but with a store, mining goes on.
  private func unlessGone(_ work: (OutputWriter) throws -> Void) throws {
    guard let writer else { return }
    do {
      try work(writer)
    } catch is OutputGone where store != nil {
      return
    }
  }
}
