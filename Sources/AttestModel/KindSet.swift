/// Kinds of concepts, one bit each: asked for every argument and every name.
public struct KindSet: Hashable, Sendable {
  @usableFromInline let bits: UInt16

  /// The set of these kinds; one that comes twice counts once.
  public init(_ kinds: some Sequence<Concept.Kind>) {
    bits = kinds.reduce(0) { $0 | 1 << $1.ordinal }
  }

  @usableFromInline
  init(bits: UInt16) {
    self.bits = bits
  }

  /// Every kind there is.
  public static let all = KindSet(Concept.Kind.allCases)

  /// Whether no kind is in it.
  @inlinable public var isEmpty: Bool { bits == 0 }

  /// Whether a kind is in it.
  @inlinable
  public func contains(_ kind: Concept.Kind) -> Bool { bits & 1 << kind.ordinal != 0 }

  /// The kinds that are in either set.
  @inlinable
  public func union(_ other: KindSet) -> KindSet { KindSet(bits: bits | other.bits) }

  /// The kinds that are in both sets.
  @inlinable
  public func intersection(_ other: KindSet) -> KindSet { KindSet(bits: bits & other.bits) }
}
