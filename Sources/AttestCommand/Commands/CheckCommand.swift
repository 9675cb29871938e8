import ArgumentParser
import Attest

/// `attest check`: what is wrong with curated tables, with a review, with the store.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks curated tables: identifiers, names, rows against rows.",
    discussion: """
      Tables are comma-separated, or tab-separated where the file's name ends in .tsv; rows of \
      SIGNOR and PSI-MI TAB are known by their headings. Columns are recognised by their headings \
      too; --columns or --mapping tells what others hold. A finding is printed as \
      file:line:column: severity: message [CODE], and --explain CODE says what it means. Without a \
      table, the store itself is checked: claims against claims, credits against imported records; its \
      findings have the lines of the texts that export documents --format text writes.

      Examples:
        attest check edges.csv
        attest check rows.csv --delimiter ';' --columns subject=REGULATOR,object=GENE
        attest check trials.tsv --select ID,ROW --fail-on warning
        attest check --store reviews.sqlite --format sarif
        attest check --explain ID001
      """)

  @Argument(help: ArgumentHelp("Tables: files, or - for standard input.", valueName: "table"))
  var tables: [String] = []

  @Option(
    help: ArgumentHelp(
      "Check a review: its tables, its prose, and the one against the other.",
      valueName: "review"))
  var document: [String] = []

  @OptionGroup(title: "What is checked") var selection: CheckSelection

  @OptionGroup(title: "What it is checked against") var against: CheckRecords

  @OptionGroup(title: "How tables are read") var reading: CheckedTableOptions

  @Option(help: ArgumentHelp("How to write findings.", valueName: "format"))
  var format = FindingFormatName(TextFindings())

  @Option(
    help: ArgumentHelp(
      "Write the findings to this file, or to standard output with -.", valueName: "file"))
  var output = "-"

  @Option(
    help: ArgumentHelp("Say what a check means, by its code or name, and end.", valueName: "code"))
  var explain: String?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func validate() throws {
    if tables.contains("") { throw ValidationError("A path is empty.") }
    if tables.isEmpty, against.verdicts != nil {
      throw ValidationError("--verdicts needs a table.")
    }
  }

  /// Whether the store is what is checked.
  private var checksStore: Bool { tables.isEmpty && document.isEmpty }

  func run() throws {
    let console = Console(global)
    if let explain {
      try console.run { try show(explain) }
      return
    }
    var counts = FindingCounts()
    try console.run {
      // Tables need neither the rules nor the words of the language.
      let resources = tables.isEmpty || !document.isEmpty ? try global.resources(console) : nil
      let names =
        try resources.map { try KnownNames($0) }
        ?? KnownNames(LexiconFolder.installed(), lexicon: global.names(console))
      let store = try against.store(
        global.store, isNeeded: checksStore || against.verdicts != nil)
      let records = try against.records(store)
      let writer = try OutputWriter(output, sparing: tables)
      var log = FindingLog(
        writer, format: format.format, checks: selection.checks,
        baseline: try selection.knownFindings(),
        keepsBaseline: selection.writeBaseline != nil)
      let verdicts = try against.verdicts.map {
        VerdictTable(try OutputWriter($0, sparing: tables))
      }
      try log.begin()
      if checksStore, let store, let resources {
        try StoreChecking(resources, names: names, checks: selection.checks)
          .check(store, records) {
            try log.add($0)
            try log.endFile()
          }
        try store.forEachDocument { _ in counts.read += 1 }
        counts.isOfStore = true
      }
      var checking = TableChecking(names: names, checks: selection.checks)
      try reading.apply(to: &checking)
      checking.records = store != nil || against.retractions != nil ? RecordReader(records) : nil
      checking.takesAnyDocument = against.anyDocument
      if let verdicts { checking.takeVerdict = { try verdicts.add($0, $1) } }
      for table in tables { try check(table, checking, console, &log, &counts) }
      if let resources, !document.isEmpty {
        var review = ReviewChecking(resources, names: names, checks: selection.checks)
        review.records = RecordReader(records)
        for path in document { try check(path, review, console, &log, &counts) }
      }
      if let failure = records.failure ?? names.failure { throw failure }
      try log.end()
      try verdicts?.commit()
      if let verdicts { console.note("verdicts: \(verdicts.summary)") }
      try writer.commit()
      try selection.write(log.found)
      counts.findings = log.counts
      counts.known = log.known
      if let worst = log.worst, selection.failOn.isReached(by: worst) { console.end(with: 1) }
    } ending: {
      counts.description
    }
  }

  /// Checks a table.
  private func check(
    _ table: String, _ checking: TableChecking, _ console: Console, _ log: inout FindingLog,
    _ counts: inout FindingCounts
  ) throws {
    do {
      let stream = PeekableByteStream(
        table == "-" ? StandardInputStream() : try FileByteStream(path: table))
      let outcome = try checking.check(stream, file: table, report: console.report) {
        try log.add($0)
      }
      counts.add(outcome)
      if let format = outcome.format { console.note("\(table): read as \(format)") }
      if !outcome.idle.isEmpty {
        let roles = outcome.missing.map(\.rawValue).joined(separator: ", ")
        console.note(
          "\(table): " + (roles.isEmpty ? "" : "missing column: \(roles); ")
            + "not run: \(outcome.idle.joined(separator: ", "))")
      }
      if checking.records?.hasClaims != true, outcome.rows > 0, !outcome.isRefused {
        console.note(
          "\(table): \(outcome.rows) rows not held against texts: no store with mined texts; mine the"
            + " papers that they cite first, or name their store with --store")
      }
      try log.endFile()
    } catch let refusal as Diagnostic where refusal.file == table {
      console.report(refusal)
      counts.refuse()
    }
  }

  /// Checks a review.
  private func check(
    _ path: String, _ checking: ReviewChecking, _ console: Console, _ log: inout FindingLog,
    _ counts: inout FindingCounts
  ) throws {
    do {
      let stream = PeekableByteStream(
        path == "-" ? StandardInputStream() : try FileByteStream(path: path))
      let reader = try Attest.reader(for: stream.head(), name: path)
      let recorded = try RecordedByteStream(stream)
      var hasOwnText = false
      try reader.read(recorded, name: path, report: console.report) { document in
        let places = recorded.places(of: document)
        hasOwnText = hasOwnText || places == nil && document.format != "text"
        let outcome = try checking.check(document, file: path, places: places)
        try log.add(outcome.findings)
        counts.read += 1
        counts.rows += outcome.rows
      }
      if hasOwnText {
        console.note(
          "\(path): lines and columns count in the text that “attest export documents --format"
            + " text” writes; the file itself has none that could be told")
      }
      try log.endFile()
    } catch let refusal as Diagnostic where refusal.file == path {
      console.report(refusal)
      counts.refuse()
    }
  }

  /// Prints an entry of the catalogue.
  private func show(_ code: String) throws {
    let name = code.lowercased().split { $0 == " " || $0 == "_" }.joined(separator: "-")
    guard
      let check = allChecks.first(where: {
        $0.entry.code == code.uppercased() || $0.entry.name == name
      })
    else {
      let known = allChecks.map { "\($0.entry.code) \($0.entry.name)" }.sorted()
        .joined(separator: ", ")
      throw Diagnostic(
        "no check has the code or the name \(code); there are \(known)", code: .usage)
    }
    let writer = try OutputWriter("-")
    try writer.write { $0 += Array(CataloguePage(check.entry).text.utf8) }
    try writer.commit()
  }
}
