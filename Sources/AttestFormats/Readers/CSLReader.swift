public import AttestModel

/// Reads bibliographies in CSL-JSON, as Zotero and Crossref give them: a list of items.
///
///     [{"type": "article-journal", "title": "…", "DOI": "10.1000/x", "issued": {…}}]
public struct CSLReader: BibliographyReader {
  /// As `DocumentReader.format`.
  public static let format = "csl"

  private static let keys: Set<String> = [
    "container-title", "issued", "DOI", "PMID", "citation-key", "title-short",
  ]

  /// A reader, which has nothing to set.
  public init() {}

  /// By keys such as `container-title` or `DOI`, in a list or below `items`, and no `text`.
  public func recognises(head: [UInt8], name: String) -> Bool {
    let opening = Opening(head)
    let keys = opening.jsonKeys
    return (opening.hasPrefix("[") || keys.contains("items")) && !keys.contains("text")
      && (!keys.isDisjoint(with: Self.keys) || keys.isSuperset(of: ["type", "title"]))
  }

  /// As `BibliographyReader.readRecords`; the JSON is read whole.
  public func readRecords(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (PublicationRecord, _ abstract: String) throws -> Void
  ) throws {
    let tree = try JSONTree(text(of: stream, name: name, report: report), name: name)
    let items = tree["items"].exists ? tree["items"] : tree
    for (index, item) in items.elements.enumerated() {
      guard item.isObject else {
        report(
          Diagnostic("item \(index + 1) is no object; it is passed over", file: name))
        continue
      }
      try found(Self.record(item), Self.withoutMarkup(item["abstract"].string))
    }
  }

  private static func record(_ item: JSONTree) -> PublicationRecord {
    // Crossref gives titles as lists.
    func text(_ key: String) -> String { item[key].elements.first?.string ?? "" }
    let date = item["issued", "published"]
    let year = date["date-parts"].elements.first?.elements.first?.string ?? ""
    let note = text("note")
    let noted = note.split(whereSeparator: \.isNewline).lazy
      .filter { $0.lowercased().hasPrefix("pmid") }.compactMap { Identifiers.loosePMID($0) }.first
    return PublicationRecord(
      publication: Publication(
        authors: item["author"].elements.map { author in
          let family = [author["non-dropping-particle"].string, author["family"].string]
            .filter { !$0.isEmpty }.joined(separator: " ")
          return AuthorName.name(
            family: family,
            given: author["given"].string.isEmpty
              ? author["literal"].string : author["given"].string)
        }.filter { !$0.isEmpty },
        title: withoutMarkup(text("title")), journal: text("container-title"),
        year: Identifiers.year(in: year.isEmpty ? date["raw", "literal"].string : year),
        pmid: Identifiers.loosePMID(text("PMID")) ?? noted ?? "",
        doi: Identifiers.doi(text("DOI")) ?? "", pmc: Identifiers.pmc(text("PMCID")) ?? ""),
      publicationTypes: item["type"].strings)
  }

  /// Without the tags that Crossref leaves in titles and abstracts: `<i>`, `<jats:p>`.
  private static func withoutMarkup(_ text: String) -> String {
    guard text.contains("<") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      let behind = rest[rest.index(after: open)...]
      let isTag = behind.first.map { $0.isLetter || $0 == "/" } ?? false
      guard isTag, let close = behind.firstIndex(of: ">") else {
        result += "<"
        rest = behind
        continue
      }
      if behind.hasPrefix("/jats:p") || behind.hasPrefix("/p") { result += "\n\n" }
      rest = behind[behind.index(after: close)...]
    }
    return result + rest
  }
}
