internal import AttestModel

/// How a word stands to a molecule, or to another word, of its sentence.
struct PlaceRelation {
  /// The way through the phrases: `of|`, `S|`, `np<`.
  let way: String
  /// The way with what the phrases on it are like: `+of&|m:gene`.
  let detail: String
  /// Which side, how many units away: `<2`.
  let distance: String
  /// With how many molecules between: `<2 1`.
  let crowd: String
  /// With the marks and verbs between: `<2 1 ,v`.
  let crossing: String
  /// The words between, where they are few.
  let between: String
  /// What the other end is followed by or tied to; for a word, the word.
  let follower: String
  /// What stands before a molecule.
  let beside: String

  init(
    from trigger: Trigger, to unit: Int, isBefore: Bool, word: String?, ways: PhraseGraph.Ways,
    in view: SentenceView
  ) {
    (way, detail) = Self.way(
      from: trigger, to: unit, isBefore: isBefore, isEntity: word == nil, ways: ways, in: view)
    let low = min(trigger.unit, unit)
    let high = max(trigger.unit, unit)
    let gap = high - low
    let order = unit < trigger.unit ? "<" : ">"
    let length = gap < 7 ? min(gap, 6) : gap < 10 ? 8 : gap < 16 ? 12 : 20
    let crowding = view.placeCount(between: low, and: high)
    distance = order + "\(length)"
    crowd = distance + " \(min(crowding, 3))"
    crossing = crowd + " " + Self.marks(between: low, high, in: view)
    if gap >= 1, gap <= 4 {
      between =
        (low + 1..<high).map(view.neighbour).joined(separator: " ") + (isBefore ? "<" : ">")
    } else {
      between = "-"
    }
    if let word {
      follower = word
      beside = ""
    } else {
      let chunk = view.chunkOf[unit]
      if view.units[unit].mention < 0, view.texts[unit].contains("-") {
        follower = "-" + SentenceView.lastPart(of: view.texts[unit])
      } else if chunk >= 0, unit + 1 < view.chunks[chunk].units.upperBound {
        follower = view.neighbour(unit + 1)
      } else {
        follower = "."
      }
      beside = view.neighbour(unit - 1)
    }
  }

  private static func marks(between low: Int, _ high: Int, in view: SentenceView) -> String {
    var marks: Set<Character> = []
    for unit in low..<high where unit > low {
      switch view.units[unit].tag {
      case .semicolon, .colon: marks.insert(";")
      case .verb: marks.insert("v")
      case .relative, .subordinator: marks.insert("r")
      case .comma: marks.insert(",")
      default: break
      }
    }
    return String(marks.sorted())
  }

  private static func way(
    from trigger: Trigger, to unit: Int, isBefore: Bool, isEntity: Bool, ways: PhraseGraph.Ways,
    in view: SentenceView
  ) -> (String, String) {
    if unit == trigger.unit { return isBefore ? ("same<", "+same<") : ("same>", "+same>") }
    let from = view.chunkOf[trigger.unit]
    let to = view.chunkOf[unit]
    guard from >= 0, to >= 0 else { return ("none", "+none") }
    var compound = ""
    if isEntity, view.units[unit].mention < 0 {
      compound = "-" + String(SentenceView.lastPart(of: view.texts[unit]).suffix(14))
    }
    let tie = compound.isEmpty ? "" : "-"
    let order = unit < trigger.unit ? "<" : ">"
    if from == to {
      let low = min(trigger.unit, unit)
      let high = max(trigger.unit, unit)
      let inner = low + 1..<max(low + 1, high)
      let isListed = inner.contains {
        [.conjunction, .comma, .slash].contains(view.units[$0].tag)
      }
      let isNamed = inner.contains {
        view.units[$0].mention >= 0 || view.units[$0].leftMention >= 0
      }
      let list = isListed ? "&" : ""
      return (
        "np" + order + list + tie,
        "+np" + order + list + compound + "\(min(high - low, 4))"
          + (view.chunks[from].head == trigger.unit ? "h" : "m") + (isNamed ? "+" : "")
          + (trigger.isLast ? "" : "c")
      )
    }
    guard let labels = ways[to] else { return ("far" + order, "+far") }
    let core = labels.filter {
      let plain = $0.hasSuffix("^") ? String($0.dropLast()) : $0
      return plain != "&" && plain != "("
    }.joined(separator: ".")
    let list = labels.contains { $0.hasPrefix("&") } ? "&" : ""
    let bracket = labels.contains { $0.hasPrefix("(") } ? "(" : ""
    let place = !trigger.isLast ? "c" : view.chunks[from].head == trigger.unit ? "" : "m"
    let head = view.chunks[to].head
    let inner = head == unit ? "" : "m"
    let headWord = head == unit ? "" : view.units[head].mention >= 0 ? "#" : view.texts[head]
    return (
      place + core + "|" + inner + tie,
      "+" + place + core + list + bracket + "|" + inner + ":" + compound + headWord
    )
  }
}
