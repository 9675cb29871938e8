import AttestFormats
import AttestModel
import Testing

@Suite struct DelimitedReaderTests {
  private func read(_ text: String, _ dialect: DelimitedReader.Dialect = .commaSeparated)
    -> DelimitedReader
  {
    DelimitedReader(Array(text.utf8), file: "t.csv", dialect: dialect)
  }

  private func texts(_ table: DelimitedReader) -> [[String]] {
    table.rows.map { $0.map(\.text) }
  }

  @Test func cellsInQuotesHoldCommasQuotesAndLineEnds() {
    let table = read("subject,note\r\nIL-6,\"so-called \"\"BSF-2\"\", a\ncytokine\"\r\nIL-4,\r\n")
    #expect(table.header.map(\.text) == ["subject", "note"])
    #expect(texts(table) == [["IL-6", "so-called \"BSF-2\", a\ncytokine"], ["IL-4", ""]])
    #expect(table.diagnostics == [])
  }

  @Test(arguments: ["a,b\nc,d\n", "a,b\r\nc,d", "a,b\rc,d\r", "\u{FEFF}a,b\n\nc,d\n\n"])
  func anyLineEndWillDo(text: String) {
    #expect(texts(read(text)) == [["c", "d"]])
    #expect(read(text).header.map(\.text) == ["a", "b"])
  }

  /// Cells are read eight bytes at a time, which must not move what ends them.
  @Test(arguments: 0..<20)
  func cellsOfAnyLengthEndWhereTheyEnd(length: Int) {
    let cell = String(repeating: "x", count: length)
    let wide = cell + "β" + cell
    let table = read("a,b,c\n\(cell),\(wide),\"\(cell)\"\"\"\n\(cell)y,,z\n")
    #expect(texts(table) == [[cell, wide, cell + "\""], [cell + "y", "", "z"]])
    #expect(table.rows[0].map(\.column) == [1, length + 2, 3 * length + 4])
  }

  @Test func everyCellKnowsItsPlace() {
    let table = read("name,what\n\"IFN-\nγ\",x\nTGF-β,y\n")
    #expect(
      table.rows == [
        [.init("IFN-\nγ", line: 2, column: 1), .init("x", line: 3, column: 4)],
        [.init("TGF-β", line: 4, column: 1), .init("y", line: 4, column: 7)],
      ])
  }

  @Test func aRaggedRowIsReportedAndTheNextOneRead() {
    let table = read("a,b\nJAK1,x,y\nJAK2,z\n")
    #expect(texts(table) == [["JAK2", "z"]])
    #expect(
      table.diagnostics.map(\.description) == [
        "t.csv:2:1: error: 3 cells, but the header has 2; quote cells that hold a separator"
      ])
  }

  @Test func aQuoteThatIsNeverClosedIsNamedWhereItOpens() {
    let table = read("a,b\nJAK1,x\nJAK2,\"z\nJAK3,y\n")
    #expect(texts(table) == [["JAK1", "x"]])
    #expect(
      table.diagnostics.map(\.description) == [
        "t.csv:3:6: error: the quote that opens this cell is not closed; close it"
      ])
  }

  @Test func textBehindAClosingQuoteIsAFault() {
    let table = read("a,b\n\"IL\"-6,x\nIL-4,y\n")
    #expect(texts(table) == [["IL-4", "y"]])
    #expect(
      table.diagnostics.map(\.description) == [
        "t.csv:2:5: error: text behind the closing quote;"
          + " double the quotes that belong to the cell"
      ])
  }

  @Test func quotesInsidePlainCellsAndInTabbedTablesAreText() {
    #expect(texts(read("a\n5\" tube\n")) == [["5\" tube"]])
    #expect(texts(read("a\tb\n\"x\t,\n", .tabSeparated)) == [["\"x", ","]])
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    let table = DelimitedReader(Array("a\nβ\n".utf8) + [0xFF], file: "t.csv")
    #expect(texts(table) == [["β"]])
    #expect(table.diagnostics.map(\.line) == [3])
  }

  @Test func aMissingColumnIsNamedWithThoseThereAre() {
    #expect(
      throws: Diagnostic(
        "no column “object” in the header; it has subject, relation", file: "t.csv", line: 1,
        column: 1)
    ) {
      try read("subject,relation\n").requiredColumn("object")
    }
    #expect(read("subject,relation\n").column("relation") == 1)
  }
}
