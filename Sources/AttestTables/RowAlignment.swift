/// Deals the pieces of a flattened table out to rows and columns.
///
/// The pieces come in the order of print: within a row from column to column, row after row. Of
/// all ways to cut them the one is taken in which each piece fits its column best and the fewest
/// cells stay empty, by dynamic programming over pairs of piece and column.
struct RowAlignment {
  /// A stretch of items that stands in one cell of one row.
  struct Fragment {
    let row: Int
    let column: Int
    let items: Range<Int>
  }

  let columns: [ColumnMeaning]
  let fit: CellFit
  /// What it costs to begin a row at a line's start inside a block.
  let lineCost: Double

  /// A step into an item: from which state, and how.
  private struct Step {
    var from = -1
    var beginsRow = false
  }

  /// The best way to deal out, and how good it is.
  struct Result {
    /// In the order of print.
    var fragments: [Fragment] = []
    var score = -Double.infinity
  }

  func result(of items: [TableItem]) -> Result {
    guard !items.isEmpty, !columns.isEmpty else { return Result() }
    // States: the column, and whether the row was taken up again behind its last cell.
    let width = columns.count
    var scores = [Double](repeating: -.infinity, count: width * 2)
    var steps = [Step](repeating: Step(), count: items.count * width * 2)
    let first = fit.scores(items[0], in: columns)
    for column in 0..<width {
      scores[column] = first[column] - carryCost(before: column)
      steps[column].beginsRow = true
    }
    for index in 1..<items.count {
      let fits = fit.scores(items[index], in: columns)
      let border = Border(items[index - 1], items[index], signs: fit.signs)
      var next = [Double](repeating: -.infinity, count: width * 2)
      for from in 0..<width * 2 where scores[from] > -.infinity {
        for column in 0..<width {
          let begun = rowCost(
            leaving: from % width, isResumed: from >= width, entering: column, border)
          offer(
            scores[from] - begun + fits[column], Step(from: from, beginsRow: true), to: column,
            index, &next, &steps)
          guard let cost = cost(from: from, to: column, border) else { continue }
          let isResumed = from >= width || column < from
          offer(
            scores[from] - cost + fits[column], Step(from: from),
            to: isResumed ? column + width : column, index, &next, &steps)
        }
      }
      scores = next
    }
    var best = 0
    for state in scores.indices {
      // The last row ought to be whole as well.
      if state < width { scores[state] -= skipCost(columns[(state + 1)...]) }
      if scores[state] > scores[best] { best = state }
    }
    return Result(
      fragments: traced(back: best, through: steps, count: items.count), score: scores[best])
  }

  private func offer(
    _ score: Double, _ step: Step, to state: Int, _ index: Int, _ next: inout [Double],
    _ steps: inout [Step]
  ) {
    guard score > next[state] else { return }
    next[state] = score
    steps[index * columns.count * 2 + state] = step
  }

  private func traced(back last: Int, through steps: [Step], count: Int) -> [Fragment] {
    let width = columns.count
    var path: [(column: Int, beginsRow: Bool)] = []
    var state = last
    for index in stride(from: count - 1, through: 0, by: -1) {
      let step = steps[index * width * 2 + state]
      path.append((state % width, step.beginsRow))
      state = step.from
      guard state >= 0 else { break }
    }
    path.reverse()
    var fragments: [Fragment] = []
    var row = -1
    var start = 0
    for (index, step) in path.enumerated() {
      if step.beginsRow { row += 1 }
      if index + 1 == path.count || path[index + 1].beginsRow
        || path[index + 1].column != step.column
      {
        fragments.append(Fragment(row: row, column: step.column, items: start..<index + 1))
        start = index + 1
      }
    }
    return fragments
  }

  // MARK: Costs

