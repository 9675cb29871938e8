import AttestModel
import CLibXML2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads XML piece by piece and tells a handler what is in it.
///
/// Nothing but the given bytes is ever read: no DTD, no external entity, no network. Documents
/// that declare entities are refused, for such declarations can blow a few bytes up to gigabytes.
final class XMLStream {
  /// How deep elements may nest.
  static let deepest = 256

  private let file: String
  private let session: XMLSession
  private var context: xmlParserCtxtPtr?
  private var decoder = XMLDecoder()
  private var limits = XMLTagLimits()
  private var position = TextPosition()

  init(_ handler: any XMLHandler, file: String) {
    self.file = file
    session = XMLSession(handler)
    _ = Self.loaderIsShut
    var callbacks = XMLSession.callbacks
    context = xmlCreatePushParserCtxt(
      &callbacks, Unmanaged.passUnretained(session).toOpaque(), nil, 0, nil)
    session.context = context
    // NONET shuts the network off; IGNORE_ENC, because the bytes are UTF-8 by the time the
    // parser sees them. Never NOENT, HUGE, RECOVER or any option that loads a DTD.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    if let context { xmlCtxtUseOptions(context, CInt(bitPattern: UInt32(options))) }
  }

  deinit {
    if let context { xmlFreeParserCtxt(context) }
  }

  /// A loader that loads nothing, for the whole process.
  private static let loaderIsShut: Bool = {
    xmlSetExternalEntityLoader { _, _, _ in nil }
    return true
  }()

  /// Parses the next piece.
  ///
  /// - Throws: a `Diagnostic` where the document is refused; what the handler throws.
  func feed(_ piece: [UInt8]) throws {
    var text: [UInt8] = []
    text.reserveCapacity(piece.count + 4)
    let fault = decoder.decode(piece, into: &text)
    try parse(text)
    if let fault { throw refusal(fault.message, at: position) }
  }

  /// Parses what is left, and refuses a document that ends too early.
  func finish() throws {
    var text: [UInt8] = []
    let fault = decoder.finish(into: &text)
    try parse(text)
    if let fault { throw refusal(fault.message, at: position) }
    if session.isBlank { throw refusal("empty: there is no XML in it", at: position) }
    if let open = session.open.last {
      throw refusal(
        "unfinished: the file ends inside <\(open.local)>; it is truncated", at: position)
    }
    if !limits.isOutside || !session.hasRoot {
      throw refusal("unfinished: the file ends too early; it is truncated", at: position)
    }
    try check(xmlParseChunk(context, nil, 0, 1))
  }

  private func parse(_ text: [UInt8]) throws {
    try text.withUnsafeBufferPointer { bytes in
      var at = 0
      while at < bytes.count {
        let end = min(at + 65_536, bytes.count)
        let slice = UnsafeBufferPointer(rebasing: bytes[at..<end])
        if session.isBlank { session.isBlank = slice.allSatisfy { $0 <= 0x20 && $0 != 0 } }
        if let fault = limits.check(slice) { throw refusal(fault, at: place) }
        let result = slice.withMemoryRebound(to: CChar.self) {
          xmlParseChunk(context, $0.baseAddress, CInt($0.count), 0)
        }
        try check(result)
        position.skip(over: slice)
        at = end
      }
    }
  }

  /// Throws what a handler threw, or the parser's error.
  private func check(_ result: CInt) throws {
    if let error = session.failure {
      if let refused = error as? XMLRefusal { throw refusal(refused.message, at: place) }
      throw error
    }
    if let fault = session.fault {
      throw Diagnostic(
        fault.message, file: file, line: fault.line, column: fault.column)
    }
    if result != 0 && result != CInt(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue)
      && context?.pointee.wellFormed == 0
    {
      throw refusal("not well-formed XML", at: place)
    }
  }

  /// Where the parser stands.
  var place: TextPosition {
    var place = TextPosition()
    if let input = context?.pointee.input {
      place.line = max(1, Int(input.pointee.line))
      place.column = max(1, Int(input.pointee.col))
    }
    return place
  }

  private func refusal(_ message: String, at place: TextPosition) -> Diagnostic {
    Diagnostic(message, file: file, line: place.line, column: place.column)
  }
}

extension TextPosition {
  /// Moves on past a piece of a long text; only LF ends a line, as parsers count.
  mutating func skip(over bytes: UnsafeBufferPointer<UInt8>) {
    var newlines = 0
    for byte in bytes { newlines &+= byte == 0x0A ? 1 : 0 }
    var start = 0
    if newlines > 0 {
      line += newlines
      column = 1
      start = (bytes.lastIndex(of: 0x0A) ?? -1) + 1
    }
    var columns = 0
    for byte in UnsafeBufferPointer(rebasing: bytes[start...]) {
      columns &+= byte & 0xC0 != 0x80 ? 1 : 0
    }
    column += columns
  }
}
