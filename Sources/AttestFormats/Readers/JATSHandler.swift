import AttestModel

/// Listens to the XML of one or more articles and puts their documents together.
final class JATSHandler: XMLHandler {
  private let file: String
  private var warnings: [Diagnostic] = []
  private var documents: [Document] = []
  /// The article read last, until it is known that it may be handed over.
  private var held: Document?

  private var path: [String] = []
  private var isSet = false
  private var articleCount = 0
  /// How many open elements lie in a part that is passed over, itself included.
  private var skipped = 0
  private var isInReferences = false
  /// What goes into a field instead of the text, and the depth of the element it comes from.
  private var capture: (depth: Int, text: [UInt8])?

  private var text = JATSText()
  private var fields = JATSFields()
  private var references = JATSReferences()
  /// Everything in the reference list that has an id.
  private var referenceIDs: Set<String> = []
  private var cited: [String] = []
  /// What the open `<xref>` elements are, the innermost last.
  private var marks: [String] = []
  /// Letters, replies and translations that hang on the article.
  private var leftOut = 0
  private var warnsOfInclude = false
  private var prefixes: Set<String> = []

  init(file: String) {
    self.file = file
  }

  func takeWarnings() -> [Diagnostic] {
    defer { warnings = [] }
    return warnings
  }

  func takeDocuments() -> [Document] {
    defer { documents = [] }
    return documents
  }

  /// Hands over the article that was held back until the end.
  func finish() {
    if let held { documents.append(held) }
    held = nil
  }

  func warning(_ message: String, line: Int, column: Int) {
    guard prefixes.insert(message).inserted else { return }
    warnings.append(
      Diagnostic(message, severity: .warning, file: file, line: line, column: column))
  }

  // MARK: Elements

  func start(_ name: XMLName, attributes: XMLAttributes) throws {
    let local = name.local
    if path.isEmpty {
      guard local == "article" || local == "pmc-articleset" else {
        throw XMLRefusal("not JATS: the root element is <\(Diagnostic.printable(local))>")
      }
      isSet = local == "pmc-articleset"
    }
    let parent = path.last ?? ""
    path.append(local)
    if local == "include", name.prefix == "xi", !warnsOfInclude {
      warnsOfInclude = true
      warnings.append(
        Diagnostic(
          "xi:include ignored: no file is read on a document's word",
          severity: .warning, file: file))
    }
    if skipped > 0 {
      skipped += 1
      if isInReferences {
        if let id = attributes["id"] { referenceIDs.insert(id) }
        references.start(name, attributes)
      }
      return
    }
    let kind = local == "xref" ? attributes["ref-type"] : nil
    // A mark is told by its kind, which its end does not repeat.
    if local == "xref" { marks.append(kind ?? "") }
    switch JATSElement(local, in: parent, kind: kind) {
    case .skipped(let separates):
      if separates, capture == nil { text.separate() }
      skipped = 1
      if local == "ref-list" { isInReferences = true }
      if local == "sub-article" || local == "response" { leftOut += 1 }
    case .article: beginArticle()
    case .field:
      fields.attributes(attributes, of: local)
      capture = capture ?? (path.count, [])
    case .captured: capture = capture ?? (path.count, [])
    case .pubDate: fields.openDate(attributes)
    case .abstract: begin(.abstract)
    case .body, .back: begin(.body)
    case .section: text.openSection(titled: local == "fn-group" ? "footnotes" : "")
    case .float: text.openFloat(.figure)
    case .tableFloat: text.openFloat(.table)
    case .table, .tableHead, .rows, .row, .cell: startTable(local, attributes)
    case .noteMark:
      if capture == nil { text.separateWords() }
      skipped = 1
    case .citation:
      if kind == "bibr" {
        let ids = attributes["rid"]?.split(separator: " ").map(String.init) ?? []
        cited += ids.isEmpty ? [""] : ids
        separateSuperscript()
        if capture == nil { text.openCallout(ids) }
      }
      if capture == nil { text.openMark(isReference: kind == "bibr") }
    case .superscript:
      if path.dropLast().last == "xref" { separateSuperscript() }
      if capture == nil { text.openSuperscript() }
    case .inline: break
    case .lineBreak: text.separate()
    case .block: if capture == nil { text.closeParagraph() }
    }
  }

