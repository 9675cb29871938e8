import AttestModel

/// A document of BioC, whichever of its two forms it came in.
struct BioCDocument {
  struct Passage {
    var infons: [String: String] = [:]
    var offset: Int?
    var text = ""
    /// Where the passage has its text in sentences alone.
    var sentences: [(offset: Int?, text: String)] = []
  }

  var id = ""
  /// Of the collection: `PubMed`.
  var source = ""
  var infons: [String: String] = [:]
  var passages: [Passage] = []

  /// The document as Attest has it.
  ///
  /// - Parameter name: what it is called where it has no id.
  func document(named name: String, report: (String) -> Void) -> Document {
    var text = PassageText()
    var heading = ""
    var title = ""
    var references: [Publication] = []
    var tables: [TableGrid] = []
    // Where the text cites by numbers, they count the entries of its list.
    let isNumbered = passages.contains { $0.text.contains("[1") }
    for passage in passages {
      let range = Self.place(passage, in: &text)
      let type = passage.infons["type"]?.lowercased() ?? ""
      if type.hasPrefix("title_") {
        heading = passage.text
        continue
      }
      let (kind, label) = Self.place(passage.infons, type, heading: heading, hasTitle: title != "")
      if kind == .title, title.isEmpty { title = passage.text }
      if kind == .references {
        references.append(
          Self.reference(passage, label: isNumbered ? String(references.count + 1) : ""))
      }
      if let rows = BioCTable(passage.text, type: type, at: range, in: text.bytes) {
        for row in rows.lines { text.paragraph(row.range, of: .table, label) }
        tables.append(rows.grid(in: text.sections.count - 1))
      } else {
        text.paragraph(range, of: kind == .table ? .caption : kind, label)
      }
    }
    if text.isMisplaced { report("passages overlap by their offsets; they were put in a row") }
    let all = (passages.first?.infons ?? [:]).merging(infons) { _, own in own }
    func infon(_ names: String...) -> String {
      names.lazy.compactMap { all[$0] }.first { !$0.isEmpty } ?? ""
    }
    let isPubMed = ["pubmed", "pubtator", "medline"].contains { source.lowercased().contains($0) }
    let pmid =
      Identifiers.loosePMID(infon("article-id_pmid", "pmid"))
      ?? (isPubMed ? Identifiers.pmid(id) : nil) ?? ""
    return Document(
      id: id.isEmpty ? name : id, format: BioCReader.format,
      title: title.isEmpty ? infon("title") : title, pmid: pmid,
      doi: Identifiers.doi(infon("article-id_doi", "doi")) ?? "",
      year: Identifiers.year(in: infon("year")), text: text.bytes, sections: text.sections,
      references: references, tables: tables)
  }

  private static func place(_ passage: Passage, in text: inout PassageText) -> TextRange {
    if !passage.text.isEmpty || passage.sentences.isEmpty {
      return text.place(passage.text, at: passage.offset)
    }
    let ranges = passage.sentences.map { text.place($0.text, at: $0.offset) }
    return (ranges.first?.lowerBound ?? 0)..<(ranges.last?.upperBound ?? 0)
  }

  /// What part of an article a passage is, by the words that collections use for it.
  private static func place(
    _ infons: [String: String], _ type: String, heading: String, hasTitle: Bool
  ) -> (Section.Kind, String) {
    let section = (infons["section_type"] ?? infons["section"] ?? "").lowercased()
    let words = [type, section]
    if !hasTitle, words.contains("title") || words.contains("front") { return (.title, "title") }
    if words.contains("abstract") { return (.abstract, "abstract") }
    if words.contains("ref") || words.contains("references") { return (.references, "references") }
    if words.contains(where: { $0.hasPrefix("fig") }) {
      return (.figure, label("figure", infons["id"]))
    }
    if words.contains(where: { $0.hasPrefix("table") }) {
      return (.table, label("table", infons["id"]))
    }
    if !heading.isEmpty { return (.body, heading) }
    let names = [infons["subsection"], infons["section"], section].compactMap { $0 }
    return (.body, names.first { !$0.isEmpty && $0 != "None" } ?? "body")
  }

  /// `figure 2` for the id `Fig2`.
  private static func label(_ word: String, _ id: String?) -> String {
    let digits = (id ?? "").reversed().prefix { $0.isNumber }.reversed().drop { $0 == "0" }
    return digits.isEmpty ? word : word + " " + String(digits)
  }

  private static func reference(_ passage: Passage, label: String) -> Publication {
    let infons = passage.infons
    let names = infons.keys.filter { $0.hasPrefix("name_") }
      .sorted { (Int($0.dropFirst(5)) ?? 0) < (Int($1.dropFirst(5)) ?? 0) }
    let authors = names.map { name in
      var parts: [String: String] = [:]
      for part in (infons[name] ?? "").split(separator: ";") {
        let words = part.split(separator: ":", maxSplits: 1).map(String.init)
        if words.count == 2 { parts[words[0]] = words[1] }
      }
      return AuthorName.name(family: parts["surname"] ?? "", given: parts["given-names"] ?? "")
    }
    return Publication(
      authors: authors.filter { !$0.isEmpty }, title: passage.text,
      journal: infons["source"] ?? "", year: Identifiers.year(in: infons["year"] ?? ""),
      pmid: Identifiers.loosePMID(infons["pub-id_pmid"] ?? "") ?? "",
      doi: Identifiers.doi(infons["pub-id_doi"] ?? "") ?? "", label: label)
  }
}

extension BioCDocument {
  /// The element `<document>` of BioC XML.
  init(_ node: XMLNode, source: String) {
    id = node.text("id")
    self.source = source
    infons = Self.infons(node)
    passages = node.children("passage").map { passage in
      Passage(
        infons: Self.infons(passage), offset: Int(passage.text("offset")),
        text: Self.text(passage),
        sentences: passage.children("sentence").map { (Int($0.text("offset")), Self.text($0)) })
    }
  }

  private static func infons(_ node: XMLNode) -> [String: String] {
    Dictionary(
      node.children("infon").map { ($0.attributes["key"] ?? "", $0.text) },
      uniquingKeysWith: { first, _ in first })
  }

  /// As it stands, for every blank counts.
  private static func text(_ node: XMLNode) -> String {
    node.at("text")?.rawText ?? ""
  }

  /// A document of BioC JSON.
  init(_ tree: JSONTree, source: String) {
    id = tree["id"].string
    self.source = source
    infons = Self.infons(tree)
    passages = tree["passages"].elements.map { passage in
      Passage(
        infons: Self.infons(passage), offset: passage["offset"].integer,
        text: passage["text"].string,
        sentences: passage["sentences"].elements.map {
          ($0["offset"].integer, $0["text"].string)
        })
    }
  }

  private static func infons(_ tree: JSONTree) -> [String: String] {
    Dictionary(tree["infons"].fields.map { ($0.key, $0.value) }) { first, _ in first }
  }
}
