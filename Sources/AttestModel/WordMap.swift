/// A dictionary keyed by words, for look-ups on every token of a text.
///
/// Open addressing over the words' own fingerprints, which are mixed already: a look-up hashes
/// nothing and mostly reads one key.
public struct WordMap<Value: Sendable>: Sendable {
  @usableFromInline var keys: [UInt64]
  @usableFromInline var values: [Value?]
  @usableFromInline var mask: Int
  public private(set) var count = 0

  public init() {
    keys = Array(repeating: 0, count: 16)
    values = Array(repeating: nil, count: 16)
    mask = 15
  }

  /// The value of a word, nil where it has none.
  @inlinable
  public subscript(_ word: WordHash) -> Value? {
    guard word.value != 0 else { return nil }
    var slot = Int(truncatingIfNeeded: word.value) & mask
    while true {
      let key = keys[slot]
      if key == word.value { return values[slot] }
      if key == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  @inlinable
  public func contains(_ word: WordHash) -> Bool {
    guard word.value != 0 else { return false }
    var slot = Int(truncatingIfNeeded: word.value) & mask
    while true {
      let key = keys[slot]
      if key == word.value { return true }
      if key == 0 { return false }
      slot = (slot + 1) & mask
    }
  }

  /// Sets or changes the value of a word.
  public mutating func update(
    _ word: WordHash, default start: @autoclosure () -> Value, _ change: (inout Value) -> Void
  ) {
    guard word.value != 0 else { return }
    if (count + 1) * 2 > keys.count { grow() }
    var slot = Int(truncatingIfNeeded: word.value) & mask
    while keys[slot] != 0, keys[slot] != word.value { slot = (slot + 1) & mask }
    if keys[slot] == 0 {
      keys[slot] = word.value
      count += 1
    }
    var value = values[slot] ?? start()
    change(&value)
    values[slot] = value
  }

  public mutating func set(_ word: WordHash, to value: Value) {
    update(word, default: value) { $0 = value }
  }

  /// Every word with its value, in no order that means anything.
  public func visit(_ body: (WordHash, Value) -> Void) {
    for (slot, key) in keys.enumerated() where key != 0 {
      if let value = values[slot] { body(WordHash(value: key), value) }
    }
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: nil, count: oldKeys.count * 2)
    mask = keys.count - 1
    for (index, key) in oldKeys.enumerated() where key != 0 {
      var slot = Int(truncatingIfNeeded: key) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = oldValues[index]
    }
  }
}

/// A set of words.
public typealias WordSet = WordMap<Bool>

extension WordMap where Value == Bool {
  public init(_ words: some Sequence<WordHash>) {
    self.init()
    for word in words { set(word, to: true) }
  }
}
