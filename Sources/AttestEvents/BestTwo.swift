/// The best of what was seen, and the best of all that is of another kind: so that each of many can
/// be compared with the best of the others without looking at all of them.
struct BestTwo<Kind: Equatable> {
  private var kind: Kind?
  private var best = 0.0
  private var second = 0.0

  mutating func add(_ likelihood: Double, of kind: Kind) {
    if kind == self.kind {
      best = max(best, likelihood)
    } else if self.kind == nil || likelihood > best {
      second = self.kind == nil ? 0 : best
      (self.kind, best) = (kind, likelihood)
    } else {
      second = max(second, likelihood)
    }
  }

  /// The likelihood of the best that is of another kind; 0 where there is none.
  func best(besides kind: Kind) -> Double { kind == self.kind ? second : best }
}
