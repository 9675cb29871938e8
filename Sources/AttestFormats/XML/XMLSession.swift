import CLibXML2

/// What the parser's callbacks share while one document is read.
///
/// One thread has it, and no callback runs inside another's access, so accesses need no checks: there
/// are several for every tag.
final class XMLSession {
  struct Fault {
    let message: String
    let line: Int
    let column: Int
  }

  private let handler: any XMLHandler
  /// Not owned.
  var context: xmlParserCtxtPtr?
  /// The elements that are open.
  @exclusivity(unchecked) private(set) var open: [XMLName] = []
  @exclusivity(unchecked) private(set) var hasRoot = false
  @exclusivity(unchecked) private(set) var failure: (any Error)?
  private(set) var fault: Fault?
  /// Whether nothing but white space has come.
  var isBlank = true
  private var hasDoctype = false
  /// Names by the addresses at which the parser keeps them.
  @exclusivity(unchecked) private var names: [NameKey: XMLName] = [:]
  /// The last names by some bits of their addresses: a record has few, again and again.
  @exclusivity(unchecked) private var recent: [RecentName?]
  private var entities: [String: XMLEntityStorage] = [:]

  private static let recentNames = 256

  private struct NameKey: Hashable {
    let local: UnsafePointer<UInt8>
    let prefix: UnsafePointer<UInt8>?
  }

  private struct RecentName {
    let key: NameKey
    let name: XMLName
  }

  init(_ handler: any XMLHandler) {
    self.handler = handler
    recent = Array(repeating: nil, count: Self.recentNames)
  }

  private func fail(_ error: any Error) {
    guard failure == nil else { return }
    failure = error
    if let context { xmlStopParser(context) }
  }

  private func attempt(_ body: () throws -> Void) {
    guard failure == nil else { return }
    do { try body() } catch { fail(error) }
  }

  private func name(_ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?) -> XMLName {
    let key = NameKey(local: local, prefix: prefix)
    let place = (UInt(bitPattern: local) >> 3 ^ UInt(bitPattern: local) >> 11)
    let slot = Int(place % UInt(Self.recentNames))
    if let last = recent[slot], last.key == key { return last.name }
    let name =
      names[key]
      ?? XMLName(
        local: String(cString: local), prefix: prefix.map { String(cString: $0) } ?? "",
        number: names.count)
    names[key] = name
    recent[slot] = RecentName(key: key, name: name)
    return name
  }

  fileprivate func start(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ attributes: XMLAttributes
  ) {
    let name = name(local, prefix)
    hasRoot = true
    open.append(name)
    guard open.count <= XMLStream.deepest else {
      fail(XMLRefusal("elements nest deeper than \(XMLStream.deepest)"))
      return
    }
    attempt { try handler.start(name, attributes: attributes) }
  }

  fileprivate func end() {
    guard let name = open.popLast() else { return }
    attempt { try handler.end(name) }
  }

  fileprivate func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    attempt { try handler.text(bytes) }
  }

  fileprivate func doctype() { hasDoctype = true }

  /// External entities read files and addresses; internal ones can grow without end.
  fileprivate func declareEntity(_ name: String, isExternal: Bool) {
    fail(
      XMLRefusal(
        isExternal
          ? "external entity '\(name)' refused: no file or address is read on a document's word"
          : "entity declaration '\(name)' refused: write the character itself"))
  }

  fileprivate func undefinedEntity(_ name: String) {
    fail(XMLRefusal("entity '\(name)' not defined; write the character itself"))
  }

  /// The entity of a name, where a DOCTYPE allows names at all.
  fileprivate func entity(_ name: String) -> xmlEntityPtr? {
    guard failure == nil, hasDoctype, let scalar = XMLEntities.scalar(named: name) else {
      return nil
    }
    let storage = entities[name] ?? XMLEntityStorage(name: name, scalar: scalar)
    entities[name] = storage
    // In text the parser hands over what a predefined entity holds and looks no further. In a
    // value it would take the first byte alone, so there the name is left for us to resolve.
    let isInValue = context?.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
    storage.entity.pointee.etype =
      isInValue ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY
    return storage.entity
  }

  fileprivate func report(_ error: xmlError) {
    guard error.level.rawValue >= XML_ERR_ERROR.rawValue, failure == nil, fault == nil else {
      return
    }
    let line = max(1, Int(error.line))
    let column = max(1, Int(error.int2))
    let name = error.str1.map { String(cString: $0) } ?? ""
    let said = error.message.map { String(cString: $0) } ?? "not well-formed"
    if error.domain == CInt(XML_FROM_NAMESPACE.rawValue) {
      // A duplicate attribute counts among the errors of name spaces.
      guard error.code == CInt(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue) else {
        fault = Fault(message: Self.cleaned(said), line: line, column: column)
        return
      }
      handler.warning("prefix \(name) is not declared", line: line, column: column)
      return
    }
    let message: String
    switch xmlParserErrors(rawValue: UInt32(bitPattern: error.code)) {
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      message = "entity '\(name)' not defined; write the character itself"
    case XML_ERR_DOCUMENT_END:
      message = "something follows after the root element; the file must hold one document"
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF:
      message = "a character that XML does not allow: \(Self.cleaned(said))"
    case XML_ERR_NAME_TOO_LONG:
      message = "a name that is too long"
    default:
      message = "not well-formed XML: \(Self.cleaned(said))"
    }
    fault = Fault(message: message, line: line, column: column)
  }

  /// One line, and not a page.
  private static func cleaned(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.utf8.count > 200 ? String(words.prefix(200)) + "…" : words
  }
}

