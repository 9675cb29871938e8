import AttestModel

/// One article of PubMed XML, taken out of its element.
struct PubMedArticle {
  let pmid: String
  let version: Int
  private var document: Document
  private let record: PublicationRecord

  var entry: PubMedEntry { .article(document, record) }

  /// The line on which its record begins.
  var line: Int {
    get { document.line }
    set { document = document.placed(line: newValue) }
  }

  /// - Parameters:
  ///   - citation: the element `MedlineCitation`.
  ///   - data: the element `PubmedData`.
  init(_ pmid: String, _ citation: XMLNode, data: XMLNode?) {
    self.pmid = pmid
    version = Int(citation.at("PMID")?.attributes["Version"] ?? "") ?? 1
    let article = citation.at("Article")
    let title = Self.title(article)
    let ids = data?.at("ArticleIdList")?.children("ArticleId") ?? []
    let doi =
      Self.id("doi", in: ids).flatMap(Identifiers.doi)
      ?? article?.children("ELocationID").first { $0.attributes["EIdType"] == "doi" }
      .flatMap { Identifiers.doi($0.text) } ?? ""
    let journal = article?.at("Journal")
    let publication = Publication(
      authors: Self.authors(article?.at("AuthorList")), title: title,
      journal: [
        journal?.text("Title"), journal?.text("ISOAbbreviation"),
        citation.text("MedlineJournalInfo", "MedlineTA"),
      ].compactMap { $0 }.first { !$0.isEmpty } ?? "",
      year: Self.year(article), pmid: pmid, doi: doi,
      pmc: Self.id("pmc", in: ids).flatMap(Identifiers.pmc) ?? "")
    let listed = Self.references(data)
    let references = listed.isEmpty ? Self.cited(citation) : listed
    var text = FlatText()
    text.add(.title, "title", [title])
    text.add(.abstract, "abstract", Self.abstract(article, citation))
    document = Document(
      id: "pubmed:" + pmid, format: PubMedReader.format, title: title, pmid: pmid, doi: doi,
      year: publication.year, text: text.bytes, sections: text.sections, references: references)
    record = PublicationRecord(
      publication: publication, version: version, mesh: Self.mesh(citation),
      publicationTypes: article?.at("PublicationTypeList")?.children.map(\.text) ?? [],
      links: Self.links(citation), ncts: Self.ncts(article), references: references)
  }

  private static func title(_ article: XMLNode?) -> String {
    let title = article?.text("ArticleTitle") ?? ""
    // PubMed's own words for a title that it could not translate.
    guard title.isEmpty || title == "[Not Available]." else { return title }
    return article?.text("VernacularTitle") ?? ""
  }

  /// Paragraphs; the label of each part of a structured abstract is one of its own.
  private static func abstract(_ article: XMLNode?, _ citation: XMLNode) -> [String] {
    let abstract = article?.at("Abstract") ?? citation.at("OtherAbstract")
    return (abstract?.children("AbstractText") ?? []).flatMap { part in
      let label = part.attributes["Label"] ?? ""
      let text = part.text
      return text.isEmpty || label.isEmpty || label == "UNLABELLED" ? [text] : [label, text]
    }
  }

  private static func authors(_ list: XMLNode?) -> [String] {
    (list?.children("Author") ?? []).compactMap { author in
      let group = author.text("CollectiveName")
      if !group.isEmpty { return group }
      let initials = author.text("Initials")
      let name = AuthorName.name(
        family: author.text("LastName"),
        given: initials.isEmpty ? author.text("ForeName") : initials)
      return name.isEmpty ? nil : name
    }
  }

  /// The year of the issue, else that of the article online.
  private static func year(_ article: XMLNode?) -> String {
    let date = article?.at("Journal", "JournalIssue", "PubDate")
    for text in [
      date?.text("Year"), date?.text("MedlineDate"), article?.text("ArticleDate", "Year"),
    ] {
      let year = Identifiers.year(in: text ?? "")
      if !year.isEmpty { return year }
    }
    return ""
  }

  private static func id(_ kind: String, in ids: [XMLNode]) -> String? {
    ids.first { $0.attributes["IdType"] == kind }?.text
  }

  private static func mesh(_ citation: XMLNode) -> [PublicationRecord.MeshHeading] {
    (citation.at("MeshHeadingList")?.children("MeshHeading") ?? []).compactMap { heading in
      guard let descriptor = heading.at("DescriptorName") else { return nil }
      let qualifiers = heading.children("QualifierName")
      return PublicationRecord.MeshHeading(
        id: descriptor.attributes["UI"] ?? "", name: descriptor.text,
        qualifiers: qualifiers.map(\.text),
        isMajor: ([descriptor] + qualifiers).contains { $0.attributes["MajorTopicYN"] == "Y" })
    }
  }

  private static func links(_ citation: XMLNode) -> [PublicationRecord.Link] {
    (citation.at("CommentsCorrectionsList")?.children("CommentsCorrections") ?? []).map { link in
      PublicationRecord.Link(
        kind: link.attributes["RefType"] ?? "",
        pmid: Identifiers.pmid(link.text("PMID")) ?? "", source: link.text("RefSource"))
    }
  }

  private static func ncts(_ article: XMLNode?) -> [String] {
    var ncts: [String] = []
    for bank in article?.at("DataBankList")?.children("DataBank") ?? [] {
      for number in bank.at("AccessionNumberList")?.children("AccessionNumber") ?? [] {
        if let nct = Identifiers.nct(number.text), !ncts.contains(nct) { ncts.append(nct) }
      }
    }
    return ncts
  }

  /// What older records say they cite, among their links.
  private static func cited(_ citation: XMLNode) -> [Publication] {
    links(citation).filter { $0.kind == "Cites" }.enumerated().map { index, link in
      Publication(
        title: link.source, year: Identifiers.year(in: link.source), pmid: link.pmid,
        label: String(index + 1))
    }
  }

  private static func references(_ data: XMLNode?) -> [Publication] {
    (data?.children("ReferenceList") ?? []).flatMap { $0.descendants("Reference") }
      .enumerated().map { index, reference in
        let ids = reference.at("ArticleIdList")?.children("ArticleId") ?? []
        let citation = reference.text("Citation")
        return Publication(
          title: citation, year: Identifiers.year(in: citation),
          pmid: Self.id("pubmed", in: ids).flatMap(Identifiers.loosePMID) ?? "",
          doi: Self.id("doi", in: ids).flatMap(Identifiers.doi) ?? "",
          pmc: ids.first { $0.attributes["IdType"]?.hasPrefix("pmc") ?? false }
            .flatMap { Identifiers.pmc($0.text) } ?? "",
          label: String(index + 1))
      }
  }
}
