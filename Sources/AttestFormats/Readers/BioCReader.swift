public import AttestModel

/// Reads BioC, the format of annotated collections, in XML and in JSON: a document of each
/// `<document>`, with its passages as sections.
///
/// Offsets count in the passages' own text, as the collection's annotations do.
public struct BioCReader: DocumentReader {
  /// As `DocumentReader.format`.
  public static let format = "bioc"

  /// A reader, which has nothing to set.
  public init() {}

  /// By the root element `<collection>`, or by keys of JSON that only BioC has together.
  public func recognises(head: [UInt8], name: String) -> Bool {
    let opening = Opening(head)
    if let root = opening.rootElement { return root == "collection" }
    let keys = opening.jsonKeys
    return keys.contains("PubTator3") || keys.contains("passages")
      || (keys.contains("documents") && (keys.contains("source") || keys.contains("infons")))
  }

  /// As `DocumentReader.read`; JSON is read whole, XML document by document.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    let stream = PeekableByteStream(stream)
    var count = 0
    func take(_ document: BioCDocument) throws {
      count += 1
      let document = document.document(named: "\(name)#\(count)") { message in
        report(
          Diagnostic(
            "document \(document.id): \(message)", severity: .warning, file: name))
      }
      try found(document)
    }
    if try Opening(stream.head()).text.first == UInt8(ascii: "<") {
      var source = ""
      let xml = XMLRecords(
        roots: ["collection"], records: ["document", "source"],
        leavingOut: ["annotation", "relation"], kind: "BioC")
      try xml.read(stream, name: name, report: report) { node in
        if node.name == "source" {
          source = node.text
        } else {
          try take(BioCDocument(node, source: source))
        }
      }
    } else {
      try Self.readJSON(stream.readAll(), name: name, take)
    }
    if count == 0 {
      report(
        Diagnostic("0 records: there is no document in it", severity: .warning, file: name))
    }
    for warning in stream.takeWarnings() { report(warning) }
  }

  /// One collection, or a document on each line.
  private static func readJSON(
    _ bytes: [UInt8], name: String, _ take: (BioCDocument) throws -> Void
  ) throws {
    let trees: [JSONTree]
    do {
      trees = [try JSONTree(bytes, name: name)]
    } catch {
      let lines = bytes.split(separator: 0x0A).filter { $0.contains { $0 > 0x20 } }
      guard lines.count > 1, let each = try? lines.map({ try JSONTree(Array($0), name: name) })
      else { throw error }
      trees = each
    }
    for tree in trees.flatMap(\.elements) {
      let documents =
        [tree["documents"], tree["PubTator3"]].first { $0.exists }?.elements ?? [tree]
      for document in documents {
        guard document["passages"].exists else {
          throw Diagnostic(
            "not BioC: a document has no passages", file: name, line: 1, column: 1)
        }
        let source = tree["PubTator3"].exists ? "PubTator" : tree["source"].string
        try take(BioCDocument(document, source: source))
      }
    }
  }
}
