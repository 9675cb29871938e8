public import AttestModel

/// Reads records of ClinicalTrials.gov: the JSON of its interface (one study, a list, a page of a
/// search), the older XML, and the table (CSV) that a search can be saved as.
///
///     {"protocolSection": {"identificationModule": {"nctId": "NCT01243944", …    document NCT01243944
///
/// The text of a record is its title and its summary.
public struct ClinicalTrialsReader: DocumentReader {
  /// As `DocumentReader.format`.
  public static let format = "trials"

  private static let roots: Set<String> = [
    "clinical_study", "search_results", "clinical_studies", "study_list",
  ]
  private static let keys: Set<String> = [
    "protocolSection", "studies", "FullStudiesResponse", "ProtocolSection", "identificationModule",
  ]

  /// A reader, which has nothing to set.
  public init() {}

  /// By the root element of the XML, a key of the JSON, or a column of NCT numbers.
  public func recognises(head: [UInt8], name: String) -> Bool {
    let opening = Opening(head)
    if let root = opening.rootElement { return Self.roots.contains(root) }
    let keys = opening.jsonKeys
    if !keys.isEmpty { return !keys.isDisjoint(with: Self.keys) }
    return Self.isTable(opening)
  }

  private static func isTable(_ opening: Opening) -> Bool {
    guard let line = opening.lines.first else { return false }
    let columns = line.split { ",;\t".contains($0) }.map { column in
      column.lowercased().filter { $0 != "\"" }
    }
    return columns.count >= 4 && columns.contains { TrialRecord.numberColumns.contains($0) }
  }

  /// As `DocumentReader.read`, a document of each record that `readRecords` gives.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    try readRecords(stream, name: name, report: report) { try found(Self.document($0)) }
  }

  /// Reads the records themselves, in the order of the file.
  ///
  /// - Throws: a `Diagnostic` where the file is damaged or no file of trials.
  public func readRecords(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (TrialRecord) throws -> Void
  ) throws {
    let stream = PeekableByteStream(stream)
    let opening = try Opening(stream.head())
    var numbers = TrialNumbers(file: name)
    switch opening.text.first {
    case UInt8(ascii: "<"):
      let xml = XMLRecords(
        roots: Self.roots, records: ["clinical_study"],
        leavingOut: ["clinical_results", "location", "eligibility"], kind: "a record of a trial")
      try xml.read(stream, name: name, report: report) { study in
        let number = study.text("id_info", "nct_id")
        if let nct = numbers.take(number, at: study.place, report) {
          try found(TrialRecord(study: study, nct: nct))
        }
      }
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let bytes = try stream.readAll()
      let tree = try JSONTree(bytes, name: name)
      for study in TrialRecord.studies(in: tree) {
        guard let number = TrialRecord.number(of: study) else {
          throw Diagnostic(
            "not a record of a trial: there is no protocolSection in it", file: name, line: 1,
            column: 1)
        }
        if let nct = numbers.take(number, at: Self.place(of: number, in: bytes), report) {
          try found(TrialRecord(study: study, nct: nct))
        }
      }
    default: try readTable(stream, name: name, report: report, numbers: &numbers, found: found)
    }
    numbers.sum(report)
    for warning in stream.takeWarnings() { report(warning) }
  }

  /// Where a file of JSON says a number; its beginning where that can't be told.
  private static func place(of number: String, in bytes: [UInt8]) -> TextPosition {
    let quoted = Array("\"\(number)\"".utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      let offset = number.isEmpty ? nil : bytes.firstRange(of: quoted)?.lowerBound
      return TextPosition(of: offset ?? 0, in: buffer)
    }
  }

  private func readTable(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    numbers: inout TrialNumbers, found: (TrialRecord) throws -> Void
  ) throws {
    let bytes = try SourceText.read(stream, name: name)
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw Diagnostic("empty: there is no record of a trial in it", file: name)
    }
    let table = DelimitedText(bytes)
    guard
      let column = table.header.firstIndex(where: {
        TrialRecord.numberColumns.contains($0.lowercased())
      })
    else {
      throw Diagnostic(
        "not a table of trials: it has no column 'NCT Number'", file: name, line: 1, column: 1)
    }
    for row in table.rows {
      let number = column < row.cells.count ? row.cells[column] : ""
      if let nct = numbers.take(number, at: TextPosition(line: row.line, column: 1), report) {
        try found(TrialRecord(row: row, of: table, nct: nct))
      }
    }
  }

  private static func document(_ record: TrialRecord) -> Document {
    var text = FlatText()
    let official = record.officialTitle == record.title ? "" : record.officialTitle
    text.add(.title, "title", [record.title.isEmpty ? record.acronym : record.title, official])
    text.add(.abstract, "summary", paragraphs(of: record.summary))
    text.add(.body, "conditions", record.conditions)
    text.add(.body, "interventions", record.interventions.map(Self.line))
    return Document(
      id: record.nct, format: format, title: record.title,
      year: Identifiers.year(in: record.startDate), text: text.bytes, sections: text.sections,
      references: record.references.map { reference in
        Publication(
          title: reference.citation, year: Identifiers.year(in: reference.citation),
          pmid: reference.pmid)
      }, trial: record)
  }

  /// `Ruxolitinib (INC424, Jakafi)`.
  private static func line(_ intervention: TrialRecord.Intervention) -> String {
    let others = intervention.otherNames.filter { !$0.isEmpty && $0 != intervention.name }
    return others.isEmpty
      ? intervention.name : "\(intervention.name) (\(others.joined(separator: ", ")))"
  }
}

