internal import AttestModel

/// Some of a sentence's nodes, in order.
///
/// A list is a pointer into the memory that the reading of one sentence uses and gives back as a
/// whole: most lists have one member and most sentences make hundreds of them, so that an array
/// each, counted and freed, would cost more than all that is asked of them. A list is of no use
/// once its memory is gone; only `EventFinding` and what it finds hold any.
struct Nodes: RandomAccessCollection {
  private let base: UnsafePointer<Node>?
  private let memory: Unmanaged<NodeMemory>?
  let endIndex: Int

  var startIndex: Int { 0 }

  subscript(position: Int) -> Node {
    precondition(position >= 0 && position < endIndex, "a node outside its list")
    return base.unsafelyUnwrapped[position]
  }

  /// None.
  init() {
    base = nil
    memory = nil
    endIndex = 0
  }

  fileprivate init(_ base: UnsafePointer<Node>, _ count: Int, in memory: NodeMemory) {
    self.base = base
    self.memory = .passUnretained(memory)
    endIndex = count
  }

  /// Those that are wanted; the list itself where all are.
  func filter(_ isWanted: (Node) -> Bool) -> Nodes {
    guard let memory, let misfit = firstIndex(where: { !isWanted($0) }) else { return self }
    var wanted = Array(self[..<misfit])
    for node in self[(misfit + 1)...] where isWanted(node) { wanted.append(node) }
    return memory._withUnsafeGuaranteedRef { $0.list(wanted) }
  }

  /// The first ones, as a list of the same memory.
  func first(_ most: Int) -> Nodes {
    guard let memory, let base, most < endIndex else { return self }
    return most == 0 ? Nodes() : Nodes(base, most, in: memory.takeUnretainedValue())
  }

  static func + (one: Nodes, other: Nodes) -> Nodes {
    guard let memory = one.memory else { return other }
    return other.isEmpty ? one : memory._withUnsafeGuaranteedRef { $0.list(one, other) }
  }

  static func += (one: inout Nodes, other: Nodes) { one = one + other }
}

/// Where the lists of one sentence's reading stand. It only grows, block by block, so that no list
/// is ever moved.
final class NodeMemory {
  /// How many nodes the first block holds: enough for most sentences.
  private static let firstBlock = 28

  @exclusivity(unchecked) private var blocks: [UnsafeMutableBufferPointer<Node>] = []
  @exclusivity(unchecked) private var free: UnsafeMutablePointer<Node>
  @exclusivity(unchecked) private var left: Int
  private let first: UnsafeMutablePointer<Node>

  init() {
    first = .allocate(capacity: Self.firstBlock)
    free = first
    left = Self.firstBlock
  }

  deinit {
    // Nodes hold no memory of their own.
    first.deallocate()
    for block in blocks { block.deallocate() }
  }

  func list(_ node: Node) -> Nodes {
    let place = room(for: 1)
    place.initialize(to: node)
    return Nodes(place, 1, in: self)
  }

  func list(_ nodes: [Node]) -> Nodes {
    guard !nodes.isEmpty else { return Nodes() }
    let place = room(for: nodes.count)
    for (offset, node) in nodes.enumerated() { (place + offset).initialize(to: node) }
    return Nodes(place, nodes.count, in: self)
  }

  fileprivate func list(_ one: Nodes, _ other: Nodes) -> Nodes {
    let place = room(for: one.count + other.count)
    for offset in one.indices { (place + offset).initialize(to: one[offset]) }
    for offset in other.indices { (place + one.count + offset).initialize(to: other[offset]) }
    return Nodes(place, one.count + other.count, in: self)
  }

  private func room(for count: Int) -> UnsafeMutablePointer<Node> {
    if count > left {
      let block = UnsafeMutableBufferPointer<Node>.allocate(capacity: Swift.max(256, count * 2))
      blocks.append(block)
      free = block.baseAddress.unsafelyUnwrapped
      left = block.count
    }
    defer {
      free += count
      left -= count
    }
    return free
  }
}
