/// An element of XML with all that is in it; made for single records, never for whole files.
struct XMLNode {
  private let tree: XMLTree
  private let index: Int32

  /// The record that a tree holds.
  init(_ tree: XMLTree) {
    self.tree = tree
    index = 0
  }

  private init(_ tree: XMLTree, _ index: Int32) {
    self.tree = tree
    self.index = index
  }

  private var item: XMLTree.Item { tree.items[Int(index)] }

  var name: String { tree.names[Int(item.name)] }

  /// Where the record begins in which it stands.
  var place: TextPosition { tree.place }

  var attributes: Attributes { Attributes(tree: tree, range: Int(item.start)..<Int(item.end)) }

  /// The attributes of an element.
  struct Attributes {
    fileprivate let tree: XMLTree
    fileprivate let range: Range<Int>

    /// The value of an attribute by its name without prefix, nil where it is missing; the last one
    /// of a name counts.
    subscript(name: String) -> String? {
      for attribute in tree.attributes[range].reversed() {
        let middle = Int(attribute.middle)
        guard tree.bytes[Int(attribute.start)..<middle].elementsEqual(name.utf8) else { continue }
        return String(decoding: tree.bytes[middle..<Int(attribute.end)], as: UTF8.self)
      }
      return nil
    }
  }

  /// The elements right inside.
  var children: [XMLNode] {
    var found: [XMLNode] = []
    visit { if tree.items[Int($0)].name != XMLTree.text { found.append(XMLNode(tree, $0)) } }
    return found
  }

  func children(_ name: String) -> [XMLNode] {
    var found: [XMLNode] = []
    visit { if isElement($0, name) { found.append(XMLNode(tree, $0)) } }
    return found
  }

  /// The first element of a name right inside.
  func at(_ name: String) -> XMLNode? {
    var at = item.first
    while at != XMLTree.none {
      if isElement(at, name) { return XMLNode(tree, at) }
      at = tree.items[Int(at)].next
    }
    return nil
  }

  /// The first element at a path of names.
  func at(_ name: String, _ path: String...) -> XMLNode? {
    var node = at(name)
    for name in path { node = node?.at(name) }
    return node
  }

  /// The text of the first element of a name right inside, empty where there is no such element.
  func text(_ name: String) -> String { at(name)?.text ?? "" }

  /// The text at a path of names, empty where there is no such element.
  func text(_ name: String, _ path: String...) -> String {
    var node = at(name)
    for name in path { node = node?.at(name) }
    return node?.text ?? ""
  }

  /// All elements of a name inside, however deep, in order.
  func descendants(_ name: String) -> [XMLNode] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.descendants(name) }
  }

  /// All text inside on one line: white space in a row is one blank.
  var text: String {
    if let word { return word }
    var bytes: [UInt8] = []
    add(to: &bytes)
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text where it is one word, which most are; nil where it is not.
  private var word: String? {
    guard item.first != XMLTree.none, item.first == item.last else { return nil }
    let inner = tree.items[Int(item.first)]
    guard inner.name == XMLTree.text else { return nil }
    return tree.bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[Int(inner.start)..<Int(inner.end)])
      return text.allSatisfy { $0 > 0x20 } ? String(decoding: text, as: UTF8.self) : nil
    }
  }

  /// All text inside with its lines as they stand.
  var rawText: String {
    var bytes: [UInt8] = []
    addRaw(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func addRaw(to bytes: inout [UInt8]) {
    visit { at in
      let item = tree.items[Int(at)]
      if item.name == XMLTree.text {
        bytes += tree.bytes[Int(item.start)..<Int(item.end)]
      } else {
        XMLNode(tree, at).addRaw(to: &bytes)
      }
    }
  }

  private func add(to bytes: inout [UInt8]) {
    visit { at in
      let item = tree.items[Int(at)]
      if item.name == XMLTree.text {
        tree.bytes.withUnsafeBufferPointer {
          JATSText.add(
            UnsafeBufferPointer(rebasing: $0[Int(item.start)..<Int(item.end)]), to: &bytes)
        }
      } else if tree.names[Int(item.name)] == "math" {
        // A formula is no text; the words around it stay apart.
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
      } else {
        XMLNode(tree, at).add(to: &bytes)
      }
    }
  }

  private func isElement(_ at: Int32, _ name: String) -> Bool {
    let number = tree.items[Int(at)].name
    return number != XMLTree.text && tree.names[Int(number)] == name
  }

  /// Visits the items right inside.
  private func visit(_ body: (Int32) -> Void) {
    var at = item.first
    while at != XMLTree.none {
      body(at)
      at = tree.items[Int(at)].next
    }
  }
}
