internal import AttestModel

/// A name that belongs to one thing and is written where another is meant: eIF2A for eIF2α.
struct ConfusedName: ReviewCheck, RowCheck {
  let entry = CatalogueEntry(
    code: "NAM013", name: "confused-name", severity: .warning,
    meaning: "The name is that of a gene of its own, and the words beside it speak of another whose"
      + " name looks much the same (Lexicons/checks/confusables.tsv). Write the other's name.",
    positive: .text("STAT3 binds PKR, which lowers eIF2A phosphorylation."),
    negative: .text(
      "STAT3 binds PKR, which lowers eIF2α phosphorylation; eIF2A brings initiator tRNA."))

  func check(_ review: Review, _ report: inout Report) {
    let confusables = review.names.facts.confusables
    for sentence in review.sentences {
      var told: Set<String> = []
      // Where the sentence has the other's name as well, its author tells them apart.
      for name in sentence.names {
        guard let other = confusables[name.text], !told.contains(name.text),
          !Self.names(of: other.meant).contains(where: { meant in
            sentence.names.contains { $0.text == meant || $0.concept.name == meant }
          }),
          other.beside.contains(where: { isBeside($0, name, in: sentence) })
        else { continue }
        told.insert(name.text)
        report.add(
          "“\(name.text)” is \(name.concept.name); \(other.meant) is meant", at: name.range,
          in: review, suggestion: Self.names(of: other.meant)[0], evidence: sentence.text)
      }
    }
  }

  func concerns(_ columns: TableColumns) -> Bool {
    columns.has(.subject) || columns.has(.object) || columns.has(.gene) || columns.has(.target)
  }

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard row.table.hasConfusable else { return }
    let roles = row.columns.roles
    let confusables = row.names.facts.confusables
    for column in roles.indices where Self.isEnd(roles[column]) {
      let cell = row.cell(at: column)
      guard let other = confusables[cell.text] else { continue }
      let texts = row.columns.roles.indices.filter { $0 != column && !row.table.isMissing($0) }
        .map { row.cell(at: $0).text }
      let concepts = texts.flatMap { row.names.concepts(in: $0) }
      let words = texts.flatMap { $0.lowercased().split { " ,;|/()".contains($0) } }
      let names = Self.names(of: other.meant)
      guard !concepts.contains(where: { names.contains($0.name) }),
        other.beside.contains(where: { beside in
          concepts.contains { $0.name == beside } || words.contains { $0.hasPrefix(beside) }
        })
      else { continue }
      let meaning = row.names.concept(cell.text)?.name ?? cell.text
      report.add(
        "“\(cell.text)” is the symbol of \(meaning); \(other.meant) is meant", at: cell,
        suggestion: names[0])
    }
  }

  private static func isEnd(_ role: ColumnRole) -> Bool {
    role == .subject || role == .object || role == .gene || role == .target
  }

  /// `eIF2α (EIF2S1)` as its two names.
  private static func names(of meant: String) -> [String] {
    meant.split { " ()".contains($0) }.map(String.init)
  }

  private func isBeside(
    _ word: String, _ name: Review.Name, in sentence: Review.Sentence
  ) -> Bool {
    sentence.names.contains { $0.range != name.range && $0.concept.name == word }
      || sentence.words.contains { $0.text.lowercased().hasPrefix(word) }
  }
}
