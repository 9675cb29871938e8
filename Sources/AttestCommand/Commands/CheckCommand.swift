import ArgumentParser
import Attest

/// `attest check`: what is wrong with curated tables.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks curated tables: identifiers, names, rows against rows.",
    discussion: """
      Tables are comma-separated, or tab-separated where the file's name ends in .tsv. Columns are \
      recognised by their headings; --columns tells what others hold. A finding is printed as \
      file:line:column: severity: message [CODE], and --explain CODE says what it means.

      Examples:
        attest check edges.csv
        attest check signor.csv --delimiter ';' --columns subject=ENTITYA,object=ENTITYB
        attest check trials.tsv --select ID,ROW --fail-on warning
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

  @Option(help: ArgumentHelp("Say what a check means, and end.", valueName: "code"))
  var explain: String?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func validate() throws {
    if explain == nil, tables.isEmpty, document.isEmpty {
      throw ValidationError("Name a table, a review with --document, or --explain CODE.")
    }
    if tables.contains("") { throw ValidationError("A path is empty.") }
  }

  func run() throws {
    let console = Console(global)
    if let explain {
      try console.run { try show(explain) }
      return
    }
    var counts = FindingCounts()
    try console.run {
      let resources = try global.resources(console)
      let writer = try OutputWriter(output, sparing: tables)
      var log = FindingLog(
        writer, format: format.format, checks: selection.checks,
        baseline: try selection.knownFindings())
      let names = try KnownNames(resources)
      var checking = TableChecking(resources, names: names, checks: selection.checks)
      reading.apply(to: &checking)
      let records = try against.records(
        global.store, needsStore: against.verdicts != nil)
      checking.records = RecordReader(records)
      checking.takesAnyDocument = against.anyDocument
      let verdicts = try against.verdicts.map {
        VerdictTable(try OutputWriter($0, sparing: tables))
      }
      if let verdicts { checking.takeVerdict = { try verdicts.add($0, $1) } }
      try log.begin()
      for table in tables {
        do {
          let stream = PeekableByteStream(
            table == "-" ? StandardInputStream() : try FileByteStream(path: table))
          let outcome = try checking.check(stream, file: table, report: console.report) {
            try log.add($0)
          }
          counts.add(outcome)
          if !outcome.missing.isEmpty {
            let roles = outcome.missing.map(\.rawValue).joined(separator: ", ")
            console.note(
              "\(table): missing column: \(roles); not run: "
                + outcome.idle.joined(separator: ", "))
          }
          try log.endFile()
        } catch let refusal as Diagnostic where refusal.file == table {
          console.report(refusal)
          counts.refuse()
        }
      }
      var review = ReviewChecking(resources, names: names, checks: selection.checks)
      review.records = RecordReader(records)
      for path in document { try check(path, review, console, &log, &counts) }
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

  /// Checks a review.
  private func check(
    _ path: String, _ checking: ReviewChecking, _ console: Console, _ log: inout FindingLog,
    _ counts: inout FindingCounts
  ) throws {
    do {
      let stream = PeekableByteStream(
        path == "-" ? StandardInputStream() : try FileByteStream(path: path))
      let reader = try Attest.reader(for: stream.head(), name: path)
      try reader.read(stream, name: path, report: console.report) { document in
        try log.add(try checking.findings(in: document))
        counts.read += 1
      }
      try log.endFile()
    } catch let refusal as Diagnostic where refusal.file == path {
      console.report(refusal)
      counts.refuse()
    }
  }

  /// Prints an entry of the catalogue.
  private func show(_ code: String) throws {
    guard let check = allChecks.first(where: { $0.entry.code == code.uppercased() }) else {
      let known = allChecks.map(\.entry.code).sorted().joined(separator: ", ")
      throw Diagnostic("no check has the code \(code); there are \(known)", code: .usage)
    }
    let writer = try OutputWriter("-")
    try writer.write { $0 += Array(CataloguePage(check.entry).text.utf8) }
    try writer.commit()
  }
}
