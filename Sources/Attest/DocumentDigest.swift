public import AttestModel

extension Extractor {
  /// A digest of all that mining reads of a document: its source, what it is called, and the
  /// entities that are given for it.
  public func digest(of document: Document) -> String {
    var hasher = StableHash()
    for byte in document.source { hasher.add(byte) }
    func add(_ text: String) {
      for byte in text.utf8 { hasher.add(byte) }
      hasher.add(0)
    }
    for text in [document.title, document.pmid, document.doi, document.year] { add(text) }
    for entry in document.references {
      for author in entry.authors { add(author) }
      for text in [entry.title, entry.year, entry.pmid, entry.doi] { add(text) }
    }
    // A text without given entities is another document than one that has none in it.
    for entity in document.entities ?? [] {
      for text in [entity.id, entity.type, "\(entity.range)"] { add(text) }
    }
    if document.entities != nil { add("given") }
    return hasher.hexadecimal
  }
}
