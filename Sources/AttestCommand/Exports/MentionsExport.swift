import Attest

extension StoredTable {
  static let mentions = StoredTable(
    "mentions", "one row for each name in a text, with what it stands for"
  ) { store, format, writer in
    let table = MentionsTable(format)
    try writer.write { table.appendHeader(to: &$0) }
    try store.forEachMention { document, mention in
      try writer.write { table.append(mention, of: document, to: &$0) }
    }
  }
}
