internal import AttestModel

/// The smallest piece of a flattened table that cannot lie in two cells: a name of several words,
/// a phase, a status, an identifier, or a word.
struct TableItem {
  enum Shape: Hashable {
    /// `NCT` and eight digits, or the number of another registry.
    case trial
    /// Seven or eight digits, alone.
    case pmid
    /// `(Doe et al., 2020)`, `[12]`.
    case citation
    case phase, status
    /// A dash or `N/A`: nothing to say.
    case blank
    case number
    /// `+`, `/`, `and`.
    case connector
    /// Names known to the lexicon, and nothing else.
    case name
    case word
  }

  let text: String
  /// Into `Document.text`.
  let range: TextRange
  let shape: Shape
  /// Names inside, with offsets from the item's start.
  let names: [TableName]
  /// First of its block, between which the source has blank lines.
  let startsBlock: Bool
  /// First of its line in the source.
  let startsLine: Bool
  /// Within brackets that an earlier item opened.
  let isBracketed: Bool
  /// Says in which state a molecule is, as what describes a disease does: *EGFR-mutant*.
  let isState: Bool

  /// Ends in a mark that calls for more: `JAK1,`, `IL-6/`.
  var callsForMore: Bool {
    shape == .connector || text.utf8.last.map { Self.joints.contains($0) } ?? false
  }

  /// Begins with a mark that hangs on what is before: `/IL-10`.
  var hangsOn: Bool {
    shape == .connector || text.utf8.first.map { Self.joints.contains($0) } ?? false
  }

  private static let joints = Set("/+,;&".utf8)
}

/// Cuts the lines of a flattened table into items.
struct TableItems {
  struct Word {
    let text: String
    let range: TextRange
    var startsBlock: Bool
    let startsLine: Bool
  }

  /// The words of paragraphs, with the lines they stood in.
  static func words(of paragraphs: ArraySlice<TextRange>, in document: Document) -> [Word] {
    var words: [Word] = []
    for paragraph in paragraphs {
      var from = paragraph.lowerBound
      var before = -1
      while from < paragraph.upperBound {
        guard !document.text[from].isBlank else {
          from += 1
          continue
        }
        var to = from
        while to < paragraph.upperBound, !document.text[to].isBlank { to += 1 }
        let startsBlock = from == paragraph.lowerBound
        words.append(
          Word(
            text: document.string(in: from..<to), range: from..<to, startsBlock: startsBlock,
            startsLine: startsBlock || breaksLine(before, from, in: document)))
        before = to - 1
        from = to
      }
    }
    return words
  }

  /// Whether the source has a line end between two bytes of the text.
  private static func breaksLine(_ before: Int, _ after: Int, in document: Document) -> Bool {
    let from = document.map.source(of: before)
    let to = document.map.source(of: after)
    guard from < to, to <= document.source.count else { return false }
    return document.source[from..<to].contains { $0 == 0x0A || $0 == 0x0C || $0 == 0x0D }
  }

  /// The items of a run of words.
  ///
  /// - Parameter states: which words say in which state a molecule is.
  static func items(
    of words: ArraySlice<Word>, names lookup: any NameLookup, states: StateWords
  ) -> [TableItem] {
    let texts = words.map(\.text)
    let words = Array(words)
    var items: [TableItem] = []
    var pending = 0
    var index = 0
    var depth = 0
    func add(_ range: Range<Int>, _ shape: TableItem.Shape) {
      items.append(item(words, range, shape, [], isBracketed: depth > 0, states))
    }
    func addNames(upTo end: Int) {
      guard pending < end else { return }
      items += named(words, pending..<end, lookup, states, &depth)
    }
    while index < words.count {
      guard let (count, shape) = closed(texts[index...]) else {
        // Names don't reach over the end of a block.
        if words[index].startsBlock {
          addNames(upTo: index)
          pending = index
        }
        index += 1
        continue
      }
      addNames(upTo: index)
      add(index..<index + count, shape)
      index += count
      pending = index
    }
    addNames(upTo: words.count)
    return items
  }

  /// What needs no lexicon: identifiers, citations, phases, statuses.
  private static func closed(_ texts: ArraySlice<String>) -> (Int, TableItem.Shape)? {
    guard let first = texts.first else { return nil }
    if let count = IdentifierShape.citation(texts) { return (count, .citation) }
    if !IdentifierShape.trials(in: first).isEmpty { return (1, .trial) }
    if IdentifierShape.isPMID(first) { return (1, .pmid) }
    if let found = TrialPhase.match(texts) { return (found.count, .phase) }
    if let found = TrialStatus.match(texts) { return (found.count, .status) }
    return nil
  }

  /// Words with their names, those of one name together.
  private static func named(
    _ words: [Word], _ range: Range<Int>, _ lookup: any NameLookup, _ states: StateWords,
    _ depth: inout Int
  ) -> [TableItem] {
    let text = range.map { words[$0].text }.joined(separator: " ")
    let found = lookup.names(in: text)
    var items: [TableItem] = []
    var index = range.lowerBound
    var start = 0
    var next = 0
    while index < range.upperBound {
      var last = index
      var end = start + words[index].text.utf8.count
      var names: [TableName] = []
      while next < found.count, found[next].range.lowerBound < end {
        names.append(
          TableName(
            range: found[next].range.lowerBound - start..<found[next].range.upperBound - start,
            concept: found[next].concept))
        while end < found[next].range.upperBound, last + 1 < range.upperBound {
          last += 1
          end += 1 + words[last].text.utf8.count
        }
        next += 1
      }
      let item = self.item(words, index..<last + 1, nil, names, isBracketed: depth > 0, states)
      for byte in item.text.utf8 {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      }
      items.append(item)
      start = end + 1
      index = last + 1
    }
    // A bracket that nothing closes holds nothing.
    depth = 0
    return states.joined(items)
  }

  private static func item(
    _ words: [Word], _ range: Range<Int>, _ shape: TableItem.Shape?, _ names: [TableName],
    isBracketed: Bool, _ states: StateWords
  ) -> TableItem {
    let first = words[range.lowerBound]
    let text = words[range].map(\.text).joined(separator: " ")
    return TableItem(
      text: text, range: first.range.lowerBound..<words[range.upperBound - 1].range.upperBound,
      shape: shape ?? self.shape(of: text, names), names: names, startsBlock: first.startsBlock,
      startsLine: first.startsLine, isBracketed: isBracketed,
      isState: shape == nil && states.isState(text, names))
  }

  private static func shape(of text: String, _ names: [TableName]) -> TableItem.Shape {
    let bare = text.bare
    if bare.isEmpty {
      return text.utf8.allSatisfy { [0x2B, 0x2F, 0x26, 0x2C, 0x3B].contains($0) }
        ? .connector : .blank
    }
    if ["and", "or", "plus", "and/or"].contains(text) { return .connector }
    if text.saysNothing { return .blank }
    let named = names.reduce(0) { $0 + $1.range.count }
    let letters = text.utf8.reduce(0) { $0 + ($1.isWordByte ? 1 : 0) }
    if !names.isEmpty, named * 4 >= letters * 3 { return .name }
    if bare.utf8.allSatisfy({ $0.isDigit || $0 == 0x2E || $0 == 0x2C || $0 == 0x2D || $0 == 0x2F })
    {
      return .number
    }
    return .word
  }
}
