internal import AttestModel

/// What a sentence only announces.
extension EventFinding {
  /// “we discuss the role of …”, “the effect of … was studied”: nothing is said of it yet.
  func isAnnounced(_ index: Int) -> Bool {
    func isOutline(_ chunk: Int) -> Bool {
      rules.cues.effect(units[chunks[chunk].head].lemma, as: .verb) == .outline
    }
    var at = index + 1
    while at < chunks.count, at < index + 12 {
      if chunks[at].kind == .verb {
        if chunks[at].subject == index, chunks[at].features.contains([.passive, .finite]) {
          if isOutline(at) { return true }
        }
        break
      }
      at += 1
    }
    at = index - 1
    // “little is known about the role of …”
    if at >= 0, chunks[at].kind == .preposition,
      rules.cues.effect(nominals.surface(at), as: .preposition) == .outline
    {
      return true
    }
    while at >= 0 {
      switch chunks[at].kind {
      case .verb:
        return isOutline(at) && !chunks[at].features.contains(.passive)
      case .subordinator, .relative, .semicolon: return false
      default: at -= 1
      }
    }
    return false
  }
}
