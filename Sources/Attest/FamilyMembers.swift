internal import AttestModel

/// Which genes and families belong to a family.
public struct FamilyMembers: Sendable {
  private let members: [String: [String]]

  /// Reads the file `words/members.tsv`: a family, then its members joined with `|`.
  ///
  /// - Throws: a `Diagnostic` where the file is missing or a line is no such line.
  public init(_ folder: LexiconFolder) throws {
    var members: [String: [String]] = [:]
    let text = try folder.text("members.tsv")
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") && !line.hasPrefix("family\t") {
      let cells = line.split(separator: "\t")
      guard cells.count == 2 else {
        throw Diagnostic(
          "a family and its members, apart by a tab, are expected",
          file: folder.path + "/words/members.tsv", line: number + 1, column: 1)
      }
      members[String(cells[0])] = cells[1].split(separator: "|").map(String.init)
    }
    self.members = members
  }

  /// A family and everything that belongs to it, families within it too; a gene alone.
  public func closure(of id: String) -> [String] {
    var found = [id]
    var next = 0
    var seen: Set<String> = [id]
    while next < found.count {
      for member in members[found[next]] ?? [] where seen.insert(member).inserted {
        found.append(member)
      }
      next += 1
    }
    return found
  }
}
