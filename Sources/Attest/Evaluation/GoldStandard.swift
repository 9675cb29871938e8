public import AttestFormats
public import AttestModel

/// What people found in a text by reading it: the measure of what a program finds.
public struct GoldStandard: Sendable {
  /// How sure the reading is, and what it is about.
  public enum Tier: String, CaseIterable, Sendable {
    /// Both ends are genes, proteins, families, pathways, drugs or chemicals.
    case core
    /// An end is something else: a process, a cell, a disease.
    case wide
    /// Careful readers differ: it counts neither for nor against.
    case optional
  }

  /// One claim that the text makes.
  public struct Row: Sendable {
    /// The claim in its sentence.
    public let claim: StatedClaim
    /// How sure it is, and what it is about.
    public let tier: Tier
    /// Relations that are right as well.
    public let alternatives: [Relation]

    /// A row as its parts.
    public init(_ claim: StatedClaim, tier: Tier, alternatives: [Relation] = []) {
      self.claim = claim
      self.tier = tier
      self.alternatives = alternatives
    }
  }

  /// A sentence that invites a misreading.
  public struct Negative: Sendable {
    /// The sentence as it stands in the text.
    public let sentence: String
    /// The claim that the sentence does not make; nil where none is spelt out.
    public let misreading: StatedClaim?

    /// A sentence with what must not be read in it.
    public init(sentence: String, misreading: StatedClaim? = nil) {
      self.sentence = sentence
      self.misreading = misreading
    }
  }

  /// In the order of the table.
  public let rows: [Row]
  /// Sentences that invite misreadings, in the order of their table.
  public let negatives: [Negative]

  /// A gold standard of these rows.
  public init(_ rows: [Row], negatives: [Negative] = []) {
    self.rows = rows
    self.negatives = negatives
  }

  /// Reads gold tables, laid out as in `Corpus`.
  ///
  ///     sentence,subject,relation,object,tier
  ///     IL-6 activates STAT3.,IL6,activates,STAT3,core
  ///
  /// - Parameters:
  ///   - negatives: with the columns `sentence`, and `x_subject`, `x_relation`, `x_object` and
  ///     `x_polarity` for what must not be read; a row with `x_scope` is misread only within that.
  ///   - report: is told of every faulty row, and the row left out.
  /// - Throws: a `Diagnostic` where a column is missing.
  public init(
    claims: DelimitedReader, negatives: DelimitedReader? = nil, report: (Diagnostic) -> Void
  ) throws {
    let columns = try StatedClaimColumns(claims)
    let tier = try claims.requiredColumn("tier")
    let alternatives = claims.column("alt_relation")
    func row(_ cells: DelimitedReader.Row) throws(Diagnostic) -> Row {
      var others: [Relation] = []
      for name in cells.list(alternatives) {
        let cell = cells[alternatives ?? 0]
        let item = DelimitedReader.Field(name, line: cell.line, column: cell.column)
        others.append(try item.value(file: claims.file))
      }
      return Row(
        try columns.claim(in: cells),
        tier: try cells[tier].value(default: Tier.wide, file: claims.file), alternatives: others)
    }
    rows = claims.values(report: report, row)
    self.negatives = try negatives.map { try Self.negatives(in: $0, report: report) } ?? []
  }

  private static func negatives(
    in table: DelimitedReader, report: (Diagnostic) -> Void
  ) throws -> [Negative] {
    let sentence = try table.requiredColumn("sentence")
    let subject = try table.requiredColumn("x_subject")
    let relation = try table.requiredColumn("x_relation")
    let object = try table.requiredColumn("x_object")
    let polarity = try table.requiredColumn("x_polarity")
    let scope = table.column("x_scope")
    func negative(_ cells: DelimitedReader.Row) throws(Diagnostic) -> Negative {
      let text = cells[sentence].trimmed
      let hasMisreading = !cells[subject].trimmed.isEmpty && cells.trimmed(scope).isEmpty
      guard hasMisreading else { return Negative(sentence: text) }
      return Negative(
        sentence: text,
        misreading: StatedClaim(
          StatedClaim.End(cells[subject].trimmed), try cells[relation].value(file: table.file),
          StatedClaim.End(cells[object].trimmed),
          polarity: try cells[polarity].value(default: Polarity.affirmed, file: table.file),
          sentence: text))
    }
    return table.values(report: report, negative)
  }
}
