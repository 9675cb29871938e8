import AttestModel

/// Reads XML that is a long list of records, one record at a time.
struct XMLRecords {
  /// The largest record that is read, in bytes: 64 MiB.
  static let largest = 67_108_864

  /// What the root element may be called.
  let roots: Set<String>
  /// The elements that are handed over.
  let records: Set<String>
  /// Elements inside records that nobody asks for.
  var leavingOut: Set<String> = []
  /// Whether white space between elements is kept as it stands.
  var keepsBlanks = true
  /// What a file with another root is told not to be: `PubMed XML`.
  let kind: String

  /// Reads all records of a stream, in order.
  ///
  /// - Throws: a `Diagnostic` where the XML is damaged; the records before the fault were handed
  ///   over. Whatever `found` throws.
  func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (XMLNode) throws -> Void
  ) throws {
    let handler = XMLRecordHandler(self, file: name)
    let xml = XMLStream(handler, file: name)
    handler.stream = xml
    func handOver() throws {
      for warning in handler.takeWarnings() { report(warning) }
      for node in handler.takeNodes() { try found(node) }
    }
    do {
      while let piece = try stream.next() {
        try xml.feed(piece)
        try handOver()
      }
      try xml.finish()
    } catch {
      try handOver()
      throw error
    }
    try handOver()
  }
}

/// Builds the node of one record after the other. One thread has it, so its accesses need no checks.
private final class XMLRecordHandler: XMLHandler {
  private let wanted: XMLRecords
  private let file: String
  /// Tells where a record stands.
  weak var stream: XMLStream?
  @exclusivity(unchecked) private var depth = 0
  @exclusivity(unchecked) private var builder = XMLTreeBuilder()
  @exclusivity(unchecked) private var skipped = 0
  /// Whether elements of a name are left out, by the numbers of the names.
  @exclusivity(unchecked) private var leftOut: [Bool?] = []
  @exclusivity(unchecked) private var size = 0
  @exclusivity(unchecked) private var nodes: [XMLNode] = []
  private var warnings: [Diagnostic] = []
  private var told: Set<String> = []

  init(_ wanted: XMLRecords, file: String) {
    self.wanted = wanted
    self.file = file
  }

  func takeNodes() -> [XMLNode] {
    defer { nodes = [] }
    return nodes
  }

  func takeWarnings() -> [Diagnostic] {
    defer { warnings = [] }
    return warnings
  }

  func start(_ name: XMLName, attributes: XMLAttributes) throws {
    depth += 1
    if depth == 1, !wanted.roots.contains(name.local) {
      throw XMLRefusal(
        "not \(wanted.kind): the root element is <\(Diagnostic.printable(name.local))>")
    }
    if skipped > 0 {
      skipped += 1
      return
    }
    guard !builder.isEmpty || wanted.records.contains(name.local) else { return }
    if isLeftOut(name) {
      skipped = 1
      return
    }
    if builder.isEmpty { size = 0 }
    try grow(by: 64)
    builder.start(name, attributes: attributes, at: stream?.place ?? TextPosition())
  }

  private func isLeftOut(_ name: XMLName) -> Bool {
    if name.number < leftOut.count, let known = leftOut[name.number] { return known }
    // Names come in the order of their numbers, but not all of them come here.
    while leftOut.count <= name.number { leftOut.append(nil) }
    let isLeftOut = wanted.leavingOut.contains(name.local)
    leftOut[name.number] = isLeftOut
    return isLeftOut
  }

  func end(_ name: XMLName) throws {
    depth -= 1
    if skipped > 0 {
      skipped -= 1
      return
    }
    if let node = builder.end() { nodes.append(node) }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard skipped == 0, !builder.isEmpty else { return }
    try grow(by: bytes.count)
    builder.text(bytes, keepsBlanks: wanted.keepsBlanks)
  }

  func warning(_ message: String, line: Int, column: Int) {
    guard told.insert(message).inserted else { return }
    warnings.append(
      Diagnostic(message, severity: .warning, file: file, line: line, column: column))
  }

  private func grow(by count: Int) throws {
    size += count
    guard size <= XMLRecords.largest else {
      throw XMLRefusal("a record is larger than \(XMLRecords.largest) bytes; split the file")
    }
  }
}
