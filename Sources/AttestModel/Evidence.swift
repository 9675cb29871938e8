/// One sentence that makes a claim: one row of the claims table.
public struct Evidence: Hashable, Sendable {
  /// What the sentence claims.
  public let claim: Claim
  /// Whether it says so outright or calls it possible.
  public let certainty: Certainty
  /// Cell types, tissues, species, diseases and conditions named in the sentence.
  public let context: [String]
  /// In normal form: `Teng et al. 2014`.
  public let citations: [String]
  /// Of the publications that the sentence credits: digits only.
  public let pmids: [String]
  /// Trials that the sentence names: `NCT` and eight digits each.
  public let ncts: [String]
  /// `Document.id`.
  public let document: String
  /// `Section.label`.
  public let section: String
  /// Unwrapped and de-hyphenated.
  public let sentence: String
  /// Unicode scalars into the document's source text.
  public let start: Int
  /// Behind the sentence's last scalar, counted as `start`.
  public let end: Int
  /// The rule that made it, as `file/name`.
  public let rule: String

  /// A piece of evidence as its parts.
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
  /// `Section.label`.
  public let section: String
  /// Unwrapped and de-hyphenated.
  public let text: String
  /// Unicode scalars into the document's source text.
  public let start: Int
  /// Behind its last scalar, counted as `start`.
  public let end: Int

  /// A sentence as its parts.
  public init(section: String, text: String, start: Int, end: Int) {
    self.section = section
    self.text = text
    self.start = start
    self.end = end
  }
}

/// A name found in a text, as it is exported: one row of the mentions table.
public struct MentionRecord: Hashable, Sendable {
  /// `Section.label`.
  public let section: String
  /// As written.
  public let text: String
  /// What the name stands for.
  public let concept: Concept
  /// Unicode scalars into the document's source text.
  public let start: Int
  /// Behind its last scalar, counted as `start`.
  public let end: Int
  /// Why this meaning: which spelling matched, how strictly.
  public let reason: String

  /// A mention as its parts.
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
  /// How it was found out what a citation points to.
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
  /// Digits only; empty where none was found.
  public let pmid: String
  /// Without `https://doi.org/`; empty where none was found.
  public let doi: String
  /// `Section.label`.
  public let section: String
  /// The sentence that it stands in, unwrapped and de-hyphenated.
  public let sentence: String
  /// Unicode scalars into the document's source text.
  public let start: Int
  /// Behind its last scalar, counted as `start`.
  public let end: Int
  /// How it was found out what it points to.
  public let resolution: Resolution
  /// Its place in the document's own list; nil where it is of none.
  public let entry: Int?

  /// A citation as its parts.
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
  /// Whether a sentence credits the author whom it names.
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
  /// Whether the sentence credits this author.
  public let agreement: Agreement
  /// The citations of the sentence, in normal form.
  public let citations: [String]
  /// `Section.label`.
  public let section: String
  /// The sentence that names the author, unwrapped and de-hyphenated.
  public let sentence: String
  /// Unicode scalars into the document's source text.
  public let start: Int
  /// Behind the name's last scalar, counted as `start`.
  public let end: Int

  /// A named author as the parts of its row.
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
  /// `Document.id`.
  public let id: String
  /// `Document.format`.
  public let format: String
  /// `Document.title`.
  public let title: String
  /// `Document.pmid`: digits only, empty where none is known.
  public let pmid: String
  /// `Document.doi`, empty where none is known.
  public let doi: String
  /// `Document.year`, empty where none is known.
  public let year: String
  /// Labels, in order.
  public let sections: [String]
  /// In the order of the text.
  public let sentences: [SentenceRecord]
  /// The claims with their sentences, in the order of the text.
  public let evidence: [Evidence]
  /// A digest of the source bytes, the same on every machine.
  public let digest: String
  /// What was passed over or cut short, and where.
  public let notes: [Diagnostic]
  /// Names found, in the order of the text.
  public let mentions: [MentionRecord]
  /// Citations found, in the order of the text.
  public let citations: [CitationRecord]
  /// Of the rows of its tables.
  public let trials: [Trial]
  /// Authors named in running text.
  public let namedAuthors: [NamedAuthorRecord]
  /// The entries of its reference list.
  public let bibliography: [Publication]
  /// How many entries its reference list has.
  public let references: Int
  /// How many tables it has, given or rebuilt.
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

  /// What was found in a document, as its parts.
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
