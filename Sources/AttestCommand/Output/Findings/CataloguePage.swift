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
    example.table.split(separator: "\n").map { "    \($0)\n" }.joined()
  }
}
