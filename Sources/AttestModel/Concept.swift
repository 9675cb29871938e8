/// Something a name can stand for: a gene, a drug, a disease.
public struct Concept: Hashable, Sendable {
  /// What sort of thing it is: the types of the lexicon, and two for what no reference lists.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case gene, family, complex, drug, chemical, disease, process, pathway, cell, anatomy, species
    /// A class rather than a thing: `cytokines`, `growth factors`.
    case generic
    /// A noun phrase that no lexicon knows, kept as written.
    case phrase

    /// Its place in the order of declaration.
    @inlinable
    public var ordinal: UInt16 {
      switch self {
      case .gene: 0
      case .family: 1
      case .complex: 2
      case .drug: 3
      case .chemical: 4
      case .disease: 5
      case .process: 6
      case .pathway: 7
      case .cell: 8
      case .anatomy: 9
      case .species: 10
      case .generic: 11
      case .phrase: 12
      }
    }

    /// Whether a claim about it says something where the other end is but a phrase: *mice regulate
    /// body weight* does not.
    @inlinable
    public var isAnchor: Bool {
      switch self {
      case .gene, .family, .complex, .drug, .chemical, .disease, .process, .pathway, .cell: true
      case .anatomy, .species, .generic, .phrase: false
      }
    }

    /// Whether it acts as molecules do: it can be activated, bound, phosphorylated.
    @inlinable
    public var isMolecular: Bool {
      switch self {
      case .gene, .family, .complex, .drug, .chemical: true
      case .disease, .process, .pathway, .cell, .anatomy, .species, .generic, .phrase: false
      }
    }
  }

  /// A CURIE such as `hgnc:5438`; empty where no reference has the thing.
  public let id: String
  /// The canonical name: HGNC symbol, FamPlex name, INN.
  public let name: String
  /// What sort of thing it is, which decides what may be said of it.
  public let kind: Kind

  /// A concept as its parts.
  public init(id: String, name: String, kind: Kind) {
    self.id = id
    self.name = name
    self.kind = kind
  }
}