/// Checks the numbers of trials, and that none comes twice.
private struct TrialNumbers {
  let file: String
  private var seen: Set<String> = []
  private var count = 0
  private var first: (nct: String, place: TextPosition)?
  /// The number that the file is named after.
  private let named: String?

  init(file: String) {
    self.file = file
    named = Self.number(in: file.split(separator: "/").last.map(String.init) ?? "")
  }

  private static func number(in name: String) -> String? {
    guard let start = name.firstRange(of: "NCT")?.lowerBound else { return nil }
    let rest = name[start...]
    guard !(rest.dropFirst(11).first?.isNumber ?? false) else { return nil }
    return Identifiers.nct(rest.prefix(11))
  }

  /// The number, if it is sound and new.
  mutating func take(_ text: String, at place: TextPosition, _ report: (Diagnostic) -> Void)
    -> String?
  {
    count += 1
    guard let nct = Identifiers.nct(text) else {
      // Numbers of other registries are sound, only not ours.
      let letters = text.prefix { $0.isLetter }
      let isForeign =
        letters.count > 2 && letters.uppercased() != letters.lowercased()
        && !letters.uppercased().hasPrefix("NCT") && letters.allSatisfy(\.isASCII)
      report(
        isForeign
          ? Diagnostic(
            "\(text) is the number of another registry; the record is passed over",
            severity: .warning, file: file, line: place.line,
            column: place.column)
          : Diagnostic(
            "NCT number '\(text)' is not valid: it must be NCT and 8 digits; "
              + "the record is passed over", file: file, line: place.line,
            column: place.column))
      return nil
    }
    guard seen.insert(nct).inserted else {
      report(
        Diagnostic(
          "\(nct) again; the first record is kept", severity: .warning, file: file,
          line: place.line,
          column: place.column))
      return nil
    }
    if first == nil { first = (nct, place) }
    return nct
  }

  func sum(_ report: (Diagnostic) -> Void) {
    if count == 1, let first, let named, first.nct != named {
      report(
        Diagnostic(
          "the record is that of \(first.nct), not of \(named) as the file's name says",
          severity: .warning, file: file, line: first.place.line, column: first.place.column))
    }
    if count == 0 {
      report(Diagnostic("0 records: there is no trial in it", severity: .warning, file: file))
    }
  }
}
