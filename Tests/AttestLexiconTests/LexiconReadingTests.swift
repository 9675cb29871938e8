import AttestLexicon
import AttestModel
import Testing

@Suite struct LexiconReadingTests {
  /// A byte of another encoding costs its own row, not the table.
  @Test func aRowThatIsNotUTF8IsSkipped() {
    let head = "id\tname\ttype\tsynonyms\tsource\n"
    let before = "hgnc:11892\tTNF\tgene\tTNF-α\thgnc\n"
    let bad = Array("hgnc:6018\tIL6\tgene\tM".utf8) + [0xFC] + Array("ller factor\thgnc\n".utf8)
    let after = "hgnc:6190\tJAK1\tgene\t\thgnc\n"
    var reading = LexiconReading()
    var names: [String] = []
    reading.read(Array((head + before).utf8) + bad + Array(after.utf8), file: "genes.tsv") {
      names.append($0.concept.name)
    }
    #expect(names == ["TNF", "JAK1"])
    #expect(
      reading.diagnostics == [
        Diagnostic(
          "not UTF-8: byte 0xFC; save the table as UTF-8; row skipped", file: "genes.tsv", line: 3,
          column: 21)
      ])
  }
}
