/// How one thing acts on another. The cases are the claim scheme: a new one is a schema change.
public enum Relation: String, CaseIterable, Hashable, Sendable {
  case activates, inhibits
  case phosphorylates, dephosphorylates, modifies
  case increasesAmount = "increases_amount"
  case decreasesAmount = "decreases_amount"
  case binds, translocates
  case promotes, suppresses, regulates
  case targets, treats
  case associatedWith = "associated_with"

  /// What happens to the object: it goes up, down, or the author does not say.
  public enum Sign: Int, Hashable, Sendable {
    case negative = -1
    case none = 0
    case positive = 1

    /// Two signs in a row multiply: what blocks an inhibition activates.
    public static func * (left: Sign, right: Sign) -> Sign {
      Sign(rawValue: left.rawValue * right.rawValue) ?? .none
    }
  }

  /// What happens to the object under this relation.
  public var sign: Sign {
    switch self {
    case .activates, .phosphorylates, .increasesAmount, .promotes: .positive
    case .inhibits, .dephosphorylates, .decreasesAmount, .suppresses: .negative
    case .modifies, .binds, .translocates, .regulates, .targets, .treats, .associatedWith: .none
    }
  }

  /// The relation that cannot hold at the same time between the same two things.
  public var opposite: Relation? {
    switch self {
    case .activates: .inhibits
    case .inhibits: .activates
    case .phosphorylates: .dephosphorylates
    case .dephosphorylates: .phosphorylates
    case .increasesAmount: .decreasesAmount
    case .decreasesAmount: .increasesAmount
    case .promotes: .suppresses
    case .suppresses: .promotes
    case .modifies, .binds, .translocates, .regulates, .targets, .treats, .associatedWith: nil
    }
  }

  /// Whether subject and object may change places.
  public var isSymmetric: Bool {
    switch self {
    case .binds, .associatedWith: true
    case .activates, .inhibits, .phosphorylates, .dephosphorylates, .modifies, .increasesAmount,
      .decreasesAmount, .translocates, .promotes, .suppresses, .regulates, .targets, .treats:
      false
    }
  }
}

/// Whether the author says that it is so, or that it is not.
public enum Polarity: String, CaseIterable, Hashable, Sendable {
  case affirmed, negated
}

/// Whether the author says it outright, or as something possible.
public enum Certainty: String, CaseIterable, Hashable, Sendable {
  case asserted, hedged
}
