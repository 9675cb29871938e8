/// What an element of JATS means for the text.
enum JATSElement {
  case article, abstract, body, back, section, float, pubDate
  case tableFloat, table, tableHead, rows, row, cell
  /// A mark that points to a note: left out, but words on both sides stay apart.
  case noteMark
  /// A field of the article, such as its DOI.
  case field
  /// A heading or a number: kept beside the text.
  case captured
  /// Left out with all that is in it; where words stand on both sides, a blank takes its place.
  case skipped(separates: Bool)
  case citation, superscript, lineBreak
  /// Part of the text around it: nothing separates `Stat3<sup>−/−</sup>`.
  case inline
  /// Everything else: a paragraph ends where it begins and where it ends.
  case block

  /// - Parameter kind: the attribute `ref-type`.
  init(_ name: String, in parent: String, kind: String? = nil) {
    switch name {
    case "article": self = parent.isEmpty || parent == "pmc-articleset" ? .article : .block
    case "abstract": self = parent == "article-meta" ? .abstract : .block
    case "body": self = .body
    case "back", "floats-group": self = .back
    case "sec", "ack", "app", "notes": self = parent == "front" ? Self.left : .section
    case "fig": self = .float
    case "table-wrap": self = .tableFloat
    case "table": self = ["table-wrap", "alternatives"].contains(parent) ? .table : Self.left
    case "thead": self = .tableHead
    case "tbody", "tfoot": self = .rows
    case "tr": self = .row
    case "td", "th": self = .cell
    // A table's picture beside the table itself.
    case "alternatives": self = parent == "table-wrap" ? .inline : Self.left
    case "fn", "fn-group":
      if ["table-wrap-foot", "fn-group"].contains(parent) {
        self = .block
      } else {
        self = name == "fn-group" && parent == "back" ? .section : Self.note(name)
      }
    case "pub-date": self = .pubDate
    case "article-id", "article-title", "subtitle", "year":
      self = Self.fieldParents[name]?.contains(parent) ?? false ? .field : Self.left
    case "title":
      self = Self.titled.contains(parent) ? .captured : parent == "abstract" ? Self.left : .block
    case "label":
      self = Self.labelled.contains(parent) ? .captured : Self.left
    case "xref": self = Self.noteKinds.contains(kind ?? "") ? .noteMark : .citation
    case "sup": self = .superscript
    case "break": self = .lineBreak
    default:
      if Self.inlines.contains(name) {
        self = .inline
      } else if Self.gaps.contains(name) {
        self = .skipped(separates: true)
      } else if Self.leftOut.contains(name) {
        self = Self.left
      } else if parent == "article-meta", name != "title-group" {
        self = Self.left
      } else {
        self = .block
      }
    }
  }

  private static let left = JATSElement.skipped(separates: false)

  private static let fieldParents: [String: Set<String>] = [
    "article-id": ["article-meta"], "article-title": ["title-group"], "subtitle": ["title-group"],
    "year": ["pub-date"],
  ]

  /// Elements whose title is a heading.
  private static let titled: Set<String> = ["sec", "ack", "app", "notes", "fn-group"]

  /// Elements whose label is kept beside the text.
  private static let labelled = titled.union(["fig", "table-wrap"])

  private static let noteKinds: Set<String> = ["fn", "table-fn", "author-notes"]

  private static func note(_ name: String) -> JATSElement {
    name == "fn" ? .skipped(separates: true) : left
  }

  private static let inlines: Set<String> = [
    "italic", "bold", "sub", "sc", "underline", "monospace", "overline", "roman", "sans-serif",
    "strike", "styled-content", "named-content", "ext-link", "uri", "email", "abbrev",
    "milestone-start",
    "milestone-end", "target", "fixed-case", "institution", "country",
    "inline-supplementary-material",
    "related-article", "related-object", "ruby", "rb", "index-term-range-end", "gene", "date",
  ]

  /// Things in the middle of text that are no text.
  private static let gaps: Set<String> = [
    "disp-formula", "disp-formula-group", "inline-formula",
    "graphic", "inline-graphic", "media", "supplementary-material", "tex-math", "math",
    "chem-struct",
    "chem-struct-wrap", "private-char", "preformat", "code", "index-term",
  ]

  /// Parts of an article that are no text of its authors about the matter.
  private static let leftOut: Set<String> = [
    "journal-meta", "processing-meta", "ref-list", "glossary", "bio", "sub-article",
    "response", "trans-title-group", "trans-abstract", "alt-title",
    "permissions", "attrib", "copyright-statement", "alt-text", "long-desc", "object-id",
    "sec-meta", "kwd-group", "front-stub",
  ]
}

/// What an article says about itself.
struct JATSFields {
  private(set) var title = ""
  private(set) var pmid = ""
  private(set) var pmc = ""
  private(set) var doi = ""
  private(set) var year = ""
  /// Whether the title is part of the text already.
  var hasTitleSection = false
  private var idKind = ""
  private var countsDate = true

  /// Dates at which an archive took the article in are none of its publication.
  mutating func openDate(_ attributes: XMLAttributes) {
    let kind = attributes["pub-type"] ?? attributes["date-type"] ?? ""
    countsDate = !kind.hasPrefix("pmc") && !kind.hasPrefix("nihms") && !kind.contains("received")
  }

  mutating func closeDate() { countsDate = true }

  mutating func attributes(_ attributes: XMLAttributes, of element: String) {
    if element == "article-id" { idKind = attributes["pub-id-type"] ?? "" }
  }

  mutating func take(_ text: String, from element: String) {
    switch element {
    case "article-title": if title.isEmpty { title = text }
    case "subtitle":
      guard !text.isEmpty else { break }
      title += title.isEmpty || title.hasSuffix("?") || title.hasSuffix(":") ? " " : ": "
      title += text
    case "year":
      // The earliest counts: online before print.
      if countsDate, text.utf8.count == 4, text.utf8.allSatisfy(\.isDigit),
        year.isEmpty || text.utf8.lexicographicallyPrecedes(year.utf8)
      {
        year = text
      }
    case "article-id":
      switch idKind {
      case "pmid": if pmid.isEmpty, text.utf8.allSatisfy(\.isDigit) { pmid = text }
      case "pmc", "pmcid":
        if pmc.isEmpty { pmc = text.uppercased().hasPrefix("PMC") ? text : "PMC" + text }
      case "doi": if doi.isEmpty { doi = text }
      default: break
      }
    default: break
    }
  }
}
