internal import AttestModel

/// The entities that came with a document, as mentions for the stages that read its sentences.
struct GivenMentions {
  /// In the order of the text.
  let entities: [GivenEntity]
  /// What each stands for; parallel to `entities`.
  let concepts: [Concept]

  /// Nil where names have to be looked for.
  init?(_ document: Document) {
    guard let entities = document.entities else { return nil }
    self.entities = entities
    concepts = entities.map { entity in
      Concept(
        id: "", name: document.string(in: entity.range),
        kind: entity.type == GivenEntity.protein ? .gene : .phrase)
    }
  }

  /// Adds the mentions of a sentence: those that overlap none, the longer of two that do.
  func appendMentions(in tokens: [Token], of sentence: Sentence, to mentions: inout [Mention]) {
    for index in indices(in: sentence.range) {
      let range = entities[index].range
      guard let covered = Self.tokens(tokens, of: sentence, covering: range) else { continue }
      let mention = Mention(
        range: range, tokens: covered, concept: Int32(index), name: Int32(index))
      if let last = mentions.last, last.tokens.upperBound > covered.lowerBound {
        if last.tokens.count < covered.count { mentions[mentions.count - 1] = mention }
      } else {
        mentions.append(mention)
      }
    }
  }

  /// The entities that stand in a range.
  func indices(in range: TextRange) -> Range<Int> {
    let first = entities.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let end = entities.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return first..<max(first, end)
  }

  private static func tokens(
    _ tokens: [Token], of sentence: Sentence, covering range: TextRange
  ) -> Range<Int>? {
    let all = tokens[sentence.tokens]
    let first = all.partitioningIndex { Int($0.end) > range.lowerBound }
    let end = all.partitioningIndex { Int($0.start) >= range.upperBound }
    return first < end ? first..<end : nil
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element is on the far side, in a collection that is sorted by it.
  fileprivate func partitioningIndex(where isBeyond: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
