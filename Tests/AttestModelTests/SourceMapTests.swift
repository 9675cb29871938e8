import AttestModel
import Testing

@Suite struct SourceMapTests {
  @Test func identityKeepsOffsets() {
    #expect(SourceMap.identity.source(of: 3..<7) == 3..<7)
  }

  /// `trans-\nport of IL-6` cleaned to `transport of IL-6`.
  @Test func rangesSpanWhatWasCleanedOut() {
    var map = SourceMap()
    map.append(clean: 0, source: 0)
    map.append(clean: 5, source: 7)
    #expect(map.source(of: 0..<9) == 0..<11)
    #expect(map.source(of: 10..<12) == 12..<14)
  }

  @Test func scalarsAreCountedNotBytes() {
    let offsets = SourceOffsets(Array("IFN-γ activates STAT1".utf8))
    #expect(offsets.scalars(in: 7..<16) == 6..<15)
  }

  @Test func countsHoldAcrossBlocks() {
    let text = String(repeating: "β", count: 1_000)
    let offsets = SourceOffsets(Array(text.utf8))
    #expect(offsets.scalars(before: 1_998) == 999)
    #expect(offsets.scalars(before: 2_000) == 1_000)
  }
}
