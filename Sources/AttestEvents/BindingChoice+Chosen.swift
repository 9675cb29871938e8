/// Which choices are made.
extension BindingChoice {
  private struct Partner: Hashable {
    let link: Int
    let ways: UInt64
  }

  /// The choices that are likely enough, none that they exclude being likelier: a molecule is bound
  /// alone or together with another.
  static func chosen(among choices: [BindingChoice], _ tables: EventTables) -> [BindingChoice] {
    var alone: [Int: Double] = [:]
    var together: [Int: Double] = [:]
    for choice in choices {
      for link in choice.links {
        if choice.links.count == 1 {
          alone[link] = choice.likelihood
        } else {
          together[link] = max(together[link] ?? 0, choice.likelihood)
        }
      }
    }
    let likely = choices.filter { $0.likelihood >= tables.threshold($0.group) }
    let pairs = pairs(among: likely, alone)
    let paired = Set(pairs.flatMap(\.links))
    var formed: [Int: [Int]] = [:]
    for pair in pairs where pair.isFormed {
      for place in pair.places { formed[place, default: []].append(pair.unit) }
    }
    let singles = likely.filter { choice in
      guard choice.links.count == 1, !paired.contains(choice.links[0]),
        together[choice.links[0]] ?? 0 <= choice.likelihood
      else { return false }
      // What forms a complex with another is not bound by the forming.
      let behind = choice.unit + 1..<choice.unit + 6
      return formed[choice.places[0]]?.contains(where: behind.contains) != true
    }
    return (singles + pairs).sorted {
      ($0.trigger, $0.links.count, $0.links[0], $0.links[$0.links.count - 1])
        < ($1.trigger, $1.links.count, $1.links[0], $1.links[$1.links.count - 1])
    }
  }

  /// The pairs that are likelier than that their molecules are bound alone, or that a verb with
  /// subject and object states.
  ///
  /// Members of a list have the same partners, and are no partners of each other where they have
  /// one: *A binds B and C*.
  private static func pairs(
    among likely: [BindingChoice], _ alone: [Int: Double]
  ) -> [BindingChoice] {
    let pairs = likely.filter { $0.links.count == 2 }
    let best = pairs.filter { pair in
      pair.isStated || pair.links.allSatisfy { alone[$0] ?? 0 <= pair.likelihood }
    }
    let made = Set(best.map(\.links))
    let across = best.filter { !$0.isOfOneList }
    let partners = Set(
      across.flatMap { pair in pair.links.map { Partner(link: $0, ways: pair.ways.hash) } })
    let partnered = Set(across.flatMap(\.links))
    return best.filter { !$0.isOfOneList || !$0.links.contains(where: partnered.contains) }
      + pairs.filter { pair in
        !pair.isOfOneList && !made.contains(pair.links)
          && pair.links.contains { partners.contains(Partner(link: $0, ways: pair.ways.hash)) }
      }
  }
}
