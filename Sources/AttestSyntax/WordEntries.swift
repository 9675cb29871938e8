internal import AttestModel

/// What each word can be, in as little memory as a look-up allows: it is asked for every word of a
/// sentence, and a table that does not fit the processor's nearer memory costs more than all else
/// that is done with the word.
///
/// Open addressing, half full at most; a slot of 16 bytes holds a word's fingerprint, its readings
/// and where its base forms stand, which are words of the table themselves.
final class WordEntries: @unchecked Sendable {
  private struct Slot {
    /// 0 where the slot is free.
    var hash: UInt64 = 0
    /// From the low end: 24 bits of readings; 20 bits each for the place of the base form as a
    /// verb and as a noun, plus one, 0 where it is none.
    var packed: UInt64 = 0
  }

  private static let readingBits: UInt64 = 24
  private static let placeBits: UInt64 = 20
  /// Of how many words a table can be at most.
  static let most = 1 << 18

  // Written in `init` alone.
  private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int

  /// The table of a map; base forms that are no words of it are left out.
  init(_ map: WordMap<WordTable.Entry>) {
    precondition(map.count < Self.most, "more words than a table can hold")
    var capacity = 16
    while capacity < map.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(), count: capacity)
    map.visit { word, _ in slots[place(of: word)].hash = word.value }
    map.visit { word, entry in
      let packed =
        UInt64(entry.readings.rawValue) | reference(to: entry.verb) << Self.readingBits
        | reference(to: entry.noun) << (Self.readingBits + Self.placeBits)
      slots[place(of: word)].packed = packed
    }
  }

  deinit { slots.deallocate() }

  /// What a word can be, nil where it is no word of the table.
  subscript(word: WordHash) -> WordTable.Entry? {
    let place = place(of: word)
    guard slots[place].hash != 0 else { return nil }
    return entry(at: place)
  }

  /// Every word, in no order that means anything.
  func visit(_ body: (WordHash, WordTable.Entry) -> Void) {
    for place in 0...mask where slots[place].hash != 0 {
      body(WordHash(value: slots[place].hash), entry(at: place))
    }
  }

  @inline(__always)
  private func entry(at place: Int) -> WordTable.Entry {
    let packed = slots[place].packed
    return WordTable.Entry(
      readings: WordTable.Readings(
        rawValue: UInt32(truncatingIfNeeded: packed & (1 << Self.readingBits - 1))),
      verb: base(packed >> Self.readingBits & (1 << Self.placeBits - 1)),
      noun: base(packed >> (Self.readingBits + Self.placeBits)))
  }

  @inline(__always)
  private func base(_ reference: UInt64) -> WordHash {
    WordHash(value: reference == 0 ? 0 : slots[Int(truncatingIfNeeded: reference) - 1].hash)
  }

  private func reference(to word: WordHash) -> UInt64 {
    guard word.value != 0, case let place = place(of: word), slots[place].hash != 0 else {
      return 0
    }
    return UInt64(place) + 1
  }

  /// The slot of a word, or the free one where it would stand.
  @inline(__always)
  private func place(of word: WordHash) -> Int {
    var place = Int(truncatingIfNeeded: word.value) & mask
    while slots[place].hash != 0, slots[place].hash != word.value { place = (place + 1) & mask }
    return place
  }
}
