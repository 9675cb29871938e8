public import AttestModel

/// Reads a bibliography: every entry is a publication, and those with a title or an abstract are
/// documents.
public protocol BibliographyReader: DocumentReader {
  /// Reads all entries, in their order.
  ///
  /// - Parameters:
  ///   - report: is told of every warning and every bad entry.
  ///   - found: is handed each entry's record and its abstract, which may be empty.
  /// - Throws: a `Diagnostic` where the input is refused; whatever `found` throws.
  func readRecords(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (PublicationRecord, _ abstract: String) throws -> Void
  ) throws
}

extension BibliographyReader {
  /// Reads every entry with a title or an abstract as a document, whose text those two are.
  ///
  /// - Throws: as `readRecords`.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    var count = 0
    var bare = 0
    try readRecords(stream, name: name, report: report) { record, abstract in
      count += 1
      let publication = record.publication
      guard !abstract.isEmpty || !publication.title.isEmpty else {
        bare += 1
        return
      }
      var text = FlatText()
      text.add(.title, "title", [publication.title])
      text.add(.abstract, "abstract", paragraphs(of: abstract))
      let id =
        !publication.pmid.isEmpty
        ? "pubmed:" + publication.pmid
        : !publication.doi.isEmpty ? "doi:" + publication.doi : "\(name)#\(count)"
      try found(
        Document(
          id: id, format: Self.format, title: publication.title, pmid: publication.pmid,
          doi: publication.doi, year: publication.year, text: text.bytes, sections: text.sections,
          references: record.references))
    }
    if count == 0 {
      report(Diagnostic("0 records: the bibliography is empty", severity: .warning, file: name))
    } else if bare > 0 {
      report(
        Diagnostic(
          "\(bare) of \(count) entries have neither title nor abstract and are no documents",
          severity: .warning, file: name))
    }
  }

  /// The text of a bibliography, warnings about its bytes told.
  func text(
    of stream: any ByteStream, name: String, report: (Diagnostic) -> Void
  ) throws -> [UInt8] {
    let stream = PeekableByteStream(stream)
    var bytes = try SourceText.read(stream, name: name)
    for warning in stream.takeWarnings() { report(warning) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return bytes
  }
}
