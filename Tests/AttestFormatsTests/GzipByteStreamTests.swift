import AttestFormats
import AttestModel
import Testing

/// A gzip member of one stored block.
private func gzip(_ text: String, checksum: UInt32? = nil) -> [UInt8] {
  let bytes = Array(text.utf8)
  func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }
  let length = UInt32(bytes.count)
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(length, 2) + little(~length, 2) + bytes
    + little(checksum ?? crc(bytes), 4) + little(length, 4)
}

private func crc(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~0) { value, byte in
    (0..<8).reduce(value ^ UInt32(byte)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
    }
  }
}

/// What a stream gives, then what it says.
private func outcome(_ bytes: [UInt8], pieceSize: Int = 7) -> [String] {
  let stream = PeekableByteStream(MemoryByteStream(bytes, pieceSize: pieceSize))
  var read: [UInt8] = []
  var said: [String] = []
  do {
    _ = try stream.head(atLeast: 3)
    while let piece = try stream.next() { read += piece }
  } catch {
    said = ["\(error)"]
  }
  return [String(decoding: read, as: UTF8.self)] + said + stream.takeWarnings().map(\.description)
}

@Test("Members are inflated one after the other", arguments: [1, 2, 7, 1000])
func members(_ pieceSize: Int) {
  #expect(outcome(gzip("IL-6 ") + gzip("binds"), pieceSize: pieceSize) == ["IL-6 binds"])
  #expect(outcome(Array("plain".utf8), pieceSize: pieceSize) == ["plain"])
}

@Test func faultsComeBehindWhatCouldBeRead() {
  let whole = gzip("IL-6 binds")
  #expect(
    outcome(Array(whole.dropLast(12))) == [
      "IL-6 b",
      ":1:7: error: gzip: unexpected end after 21 bytes, 6 inflated: the file is truncated; "
        + "fetch it again",
    ])
  #expect(
    outcome(gzip("IL-6", checksum: 1)) == [
      "IL-6", ":1:5: error: gzip: the CRC does not match the data: they are damaged at byte 23",
    ])
  #expect(
    outcome(whole + Array("tail".utf8)) == [
      "IL-6 binds", "warning: 4 bytes after the gzip data are passed over; they are no gzip",
    ])
  #expect(outcome(whole + [0, 0, 0, 0, 0]) == ["IL-6 binds"])
}

@Test func readersSeeThroughCompression() throws {
  let reading = try Reading(JATSReader(), gzip("<article><body><p>JAK1.</p></body></article>"))
  #expect(reading.documents.map(\.outline) == [["body [body]", "JAK1."]])
}
