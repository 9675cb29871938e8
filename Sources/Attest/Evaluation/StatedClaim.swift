public import AttestFormats
public import AttestModel

/// A claim in the sentence that makes it, in plain names: what tables hold and people write.
///
/// The same for gold claims, for the claims table of any program, and for what was just mined.
public struct StatedClaim: Hashable, Sendable {
  /// A subject or an object.
  public struct End: Hashable, Sendable {
    /// Empty where an agentless passive has no subject.
    public let name: String
    /// A CURIE, or empty.
    public let id: String

    /// An end as its parts.
    public init(_ name: String, id: String = "") {
      self.name = name
      self.id = id
    }
  }

  /// What acts.
  public let subject: End
  /// What the subject does to the object.
  public let relation: Relation
  /// What is acted upon.
  public let object: End
  /// The mediators by name.
  public let mediators: [String]
  /// Whether it is said to be so, or not to be so.
  public let polarity: Polarity
  /// Whether it is said outright or called possible.
  public let certainty: Certainty
  /// The publications that are credited, in normal form: `Teng et al. 2014`.
  public let citations: [String]
  /// The label of the section.
  public let section: String
  /// The sentence that makes it; claims are compared within it.
  public let sentence: String

  /// A claim as its parts: unless said otherwise asserted, of no section and credited to nobody.
  public init(
    _ subject: End, _ relation: Relation, _ object: End, via mediators: [String] = [],
    polarity: Polarity = .affirmed, certainty: Certainty = .asserted, citations: [String] = [],
    section: String = "", sentence: String
  ) {
    self.subject = subject
    self.relation = relation
    self.object = object
    self.mediators = mediators
    self.polarity = polarity
    self.certainty = certainty
    self.citations = citations
    self.section = section
    self.sentence = sentence
  }

  /// What was mined, in plain names.
  public init(_ evidence: Evidence) {
    let claim = evidence.claim
    self.init(
      End(claim.subject.name, id: claim.subject.id), claim.relation,
      End(claim.object.name, id: claim.object.id), via: claim.mediators.map(\.name),
      polarity: claim.polarity, certainty: evidence.certainty, citations: evidence.citations,
      section: evidence.section, sentence: evidence.sentence)
  }
}

extension StatedClaim: CustomStringConvertible {
  /// `IFNG activates STAT1`, with `not` before the relation where it is denied.
  public var description: String {
    let not = polarity == .negated ? "not " : ""
    return "\(subject.name.isEmpty ? "()" : subject.name) \(not)\(relation.rawValue) \(object.name)"
  }
}

extension StatedClaim {
  /// Reads a claims table: the columns `sentence`, `subject`, `relation` and `object`, and, where
  /// it has them, the others of the claims table.
  ///
  /// - Parameter report: is told of every faulty row.
  /// - Throws: a `Diagnostic` where a column is missing.
  public static func read(
    _ table: DelimitedReader, report: (Diagnostic) -> Void
  ) throws -> [StatedClaim] {
    let columns = try StatedClaimColumns(table)
    return table.values(report: report) { row throws(Diagnostic) in try columns.claim(in: row) }
  }
}

extension DelimitedReader {
  /// What is read from each row; faults of the file and of its rows are reported.
  func values<Value>(
    report: (Diagnostic) -> Void, _ read: (Row) throws(Diagnostic) -> Value
  ) -> [Value] {
    for diagnostic in diagnostics { report(diagnostic) }
    var values: [Value] = []
    for row in rows {
      do throws(Diagnostic) {
        values.append(try read(row))
      } catch {
        report(error)
      }
    }
    return values
  }
}

/// Where a table has the parts of a claim.
struct StatedClaimColumns {
  private let file: String
  private let sentence: Int
  private let subject: Int
  private let relation: Int
  private let object: Int
  private let subjectID: Int?
  private let objectID: Int?
  private let via: Int?
  private let polarity: Int?
  private let certainty: Int?
  private let citations: Int?
  private let section: Int?

  /// - Throws: a `Diagnostic` where a column is missing.
  init(_ table: DelimitedReader) throws {
    file = table.file
    sentence = try table.requiredColumn("sentence")
    subject = try table.requiredColumn("subject")
    relation = try table.requiredColumn("relation")
    object = try table.requiredColumn("object")
    subjectID = table.column("subject_id")
    objectID = table.column("object_id")
    via = table.column("via")
    polarity = table.column("polarity")
    certainty = table.column("certainty")
    citations = table.column("citations")
    section = table.column("section")
  }

  /// The claim of a row; an empty polarity is `affirmed`, an empty certainty `asserted`.
  func claim(in row: DelimitedReader.Row) throws(Diagnostic) -> StatedClaim {
    StatedClaim(
      StatedClaim.End(row[subject].trimmed, id: row.trimmed(subjectID)),
      try row[relation].value(Relation.self, file: file),
      StatedClaim.End(row[object].trimmed, id: row.trimmed(objectID)),
      via: row.list(via),
      polarity: try polarity.map { i throws(Diagnostic) in
        try row[i].value(default: Polarity.affirmed, file: file)
      } ?? .affirmed,
      certainty: try certainty.map { i throws(Diagnostic) in
        try row[i].value(default: Certainty.asserted, file: file)
      } ?? .asserted,
      citations: row.list(citations), section: row.trimmed(section),
      sentence: row[sentence].trimmed)
  }
}

extension DelimitedReader.Field {
  /// Without blanks and line ends around it.
  var trimmed: String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// One of a fixed set of words, such as a relation.
  ///
  /// - Throws: a `Diagnostic` that lists the words.
  func value<Value: RawRepresentable & CaseIterable>(
    _ type: Value.Type = Value.self, default: Value? = nil, file: String
  ) throws(Diagnostic) -> Value where Value.RawValue == String {
    let word = trimmed
    if word.isEmpty, let value = `default` { return value }
    if let value = Value(rawValue: word) { return value }
    let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw Diagnostic(
      "“\(word)” is none of \(words)", file: file, line: line, column: column)
  }
}

extension DelimitedReader.Row {
  /// The trimmed cell of a column; empty where the table does not have it.
  func trimmed(_ column: Int?) -> String {
    column.map { self[$0].trimmed } ?? ""
  }

  /// The parts of a cell, joined with `|`.
  func list(_ column: Int?) -> [String] {
    column.map { self[$0].items } ?? []
  }
}

extension DelimitedReader.Field {
  /// The parts of a list, which are joined with `|`.
  var items: [String] {
    text.split(separator: "|").map { DelimitedReader.Field(String($0), line: 0, column: 0).trimmed }
      .filter { !$0.isEmpty }
  }
}
