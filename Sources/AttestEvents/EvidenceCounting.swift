/// Counts evidence over annotated documents, and leaves out what says nothing of its own.
struct EvidenceCounting {
  private struct Known {
    let key: EvidenceKey
    let parent: UInt64?
    let depth: Int
  }

  private var known: [UInt64: Known] = [:]
  private var totals: [UInt64: EvidenceCount] = [:]
  /// By document.
  private var own: [[UInt64: EvidenceCount]] = []
  private(set) var kept: [UInt64: EvidenceCount] = [:]

  /// Gives the chains as fingerprints, and remembers what those stand for.
  mutating func fingerprints(_ chains: [EvidenceChain]) -> [[UInt64]] {
    chains.map { chain in
      for (depth, key) in chain.keys.enumerated() where known[key.hash] == nil {
        known[key.hash] = Known(
          key: key, parent: depth > 0 ? chain.keys[depth - 1].hash : nil, depth: depth)
      }
      return chain.keys.map(\.hash)
    }
  }

  mutating func count(_ keys: [UInt64], isRight: Bool, document: Int) {
    while own.count <= document { own.append([:]) }
    for key in keys {
      totals[key, default: EvidenceCount()].times += 1
      own[document][key, default: EvidenceCount()].times += 1
      if isRight {
        totals[key, default: EvidenceCount()].right += 1
        own[document][key, default: EvidenceCount()].right += 1
      }
    }
  }

  /// Keeps what was seen often enough and differs from what its general case would give.
  ///
  /// - Parameters:
  ///   - least: how often something has to be seen.
  ///   - deviation: in standard deviations.
  mutating func prune(least: Int32, deviation: Double) {
    let order = known.values.sorted { ($0.depth, $0.key.hash) < ($1.depth, $1.key.hash) }
    for entry in order {
      guard let count = totals[entry.key.hash] else { continue }
      guard let parent = entry.parent else {
        kept[entry.key.hash] = count
        continue
      }
      guard count.times >= least else { continue }
      let share = min(max(generalShare(parent), 0.01), 0.99)
      let times = Double(count.times)
      let off = abs(Double(count.right) - times * share)
      if off >= deviation * (times * share * (1 - share)).squareRoot() {
        kept[entry.key.hash] = count
      }
    }
  }

  private func generalShare(_ key: UInt64) -> Double {
    var line: [UInt64] = []
    var next: UInt64? = key
    while let key = next {
      line.append(key)
      next = known[key]?.parent
    }
    return line.reversed().reduce(0.1) { share, key in
      kept[key].map { Estimate.share($0, startingFrom: share) } ?? share
    }
  }

  /// The log-odds of chains, from all documents but one.
  func evidence(_ chains: [[UInt64]], without document: Int) -> [Double] {
    chains.map { keys in
      Estimate.logOdds(keys) { key in
        guard var count = kept[key] else { return nil }
        if document < own.count, let mine = own[document][key] {
          count.times -= mine.times
          count.right -= mine.right
        }
        return count
      }
    }
  }

  /// The rows of `evidence.tsv`.
  var rows: [String] {
    kept.compactMap { hash, count in
      known[hash].map { entry in
        [entry.key.evidence, entry.key.group, entry.key.word, entry.key.feature]
          .map(\.text).joined(separator: "\t") + "\t\(count.times)\t\(count.right)"
      }
    }
  }
}
