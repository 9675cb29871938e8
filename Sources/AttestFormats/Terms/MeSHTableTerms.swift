public import AttestModel

/// A table of MeSH descriptors without a header: identifier, name, entry terms, tree numbers.
public struct MeSHTableTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "mesh-table"

  /// A reader, which has nothing to set.
  public init() {}

  /// By a first cell such as `D001172` and three others at least.
  public func recognises(lines: [String], name: String) -> Bool {
    let cells = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false)
    guard cells.count >= 4, let first = cells.first else { return false }
    return first.hasPrefix("D") && first.dropFirst().allSatisfy(\.isNumber) && first.count >= 7
  }

  /// As `TermReader.read`; what the trees place among neither body, diseases, organisms nor
  /// chemicals is skipped.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let table = TermTable(
      dialect: .tabSeparated, needed: [], header: ["id", "name", "entries", "trees", "more"])
    try table.read(stream, name: name) { row in
      guard !row["id"].isEmpty, !row["name"].isEmpty else {
        report(Diagnostic("no identifier or no name; row skipped", file: name, line: row.line))
        return
      }
      guard let kind = Self.kind(trees: row.list("trees", "|")) else {
        skipped("not of the body, its diseases, organisms or chemicals")
        return
      }
      try found(
        Term(
          id: "mesh:" + row["id"], name: Self.natural(row["name"]), kind: kind,
          synonyms: row.list("entries", "|").map(Self.natural), line: row.line))
    } report: {
      report($0)
    }
  }

  /// What a descriptor is by its place in the trees; nil for what no name of ours can be.
  static func kind(trees: [String]) -> Concept.Kind? {
    for tree in trees {
      if tree.hasPrefix("C") || tree.hasPrefix("F03") { return .disease }
      if tree.hasPrefix("A11") { return .cell }
      if tree.hasPrefix("A") { return .anatomy }
      if tree.hasPrefix("B") { return .species }
      if tree.hasPrefix("D") { return .chemical }
      if tree.hasPrefix("G") { return .process }
    }
    return nil
  }

  /// `Arthritis, Rheumatoid` the way it is said: `Rheumatoid Arthritis`.
  static func natural(_ name: String) -> String {
    let parts = name.split(separator: ", ", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].first?.isLetter == true,
      parts[1].first?.isUppercase == true
    else { return name }
    return "\(parts[1]) \(parts[0])"
  }
}
