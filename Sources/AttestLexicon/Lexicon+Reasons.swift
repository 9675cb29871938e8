public import AttestModel

extension Lexicon {
  /// Why a mention was given its meaning: which spelling matched, and how strictly.
  public func reason(for mention: Mention) -> String {
    let name = names[Int(mention.name)]
    let capitals =
      switch name.strictness {
      case .ignored: "capitals ignored"
      case .capitalised: "with a capital or as listed"
      case .exact: "capitals as listed"
      case .defined: "defined in the document"
      }
    let list = mention.isElided ? "; its head stands earlier in the list" : ""
    return "spelling matches “\(name.text)”, \(capitals)\(list)"
  }
}
