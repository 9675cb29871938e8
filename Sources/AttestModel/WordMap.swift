/// A dictionary keyed by words, for look-ups on every token of a text.
///
/// Open addressing over the words' own fingerprints, which are mixed already: a look-up hashes
/// nothing, counts no references and mostly reads one key.
public struct WordMap<Value: Sendable>: Sendable {
  @usableFromInline var table: WordMapTable<Value>
  /// How many words have a value.
  @inlinable public var count: Int { filled }
  @usableFromInline var filled = 0

  /// A map without a word.
  @inlinable
  public init() {
    table = WordMapTable(capacity: 16)
  }

  /// A map without a word, with so many slots, which is a power of two: room for half as many words
  /// before it grows.
  @inlinable
  public init(capacity: Int) {
    precondition(capacity > 0 && capacity & (capacity - 1) == 0, "slots in a power of two")
    table = WordMapTable(capacity: capacity)
  }

  /// The value of a word, nil where it has none.
  @inlinable
  public subscript(_ word: WordHash) -> Value? {
    let slot = table.slot(of: word)
    return slot < 0 ? nil : table.values[slot]
  }

  /// Whether a word has a value.
  @inlinable
  public func contains(_ word: WordHash) -> Bool { table.slot(of: word) >= 0 }

  /// Sets or changes the value of a word.
  @inlinable
  public mutating func update(
    _ word: WordHash, default start: @autoclosure () -> Value, _ change: (inout Value) -> Void
  ) {
    guard word.value != 0 else { return }
    if (filled + 1) * 2 > table.mask + 1 {
      table = WordMapTable(copying: table, capacity: (table.mask + 1) * 2)
    } else if !isKnownUniquelyReferenced(&table) {
      table = WordMapTable(copying: table, capacity: table.mask + 1)
    }
    let slot = table.place(of: word)
    if table.keys[slot] == 0 {
      table.keys[slot] = word.value
      filled += 1
    }
    var value = table.values[slot] ?? start()
    change(&value)
    table.values[slot] = value
  }

  /// Every word that has a value, in no order that means anything.
  @inlinable
  public var words: [WordHash] {
    var words: [WordHash] = []
    visit { word, _ in words.append(word) }
    return words
  }

  /// Gives a word a value, in place of the one that it may have had.
  @inlinable
  public mutating func set(_ word: WordHash, to value: Value) {
    update(word, default: value) { $0 = value }
  }

  /// Every word with its value, in no order that means anything.
  @inlinable
  public func visit(_ body: (WordHash, Value) -> Void) {
    for slot in 0...table.mask where table.keys[slot] != 0 {
      if let value = table.values[slot] { body(WordHash(value: table.keys[slot]), value) }
    }
  }
}

/// The keys and values of a word map, in memory of its own.
///
/// Written only while one map alone holds it, so that maps may be read from several threads.
@usableFromInline
final class WordMapTable<Value: Sendable>: @unchecked Sendable {
  /// 0 where a slot is free.
  @usableFromInline let keys: UnsafeMutablePointer<UInt64>
  @usableFromInline let values: UnsafeMutablePointer<Value?>
  /// The number of slots, a power of two, less one.
  @usableFromInline let mask: Int

  @inlinable
  init(capacity: Int) {
    keys = .allocate(capacity: capacity)
    keys.initialize(repeating: 0, count: capacity)
    values = .allocate(capacity: capacity)
    values.initialize(repeating: nil, count: capacity)
    mask = capacity - 1
  }

  @inlinable
  convenience init(copying other: WordMapTable, capacity: Int) {
    self.init(capacity: capacity)
    for slot in 0...other.mask where other.keys[slot] != 0 {
      let place = place(of: WordHash(value: other.keys[slot]))
      keys[place] = other.keys[slot]
      values[place] = other.values[slot]
    }
  }

  @inlinable
  deinit {
    keys.deallocate()
    values.deinitialize(count: mask + 1)
    values.deallocate()
  }

  /// The slot of a word, or the free one where it would stand.
  @inlinable
  func place(of word: WordHash) -> Int {
    var slot = Int(truncatingIfNeeded: word.value) & mask
    while keys[slot] != 0, keys[slot] != word.value { slot = (slot + 1) & mask }
    return slot
  }

  /// The slot of a word, -1 where it has none.
  @inlinable
  func slot(of word: WordHash) -> Int {
    guard word.value != 0 else { return -1 }
    var slot = Int(truncatingIfNeeded: word.value) & mask
    while true {
      let key = keys[slot]
      if key == word.value { return slot }
      if key == 0 { return -1 }
      slot = (slot + 1) & mask
    }
  }
}

/// A set of words.
public typealias WordSet = WordMap<Bool>

extension WordMap where Value == Bool {
  /// The set of these words.
  @inlinable
  public init(_ words: some Sequence<WordHash>) {
    self.init()
    for word in words { set(word, to: true) }
  }
}
