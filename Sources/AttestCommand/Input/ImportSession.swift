import Attest

/// One import of many inputs: a bad input is named and the next one read.
struct ImportSession {
  private let kind: Importing.Kind
  private let global: GlobalOptions
  private let console: Console

  init(_ kind: Importing.Kind, _ global: GlobalOptions) {
    self.kind = kind
    self.global = global
    console = Console(global)
  }

  func run(_ paths: [String]) throws {
    var ending: String?
    try console.run {
      // Lists of retractions are known to no reader of documents.
      let inputs = InputPaths(paths, takesAnyName: kind == .retractions)
      for path in inputs.skipped { console.debug("skipped \(path): not known by its name") }
      let store = try Store(at: global.store)
      let run = try store.beginRun(command: "import \(kind.rawValue)", version: RootCommand.version)
      let importing = Importing(into: store)
      let signals = SignalWatch()
      var faults = inputs.diagnostics.count
      for diagnostic in inputs.diagnostics { console.report(diagnostic) }
      defer {
        let counts = importing.counts
        ending = Self.line(counts, refused: faults)
      }
      for input in inputs.inputs {
        try signals.interruption.check()
        do {
          try read(input, importing, signals.interruption) { faults += 1 }
        } catch let refusal as Diagnostic where refusal.file != store.path {
          console.report(refusal)
          faults += 1
        }
      }
      let resolved = try importing.finish()
      let counts = importing.counts
      try store.endRun(
        run, read: counts.added + counts.updated + counts.unchanged, refused: faults,
        stored: counts.added + counts.updated, skipped: counts.unchanged)
      if resolved > 0 {
        console.note("\(resolved) citations and entries of reference lists found their record")
      }
    } ending: {
      ending
    }
  }

  private func read(
    _ input: String, _ importing: Importing, _ interruption: Interruption, fault: () -> Void
  ) throws {
    let base: any ByteStream =
      input == "-" ? StandardInputStream() : try FileByteStream(path: input)
    let stream = WatchedStream(base, interruption: interruption) { _ in }
    console.debug("reading \(input)")
    try importing.read(kind, stream, name: input) { diagnostic in
      console.report(diagnostic)
      if diagnostic.severity == .error { fault() }
    }
  }

  private static func line(_ counts: ImportCounts, refused: Int) -> String {
    "\(counts.added) added, \(counts.updated) updated, \(counts.unchanged) unchanged, "
      + "\(counts.removed) removed; \(refused) refused"
  }
}
