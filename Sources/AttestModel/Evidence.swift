/// One sentence that makes a claim: one row of the claims table.
public struct Evidence: Hashable, Sendable {
  public let claim: Claim
  public let certainty: Certainty
  /// Cell types, tissues, species, diseases and conditions named in the sentence.
  public let context: [String]
  /// In normal form: `Teng et al. 2014`.
  public let citations: [String]
  public let pmids: [String]
  public let ncts: [String]
  /// `Document.id`.
  public let document: String
  /// `Section.label`.
  public let section: String
  /// Unwrapped and de-hyphenated.
  public let sentence: String
  /// Unicode scalars into the document's source text.
  public let start: Int
  public let end: Int
  /// The rule that made it, as `file/name`.
  public let rule: String

  public init(
    claim: Claim, certainty: Certainty, context: [String] = [], citations: [String] = [],
    pmids: [String] = [], ncts: [String] = [], document: String, section: String,
    sentence: String, start: Int, end: Int, rule: String
  ) {
    self.claim = claim
    self.certainty = certainty
    self.context = context
    self.citations = citations
    self.pmids = pmids
    self.ncts = ncts
    self.document = document
    self.section = section
    self.sentence = sentence
    self.start = start
    self.end = end
    self.rule = rule
  }
}

/// A sentence as it is exported: with offsets in the source.
public struct SentenceRecord: Hashable, Sendable {
  public let section: String
  public let text: String
  /// Unicode scalars into the document's source text.
  public let start: Int
  public let end: Int

  public init(section: String, text: String, start: Int, end: Int) {
    self.section = section
    self.text = text
    self.start = start
    self.end = end
  }
}

/// A name found in a text, as it is exported: one row of the mentions table.
public struct MentionRecord: Hashable, Sendable {
  public let section: String
  /// As written.
  public let text: String
  public let concept: Concept
  /// Unicode scalars into the document's source text.
  public let start: Int
  public let end: Int
  /// Why this meaning: which spelling matched, how strictly.
  public let reason: String

  public init(
    section: String, text: String, concept: Concept, start: Int, end: Int, reason: String
  ) {
    self.section = section
    self.text = text
    self.concept = concept
    self.start = start
    self.end = end
    self.reason = reason
  }
}

/// A citation in a text, as it is exported: one row of the citations table.
public struct CitationRecord: Hashable, Sendable {
  public enum Resolution: String, Hashable, Sendable, CaseIterable {
    /// It names a PMID itself.
    case identifier
    /// It points to exactly one entry of the reference list.
    case reference
    /// It points to several.
    case ambiguous
    case unresolved
  }

  /// In normal form: `Teng et al. 2014`.
  public let citation: String
  /// The entry's authors, year and title; empty where none was found.
  public let reference: String
  public let pmid: String
  public let doi: String
  public let section: String
  public let sentence: String
  /// Unicode scalars into the document's source text.
  public let start: Int
  public let end: Int
  public let resolution: Resolution
  /// Its place in the document's own list; nil where it is of none.
  public let entry: Int?

  public init(
    citation: String, reference: String = "", pmid: String = "", doi: String = "",
    section: String, sentence: String, start: Int, end: Int, resolution: Resolution,
    entry: Int? = nil
  ) {
    self.citation = citation
    self.reference = reference
    self.pmid = pmid
    self.doi = doi
    self.section = section
    self.sentence = sentence
    self.start = start
    self.end = end
    self.resolution = resolution
    self.entry = entry
  }
}

/// An author named in running text, and how the name agrees with the citations of its sentence.
///
///     Sun’s results showed that … (Zhang et al., 2015)    Sun, otherwise, Zhang et al. 2015
public struct NamedAuthorRecord: Hashable, Sendable {
  public enum Agreement: String, Hashable, Sendable, CaseIterable {
    /// A citation of the sentence has this author.
    case agrees
    /// The sentence cites others.
    case otherwise
    /// The sentence cites nobody.
    case uncited
  }

  /// As written: `Xiao`.
  public let name: String
  public let agreement: Agreement
  /// The citations of the sentence, in normal form.
  public let citations: [String]
  public let section: String
  public let sentence: String
  /// Unicode scalars into the document's source text.
  public let start: Int
  public let end: Int

  public init(
    name: String, agreement: Agreement, citations: [String], section: String, sentence: String,
    start: Int, end: Int
  ) {
    self.name = name
    self.agreement = agreement
    self.citations = citations
    self.section = section
    self.sentence = sentence
    self.start = start
    self.end = end
  }
}

/// All that mining found in one document, ready to be stored or written.
///
/// A class, since it is handed from step to step and none changes it.
public final class MinedDocument: Sendable {
  public let id: String
  public let format: String
  public let title: String
  public let pmid: String
  public let doi: String
  public let year: String
  /// Labels, in order.
  public let sections: [String]
  public let sentences: [SentenceRecord]
  public let evidence: [Evidence]
  /// A digest of the source bytes, the same on every machine.
  public let digest: String
  /// What was passed over or cut short, and where.
  public let notes: [Diagnostic]
  public let mentions: [MentionRecord]
  public let citations: [CitationRecord]
  /// Of the rows of its tables.
  public let trials: [Trial]
  /// Authors named in running text.
  public let namedAuthors: [NamedAuthorRecord]
  /// The entries of its reference list.
  public let bibliography: [Publication]
  /// How many entries its reference list has.
  public let references: Int
  public let tables: Int
  /// Of all its tables.
  public let rows: Int
  /// Found only where a document's molecules are given.
  public let events: [EventRecord]
  /// The source text that offsets point into, in UTF-8; empty where it is not to be stored.
  public let text: [UInt8]
  /// `Document.isWithdrawn`.
  public let isWithdrawn: Bool
  /// What was found in the parts before those that the lists here are of; nil where they are of the
  /// whole document.
  public let earlier: (any MinedParts)?

  public init(
    id: String, format: String, title: String, pmid: String, doi: String, year: String,
    sections: [String], sentences: [SentenceRecord], evidence: [Evidence], digest: String,
    notes: [Diagnostic] = [], mentions: [MentionRecord] = [], citations: [CitationRecord] = [],
    trials: [Trial] = [], namedAuthors: [NamedAuthorRecord] = [], bibliography: [Publication] = [],
    references: Int = 0, tables: Int = 0, rows: Int = 0, events: [EventRecord] = [],
    text: [UInt8] = [], isWithdrawn: Bool = false, earlier: (any MinedParts)? = nil
  ) {
    self.id = id
    self.format = format
    self.title = title
    self.pmid = pmid
    self.doi = doi
    self.year = year
    self.sections = sections
    self.sentences = sentences
    self.evidence = evidence
    self.digest = digest
    self.notes = notes
    self.mentions = mentions
    self.citations = citations
    self.trials = trials
    self.namedAuthors = namedAuthors
    self.bibliography = bibliography
    self.references = references
    self.tables = tables
    self.rows = rows
    self.events = events
    self.text = text
    self.isWithdrawn = isWithdrawn
    self.earlier = earlier
  }
}
