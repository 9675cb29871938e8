public import AttestModel

extension Lexicon {
  /// Why a mention was given its meaning: which spelling matched, how strictly, and what decided
  /// where several things are called so.
  public func reason(for mention: Mention) -> String {
    guard mention.name >= 0 else { return "abbreviation that the document defines" }
    let name = names[Int(mention.name)]
    if mention.choice == .defined {
      return "abbreviation that the document defines as “\(name.text)”"
    }
    let capitals =
      switch name.strictness {
      case .ignored: "capitals ignored"
      case .capitalised: "with a capital or as listed"
      case .exact: "capitals as listed"
      case .defined: "defined in the document"
      }
    var reason = "spelling matches “\(name.text)”, \(capitals)"
    if name.isRetired { reason += "; a retired symbol" }
    if mention.isElided { reason += "; its head stands earlier in the list" }
    if mention.affixes.contains(.phosphorylated) { reason += "; phosphorylated" }
    if mention.affixes.contains(.opposed) { reason += "; behind anti-" }
    if mention.affixes.contains(.lacking) { reason += "; said to be lacking" }
    return reason + choice(of: mention)
  }

  private func choice(of mention: Mention) -> String {
    switch mention.choice {
    case .only, .defined: return ""
    case .expected: return "; chosen by what the verb beside it takes"
    case .neighbours: return "; chosen by the words beside it"
    case .document: return "; chosen because the document names it otherwise too"
    case .first:
      let others = rivals(of: mention).map { concept in
        concept.id.isEmpty ? concept.name : "\(concept.name) (\(concept.id))"
      }
      return "; undecided, may also be " + others.joined(separator: ", ")
    }
  }

  /// The other concepts that are called so.
  private func rivals(of mention: Mention) -> [Concept] {
    rivals(ofName: Int(mention.name)).map { concepts[Int(names[$0].concept)] }
  }

  /// The names of other concepts that are spelt as a name is.
  func rivals(ofName start: Int) -> [Int] {
    var found: [Int] = []
    var at = Int(image.names[start].rival) - 1
    while at >= 0, at != start, !found.contains(at) {
      if image.names[at].concept != image.names[start].concept { found.append(at) }
      at = Int(image.names[at].rival) - 1
    }
    return found
  }
}
