/// A paper, abstract or record as read: its cleaned text, its parts, and what it is called.
///
/// A class, since it is handed from step to step and none changes it.
public final class Document: Identifiable, Sendable {
  /// What names it in every table: a file's path as given, or the `id` of a JSON Lines record.
  public let id: String
  /// The reader that read it: `text`, `jsonl`, `jats`.
  public let format: String
  /// As printed; empty where none is known.
  public let title: String
  /// PubMed's number of it, digits only; empty where none is known.
  public let pmid: String
  /// Without `https://doi.org/`; empty where none is known.
  public let doi: String
  /// Year of publication, empty where none is known.
  public let year: String
  /// The text that all stages read, in UTF-8: lines joined, hyphens at line ends resolved, page
  /// furniture left out.
  public let text: [UInt8]
  /// Where the bytes of `text` stood in `source`.
  public let map: SourceMap
  /// The text as given, in UTF-8.
  public let source: [UInt8]
  /// In the order of `text`, never overlapping.
  public let sections: [Section]
  /// The reference list, in its order.
  public let references: [Publication]
  /// Tables that the source gives as rows and columns; those of flat text are rebuilt later.
  public let tables: [TableGrid]
  /// Where the text points into `references`, in the order of the text.
  public let callouts: [Callout]
  /// In the order of the text; nil where none are given and names are to be looked for.
  public let entities: [GivenEntity]?
  /// What a registry says of the trial that the document is the record of; nil where it is none.
  public let trial: TrialRecord?
  /// Whether its source takes it back: it has no text and is to leave the store.
  public let isWithdrawn: Bool
  /// The input that it was read from, as given; empty where it was made otherwise.
  public let file: String
  /// On which line of `file` its record begins, from 1; 0 where that is not known.
  public let line: Int

  /// A document as its parts; `source` is `text` where it is not given.
  public init(
    id: String, format: String, title: String = "", pmid: String = "", doi: String = "",
    year: String = "", text: [UInt8], map: SourceMap = .identity, source: [UInt8]? = nil,
    sections: [Section], references: [Publication] = [], tables: [TableGrid] = [],
    callouts: [Callout] = [], entities: [GivenEntity]? = nil, trial: TrialRecord? = nil,
    isWithdrawn: Bool = false, file: String = "", line: Int = 0
  ) {
    self.id = id
    self.format = format
    self.title = title
    self.pmid = pmid
    self.doi = doi
    self.year = year
    self.text = text
    self.map = map
    self.source = source ?? text
    self.sections = sections
    self.references = references
    self.tables = tables
    self.callouts = callouts
    self.entities = entities
    self.trial = trial
    self.isWithdrawn = isWithdrawn
    self.file = file
    self.line = line
  }

  /// The same document, read from a file or from a line of one.
  public func placed(file: String? = nil, line: Int? = nil) -> Document {
    Document(
      id: id, format: format, title: title, pmid: pmid, doi: doi, year: year, text: text, map: map,
      source: source, sections: sections, references: references, tables: tables,
      callouts: callouts, entities: entities, trial: trial, isWithdrawn: isWithdrawn,
      file: file ?? self.file, line: line ?? self.line)
  }

  /// Where its record stands, for messages: `abstracts.jsonl:12`.
  public var place: String {
    let name = file.isEmpty ? id : file
    return line > 0 ? "\(name):\(line)" : name
  }

  /// The text of a range. Bytes that are not UTF-8 never get here: readers refuse them.
  public func string(in range: TextRange) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}

/// A part of a document under one heading, or a float such as a figure's caption.
public struct Section: Hashable, Sendable {
  /// What part of a document it is.
  public enum Kind: String, Sendable, CaseIterable {
    case title, abstract, body, figure, table, references
    /// What is said above or below a table that the source marks up.
    case caption
  }

  /// What part of the document it is.
  public let kind: Kind
  /// What the `section` column shows: the heading's number and title as printed, `abstract`,
  /// `figure 1` or `table 1`.
  public let label: String
  /// Into `Document.text`.
  public let range: TextRange
  /// Paragraphs, in order, inside `range`. A sentence never crosses a paragraph's end.
  public let paragraphs: [TextRange]
  /// Whether it goes on with an earlier section that a float or a section inside it interrupts;
  /// it is not counted again.
  public let isContinued: Bool
  /// Whether the first paragraph is the caption of a float.
  public let hasCaption: Bool

  /// A section as its parts; its paragraphs lie inside `range`.
  public init(
    kind: Kind, label: String, range: TextRange, paragraphs: [TextRange],
    isContinued: Bool = false, hasCaption: Bool = false
  ) {
    self.kind = kind
    self.label = label
    self.range = range
    self.paragraphs = paragraphs
    self.isContinued = isContinued
    self.hasCaption = hasCaption
  }
}
