public import AttestModel

/// Reads articles in JATS, the XML of PubMed Central and of most journals: one `<article>`, or a
/// `<pmc-articleset>` of several.
///
/// The text is made of the title, the abstract, the sections' paragraphs, and of figures and
/// tables behind the paragraph they stand in; a row of a table is a paragraph, its cells parted by
/// ` | `. Formulas are left out. The list of references is kept beside the text.
public struct JATSReader: DocumentReader {
  /// As `DocumentReader.format`.
  public static let format = "jats"

  private static let roots: Set<String> = ["article", "pmc-articleset"]

  /// A reader, which has nothing to set.
  public init() {}

  /// By the root element; and by anything else that is XML or HTML, which `read` then refuses by
  /// its name.
  public func recognises(head: [UInt8], name: String) -> Bool {
    let opening = Opening(head)
    let root = opening.rootElement ?? opening.doctype ?? ""
    if Self.roots.contains(root) { return true }
    // What else is marked up is refused here, by its name.
    let text = Self.opening(head)
    return ["<?xml", "<!doctype", "<html"].contains { text.hasPrefix($0) }
      || hasSuffix(name, among: [".xml", ".nxml", ".xml.gz", ".nxml.gz"])
  }

  /// As `DocumentReader.read`; also throws where the mark-up is of another kind, which it names.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    let stream = PeekableByteStream(stream)
    let opening = try Self.opening(stream.head())
    if let what = Self.stranger(opening) {
      throw Diagnostic("not JATS: it is \(what)", file: name, line: 1, column: 1)
    }
    let articles = JATSHandler(file: name)
    let xml = XMLStream(articles, file: name)
    func handOver() throws {
      for warning in articles.takeWarnings() { report(warning) }
      for document in articles.takeDocuments() { try found(document) }
    }
    while let piece = try stream.next() {
      try xml.feed(piece)
      try handOver()
    }
    try xml.finish()
    // A single article is handed over only now, when nothing can follow that refuses it.
    articles.finish()
    try handOver()
    for warning in stream.takeWarnings() { report(warning) }
  }

  /// The first characters in lower case, of UTF-8 and of UTF-16 alike.
  private static func opening(_ head: [UInt8]) -> String {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
    let bytes = head.prefix(256).filter { $0 != 0 && !marks.contains($0) }
    let rest = bytes.drop { $0 <= 0x20 }
    return String(decoding: rest.prefix(64), as: UTF8.self).lowercased()
  }

  /// What an input is that is no XML at all; nil where it may be some.
  private static func stranger(_ opening: String) -> String? {
    if opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html") {
      return "HTML; give the article's XML"
    }
    if opening.hasPrefix("%pdf") { return "a PDF; give its text or the article's XML" }
    if opening.hasPrefix("{") || opening.hasPrefix("[") { return "JSON" }
    return opening.isEmpty || opening.hasPrefix("<") ? nil : "no XML"
  }
}
