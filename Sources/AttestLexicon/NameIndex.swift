internal import AttestModel

/// A trie over the word hashes of names, kept in one open-addressing table.
///
/// An edge's key mixes its parent's number with the word's hash, so that a step costs one look-up
/// and no pointer is followed.
struct NameIndex: Sendable {
  typealias Node = UInt32

  static let root: Node = 0

  private var keys: [UInt64]
  private var targets: [Node]
  private var used = 0
  private var nodeCount: Node = 1
  /// For each node the first of its names in `chains`, or -1.
  private var heads: [Int32] = [-1]
  /// Names in lists: the name, and where the next one is.
  private var chains: [(name: Int32, next: Int32)] = []
  /// A bit for each first word, so that most tokens of a text cost one read.
  private var filter: [UInt8]

  private static let filterBits: UInt64 = 17

  init() {
    keys = Array(repeating: 0, count: 1 << 10)
    targets = Array(repeating: 0, count: 1 << 10)
    filter = Array(repeating: 0, count: 1 << (Self.filterBits - 3))
  }

  /// What of a name counts: hyphens and the `'s` of `Crohn's` do not.
  static func key(_ tokens: [Token]) -> [WordHash] {
    var key: [WordHash] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.isMark(UInt8(ascii: "-")) {
        index += 1
        continue
      }
      if token.isMark(UInt8(ascii: "'")) {
        let isPossessive =
          index + 1 < tokens.count && tokens[index + 1].isGlued
          && tokens[index + 1].hash == WordHash("s")
        index += isPossessive ? 2 : 1
        continue
      }
      key.append(token.hash)
      index += 1
    }
    return key
  }

  mutating func insert(_ key: [WordHash], name: Int32) {
    guard let first = key.first else { return }
    var node = Self.root
    for hash in key { node = childOrNew(of: node, hash) }
    let bit = first.value >> (64 - Self.filterBits)
    filter[Int(bit >> 3)] |= 1 << UInt8(bit & 7)
    // Names are kept in the order of insertion: the first meaning stays the first.
    var last: Int32 = -1
    var at = heads[Int(node)]
    while at >= 0 {
      if chains[Int(at)].name == name { return }
      last = at
      at = chains[Int(at)].next
    }
    chains.append((name, -1))
    let new = Int32(chains.count - 1)
    if last >= 0 { chains[Int(last)].next = new } else { heads[Int(node)] = new }
  }

  /// Ends building; gives back room that was kept for growth.
  mutating func seal() {
    heads.reserveCapacity(heads.count)
  }

  private mutating func childOrNew(of node: Node, _ hash: WordHash) -> Node {
    if used * 2 >= keys.count { grow() }
    let key = Self.edge(node, hash)
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    targets[slot] = nodeCount
    used += 1
    nodeCount += 1
    heads.append(-1)
    return nodeCount - 1
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    targets = Array(repeating: 0, count: oldKeys.count * 2)
    for (key, target) in zip(oldKeys, oldTargets) where key != 0 {
      var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = key
      targets[slot] = target
    }
  }

  private static func edge(_ node: Node, _ hash: WordHash) -> UInt64 {
    let wide = (hash.value &+ UInt64(node) &* 0x9e37_79b9_7f4a_7c15)
      .multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return (wide.high ^ wide.low) | 1
  }

  /// Whether some name may begin with this word.
  func mayBegin(_ hash: WordHash) -> Bool {
    let bit = hash.value >> (64 - Self.filterBits)
    return filter[Int(bit >> 3)] & (1 << UInt8(bit & 7)) != 0
  }

  func child(of node: Node, _ hash: WordHash) -> Node? {
    let key = Self.edge(node, hash)
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while true {
      let found = keys[slot]
      if found == key { return targets[slot] }
      if found == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  func hasNames(at node: Node) -> Bool { heads[Int(node)] >= 0 }

  func forEachName(at node: Node, _ body: (Int32) -> Void) {
    var at = heads[Int(node)]
    while at >= 0 {
      body(chains[Int(at)].name)
      at = chains[Int(at)].next
    }
  }
}
