/// What PubMed says about a publication beyond its text: subjects, kinds, corrections, trials.
///
///     PMID 12345678: Retracted Publication; RetractionIn PMID 23456789; NCT01243944
public struct PublicationRecord: Hashable, Sendable {
  /// A subject heading of MeSH.
  public struct MeshHeading: Hashable, Sendable {
    /// `D007249`; empty where the source gives the name alone.
    public let id: String
    /// As MeSH writes it: `Arthritis, Rheumatoid`.
    public let name: String
    /// As in `Inflammation/drug therapy`.
    public let qualifiers: [String]
    /// Whether it is a main subject of the publication.
    public let isMajor: Bool

    /// A heading as its parts.
    public init(id: String = "", name: String, qualifiers: [String] = [], isMajor: Bool = false) {
      self.id = id
      self.name = name
      self.qualifiers = qualifiers
      self.isMajor = isMajor
    }
  }

  /// A comment on the publication, a correction or a retraction.
  public struct Link: Hashable, Sendable {
    /// PubMed's own word: `RetractionIn`, `RetractionOf`, `ErratumIn`, `ExpressionOfConcernIn`,
    /// `CommentOn`.
    public let kind: String
    /// Empty where the notice has none.
    public let pmid: String
    /// The notice's place as printed: `Lancet. 2010 Feb 6;375(9713):445`.
    public let source: String

    /// A link as its parts.
    public init(kind: String, pmid: String = "", source: String = "") {
      self.kind = kind
      self.pmid = pmid
      self.source = source
    }
  }

  /// Authors, title, journal, year and identifiers.
  public let publication: Publication
  /// Of the record; the highest counts. 1 where none is given.
  public let version: Int
  /// Its subject headings, in the record's order.
  public let mesh: [MeshHeading]
  /// `Review`, `Journal Article`, `Retracted Publication`.
  public let publicationTypes: [String]
  /// Comments, corrections and retractions, in the record's order.
  public let links: [Link]
  /// Trials that the record names, `NCT` and eight digits each.
  public let ncts: [String]
  /// The reference list as far as the record has one.
  public let references: [Publication]

  /// A record as its parts.
  public init(
    publication: Publication, version: Int = 1, mesh: [MeshHeading] = [],
    publicationTypes: [String] = [], links: [Link] = [], ncts: [String] = [],
    references: [Publication] = []
  ) {
    self.publication = publication
    self.version = version
    self.mesh = mesh
    self.publicationTypes = publicationTypes
    self.links = links
    self.ncts = ncts
    self.references = references
  }

  /// Whether the record says that the publication was withdrawn by its journal or authors.
  public var isRetracted: Bool {
    publicationTypes.contains("Retracted Publication")
      || links.contains { $0.kind == "RetractionIn" || $0.kind == "RetractedIn" }
  }

  /// Whether its journal has doubts about it.
  public var hasExpressionOfConcern: Bool {
    links.contains { $0.kind == "ExpressionOfConcernIn" }
  }
}
