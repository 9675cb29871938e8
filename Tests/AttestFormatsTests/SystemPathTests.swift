import AttestFormats
import Testing

@Suite struct SystemPathTests {
  @Test(arguments: [
    (Array("a/é.txt".utf8), "a/é.txt"), ([0x62, 0xFF, 0x2E, 0x80], "b\\xFF.\\x80"),
    ([0xC3, 0x28, 0xE2, 0x82], "\\xC3(\\xE2\\x82"), ([], ""),
  ])
  func bytesComeBack(bytes: [UInt8], shown: String) {
    let path = SystemPath.text(of: bytes)
    #expect(SystemPath.bytes(of: path).map { UInt8(bitPattern: $0) } == bytes + [0])
    #expect(SystemPath.shown(path) == shown)
  }
}
