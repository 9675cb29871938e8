import AttestFormats
import AttestModel
import Testing

/// Text that was read out of mark-up is found again in its file.
@Suite struct RecordedByteStreamTests {
  /// Line and column of the first place of each word in the file, by the documents' texts.
  private func places(of words: [String], in source: String, _ name: String) throws -> [String] {
    let bytes = Array(source.utf8)
    let stream = PeekableByteStream(MemoryByteStream(bytes, pieceSize: 37))
    let recorded = try RecordedByteStream(stream)
    let reader = AttestFormats.reader(for: bytes, name: name)
    var found: [String] = []
    func take(_ document: Document) {
      guard let (lines, map) = recorded.places(of: document) else { return }
      let text = document.string(in: 0..<document.text.count)
      for word in words {
        guard let range = text.firstRange(of: word) else { continue }
        let byte = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let place = lines.place(of: map.source(of: byte))
        found.append("\(word) \(place.line):\(place.column)")
      }
    }
    try reader.read(recorded, name: name, report: { _ in }, found: take)
    return found
  }

  @Test func anArticleInXML() throws {
    let source = """
      <?xml version="1.0"?>
      <article><front><article-meta><title-group><article-title>Signals</article-title>
      </title-group></article-meta></front><body><sec><title>Results</title>
      <p>IFN-&#x3b3; turns on <italic>STAT1</italic> &amp;
         IRF1<fig><label>Figure 1</label><caption><p>Cells with SOCS1.</p></caption></fig> in mice.</p>
      <table-wrap><label>Table 1</label><table><tr><th>Cytokine</th><th>STAT</th></tr>
      <tr><td>IL-4</td><td>STAT6</td></tr></table></table-wrap></sec></body></article>

      """
    #expect(
      try places(
        of: ["Signals", "turns", "STAT1", "IRF1", "mice", "SOCS1", "STAT6"], in: source, "a.xml")
        == [
          "Signals 2:59", "turns 4:16", "STAT1 4:33", "IRF1 5:4", "mice 5:89", "SOCS1 5:59",
          "STAT6 7:22",
        ])
  }

  @Test func recordsOfJSONLines() throws {
    let source = """
      {"id": "a", "text": "IFN-\\u03b3 \\"wakes\\" STAT1."}
      {"text": "First line\\nof SOCS3.", "id": "b"}

      """
    #expect(
      try places(of: ["STAT1", "SOCS3"], in: source, "a.jsonl") == ["STAT1 1:43", "SOCS3 2:26"])
  }

  @Test func plainTextKnowsItsPlacesItself() throws {
    #expect(try places(of: ["STAT1"], in: "1 Results\n\nIL-6 and STAT1.\n", "a.txt") == [])
  }
}
