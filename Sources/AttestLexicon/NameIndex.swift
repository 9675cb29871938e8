internal import AttestModel

/// The look-up table of a compiled lexicon.
///
/// A name is found by the state that its words lead to, one after the other; a state depends on
/// the words and their order alone, so nothing has to be stored for the steps between. One filter
/// tells which words may begin a name, another which states may lead on; each answers “no” rightly
/// and “yes” mostly, and keeps most tokens of a text from costing more than one read.
struct NameIndex {
  typealias State = UInt64

  static let root: State = 0

  private let slots: UnsafePointer<UInt64>
  private let slotCount: UInt64
  private let prefixes: UnsafePointer<UInt8>
  private let prefixShift: UInt64
  private let firstWords: UnsafePointer<UInt8>
  private let firstShift: UInt64

  init(_ image: LexiconImage) {
    slots = (image.base + image.offset(of: .slots)).assumingMemoryBound(to: UInt64.self)
    slotCount = UInt64(image.size(of: .slots) / 8)
    prefixes = (image.base + image.offset(of: .prefixes)).assumingMemoryBound(to: UInt8.self)
    prefixShift = Self.shift(image.size(of: .prefixes))
    firstWords = (image.base + image.offset(of: .firstWords)).assumingMemoryBound(to: UInt8.self)
    firstShift = Self.shift(image.size(of: .firstWords))
  }

  /// How far a hash is shifted to give a bit of a filter of so many bytes, a power of two.
  static func shift(_ bytes: Int) -> UInt64 {
    UInt64(64 - (bytes * 8).trailingZeroBitCount)
  }

  @inline(__always)
  static func step(_ state: State, _ word: WordHash) -> State {
    let wide = (word.value &+ state &* 0x9e37_79b9_7f4a_7c15)
      .multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return wide.high ^ wide.low
  }

  /// Where in the table a state belongs.
  static func home(_ state: State, of count: UInt64) -> Int {
    Int(truncatingIfNeeded: state.multipliedFullWidth(by: count).high)
  }

  /// The part of a state that is kept in a slot: its lower 40 bits, in the upper bits.
  static func print(_ state: State) -> UInt64 { state << 24 }

  static let nameMask: UInt64 = 0xFF_FFFF

  /// The bit of a filter: fingerprints and states are mixed already.
  static func bit(_ hash: UInt64, _ shift: UInt64) -> (byte: Int, mask: UInt8) {
    let bit = hash >> shift
    return (Int(truncatingIfNeeded: bit >> 3), 1 << UInt8(truncatingIfNeeded: bit & 7))
  }

  /// Whether some name may begin with this word.
  @inline(__always)
  func mayBegin(_ word: WordHash) -> Bool {
    let (byte, mask) = Self.bit(word.value, firstShift)
    return firstWords[byte] & mask != 0
  }

  /// Whether a name may end here or lead on from here.
  @inline(__always)
  func mayLead(_ state: State) -> Bool {
    let (byte, mask) = Self.bit(state, prefixShift)
    return prefixes[byte] & mask != 0
  }

  /// The names that end here, in the order of their concepts.
  @inline(__always)
  func forEachName(at state: State, _ body: (Int32) -> Void) {
    guard slotCount > 0 else { return }
    var slot = Self.home(state, of: slotCount)
    let print = Self.print(state)
    while true {
      let found = slots[slot]
      if found == 0 { return }
      if found & ~Self.nameMask == print {
        body(Int32(truncatingIfNeeded: found & Self.nameMask) - 1)
      }
      slot += 1
      if slot == Int(slotCount) { slot = 0 }
    }
  }

  /// Every slot in use: the print of its state, its home, and its name.
  func forEachSlot(_ body: (_ print: UInt64, _ name: Int32) -> Void) {
    for slot in 0..<Int(slotCount) where slots[slot] != 0 {
      let found = slots[slot]
      body(found & ~Self.nameMask, Int32(truncatingIfNeeded: found & Self.nameMask) - 1)
    }
  }
}
