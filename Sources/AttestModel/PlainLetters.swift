extension Unicode.Scalar {
  /// What a small Latin letter that no accent can be taken from is written as in plain letters:
  /// *ø* is `o`, *ß* is `ss`; nil for all others.
  public var plainLetters: String? {
    switch self {
    case "ø": "o"
    case "ł": "l"
    case "ß": "ss"
    case "æ": "ae"
    case "œ": "oe"
    case "đ": "d"
    case "ı": "i"
    default: nil
    }
  }
}
