import AttestModel

/// Where a table in running text begins and ends.
///
/// A PDF's text gives a table as short lines with blank lines between, after its caption and
/// before prose, a heading or another float. What the rows mean is found out later.
extension TextOutline {
  /// Takes in a table's caption and its rows; gives the index of the block behind them.
  mutating func addTable(_ label: FloatLabel, at index: Int) -> Int {
    splitProse(at: index)
    let block = blocks[index]
    let (caption, rows) = captionAndRows(block, behind: label)
    let opening = String(
      decoding: caption.first.map { page.text[$0.prefix(6)] } ?? page.text[..<0], as: UTF8.self)
    let table: Int
    if let known = tables[label.label],
      label.isContinued || opening.lowercased().hasPrefix("cont")
    {
      table = known
    } else {
      table = addFloat(.table, label.label)
      tables[label.label] = table
      if !caption.isEmpty {
        floats[table].paragraphs.append(caption)
        floats[table].hasCaption = true
      }
    }
    if !rows.isEmpty { floats[table].paragraphs.append(rows) }
    var next = index + 1
    // Where rows don't end in full stops, what does is a paragraph.
    var plainRows = rows.count
    var endsInStops = false
    while next < blocks.count, !endsTable(at: next, !endsInStops && plainRows > 1) {
      splitProse(at: next)
      let block = blocks[next]
      next += 1
      let first = page.lines[block.lowerBound]
      if FloatLabel.saysContinued(page.bytes(block.lowerBound)) { continue }
      if block.count == 1, first.startsPage || first.endsPage,
        furniture.isPageNumber(page.bytes(block.lowerBound))
      {
        continue
      }
      endsInStops = endsInStops || page.endsSentence(page.lines[block.upperBound - 1])
      plainRows += 1
      if let head = tableHeads[table] {
        if isSame(head, block) { continue }
      } else {
        tableHeads[table] = block
      }
      floats[table].paragraphs.append(block.map { page.lines[$0].range })
    }
    return next
  }

  /// A caption ends with its first sentence end, or with its block where that is short; the
  /// lines behind it are rows.
  private func captionAndRows(
    _ block: Range<Int>, behind label: FloatLabel
  ) -> (caption: [Range<Int>], rows: [Range<Int>]) {
    let lines = lines(of: block, behind: label)
    let skipped = block.count - lines.count
    let end = block.firstIndex { page.endsSentence(page.lines[$0]) && $0 - block.lowerBound < 6 }
    let count: Int
    if let end, end - block.lowerBound + 1 >= skipped {
      count = end - block.lowerBound + 1 - skipped
    } else {
      count = block.count <= 3 ? lines.count : min(1, lines.count)
    }
    return (Array(lines.prefix(count)), Array(lines.dropFirst(count)))
  }

  /// Cuts off a paragraph that stands right below the last row, which ends in an identifier.
  private mutating func splitProse(at index: Int) {
    let block = blocks[index]
    guard block.count > 1, page.endsSentence(page.lines[block.upperBound - 1]),
      let row = block.dropLast().last(where: { page.endsInIdentifier(page.lines[$0]) }),
      block.upperBound - 1 - row <= 12
    else { return }
    let tail = row + 1..<block.upperBound
    let isPlain = !block.contains { page.opensNote($0) }
    let isEnd = index + 1 == blocks.count || isProse(at: index + 1, orShort: true)
    guard isEnd, isPlain, page.wordCount(tail) >= 4, !page.startsLower(tail),
      !(block.lowerBound + 1..<row + 1).contains(where: { page.endsSentence(page.lines[$0]) })
    else { return }
    split(index, at: tail.lowerBound)
  }

  /// - Parameter orShort: whether a short sentence is none of the rows.
  private func endsTable(at index: Int, _ orShort: Bool) -> Bool {
    let block = blocks[index]
    if isCaption(block) { return true }
    if heading(at: index, isStrict: true) != nil || page.isSolidProse(block) { return true }
    let isSentence = page.isSentence(block) || (orShort && page.isShortSentence(block))
    if isSentence, !block.contains(where: page.opensNote) {
      return index + 1 == blocks.count || isProse(at: index + 1, orShort: orShort)
    }
    // The end of a sentence that the table interrupted, at the top of a page.
    return page.lines[block.lowerBound].startsPage && page.startsLower(block) && block.count >= 2
      && !isParagraphEnded
  }

  private func isProse(at index: Int, orShort: Bool) -> Bool {
    let block = blocks[index]
    return page.isSolidProse(block) || page.isSentence(block)
      || (orShort && page.isShortSentence(block))
      || heading(at: index, isStrict: true) != nil
      || isCaption(block)
  }

  /// Whether two blocks print the same.
  private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count
      && zip(one, other).allSatisfy { page.bytes($0).elementsEqual(page.bytes($1)) }
  }
}
