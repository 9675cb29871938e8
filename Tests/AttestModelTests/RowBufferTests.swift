import AttestModel
import Testing

@Suite struct RowBufferTests {
  @Test func aRowKeepsItsCellsAndPlaces() {
    let cells = [
      CuratedCell("IFN-γ", line: 2, column: 1), CuratedCell("", line: 2, column: 7),
      CuratedCell(String(repeating: "x", count: 1000), line: 2, column: 8),
    ]
    let row = RowBuffer(cells)
    #expect(row.curatedCells == cells)
    #expect(row.byteCount == 1006)
    #expect(row.cell(at: 0) == cells[0])
    row.clear()
    #expect(row.curatedCells == [])
  }

  @Test func aByteIsFoundWhereverItStands() {
    for length in 0...20 {
      let text = String(repeating: "x", count: length)
      #expect(!RowBuffer([CuratedCell(text, line: 1, column: 1)]).contains(0x3A))
      for place in 0..<length {
        var bytes = Array(text.utf8)
        bytes[place] = 0x3A
        let cell = CuratedCell(String(decoding: bytes, as: UTF8.self), line: 1, column: 1)
        #expect(RowBuffer([cell]).contains(0x3A))
      }
    }
  }

  @Test func aWideRowGrows() {
    let cells = (1...100).map { CuratedCell("c\($0)", line: 1, column: $0) }
    #expect(RowBuffer(cells).curatedCells == cells)
  }

  @Test func whatIsReadLastCanBeTakenBack() {
    let row = RowBuffer()
    row.append(0x41)
    row.endCell(line: 1, column: 1)
    row.append(0xFF)
    row.dropOpen()
    row.endCell(line: 1, column: 3)
    #expect(
      row.curatedCells == [
        CuratedCell("A", line: 1, column: 1), CuratedCell("", line: 1, column: 3),
      ])
  }

  @Test(
    "A text with marks of direction or control is not printable",
    arguments: [
      ("“γ” – 5 µM", true), ("a\u{1B}b", false), ("\u{85}", false), ("\u{202E}", false),
      ("\u{200F}", false), ("\u{2066}", false), ("\u{7F}", false), ("â€", true),
      ("\u{2028}", false),
    ])
  func printable(text: String, isPrintable: Bool) {
    #expect(Diagnostic.isPrintable(text) == isPrintable)
    #expect((Diagnostic.printable(text) == text) == isPrintable)
  }
}
