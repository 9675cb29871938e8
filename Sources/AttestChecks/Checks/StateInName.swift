internal import AttestModel

/// A state or a verb mixed into a name: `STAT1 deficiency`, `pSTAT6`, `activate STAT3`.
struct StateInName: CellCheck {
  let entry = CatalogueEntry(
    code: "NAM007", name: "state-in-name", severity: .warning,
    meaning: "The cell names a thing together with a state it is in or what is done to it. Write"
      + " the name alone, and the state into a column of its own: what a deficiency does is the"
      + " opposite of what the gene does.",
    positive: .table("cytokine,stat,effect,pmid", "IL-12,STAT1 deficiency,CTL activity,16618773"),
    negative: .table("cytokine,stat,effect,pmid", "IL-12,STAT1,CTL activity,16618773"))

  private func isStateOrVerb(_ word: String, _ facts: CheckFacts) -> Bool {
    facts.has(word, in: "state") || facts.has(word, in: "verb")
  }

  func looks(at role: ColumnRole) -> Bool {
    role.isNames && role != .mediator && role != .agent && role != .disease
  }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    // Nearly all names are one short word of capitals and digits.
    if cell.text.utf8.count <= 6,
      cell.text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
    {
      return
    }
    for part in cell.parts(at: "|;,/+") {
      guard (3...60).contains(part.text.utf8.count), let (state, name) = state(in: part, names)
      else { continue }
      report.add("“\(part.text)” mixes “\(state)” into the name", at: part, suggestion: name)
    }
  }

  private func state(in part: CuratedCell, _ names: NameReader) -> (String, String)? {
    let text = part.text
    // Stop early: nearly all names are one word of capitals and digits.
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }) {
      return variant(text, names)
    }
    let hasParts = text.utf8.contains { $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
    if !hasParts, text.utf8.first != UInt8(ascii: "p") { return nil }
    let words = text.split { $0 == " " || $0 == "-" || $0 == "−" }.map(String.init)
    if words.count > 1 {
      for word in words where isStateOrVerb(word.lowercased(), names.facts) {
        let name = words.filter { $0 != word }.joined(separator: " ")
        if let concept = names.concept(name), concept.kind.isMolecular { return (word, name) }
      }
    }
    for prefix in ["phospho-", "phospho", "p-", "p"] where text.hasPrefix(prefix) {
      let name = String(text.dropFirst(prefix.count))
      if name.utf8.count > 3, name.first?.isUppercase == true,
        let concept = names.concept(name), concept.kind == .gene || concept.kind == .family
      {
        return (prefix, name)
      }
    }
    return nil
  }

  /// `JAK2V617F`: a gene and the change of an amino acid.
  private func variant(_ text: String, _ names: NameReader) -> (String, String)? {
    // Capitals and digits alone: nearly all names stop here.
    guard text.utf8.count > 6, let last = text.utf8.last, last >= 0x41,
      text.utf8.dropLast().last.map({ $0 < 0x41 }) ?? false
    else { return nil }
    let digits = text.dropLast().reversed().prefix { $0.isNumber }.count
    guard (2...4).contains(digits) else { return nil }
    let name = String(text.dropLast(digits + 2))
    let change = String(text.suffix(digits + 2))
    guard change.first?.isLetter == true,
      names.meanings(of: text).isEmpty || name.utf8.count > 2,
      let concept = names.concept(name), concept.kind == .gene,
      names.concept(text).map({ $0.kind == .gene && $0.name != text }) ?? true,
      !names.facts.genes.isSymbol(text)
    else { return nil }
    return (change, name)
  }
}
