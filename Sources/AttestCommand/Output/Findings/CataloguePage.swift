import Attest

/// What a check means, for people.
struct CataloguePage {
  let text: String

  init(_ entry: CatalogueEntry) {
    var text = "\(entry.code)  \(entry.name)  (\(entry.severity.name))\n\n\(entry.meaning)\n"
    text += "\nIt finds something here:\n\n" + Self.indented(entry.positive)
    text += "\nIt finds nothing here:\n\n" + Self.indented(entry.negative)
    text += "\nTo silence it: \(entry.silencing)\n"
    self.text = text
  }

  private static func indented(_ example: CatalogueEntry.Example) -> String {
    var blocks: [String] = [example.text, example.table]
    for (pmid, text) in example.claims.sorted(by: { $0.key < $1.key }) {
      blocks.append("The store has PMID \(pmid): \(text)")
    }
    for record in example.publications {
      blocks.append("The store has a record of PMID \(record.publication.pmid)")
    }
    for record in example.trials { blocks.append("The store has a record of \(record.nct)") }
    return blocks.filter { !$0.isEmpty }.map { block in
      block.split(separator: "\n").map { "    \($0)\n" }.joined()
    }.joined(separator: "\n")
  }
}
