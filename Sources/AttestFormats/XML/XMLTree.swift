/// The elements of one record, kept in three arrays: a record has hundreds of them, and to make and
/// to free each by itself would take longer than to parse it.
final class XMLTree {
  /// An element, or a text between elements.
  struct Item {
    /// The number of the element's name; `text` for a text.
    var name: Int32
    /// The first and the last item right inside, and the one behind; `none` where there is none.
    var first = XMLTree.none
    var last = XMLTree.none
    var next = XMLTree.none
    /// An element's attributes, or a text's bytes.
    var start: Int32
    var end: Int32
  }

  /// Where an attribute's name begins, ends and its value begins, and the value ends.
  struct Attribute {
    let start: Int32
    let middle: Int32
    let end: Int32
  }

  static let none: Int32 = -1
  static let text: Int32 = -1

  /// The element that the record is comes first.
  @exclusivity(unchecked) fileprivate(set) var items: [Item] = []
  @exclusivity(unchecked) fileprivate(set) var attributes: [Attribute] = []
  /// Texts, and the attributes' names and values.
  @exclusivity(unchecked) fileprivate(set) var bytes: [UInt8] = []
  /// Names of elements by their numbers.
  @exclusivity(unchecked) fileprivate(set) var names: [String] = []
  /// Where the record begins.
  let place: TextPosition

  fileprivate init(at place: TextPosition) {
    self.place = place
  }
}

/// Builds the tree of one record after the other.
struct XMLTreeBuilder {
  /// What stands for white space between elements where its length does not matter.
  private static let blank: UInt8 = 0x20

  private var tree: XMLTree?
  private var open: [Int32] = []
  private var names: [String] = []
  /// How many items and bytes the last tree had: the next one will have about as many.
  private var size = (items: 0, bytes: 0)

  /// Whether no element is open.
  var isEmpty: Bool { open.isEmpty }

  /// An element begins.
  ///
  /// - Parameter place: where it is, if it is a record.
  mutating func start(
    _ name: XMLName, attributes: XMLAttributes, at place: @autoclosure () -> TextPosition
  ) {
    let tree = self.tree ?? makeTree(at: place())
    let first = tree.attributes.count
    attributes.visit { name, value in
      let start = tree.bytes.count
      tree.bytes.append(contentsOf: name)
      let middle = tree.bytes.count
      XMLAttributes.decode(value, into: &tree.bytes)
      tree.attributes.append(
        XMLTree.Attribute(
          start: Int32(start), middle: Int32(middle), end: Int32(tree.bytes.count)))
    }
    while names.count <= name.number { names.append("") }
    if names[name.number].isEmpty { names[name.number] = name.local }
    open.append(
      append(
        XMLTree.Item(
          name: Int32(name.number), start: Int32(first), end: Int32(tree.attributes.count)),
        to: tree))
  }

  /// An element ends; it is handed over if it is a record.
  mutating func end() -> XMLNode? {
    guard open.popLast() != nil, open.isEmpty, let tree else { return nil }
    tree.names = names
    size = (tree.items.count, tree.bytes.count)
    self.tree = nil
    return XMLNode(tree)
  }

  /// A piece of text in the element that is open.
  ///
  /// - Parameter keepsBlanks: whether white space between elements is kept as it stands; else it
  ///   is one blank.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>, keepsBlanks: Bool) {
    guard let tree, let element = open.last else { return }
    let last = tree.items[Int(element)].last
    if last != XMLTree.none, tree.items[Int(last)].name == XMLTree.text {
      // Nothing else was added since.
      tree.bytes.append(contentsOf: text)
      tree.items[Int(last)].end = Int32(tree.bytes.count)
      return
    }
    let start = Int32(tree.bytes.count)
    if !keepsBlanks, text.allSatisfy({ $0 <= 0x20 }) {
      tree.bytes.append(Self.blank)
    } else {
      tree.bytes.append(contentsOf: text)
    }
    _ = append(
      XMLTree.Item(name: XMLTree.text, start: start, end: Int32(tree.bytes.count)), to: tree)
  }

  private mutating func makeTree(at place: TextPosition) -> XMLTree {
    let made = XMLTree(at: place)
    made.items.reserveCapacity(size.items)
    made.bytes.reserveCapacity(size.bytes)
    tree = made
    return made
  }

  /// Adds an item to the element that is open.
  private func append(_ item: XMLTree.Item, to tree: XMLTree) -> Int32 {
    let index = Int32(tree.items.count)
    tree.items.append(item)
    if let element = open.last {
      let last = tree.items[Int(element)].last
      if last == XMLTree.none {
        tree.items[Int(element)].first = index
      } else {
        tree.items[Int(last)].next = index
      }
      tree.items[Int(element)].last = index
    }
    return index
  }
}