/// Memory for an entity that the parser is handed.
private final class XMLEntityStorage {
  let entity: UnsafeMutablePointer<xmlEntity>
  private let content: UnsafeMutablePointer<UInt8>
  private let name: UnsafeMutablePointer<UInt8>

  init(name text: String, scalar: UInt32) {
    var bytes: [UInt8] = []
    bytes.append(scalar: scalar)
    content = Self.copy(bytes)
    name = Self.copy(Array(text.utf8))
    entity = .allocate(capacity: 1)
    var value = xmlEntity()
    value.type = XML_ENTITY_DECL
    value.name = UnsafePointer(name)
    value.content = content
    value.length = CInt(bytes.count)
    entity.initialize(to: value)
  }

  deinit {
    entity.deallocate()
    content.deallocate()
    name.deallocate()
  }

  /// The bytes with a NUL behind them.
  private static func copy(_ bytes: [UInt8]) -> UnsafeMutablePointer<UInt8> {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { memory[index] = byte }
    memory[bytes.count] = 0
    return memory
  }
}

extension XMLSession {
  private static func at(_ pointer: UnsafeMutableRawPointer?) -> XMLSession? {
    pointer.map { Unmanaged<XMLSession>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The table of SAX2 callbacks; each finds its session behind the pointer it is given.
  static var callbacks: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.internalSubset = { session, _, _, _ in XMLSession.at(session)?.doctype() }
    handler.getEntity = { session, name in
      guard let name else { return nil }
      return XMLSession.at(session)?.entity(String(cString: name))
    }
    handler.entityDecl = { session, name, kind, _, _, _ in
      let isExternal =
        kind == CInt(XML_EXTERNAL_GENERAL_PARSED_ENTITY.rawValue)
        || kind == CInt(XML_EXTERNAL_GENERAL_UNPARSED_ENTITY.rawValue)
        || kind == CInt(XML_EXTERNAL_PARAMETER_ENTITY.rawValue)
      let name = name.map { String(cString: $0) } ?? ""
      XMLSession.at(session)?.declareEntity(name, isExternal: isExternal)
    }
    handler.unparsedEntityDecl = { session, name, _, _, _ in
      let name = name.map { String(cString: $0) } ?? ""
      XMLSession.at(session)?.declareEntity(name, isExternal: true)
    }
    // Called for what the parser would drop silently.
    handler.reference = { session, name in
      XMLSession.at(session)?.undefinedEntity(name.map { String(cString: $0) } ?? "")
    }
    handler.startElementNs = { session, local, prefix, _, _, _, count, defaulted, attributes in
      guard let local else { return }
      // The last ones are defaults from the document's own DTD: not what its author wrote.
      XMLSession.at(session)?.start(
        local, prefix, XMLAttributes(attributes, count: Int(max(0, count - defaulted))))
    }
    handler.endElementNs = { session, _, _, _ in XMLSession.at(session)?.end() }
    let text: charactersSAXFunc = { session, bytes, count in
      guard let bytes, count > 0 else { return }
      XMLSession.at(session)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    handler.characters = text
    handler.ignorableWhitespace = text
    handler.cdataBlock = text
    handler.serror = { session, error in
      guard let error else { return }
      XMLSession.at(session)?.report(error.pointee)
    }
    return handler
  }
}
