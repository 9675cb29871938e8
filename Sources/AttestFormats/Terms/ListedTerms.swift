public import AttestModel

/// A table of identifiers with their names: `id`, `name`, perhaps `synonyms`, as ChEBI, the
/// Cell Ontology, the Disease Ontology or the Gene Ontology are listed. The prefix of the
/// identifier tells the type.
public struct ListedTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "listed"

  /// A reader, which has nothing to set.
  public init() {}

  /// By `id` and `name` as the first two columns.
  public func recognises(lines: [String], name: String) -> Bool {
    columns(of: lines.first, "\t").prefix(2) == ["id", "name"]
  }

  /// As `TermReader.read`; obsolete terms and those of unknown prefixes are skipped.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let table = TermTable(dialect: .tabSeparated, needed: ["id", "name"])
    let isComponents = name.lowercased().contains("cc")
    try table.read(stream, name: name) { row in
      let id = row["id"]
      guard !row["name"].isEmpty, let colon = id.firstIndex(of: ":") else {
        report(
          Diagnostic(
            "no name, or no identifier such as CL:0000084; row skipped", file: name, line: row.line)
        )
        return
      }
      let prefix = id[..<colon].lowercased()
      guard let kind = Vocabulary.kind(prefix, name: row["name"], isComponent: isComponents) else {
        skipped("of \(prefix)")
        return
      }
      guard !row["name"].hasPrefix("obsolete ") else {
        skipped("obsolete")
        return
      }
      try found(
        Term(
          id: curie(id, prefix: prefix), name: row["name"], kind: kind,
          synonyms: row.list("synonyms", "|"), line: row.line))
    } report: {
      report($0)
    }
  }
}

/// What the terms of a vocabulary are.
enum Vocabulary {
  /// - Parameters:
  ///   - prefix: of the identifier, in lower case.
  ///   - isComponent: whether a term of GO is a cellular component.
  static func kind(_ prefix: String, name: String, isComponent: Bool = false) -> Concept.Kind? {
    switch prefix {
    case "cl": .cell
    case "go" where isComponent: name.contains("complex") ? .complex : .anatomy
    case "go": .process
    case "mondo", "doid", "hp", "efo": .disease
    case "chebi": .chemical
    case "uberon", "bto", "fma": .anatomy
    case "hgnc", "mgi", "ncbigene", "uniprot", "pr": .gene
    case "fplx": .family
    case "drugbank": .drug
    case "ncbitaxon": .species
    default: nil
    }
  }
}