  func end(_ name: XMLName) throws {
    let local = name.local
    let depth = path.count
    path.removeLast()
    let parent = path.last ?? ""
    if skipped > 0 {
      skipped -= 1
      if isInReferences { references.end() }
      if skipped == 0 { isInReferences = false }
      if skipped == 0, local == "xref" { _ = marks.popLast() }
      return
    }
    let mark = local == "xref" ? marks.popLast() : nil
    if let captured = capture, captured.depth == depth {
      capture = nil
      take(captured.text, from: local, in: parent)
      return
    }
    guard capture == nil else { return }
    switch JATSElement(local, in: parent, kind: mark) {
    case .article: endArticle()
    case .abstract, .body, .back:
      text.closeParagraph()
      text.kind = nil
    case .section: text.closeSection()
    case .float, .tableFloat: text.closeFloat()
    case .table: text.closeTable()
    case .tableHead, .rows: text.inTable { $0.endGroup() }
    case .cell: text.closeCell()
    case .citation: if mark == "bibr" { text.closeCallout() }
    case .superscript: text.closeSuperscript()
    case .block: text.closeParagraph()
    case .pubDate: fields.closeDate()
    case .skipped, .field, .captured, .inline, .lineBreak, .row, .noteMark: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard skipped == 0 else {
      if isInReferences { references.text(bytes) }
      return
    }
    guard var captured = capture else {
      text.add(bytes)
      return
    }
    // Given up first, so that the bytes are not copied.
    capture = nil
    JATSText.add(bytes, to: &captured.text)
    capture = captured
  }

  private func startTable(_ local: String, _ attributes: XMLAttributes) {
    guard capture == nil else { return }
    switch local {
    case "table": text.openTable()
    case "tr": text.inTable { $0.beginRow() }
    case "td", "th":
      let (rows, columns) = (attributes["rowspan"], attributes["colspan"])
      text.inTable { $0.beginCell(rows: rows, columns: columns, isHead: local == "th") }
      text.openCell()
    default: text.inTable { $0.beginGroup(isHead: local == "thead") }
    }
  }

  private func begin(_ kind: Section.Kind) {
    text.closeParagraph()
    if !fields.title.isEmpty, !fields.hasTitleSection {
      fields.hasTitleSection = true
      text.addSection(.title, "title", fields.title)
    }
    text.kind = kind
  }

  /// The number of a citation in superscript is no part of the word before it: `STAT3¹²`.
  private func separateSuperscript() {
    guard capture == nil, path.contains("sup") else { return }
    text.separateFromWord()
  }

  private func take(_ bytes: [UInt8], from local: String, in parent: String) {
    var bytes = bytes
    if bytes.last == 0x20 { bytes.removeLast() }
    let string = String(decoding: bytes, as: UTF8.self)
    switch (local, parent) {
    case ("title", _): text.title(string)
    case ("label", "fig"), ("label", "table-wrap"): text.floatLabel(string)
    case ("label", _): text.number(string)
    default: fields.take(string, from: local)
    }
  }

  // MARK: Articles

  private func beginArticle() {
    text = JATSText()
    fields = JATSFields()
    references = JATSReferences()
    referenceIDs = []
    cited = []
    marks = []
    leftOut = 0
  }

  private func endArticle() {
    text.closeParagraph()
    if !fields.title.isEmpty, !fields.hasTitleSection {
      text.addSection(.title, "title", fields.title)
    }
    articleCount += 1
    // Where the XML ties nothing to the list, raised numbers do.
    let entries = cited.isEmpty ? references.numbered : references.indices
    let layout = JATSLayout(text.finishedDrafts, references: entries)
    let name =
      !isSet
      ? file
      : file + "#" + (fields.pmc.isEmpty ? String(articleCount) : fields.pmc)
    let document = Document(
      id: name, format: JATSReader.format, title: fields.title, pmid: fields.pmid,
      doi: fields.doi, year: fields.year, text: layout.text, sections: layout.sections,
      references: references.publications, tables: layout.tables, callouts: layout.callouts)
    warnOfDanglingCitations()
    if leftOut > 0 {
      warnings.append(
        Diagnostic(
          "\(leftOut) sub-article(s), such as letters, replies and translations, are left out",
          severity: .warning, file: file))
    }
    if layout.text.isEmpty {
      warnings.append(
        Diagnostic("empty: the article has no text", severity: .warning, file: file))
    }
    if isSet { documents.append(document) } else { held = document }
    text = JATSText()
  }

  private func warnOfDanglingCitations() {
    let dangling = cited.filter { !referenceIDs.contains($0) }
    guard let first = dangling.first else { return }
    warnings.append(
      Diagnostic(
        "\(dangling.count) citations name no entry of the reference list, the first by rid "
          + "'\(first)'", severity: .warning, file: file))
  }
}
