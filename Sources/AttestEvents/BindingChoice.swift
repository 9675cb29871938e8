internal import AttestModel

/// That a word of binding says it of one molecule, or of two that bind each other.
///
/// *A binds B* is one event with two themes, *binding of A and of B* may be two with one each.
struct BindingChoice {
  static let least = 0.15
  static let single = "binding.single"
  static let pair = "binding.pair"
  /// Of how many molecules at most one word is asked which of them bind each other.
  static let mostPartners = 24
  /// The ways from a verb to what it takes: *binds B*, *binds to B*, *interacts with B*.
  private static let objects: Set<String> = ["o|", "to|", "with|"]

  let trigger: Int
  /// Of the trigger.
  let unit: Int
  /// One or two links.
  let links: [Int]
  /// Where the molecules of the links stand, as indices into the view's places.
  let places: [Int]
  let numbers: [Double]
  let chains: [EvidenceChain]
  /// Whether both stand by one way on one side, as the members of a list do.
  var isOfOneList = false
  /// Whether its two are partners by the frame of the word.
  var isFramed = false
  /// Whether one of them is what forms the complex that the word names.
  var isFormed = false
  /// Whether the word is a verb with one of them as its subject and one as its object: *A binds B*.
  var isStated = false
  /// The ways of its two.
  var ways = Feature.none
  var likelihood = 0.0

  var group: String { links.count == 1 ? Self.single : Self.pair }

  static func numberNames(of group: String) -> [String] {
    group == single
      ? ["own", "rival.elsewhere", "rival.alike", "single.way", "single.usage"]
      : ["first", "second", "rival", "pair.way", "pair.side", "pair.words"]
  }

  /// The choices of a sentence whose links have been weighed, in the order of its words.
  static func all(in sentence: SentenceLinks, _ tables: EventTables) -> [BindingChoice] {
    links(in: sentence, tables).flatMap { links in
      let links = links.count > mostPartners ? likeliest(links, in: sentence) : links
      return singles(of: links, in: sentence) + pairs(of: links, in: sentence, tables.partners)
    }
  }

  /// Whether a word has more molecules than are asked about.
  static func isCut(_ sentence: SentenceLinks, _ tables: EventTables) -> Bool {
    links(in: sentence, tables).contains { $0.count > mostPartners }
  }

  /// What each word of binding may say of whom, by word.
  private static func links(in sentence: SentenceLinks, _ tables: EventTables) -> [[Int]] {
    var ofTrigger: [Int: [Int]] = [:]
    for (index, link) in sentence.links.enumerated() where link.group == .binding {
      guard
        link.likelihood >= least
          || tables.partners.takes(
            sentence.way(of: link), of: sentence.triggers[link.trigger].word)
      else { continue }
      ofTrigger[link.trigger, default: []].append(index)
    }
    return ofTrigger.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func likeliest(_ links: [Int], in sentence: SentenceLinks) -> [Int] {
    let order = links.sorted {
      (sentence.links[$1].likelihood, $0) < (sentence.links[$0].likelihood, $1)
    }
    return order.prefix(mostPartners).sorted()
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
        trigger: link.trigger, unit: sentence.triggers[link.trigger].unit, links: [index],
        places: places(of: [index], sentence),
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

  private static func pairs(
    of links: [Int], in sentence: SentenceLinks, _ partners: PartnerFrames
  ) -> [BindingChoice] {
    // The rival of two is the best of the others, so the best three are enough to know.
    let best = Array(
      links.sorted { sentence.links[$0].likelihood > sentence.links[$1].likelihood }.prefix(3))
    var pairs: [BindingChoice] = []
    for (number, first) in links.enumerated() {
      for second in links[(number + 1)...] {
        pairs.append(pair(first, second, among: best, in: sentence, partners))
      }
    }
    return pairs
  }

  private static func pair(
    _ first: Int, _ second: Int, among links: [Int], in sentence: SentenceLinks,
    _ partners: PartnerFrames
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
    var choice = BindingChoice(
      trigger: one.trigger, unit: trigger.unit, links: [first, second],
      places: Self.places(of: [first, second], sentence),
      numbers: [one.likelihood, other.likelihood, rival].map(Estimate.logOdds),
      chains: [
        chain("pair.way", [(.none, likeness), (.none, both), (features.stem, both)]),
        chain(
          "pair.side",
          [(.none, side), (features.stem, side), (features.stem, likeness + " " + side)]),
        chain(
          "pair.words", [(.none, words), (.none, side + " " + words), (features.stem, words)]),
      ])
    choice.isOfOneList = ways[0] == ways[1] && ["<<", ">>"].contains(side)
    choice.isFramed = partners.pair(
      ways[0], ways[1], between: words, of: trigger, in: sentence.view)
    choice.isFormed = choice.isFramed && ways.contains { $0.hasPrefix("o^.") }
    choice.isStated =
      trigger.isActive && ways.contains("S|") && ways.contains(where: Self.objects.contains)
    choice.ways = Feature(both)
    return choice
  }

  private static func places(of links: [Int], _ sentence: SentenceLinks) -> [Int] {
    links.compactMap {
      guard case .entity(let place) = sentence.links[$0].end else { return nil }
      return place
    }
  }

  private static func place(_ link: Link, _ sentence: SentenceLinks) -> TextRange {
    guard case .entity(let place) = link.end else { return 0..<0 }
    return sentence.view.entities[sentence.view.places[place].entity].range
  }
}
