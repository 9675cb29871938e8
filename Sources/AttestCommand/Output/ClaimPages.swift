import Attest

/// Why a claim of the store was found: a page for each sentence that makes it.
struct ClaimPages {
  /// No more sentences are shown.
  private static let most = 20
  /// How many sentences before one are read with it, for what it points back to.
  private static let reach = 2

  private let store: Store
  private let resources: Resources

  init(_ store: Store, _ resources: Resources) {
    self.store = store
    self.resources = resources
  }

  /// - Parameter id: the beginning of a claim's id.
  /// - Throws: `Diagnostic`: `noInput` where no claim, or several, have that id.
  func text(of id: String, in path: String) throws -> String {
    var found: [Evidence] = []
    var total = 0
    try store.forEachEvidence { evidence in
      guard evidence.claim.id.hasPrefix(id.lowercased()) else { return }
      total += 1
      if found.count < Self.most { found.append(evidence) }
    }
    guard let first = found.first else {
      throw Diagnostic(
        "no claim has the id “\(id)”; ids are the first column of “attest export claims”",
        code: .noInput, file: path)
    }
    if let other = found.first(where: { $0.claim.id != first.claim.id }) {
      throw Diagnostic(
        "“\(id)” is the beginning of several ids, such as \(first.claim.id) and \(other.claim.id)",
        code: .noInput, file: path)
    }
    let before = try sentencesBefore(found)
    var page = "\(first.claim.id)  \(first.claim)\n\n"
    for (evidence, earlier) in zip(found, before) { page += text(of: evidence, after: earlier) }
    if total > found.count { page += "and \(total - found.count) more sentences\n" }
    return page
  }

  private func text(of evidence: Evidence, after earlier: [String]) -> String {
    let place = "\(evidence.document); \(evidence.section); \(evidence.start)–\(evidence.end)"
    let head = "[\(place)]  found by \(evidence.rule)\n"
    guard !evidence.rule.hasPrefix("tables/") else {
      return head + Diagnostic.printable(evidence.sentence)
        + "\n  a row of a table: its columns are known by words/columns.tsv, what goes up or down "
        + "by words/effects.tsv\n\n"
    }
    let rules = resources.rules.rules
    let explained = Extractor(resources).explain(Document(paragraph: earlier + [evidence.sentence]))
    guard let last = explained.last else { return head }
    var note = ""
    if !last.reading.statements.contains(where: { $0.claim.id == evidence.claim.id }) {
      note = "  the rules or names have changed since: read now, it makes other claims\n"
    }
    return head + note + ReadingPage(last, rules: rules, marking: evidence.claim.id).text
  }

  /// For each piece of evidence the sentences right before its own.
  private func sentencesBefore(_ evidence: [Evidence]) throws -> [[String]] {
    let documents = Set(evidence.map(\.document))
    var sentences: [String: [SentenceRecord]] = [:]
    try store.forEachSentence { document, sentence in
      if documents.contains(document) { sentences[document, default: []].append(sentence) }
    }
    return evidence.map { one in
      let all = sentences[one.document] ?? []
      guard let place = all.firstIndex(where: { $0.start == one.start && $0.text == one.sentence })
      else { return [] }
      return all[max(0, place - Self.reach)..<place].filter { $0.section == one.section }
        .map(\.text)
    }
  }
}
