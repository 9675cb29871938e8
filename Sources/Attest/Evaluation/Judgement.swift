internal import AttestModel

/// The figures of an evaluation, put together from what every claim meets.
struct Judgement {
  private let evaluator: Evaluator
  private var names: NameCache
  /// Every claim.
  private let strict: [Evaluator.Judged]
  /// Claims that differ only in relations of one sign count once here.
  private let relaxed: [Evaluator.Judged]

  init(_ evaluator: Evaluator, names: NameCache) {
    self.evaluator = evaluator
    self.names = names
    strict = evaluator.judged
    relaxed = Self.merged(evaluator.judged)
  }

  var evaluation: Evaluation {
    let found = Set(relaxed.flatMap(\.relaxedMatches))
    let counted = evaluator.gold.indices.filter { evaluator.gold[$0].tier != .optional }
    return Evaluation(
      strict: tiers(of: strict, \.strictMatches), relaxed: tiers(of: relaxed, \.relaxedMatches),
      agreement: agreement, relations: relations(found: found, of: counted),
      negatives: evaluator.negatives.isEmpty ? nil : negatives,
      missed: counted.filter { !found.contains($0) }.map { evaluator.gold[$0].claim },
      wrong: relaxed.filter(\.relaxedMatches.isEmpty).map(\.claim.stated))
  }

  /// One claim for each sentence, pair of ends, sign and polarity: a right one where there is one.
  private static func merged(_ judged: [Evaluator.Judged]) -> [Evaluator.Judged] {
    struct Signed: Hashable {
      let sentence: SentenceKey
      let subject: String
      let sign: Relation.Sign
      let object: String
      let polarity: Polarity
    }
    var merged: [Evaluator.Judged] = []
    var places: [Signed: Int] = [:]
    for one in judged {
      let key = Signed(
        sentence: one.sentence, subject: one.claim.subject.name.letters,
        sign: one.claim.stated.relation.sign, object: one.claim.object.name.letters,
        polarity: one.claim.stated.polarity)
      if let place = places[key] {
        if merged[place].relaxedMatches.isEmpty, !one.relaxedMatches.isEmpty {
          merged[place] = one
        }
      } else {
        places[key] = merged.count
        merged.append(one)
      }
    }
    return merged
  }

  private func tiers(
    of judged: [Evaluator.Judged], _ matches: KeyPath<Evaluator.Judged, [Int]>
  ) -> Evaluation.Tiers {
    var core = Evaluation.Figures()
    var all = Evaluation.Figures()
    let found = Set(judged.flatMap { $0[keyPath: matches] })
    for (number, row) in evaluator.gold.enumerated() {
      let isFound = found.contains(number)
      switch row.tier {
      case .core:
        core.gold += 1
        if isFound { core.found += 1 }
      case .wide: break
      case .optional: continue
      }
      all.gold += 1
      if isFound { all.found += 1 }
    }
    for one in judged {
      let met = one[keyPath: matches]
      all.claims += 1
      if !met.isEmpty { all.right += 1 }
      // A right claim is what the gold says it is; a wrong one is what its ends are.
      let isCore =
        met.isEmpty
        ? one.claim.isCore(evaluator.coreNames)
        : met.contains { evaluator.gold[$0].tier == .core }
      guard isCore else { continue }
      core.claims += 1
      if !met.isEmpty { core.right += 1 }
    }
    return Evaluation.Tiers(core: core, all: all)
  }

  private func relations(
    found: Set<Int>, of counted: [Int]
  ) -> [(relation: Relation, figures: Evaluation.Figures)] {
    var figures: [Relation: Evaluation.Figures] = [:]
    for number in counted {
      let relation = evaluator.gold[number].claim.relation
      figures[relation, default: .init()].gold += 1
      if found.contains(number) { figures[relation, default: .init()].found += 1 }
    }
    for one in relaxed {
      let relation = one.claim.stated.relation
      figures[relation, default: .init()].claims += 1
      if !one.relaxedMatches.isEmpty { figures[relation, default: .init()].right += 1 }
    }
    return Relation.allCases.compactMap { relation in
      figures[relation].map { (relation, $0) }
    }
  }

  private var negatives: Evaluation.Negatives {
    let negatives = evaluator.negatives
    let silent = negatives.sentences.filter { !evaluator.hasSentence($0) }
    return Evaluation.Negatives(
      traps: negatives.misreadings.count,
      fallenInto: evaluator.fallenInto.sorted().map { negatives.misreadings[$0] },
      silentSentences: silent.count,
      claimsInSilentSentences: relaxed.count { !$0.hasGold && silent.contains($0.sentence) })
  }

  /// The claim that agrees best with each gold claim that was found is judged by its details.
  private var agreement: Evaluation.Agreement {
    var cache = names
    var best: [Int: Details] = [:]
    for one in relaxed {
      for number in one.relaxedMatches {
        let details = Details(evaluator.gold[number].claim, one.claim.stated, names: &cache)
        if let known = best[number], known.agreement >= details.agreement { continue }
        best[number] = details
      }
    }
    let all = best.keys.sorted().compactMap { best[$0] }
    let via = all.filter { !$0.via.gold.isEmpty }
    let credited = all.filter { !$0.citations.gold.isEmpty }
    return Evaluation.Agreement(
      via: Self.ratio(
        2 * via.map { $0.via.gold.intersection($0.via.found).count }.reduce(0, +),
        of: via.map { $0.via.gold.count + $0.via.found.count }.reduce(0, +)),
      hedged: Self.ratio(
        2 * all.count { $0.certainty == (.hedged, .hedged) },
        of: all.count { $0.certainty.gold == .hedged }
          + all.count { $0.certainty.found == .hedged }),
      certainty: Self.ratio(all.count { $0.certainty.gold == $0.certainty.found }, of: all.count),
      citations: Self.ratio(
        credited.count { $0.citations.gold == $0.citations.found }, of: credited.count))
  }

  private static func ratio(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  /// What a gold claim and the claim that meets it say beside the claim itself.
  private struct Details {
    let via: (gold: Set<String>, found: Set<String>)
    let certainty: (gold: Certainty, found: Certainty)
    let citations: (gold: Set<String>, found: Set<String>)
    /// How many of the three are equal.
    let agreement: Int

    init(_ gold: StatedClaim, _ claim: StatedClaim, names: inout NameCache) {
      via = (names.letters(of: gold.mediators), names.letters(of: claim.mediators))
      certainty = (gold.certainty, claim.certainty)
      citations = (names.letters(of: gold.citations), names.letters(of: claim.citations))
      agreement =
        (via.gold == via.found ? 1 : 0) + (certainty.gold == certainty.found ? 1 : 0)
        + (citations.gold == citations.found ? 1 : 0)
    }
  }
}