  /// What stands at the border of two items, as far as it bears on a cut there.
  private struct Border {
    let startsBlock: Bool
    let startsLine: Bool
    /// The item before ends in a mark that calls for more.
    let callsForMore: Bool
    /// Of cutting where a mark or a bracket holds the two together.
    let joint: Double
    /// Of going back to a cell above where a mark or a bracket holds the two together: a line that
    /// begins with a bracket or with *and* goes on with some cell, seldom with the one before.
    let jointBack: Double
    /// Of beginning a row with another name in brackets: `(RAD001)`.
    let jointRow: Double
    /// Two names with nothing between are seldom one cell of names.
    let namesTouch: Bool
    /// The item says what happens: an effect may begin.
    let isSigned: Bool
    /// The item before says that a drug is approved, which needs no trial.
    let isApproved: Bool

    init(_ before: TableItem, _ item: TableItem, signs: EffectSigns) {
      startsBlock = item.startsBlock
      startsLine = item.startsLine
      callsForMore = before.callsForMore
      let hangsOn = item.hangsOn
      let opensBracket = item.text.utf8.first == UInt8(ascii: "(")
      var joint = callsForMore || hangsOn ? 4.0 : 0
      if item.isBracketed || (opensBracket && item.shape == .word) { joint = 6 }
      // No cell begins with *and*.
      if item.shape == .connector { joint += 4 }
      self.joint = joint
      jointRow = opensBracket && item.shape == .name ? max(joint, 4) : joint
      jointBack = callsForMore || item.isBracketed ? joint : 0
      namesTouch =
        before.shape == .name && item.shape == .name && !callsForMore && !hangsOn
        && !item.isBracketed && !opensBracket
      isSigned = item.shape == .word && signs.isSigned(item.text)
      isApproved = before.shape == .phase && before.text.lowercased().contains("approv")
    }
  }

  /// Of going on in the same row; nil where the table's order forbids it.
  private func cost(from state: Int, to column: Int, _ border: Border) -> Double? {
    let width = columns.count
    let last = state % width
    let meaning = columns[column]
    if column == last { return stayCost(meaning, border) }
    var cost = border.joint
    if column > last {
      if state < width { cost += skipCost(columns[(last + 1)..<column]) } else { cost += 1 }
      if meaning == .effect, border.isSigned { cost -= 1.5 }
      return cost
    }
    // Back to a cell whose text went on below: only at the start of a line.
    guard border.startsLine, state < width || border.startsBlock else { return nil }
    cost = border.jointBack
    switch meaning {
    case .effect, .disease, .context, .other: return cost + (border.startsBlock ? 3 : 2.5)
    case .status: return cost + 3
    case .factor, .agent, .mediator, .target: return cost + 4
    case .phase, .trial, .reference: return cost + 5
    }
  }

  private func stayCost(_ meaning: ColumnMeaning, _ border: Border) -> Double {
    guard !border.callsForMore else { return 0 }
    var cost = 0.0
    if border.startsBlock, meaning.isText || meaning.isNames { cost += 1.5 }
    if meaning.isNames, border.namesTouch { cost += 2.5 }
    if meaning == .phase || meaning == .status { cost += 3 }
    return cost
  }

  private func rowCost(
    leaving last: Int, isResumed: Bool, entering column: Int, _ border: Border
  ) -> Double {
    var cost = border.jointRow + carryCost(before: column)
    if !isResumed {
      let isApproved = border.isApproved && columns[last] == .phase
      cost += isApproved ? 0.5 : skipCost(columns[(last + 1)...])
    }
    if border.startsBlock { return cost }
    if border.startsLine { return cost + lineCost }
    return cost + (last + 1 == columns.count ? 2.5 : 4)
  }

  private func skipCost(_ skipped: ArraySlice<ColumnMeaning>) -> Double {
    skipped.reduce(0) { $0 + ($1 == .other || $1 == .context ? 0.7 : 2.2) }
  }

  /// Of beginning a row behind columns whose cells hold on from the row above.
  private func carryCost(before column: Int) -> Double {
    columns[..<column].reduce(0) { sum, meaning in
      switch meaning {
      case .factor, .agent, .mediator, .target: sum + 0.6
      case .context, .disease, .other: sum + 1.2
      case .effect, .phase, .status, .trial, .reference: sum + 2.2
      }
    }
  }
}
