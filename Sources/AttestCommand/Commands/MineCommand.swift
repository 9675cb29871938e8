import ArgumentParser
import Attest

/// `attest mine`: reads documents and finds their claims.
struct MineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mine",
    abstract: "Reads documents and finds what they claim.",
    discussion: """
      Documents are plain text (as a PDF's text comes, too), PDF where pdftotext is installed, JATS \
      and PubMed XML, BioC, PubTator, trial records, bibliographies, or JSON Lines with one \
      {"id", "text"} a line or a list of these; any of them also as .gz. What was found goes into the store, where a document that was mined \
      before is replaced if it, the names or the rules have changed; with --output it is also written as a table.

      Examples:
        attest mine review.txt articles/
        attest mine review.txt --output claims.csv
        cat abstracts.jsonl | attest mine - --no-store --format jsonl > claims.jsonl

      A document that cannot be read is named, and the others are still mined; the exit code then \
      is not 0. Of several documents with one id the first counts, and the others are named; a \
      run remembers the ids of its last 20,000 documents at least.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders (searched through), or - for standard input.", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "What the inputs are. (default: recognised from each input)", valueName: "format"))
  var inputFormat: InputFormatName?

  @Option(
    help: ArgumentHelp(
      "A folder of .a1 files with the entities of the inputs, by stem; no names are looked for.",
      valueName: "folder"))
  var givenEntities: String?

  @Option(
    help: ArgumentHelp(
      "Also write the claims to a file, or to standard output with -.", valueName: "file|-"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      """
      A bibliography (RIS, .nbib, BibTeX, CSL-JSON) with what the inputs cite; may be given several \
      times.
      """, valueName: "file"))
  var references: [String] = []

  @Flag(help: "Mine documents again that have not changed since they were stored.")
  var force = false

  @Flag(
    help: "Keep nothing; write the claims only, to standard output unless --output says otherwise.")
  var noStore = false

  @OptionGroup(title: "Table") var table: TableOptions
  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func validate() throws {
    if paths.contains("") { throw ValidationError("A path is empty.") }
    if givenEntities != nil, inputFormat != nil {
      throw ValidationError("--given-entities and --input-format exclude each other.")
    }
  }

  func run() throws {
    let console = Console(global)
    var counts: () -> String? = { nil }
    try console.run {
      let signals = SignalWatch()
      let resources = try global.resources(console)
      if resources.lexicon.names.isEmpty, givenEntities == nil {
        throw Diagnostic(
          "no usable name is in the tables, so no claim would be found; correct them. Nothing was"
            + " mined, and the store is as it was", code: .data,
          file: global.lexicon ?? "the lexicon")
      }
      let paths = InputPaths(paths, takesAnyName: inputFormat != nil)
      for path in paths.skipped {
        console.debug("skipped \(path): no reader knows it by name or content")
      }
      // Files of entities are read beside their texts, and those of events may lie there too.
      let unknown = paths.skipped.filter { givenEntities == nil || !$0.isStandoff }
      if let first = unknown.first {
        let files = unknown.count == 1 ? "1 file is" : "\(unknown.count) files are"
        console.report(
          Diagnostic(
            "in folders \(files) passed over, for no reader knows them by name or content; "
              + "--verbose names them all, --input-format reads them",
            severity: .warning, file: first))
      }
      let target = output ?? (noStore ? "-" : nil)
      if target == nil, table.isGiven {
        console.report(
          Diagnostic(
            "--format and --spreadsheet say how claims are written out, and nothing is: give --output"
              + " FILE, or - for standard output", severity: .warning))
      }
      let bibliography = try Bibliography(references, console)
      let results = try results(
        of: resources, digest: bibliography.digest, from: paths, to: target)
      counts = { results.counts.description }
      let entities = try givenEntities.map { try GivenEntityFiles($0) }
      // Who names single texts asks for no others; a folder is to be mined whole.
      let asksForAll = self.paths.contains { FileStatus($0)?.isFolder == true }
      let orphans = asksForAll ? entities?.orphans(among: paths.inputs) ?? [] : []
      for diagnostic in paths.diagnostics + orphans {
        console.report(diagnostic)
        results.refuse()
      }
      let events = try givenEntities.map { _ in
        EventExtractor(resources, finding: try .installed(try .installed()))
      }
      let session = MiningSession(
        Extractor(resources, bibliography: bibliography.entries, events: events),
        unless: signals, jobs: global.jobs, keepsSentences: !noStore,
        reader: entities?.reader ?? inputFormat?.reader, results: results, console: console,
        showsProgress: showsProgress(writingTo: target))
      try session.mine(paths.inputs)
    } ending: {
      counts()
    }
  }

  /// Opens what the results go to.
  private func results(
    of resources: Resources, digest: String, from paths: InputPaths, to target: String?
  ) throws -> MiningResults {
    let writer = try target.map { path in
      try OutputWriter(path, sparing: paths.inputs + (noStore ? [] : [global.store]))
    }
    guard !noStore else {
      return MiningResults(
        store: nil, writer: writer, format: table.tableFormat, minesAgain: true)
    }
    let store = try Store(at: global.store)
    let run = try store.beginRun(
      version: RootCommand.version, lexicon: resources.lexiconDigest + digest,
      rules: resources.rulesDigest)
    // Rows of documents that are not mined could not be written; the tables of events are in no
    // digest.
    return MiningResults(
      store: (store, run), writer: writer, format: table.tableFormat,
      minesAgain: force || target != nil || givenEntities != nil)
  }

  /// Progress is for a person who watches, and who is not already watching the rows go by.
  private func showsProgress(writingTo target: String?) -> Bool {
    let rowsAreShown = target == "-" && Descriptor.standardOutput.isTerminal
    return !global.quiet && !rowsAreShown && Descriptor.standardError.isTerminal
  }
}

extension String {
  /// Whether a file of this name holds the entities or the events of a text.
  fileprivate var isStandoff: Bool {
    hasSuffix(StandoffReader.entitiesEnding) || hasSuffix(StandoffWriter.eventsEnding)
  }
}
