internal import AttestModel

/// A state or a verb mixed into a name: `STAT1 deficiency`, `pSTAT6`, `activate STAT3`.
struct StateInName: CellCheck {
  let entry = CatalogueEntry(
    code: "NAM007", name: "state-in-name", severity: .warning,
    meaning: "The cell names a thing together with a state it is in or what is done to it. Write"
      + " the name alone, and the state into a column of its own: what a deficiency does is the"
      + " opposite of what the gene does.",
    positive: .table(
      "cytokine,stat,effect,pmid", "IL-12,STAT1 deficiency,CTL activity,16618773",
      "IL-12,loss of STAT1,CTL activity,16618773"),
    negative: .table(
      "subject,relation,object,pmid", "IL-12,activates,STAT4,16618773",
      "mTOR signaling,activates,MYC,16618773"))

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
    // The slash of `Stat1-/-` parts no names.
    if let (state, name) = mark(cell.text, names) {
      report.add("“\(cell.text)” mixes “\(state)” into the name", at: cell, suggestion: name)
      return
    }
    for part in cell.parts(at: "|;,/+") {
      guard (3...60).contains(part.text.utf8.count),
        let (state, name) = state(in: part, role, names)
      else { continue }
      report.add("“\(part.text)” mixes “\(state)” into the name", at: part, suggestion: name)
    }
  }

  /// `Stat1-/-`: a gene and how many copies of it are left.
  private func mark(_ text: String, _ names: NameReader) -> (String, String)? {
    guard let last = text.utf8.last,
      last < 0x30 || last > 0x7F || text.hasSuffix("x/flox")
        || text.hasSuffix("l/fl")
    else { return nil }
    for mark in names.facts.words(in: "state-mark") where text.hasSuffix(mark) {
      let name = text.dropLast(mark.count).trimmed
      if let concept = names.concept(name), concept.kind.isMolecular { return (mark, name) }
    }
    return nil
  }

  private func state(
    in part: CuratedCell, _ role: ColumnRole, _ names: NameReader
  ) -> (String, String)? {
    let text = part.text
    // Stop early: nearly all names are one word of capitals and digits.
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }) {
      return variant(text, names)
    }
    let hasParts = text.utf8.contains {
      $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "(") || $0 >= 0x80
    }
    if hasParts, let found = stateBeside(text, role, names) { return found }
    let first = text.utf8.first
    guard first == UInt8(ascii: "p") || first == UInt8(ascii: "s") || first == UInt8(ascii: "d")
    else { return nil }
    for prefix in names.facts.words(in: "state-prefix").sorted(by: { $0.count > $1.count })
    where text.hasPrefix(prefix) {
      let name = String(text.dropFirst(prefix.count))
      if name.utf8.count > 3, name.first?.isUppercase == true,
        name.dropFirst().first.map({ $0.isUppercase || prefix.first == "p" }) ?? false,
        let concept = names.concept(name), concept.kind == .gene || concept.kind == .family,
        // A name that begins so by itself: SHC1 is no hairpin.
        names.concept(text).map({ $0 == concept }) ?? true
      {
        return (prefix, name)
      }
    }
    return nil
  }

  /// `loss of PTEN`, `constitutively active STAT3`, `BRAF V600E`: words beside a name.
  private func stateBeside(
    _ text: String, _ role: ColumnRole, _ names: NameReader
  ) -> (String, String)? {
    let facts = names.facts
    // A node of a pathway may be what a molecule does.
    let mayBeActivity = role == .subject || role == .object
    func says(_ word: String) -> Bool {
      facts.has(word, in: "state") || facts.has(word, in: "verb") || Self.isChange(word)
    }
    var states: [String] = []
    var rest: [String] = []
    var links: [String] = []
    var isActivity = false
    for word in text.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == ")" }) {
      let folded = word.lowercased().replacing("−", with: "-")
      if facts.has(folded, in: "activity") {
        isActivity = true
        states.append(String(word))
      } else if says(folded) || Self.isChange(String(word)) {
        states.append(String(word))
      } else if facts.has(folded, in: "link") {
        links.append(String(word))
      } else if folded.contains("-") {
        let parts = word.split { $0 == "-" || $0 == "−" }.map(String.init)
        let said = parts.filter { says($0.lowercased()) || Self.isChange($0) }
        states += said
        let name = parts.filter { !said.contains($0) }
        if !name.isEmpty { rest.append(said.isEmpty ? String(word) : name.joined(separator: "-")) }
      } else {
        rest.append(String(word))
      }
    }
    guard !states.isEmpty, !rest.isEmpty, !(isActivity && mayBeActivity) else { return nil }
    let name = rest.joined(separator: " ")
    guard let concept = names.concept(name), concept.kind.isMolecular,
      // “activated protein C” and “TNF receptor associated factor” are names as they stand.
      names.concept(text).map({ $0 == concept }) ?? true
    else { return nil }
    return (states.joined(separator: " "), name)
  }

  /// `V600E`, `R175*`: the change of an amino acid.
  private static func isChange(_ word: String) -> Bool {
    let word = word.hasPrefix("p.") ? word.dropFirst(2) : word[...]
    guard (4...6).contains(word.utf8.count), let first = word.first, let last = word.last else {
      return false
    }
    let acids = "ACDEFGHIKLMNPQRSTVWY"
    return acids.contains(first) && (acids.contains(last) || last == "*")
      && word.dropFirst().dropLast().allSatisfy { $0.isASCII && $0.isNumber }
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
