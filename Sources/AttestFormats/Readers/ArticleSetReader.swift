public import AttestModel

/// Reads `<ArticleSet>`, the XML in which publishers give their articles to PubMed: title,
/// abstract, authors and identifiers of each `<Article>`.
///
///     <Article><ArticleTitle>…</ArticleTitle><ELocationID EIdType="doi">10.1000/x</ELocationID>…
///
/// An article is called by its PMID, which most don't have yet, else by its DOI.
public struct ArticleSetReader: DocumentReader {
  /// As `DocumentReader.format`.
  public static let format = "articleset"

  /// A reader, which has nothing to set.
  public init() {}

  /// By the root element `<ArticleSet>`, or a DOCTYPE of that name.
  public func recognises(head: [UInt8], name: String) -> Bool {
    let opening = Opening(head)
    return (opening.rootElement ?? opening.doctype) == "ArticleSet"
  }

  /// As `DocumentReader.read`, a document of each article; throws where the XML is damaged.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    let stream = PeekableByteStream(stream)
    let xml = XMLRecords(roots: ["ArticleSet"], records: ["Article"], kind: "an ArticleSet")
    var count = 0
    try xml.read(stream, name: name, report: report) { node in
      count += 1
      try found(Self.document(node, named: "\(name)#\(count)"))
    }
    if count == 0 {
      report(Diagnostic("0 records: the set is empty", severity: .warning, file: name))
    }
    for warning in stream.takeWarnings() { report(warning) }
  }

  private static func document(_ article: XMLNode, named name: String) -> Document {
    let ids = article.at("ArticleIdList")?.children("ArticleId") ?? []
    func id(_ kind: String) -> String? { ids.first { $0.attributes["IdType"] == kind }?.text }
    let pmid = id("pubmed").flatMap(Identifiers.loosePMID) ?? ""
    let doi =
      id("doi").flatMap(Identifiers.doi)
      ?? article.children("ELocationID").first { $0.attributes["EIdType"] == "doi" }
      .flatMap { Identifiers.doi($0.text) } ?? ""
    let title = ["ArticleTitle", "VernacularTitle"].map { article.text($0) }.first { !$0.isEmpty }
    let abstract = article.at("Abstract")
    let parts = abstract?.children("AbstractText") ?? []
    var text = FlatText()
    text.add(.title, "title", [title ?? ""])
    text.add(
      .abstract, "abstract",
      parts.isEmpty
        ? [abstract?.text ?? ""]
        : parts.flatMap { part in
          [part.attributes["Label"] ?? "", part.text].filter { !$0.isEmpty }
        })
    return Document(
      id: !pmid.isEmpty ? "pubmed:" + pmid : !doi.isEmpty ? "doi:" + doi : name, format: format,
      title: title ?? "", pmid: pmid, doi: doi,
      year: Identifiers.year(in: article.text("Journal", "PubDate", "Year")), text: text.bytes,
      sections: text.sections)
  }
}
