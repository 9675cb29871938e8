internal import AttestModel

/// A piece of evidence by itself, with its fingerprint: `of|`, `activ`, `VP`.
struct Feature: Sendable {
  let text: String
  let hash: UInt64

  init(_ text: String) {
    self.text = text
    hash = WordHash(folded: text).value
  }

  static let none = Feature("")
}

/// What a row of `evidence.tsv` is about.
struct EvidenceKey: Sendable {
  let evidence: Feature
  let group: Feature
  let word: Feature
  let feature: Feature
  let hash: UInt64

  init(_ evidence: Feature, _ group: Feature, _ word: Feature = .none, _ feature: Feature = .none) {
    self.evidence = evidence
    self.group = group
    self.word = word
    self.feature = feature
    var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
    for part in [evidence.hash, group.hash, word.hash, feature.hash] {
      hash = (hash ^ part) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 29
    }
    self.hash = hash
  }
}

/// Keys from general to special; the estimate of one starts from the one before.
struct EvidenceChain {
  /// Of which cases a chain is counted.
  enum Base {
    /// Of every trigger and type once: is it one?
    case trigger
    /// Of the links of true triggers.
    case trueTriggers
    /// Of all links.
    case all
  }

  let base: Base
  let keys: [EvidenceKey]
}

/// How often something was seen, and how often it was right.
struct EvidenceCount: Sendable {
  var times: Int32 = 0
  var right: Int32 = 0
}

/// How much a few seen cases weigh against what is known in general.
enum Estimate {
  private static let priorTimes = 6.0
  private static let start = 0.1

  /// The log-odds that a chain gives.
  ///
  /// - Parameter count: of a key; nil where nothing special is known of it.
  static func logOdds(_ keys: some Sequence<UInt64>, _ count: (UInt64) -> EvidenceCount?)
    -> Double
  {
    var share = start
    for key in keys {
      guard let count = count(key), count.times > 0 else { continue }
      share = Self.share(count, startingFrom: share)
    }
    return logOdds(share)
  }

  static func share(_ count: EvidenceCount, startingFrom share: Double) -> Double {
    (Double(count.right) + priorTimes * share) / (Double(count.times) + priorTimes)
  }

  static func logOdds(_ share: Double) -> Double {
    let share = min(max(share, 0.002), 0.998)
    return Logarithm.natural(share / (1 - share))
  }

  static func share(logOdds: Double) -> Double {
    1 / (1 + Logarithm.exponential(-min(max(logOdds, -30), 30)))
  }
}
