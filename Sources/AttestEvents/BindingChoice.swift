internal import AttestModel

/// That a word of binding says it of one molecule, or of two that bind each other.
///
/// *A binds B* is one event with two themes, *binding of A and of B* may be two with one each.
struct BindingChoice {
  static let least = 0.15
  static let single = "binding.single"
  static let pair = "binding.pair"

  let trigger: Int
  /// One or two links.
  let links: [Int]
  let numbers: [Double]
  let chains: [EvidenceChain]
  var likelihood = 0.0

  var group: String { links.count == 1 ? Self.single : Self.pair }

  static func numberNames(of group: String) -> [String] {
    group == single
      ? ["own", "rival.elsewhere", "rival.alike", "single.way", "single.usage"]
      : ["first", "second", "rival", "pair.way", "pair.side", "pair.words"]
  }

  /// The choices of a sentence whose links have been weighed.
  static func all(in sentence: SentenceLinks, _ tables: EventTables) -> [BindingChoice] {
    var ofTrigger: [Int: [Int]] = [:]
    for (index, link) in sentence.links.enumerated()
    where link.group == .binding && link.likelihood >= least {
      ofTrigger[link.trigger, default: []].append(index)
    }
    return ofTrigger.keys.sorted().flatMap { trigger -> [BindingChoice] in
      let links = ofTrigger[trigger] ?? []
      return singles(of: links, in: sentence) + pairs(of: links, in: sentence)
    }
  }

  private static func singles(of links: [Int], in sentence: SentenceLinks) -> [BindingChoice] {
    links.map { index in
      let link = sentence.links[index]
      let way = sentence.way(of: link)
      let others = links.filter { $0 != index }
      func best(_ fits: (Int) -> Bool) -> Double {
        others.filter(fits).map { sentence.links[$0].likelihood }.max() ?? 0
      }
      let rival = others.max { sentence.links[$0].likelihood < sentence.links[$1].likelihood }
      let rivalWay = rival.map { sentence.way(of: sentence.links[$0]) } ?? "-"
      let features = sentence.triggerFeatures[link.trigger]
      let group = Feature(single)
      let ways = Feature(way + " " + rivalWay)
      let byWay = Feature("single.way")
      let byUsage = Feature("single.usage")
      return BindingChoice(
        trigger: link.trigger, links: [index],
        numbers: [
          link.likelihood, best { sentence.way(of: sentence.links[$0]) != way },
          best { sentence.way(of: sentence.links[$0]) == way },
        ].map(Estimate.logOdds),
        chains: [
          EvidenceChain(
            base: .all,
            keys: [
              EvidenceKey(byWay, group), EvidenceKey(byWay, group, features.stem),
              EvidenceKey(byWay, group, .none, ways),
              EvidenceKey(byWay, group, features.stem, ways),
            ]),
          EvidenceChain(
            base: .all,
            keys: [
              EvidenceKey(byUsage, group), EvidenceKey(byUsage, group, .none, features.usage),
              EvidenceKey(byUsage, group, features.stem, features.usage),
              EvidenceKey(byUsage, group, features.stem, Feature(way)),
            ]),
        ])
    }
  }

  private static func pairs(of links: [Int], in sentence: SentenceLinks) -> [BindingChoice] {
    var pairs: [BindingChoice] = []
    for (number, first) in links.enumerated() {
      for second in links[(number + 1)...] {
        pairs.append(pair(first, second, among: links, in: sentence))
      }
    }
    return pairs
  }

  private static func pair(
    _ first: Int, _ second: Int, among links: [Int], in sentence: SentenceLinks
  ) -> BindingChoice {
    let (one, other) = (sentence.links[first], sentence.links[second])
    let rival =
      links.filter { $0 != first && $0 != second }.map { sentence.links[$0].likelihood }.max() ?? 0
    let trigger = sentence.triggers[one.trigger]
    let features = sentence.triggerFeatures[one.trigger]
    let (ways, places) = (
      [one, other].map(sentence.way), [one, other].map { place($0, sentence) }
    )
    let likeness = ways[0] == ways[1] ? "=" : "!"
    let side = places.map { $0.lowerBound < trigger.range.lowerBound ? "<" : ">" }.joined()
    let text = sentence.view.parsed.tagged.text
    var words = "-"
    if places[0].upperBound <= places[1].lowerBound,
      places[1].lowerBound - places[0].upperBound < 15
    {
      words = SentenceView.lowercased(text[places[0].upperBound..<places[1].lowerBound])
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let group = Feature(pair)
    func chain(_ name: String, _ keys: [(Feature, String)]) -> EvidenceChain {
      let name = Feature(name)
      return EvidenceChain(
        base: .all,
        keys: [EvidenceKey(name, group)]
          + keys.map { EvidenceKey(name, group, $0.0, Feature($0.1)) })
    }
    let both = ways.joined(separator: " ")
    return BindingChoice(
      trigger: one.trigger, links: [first, second],
      numbers: [one.likelihood, other.likelihood, rival].map(Estimate.logOdds),
      chains: [
        chain("pair.way", [(.none, likeness), (.none, both), (features.stem, both)]),
        chain(
          "pair.side",
          [(.none, side), (features.stem, side), (features.stem, likeness + " " + side)]),
        chain(
          "pair.words", [(.none, words), (.none, side + " " + words), (features.stem, words)]),
      ])
  }

  private static func place(_ link: Link, _ sentence: SentenceLinks) -> TextRange {
    guard case .entity(let place) = link.end else { return 0..<0 }
    return sentence.view.entities[sentence.view.places[place].entity].range
  }
}
