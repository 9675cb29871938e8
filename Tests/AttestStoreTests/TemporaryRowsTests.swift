import AttestStore
import Testing

@Suite struct TemporaryRowsTests {
  @Test func pagesComeBackInTheirOrder() throws {
    let rows = try TemporaryRows()
    let pages: [[UInt8]] = [[1, 2, 3], Array(repeating: 7, count: 100_000), [4]]
    for page in pages { try rows.append(page) }
    var read: [[UInt8]] = []
    try rows.read { read.append(Array($0)) }
    #expect(read == pages)
  }
}
