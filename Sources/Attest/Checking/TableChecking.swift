public import AttestChecks
public import AttestFormats
public import AttestModel
internal import AttestStore

/// Checks curated tables: reads them row by row and hands on what is wrong.
public struct TableChecking {
  /// What a table came to.
  public struct Outcome: Sendable {
    /// Rows that were checked.
    public var rows = 0
    /// Rows that could not be read as such.
    public var leftOut = 0
    /// How many findings were handed on.
    public var findings = 0
    /// How many rows could not be held against texts, by why; those of which nobody asked are not
    /// counted.
    public var notCheckable: [Verdict.Obstacle: Int] = [:]
    /// Columns that checks need and the table lacks, and the codes of those checks.
    public var missing: [ColumnRole] = []
    /// The codes of checks that found no column they need.
    public var idle: [String] = []
    /// What the table was recognised as by its first columns, for a note; nil where as nothing.
    public var format: String?
    /// Whether the table was refused as a whole.
    public var isRefused = false
  }

  /// How a table's cells are parted; nil goes by the file's name.
  public var dialect: DelimitedReader.Dialect?
  /// Whether the file is in Latin-1.
  public var isLatin1 = false
  /// What the store knows; nil where there is none.
  public var records: RecordReader?
  /// Whether documents that a row does not cite count for its verdict.
  public var takesAnyDocument = false
  /// Is handed each row's cells and verdict, the header first with nil; nil where none are wanted.
  public var takeVerdict: (([CuratedCell], Verdict?) throws -> Void)?
  /// Roles of columns that the headings do not tell.
  public var columns: [(role: ColumnRole, heading: String)] = []

  private let checks: [any Check]
  private let columnNames: ColumnNames
  private let names: KnownNames

  /// Checks tables by these checks, asking `names` what cells name and columns hold.
  public init(names: KnownNames, checks: [any Check] = allChecks) {
    self.checks = checks
    columnNames = names.columnNames
    self.names = names
  }

  /// Checks a table.
  ///
  /// - Parameters:
  ///   - file: its path, as findings show it.
  ///   - report: is told what is wrong with the file itself.
  ///   - take: is handed findings: first those of single rows in their order, then those that
  ///     compare rows.
  /// - Throws: a `Diagnostic` where reading fails, and whatever `take` throws.
  public func check(
    _ stream: any ByteStream, file: String, report: (Diagnostic) -> Void,
    take: ([Finding]) throws -> Void
  ) throws -> Outcome {
    let bytes = PeekableByteStream(isLatin1 ? Latin1ByteStream(stream) : stream)
    let format = InteractionFormat(head: try bytes.head(atLeast: InteractionFormat.headSize))
    let dialect = self.dialect ?? format?.dialect ?? DelimitedReader.Dialect(ofFile: file)
    var outcome = Outcome()
    outcome.format = format?.description
    let run = Run()
    let isMITab = format == .psiMITab || format == .headlessPSIMITab
    func handOn(_ findings: [Finding]) throws {
      guard !findings.isEmpty else { return }
      outcome.findings += findings.count
      try take(findings)
    }
    func begin(_ cells: [CuratedCell]) throws {
      try takeVerdict?(cells, nil)
      let columns = try self.columns(of: cells, dialect: dialect, file: file)
      let idle = checks.filter { !$0.isConcerned(with: columns) }.map(\.entry)
      outcome.idle = idle.map(\.code)
      outcome.missing = ColumnRole.allCases.filter { role in
        !columns.serves(role) && idle.contains { $0.needs.contains(role) }
      }
      run.checker = TableChecker(
        checks, columns: columns, names: NameReader(names), records: records,
        file: file, takesAnyDocument: takesAnyDocument,
        makeSpill: { try TemporaryRows() })
    }
    do {
      let isWhole = try DelimitedStream(bytes, file: file, dialect: dialect).readRows { read in
        run.isEmpty = false
        if run.checker == nil, let header = format?.impliedHeader(width: read.count) {
          try begin(header)
        }
        if run.checker != nil {
          let row =
            isMITab
            ? RowBuffer(InteractionFormat.psiMITab.plain(read.curatedCells)) : read
          if let takeVerdict {
            // The verdict is asked for first: it is kept for the checks that need it.
            let verdict = run.checker?.verdict(row, anyDocument: takesAnyDocument)
            try takeVerdict(row.curatedCells, verdict ?? Verdict(notCheckable: .paperNotInStore))
          }
          try handOn(run.checker?.check(row) ?? [])
          return
        }
        try begin(read.curatedCells)
      } report: { diagnostic in
        // A file whose bytes cannot be read at all is not empty.
        run.isEmpty = false
        outcome.leftOut += 1
        report(diagnostic)
      }
      if !isWhole { outcome.isRefused = true }
    } catch let refusal as Diagnostic where refusal.file == file {
      outcome.isRefused = true
      report(refusal)
      return outcome
    }
    if run.isEmpty {
      outcome.isRefused = true
      report(
        Diagnostic(
          "the table is empty; not even a header is there", file: file, line: 1, column: 1))
      return outcome
    }
    try run.checker?.finish(handOn)
    outcome.rows = run.checker?.rows ?? 0
    outcome.notCheckable = run.checker?.notCheckable ?? [:]
    if run.checker == nil { outcome.isRefused = true }
    return outcome
  }

  /// What a table goes through; it is asked for each row, and to watch who else asks would cost more
  /// than the answer.
  private final class Run {
    @exclusivity(unchecked) var checker: TableChecker?
    @exclusivity(unchecked) var isEmpty = true
  }

  /// What the columns hold, where the header is sound.
  private func columns(
    of header: [CuratedCell], dialect: DelimitedReader.Dialect, file: String
  ) throws -> TableColumns {
    if header.count == 1, self.dialect == nil, let text = header.first?.text {
      for (mark, name) in [("\t", "tab"), (";", ";"), (",", ","), ("|", "|")]
      where text.contains(mark) {
        throw Diagnostic(
          "one column only, and its name holds “\(name == "tab" ? "\\t" : name)”: the delimiter is"
            + " another; give --delimiter '\(name)'", file: file, line: 1, column: 1)
      }
    }
    return try TableColumns(header, names: columnNames, given: columns, file: file)
  }
}
