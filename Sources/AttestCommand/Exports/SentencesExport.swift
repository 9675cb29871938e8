import Attest

extension StoredTable {
  static let sentences = StoredTable("sentences", "one row for each sentence") {
    store, format, writer in
    let table = SentencesTable(format)
    try writer.write { table.appendHeader(to: &$0) }
    try store.forEachSentence { document, sentence in
      try writer.write { table.append(sentence, of: document, to: &$0) }
    }
  }
}
