public import AttestModel

/// Turns the bytes of one format into documents.
///
/// Reading never fails on a bad record among good ones: the record is reported and the rest is
/// read. An input that is not what it claims to be is refused as a whole.
public protocol DocumentReader: Sendable {
  /// What `--input-format` calls it, and what `Document.format` says: `text`, `jats`,
  /// `pubmed`.
  static var format: String { get }

  /// Whether an input that begins with these bytes and has this name is of the format.
  func recognises(head: [UInt8], name: String) -> Bool

  /// Reads all documents of an input, in their order.
  ///
  /// - Parameters:
  ///   - name: the input's path as given; it names the document where nothing else does.
  ///   - report: is told of every warning and every bad record.
  ///   - found: is handed every document.
  /// - Throws: a `Diagnostic` where the input is refused; whatever `found` throws.
  func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws
}

/// Every reader, in the order in which they are asked whether they know an input. A new reader is
/// its file and its line here; plain text takes what nobody else knows and stays last.
public let allReaders: [any DocumentReader] = [
  PDFReader(),
  PubMedReader(),
  ArticleSetReader(),
  ClinicalTrialsReader(),
  BioCReader(),
  PubTatorReader(),
  MedlineReader(),
  RISReader(),
  CSLReader(),
  BibTeXReader(),
  JATSReader(),
  JSONLinesReader(),
  StandoffReader(),
  PlainTextReader(),
]

/// The reader of a format, nil where there is none of that name.
public func reader(named format: String) -> (any DocumentReader)? {
  allReaders.first { type(of: $0).format == format }
}

/// The reader that knows an input by its first bytes, or failing that by its name.
public func reader(for head: [UInt8], name: String) -> any DocumentReader {
  allReaders.first { $0.recognises(head: head, name: name) } ?? PlainTextReader()
}

extension ByteStream {
  /// All bytes that are left.
  func readAll() throws -> [UInt8] {
    guard var bytes = try next() else { return [] }
    while let piece = try next() { bytes += piece }
    return bytes
  }
}

/// Whether a name ends in one of these, whatever the case: `.xml`.
func hasSuffix(_ name: String, among suffixes: [String]) -> Bool {
  let name = name.lowercased()
  return suffixes.contains { name.hasSuffix($0) }
}
