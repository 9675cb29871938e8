import AttestModel
import Testing

@testable import AttestChecks

/// Rows that share a key with another come back as they were read.
@Suite struct KeptRowsTests {
  private final class Memory: RowRecordSpill {
    private var pages: [[UInt8]] = []

    func append(_ page: [UInt8]) { pages.append(page) }

    func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
      for page in pages { try page.withUnsafeBytes(body) }
    }
  }

  private func taken(_ kept: inout KeptRows) throws -> [(number: Int, cells: [CuratedCell])] {
    var taken: [(Int, [CuratedCell])] = []
    let buffer = RowBuffer()
    try kept.takeMeeting(in: buffer) { taken.append(($0, buffer.curatedCells)) }
    return taken
  }

  @Test func rowsThatMeetComeBackWithTheirPlaces() throws {
    let rows = [
      [CuratedCell("IL-6", line: 2, column: 1), CuratedCell("STAT3", line: 2, column: 6)],
      [CuratedCell("IL-4", line: 3, column: 1), CuratedCell("STAT6", line: 3, column: 6)],
      [CuratedCell("IL-6\nhuman", line: 4, column: 1), CuratedCell("", line: 5, column: 8)],
    ]
    var kept = KeptRows()
    for (number, key) in [(0, 7), (1, 8), (2, 7)] as [(Int, UInt64)] {
      try kept.append(RowBuffer(rows[number]), key: key, row: number) { Memory() }
    }
    let back = try taken(&kept)
    #expect(back.map(\.number) == [0, 2])
    #expect(back.map(\.cells) == [rows[0], rows[2]])
    #expect(try taken(&kept).isEmpty)
  }

  @Test func rowsThatAreTooManyComeBackFromTheSpill() throws {
    var kept = KeptRows()
    let name = String(repeating: "x", count: 60_000)
    let memory = Memory()
    for number in 0..<1_000 {
      let row = [CuratedCell(name, line: number + 2, column: 1)]
      let key = UInt64(number == 999 ? 3 : number)
      try kept.append(RowBuffer(row), key: key, row: number) { memory }
    }
    let back = try taken(&kept)
    #expect(back.map(\.number) == [3, 999])
    #expect(back.map { $0.cells[0].line } == [5, 1001])
  }

  @Test func foldedSpellingsHaveOneDigest() {
    for (one, other) in [("TGF-β", "TGF-beta"), ("IL-6", "il6"), ("", "-")] {
      #expect(Spelling.digest(of: one) == Spelling.digest(of: other))
    }
    #expect(Spelling.digest(of: "IL-6") == RowDigest.hash(of: Spelling.folded("IL-6")))
    #expect(Spelling.digest(of: "IL-6") != Spelling.digest(of: "IL-16"))
  }
}
