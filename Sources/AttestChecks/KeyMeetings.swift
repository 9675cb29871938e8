/// Which keys occur twice, in a fixed space: a few that occur once are taken for such, which costs
/// a comparison and changes nothing.
struct KeyMeetings {
  private var once: [UInt64]
  private var twice: [UInt64]
  private let mask: UInt64

  /// - Parameter count: how many keys there will be, where that is known.
  init(_ count: Int = .max >> 8) {
    var bits = 1 << 12
    while bits < count * 16, bits < 1 << 26 { bits *= 2 }
    once = Array(repeating: 0, count: bits / 64)
    twice = once
    mask = UInt64(bits - 1)
  }

  mutating func add(_ key: UInt64) {
    let place = key & mask
    let word = Int(place >> 6)
    let bit = UInt64(1) << (place & 63)
    if once[word] & bit != 0 { twice[word] |= bit } else { once[word] |= bit }
  }

  func meets(_ key: UInt64) -> Bool {
    let place = key & mask
    return twice[Int(place >> 6)] & UInt64(1) << (place & 63) != 0
  }
}
