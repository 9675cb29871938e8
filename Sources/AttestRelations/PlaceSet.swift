/// A set of places in a sentence; for the first 64 of them without memory of its own.
struct PlaceSet {
  private var first: UInt64 = 0
  private var rest: Set<Int> = []

  func contains(_ place: Int) -> Bool {
    place < 64 ? first & 1 << UInt64(place) != 0 : rest.contains(place)
  }

  mutating func insert(_ place: Int) {
    if place < 64 { first |= 1 << UInt64(place) } else { rest.insert(place) }
  }
}
