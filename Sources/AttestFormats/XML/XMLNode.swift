/// An element of XML with all that is in it; made for single records, never for whole files.
final class XMLNode {
  enum Content {
    case text([UInt8])
    case node(XMLNode)
  }

  let name: String
  let attributes: KeptAttributes
  let place: TextPosition
  @exclusivity(unchecked) private(set) var content: [Content] = []

  init(_ name: String, attributes: KeptAttributes, at place: TextPosition) {
    self.name = name
    self.attributes = attributes
    self.place = place
  }

  func append(_ node: XMLNode) {
    content.append(.node(node))
  }

  /// What stands for white space between elements where its length does not matter.
  private static let blank: [UInt8] = [0x20]

  /// - Parameter keepsBlanks: whether white space between elements is kept as it stands; else it
  ///   is one blank, which takes no memory of its own.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, keepsBlanks: Bool) {
    if !keepsBlanks, bytes.allSatisfy({ $0 <= 0x20 }) {
      if case .text? = content.last {
      } else {
        content.append(.text(Self.blank))
        return
      }
    }
    if case .text(var text)? = content.last {
      content.removeLast()
      text.append(contentsOf: bytes)
      content.append(.text(text))
    } else {
      content.append(.text(Array(bytes)))
    }
  }

  /// The elements right inside.
  var children: [XMLNode] {
    content.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  func children(_ name: String) -> [XMLNode] {
    content.compactMap { if case .node(let node) = $0, node.name == name { node } else { nil } }
  }

  /// The first element of a name right inside.
  private func first(_ name: String) -> XMLNode? {
    for case .node(let node) in content where node.name == name { return node }
    return nil
  }

  /// The first element at a path of names.
  func at(_ path: String...) -> XMLNode? {
    var node = self
    for name in path {
      guard let next = node.first(name) else { return nil }
      node = next
    }
    return node
  }

  /// The text at a path of names, empty where there is no such element.
  func text(_ path: String...) -> String {
    var node = self
    for name in path {
      guard let next = node.first(name) else { return "" }
      node = next
    }
    return node.text
  }

  /// All elements of a name inside, however deep, in order.
  func descendants(_ name: String) -> [XMLNode] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.descendants(name) }
  }

  /// All text inside on one line: white space in a row is one blank.
  var text: String {
    var bytes: [UInt8] = []
    add(to: &bytes)
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// All text inside with its lines as they stand.
  var rawText: String {
    String(decoding: rawBytes, as: UTF8.self)
  }

  var rawBytes: [UInt8] {
    content.flatMap { content in
      switch content {
      case .text(let text): text
      case .node(let node): node.rawBytes
      }
    }
  }

  private func add(to bytes: inout [UInt8]) {
    for content in content {
      switch content {
      case .text(let text): text.withUnsafeBufferPointer { JATSText.add($0, to: &bytes) }
      case .node(let node):
        // A formula is no text; the words around it stay apart.
        if node.name == "math" {
          if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
        } else {
          node.add(to: &bytes)
        }
      }
    }
  }
}
