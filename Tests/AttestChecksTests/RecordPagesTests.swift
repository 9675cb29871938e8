import AttestModel
import Testing

@testable import AttestChecks

/// What is kept of rows comes back as it was.
@Suite struct RecordPagesTests {
  private let row = RowBuffer([
    CuratedCell("SOCS3", line: 4, column: 1), CuratedCell("inhibits", line: 4, column: 7),
    CuratedCell("JAK2", line: 4, column: 16),
  ])

  @Test func recordsComeBackWithTheirTexts() {
    var pages = RecordPages()
    pages.append(
      check: 2, key: 11, value: 1, row: 3, place: row[1], count: 1, text: row.bytes(of: 1),
      more: (row.bytes(of: 0), row.bytes(of: 2)))
    pages.append(check: 0, key: 12, value: 0, row: 3, place: row[0], count: 5, text: nil)
    #expect(pages.count == 2)
    var records: [RowRecord] = []
    for page in pages.take() {
      page.withUnsafeBytes { bytes in
        RecordPages.read(bytes) { _, _, record in records.append(record()) }
      }
    }
    #expect(
      records == [
        RowRecord(
          check: 2, key: 11, value: 1, row: 3, line: 4, column: 7,
          text: "inhibits\u{1F}SOCS3\u{1F}JAK2"),
        RowRecord(check: 0, key: 12, value: 0, row: 3, line: 4, column: 1, text: "", count: 5),
      ])
    #expect(records[0].texts == ["inhibits", "SOCS3", "JAK2"])
    #expect(pages.take() == [])
  }

  @Test func keysMeetWhereTheyOccurTwice() {
    var meetings = KeyMeetings(3)
    for key: UInt64 in [5, 9, 5] { meetings.add(key) }
    #expect(meetings.meets(5))
    #expect(!meetings.meets(9))
  }

  @Test func hashesTellTextsApart() {
    let texts = ["", "a", "b", "IL6", "IL-6", "interleukin-6", "interleukin-60", "\u{0}"]
    #expect(Set(texts.map { RowDigest.hash(of: $0) }).count == texts.count)
    #expect(RowDigest(["a", "bc"]).value != RowDigest(["ab", "c"]).value)
  }
}
