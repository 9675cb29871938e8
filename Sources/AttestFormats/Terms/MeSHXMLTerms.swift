public import AttestModel

/// MeSH's descriptors in XML, `desc2026.xml`.
public struct MeSHXMLTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "mesh-xml"

  /// A reader, which has nothing to set.
  public init() {}

  /// By the element `<DescriptorRecordSet>` or its DOCTYPE in the first five lines.
  public func recognises(lines: [String], name: String) -> Bool {
    lines.prefix(5).contains {
      $0.contains("<DescriptorRecordSet") || $0.contains("DOCTYPE DescriptorRecordSet")
    }
  }

  /// As `TermReader.read`, one record at a time, with the terms of its preferred concept.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let records = XMLRecords(
      roots: ["DescriptorRecordSet"], records: ["DescriptorRecord"],
      leavingOut: ["AllowableQualifiersList", "PharmacologicalActionList"],
      kind: "MeSH descriptors in XML")
    try records.read(stream, name: name, report: report) { record in
      let id = record.text("DescriptorUI")
      let label = record.text("DescriptorName", "String")
      guard !id.isEmpty, !label.isEmpty else {
        report(
          Diagnostic(
            "a record without DescriptorUI or DescriptorName; skipped", file: name,
            line: record.place.line, column: record.place.column))
        return
      }
      let trees = record.at("TreeNumberList")?.children("TreeNumber").map(\.text) ?? []
      guard let kind = MeSHTableTerms.kind(trees: trees) else {
        skipped("not of the body, its diseases, organisms or chemicals")
        return
      }
      var terms: [String] = []
      for concept in record.at("ConceptList")?.children("Concept") ?? [] {
        // Narrower and related concepts are other things.
        guard concept.attributes["PreferredConceptYN"] != "N" else { continue }
        terms += (concept.at("TermList")?.children("Term") ?? []).map { $0.text("String") }
      }
      try found(
        Term(
          id: "mesh:" + id, name: MeSHTableTerms.natural(label), kind: kind,
          synonyms: terms.map(MeSHTableTerms.natural), line: record.place.line))
    }
  }
}
