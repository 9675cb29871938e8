import AttestModel

@testable import AttestTables

/// A lexicon of a few names, matched as they are written.
struct SmallLexicon: NameLookup {
  private let concepts: [(name: String, concept: Concept)]

  init() {
    func all(_ kind: Concept.Kind, _ names: [String]) -> [(String, Concept)] {
      names.map { ($0, Concept(id: "test:" + $0, name: $0, kind: kind)) }
    }
    concepts =
      all(.gene, ["PDGFRB", "TGFBR2", "HGF", "MET", "EGF", "EGFR", "IL-6", "IL-10", "STAT1"])
      + all(.gene, ["STAT3", "JAK1", "JAK2", "IFN-γ", "HER2", "IL-6R", "TGF-β1"])
      + all(.drug, ["Alpelisib", "Copanlisib", "Ruxolitinib", "Trastuzumab", "Tocilizumab"])
      + all(.disease, ["Breast Cancer", "Psoriasis", "Lymphoma", "Glioma", "Myelofibrosis"])
      + all(.disease, ["Myeloma", "COVID-19"]) + all(.cell, ["Treg", "T cells"])
  }

  func names(in text: String) -> [TableName] {
    let bytes = Array(text.utf8)
    var found: [TableName] = []
    var at = 0
    while at < bytes.count {
      let longest =
        at > 0 && bytes[at - 1].isWordByte
        ? nil
        : concepts.filter { name, _ in
          let end = at + name.utf8.count
          return bytes[at...].starts(with: name.utf8)
            && (end == bytes.count || !bytes[end].isWordByte)
        }.max { $0.name.utf8.count < $1.name.utf8.count }
      if let longest {
        let end = at + longest.name.utf8.count
        found.append(TableName(range: at..<end, concept: longest.concept))
        at = end
      } else {
        at += 1
      }
    }
    return found
  }
}

let vocabulary = TableVocabulary(
  heads: ColumnHeads(
    """
    heading\tmeaning
    agent\tagent
    cancer\tdisease
    clinicaltrials.gov identifier\ttrial
    compound\tagent
    condition\tdisease
    cytokine\tfactor
    disease\tdisease
    drug\tagent
    drug target\ttarget
    effect\teffect
    ligand\tfactor
    nct number\ttrial
    phase\tphase
    pmid\treference
    primary\tmodifier
    receptor\tmediator
    reference\treference
    stat\tmediator
    status\tstatus
    target\ttarget
    """, file: "columns.tsv"),
  signs: EffectSigns(
    """
    word\tsign
    activation\t+
    affect\t0
    deficiency\tloss
    expand\t+
    impair\t-
    induce\t+
    inhibit\t-
    inhibition\t-
    may\tmay
    not\tnot
    promote\t+
    reduce\t-
    regulate\t0
    suppress\t-
    growth\t+
    ↑\t+
    ↓\t-
    """, file: "effects.tsv"),
  states: StateWords(
    """
    word\tuse
    amplified\tfree
    amplified\tstate
    driven\tstate
    exon\tlink
    fusion\tlink
    mutant\tfree
    mutant\tstate
    mutated\tfree
    mutated\tstate
    mutation\tlink
    mutation\tstate
    negative\tfree
    negative\tstate
    positive\tfree
    positive\tstate
    rearranged\tfree
    rearranged\tstate
    receptor\tlink
    """, file: "states.tsv"))

extension Document {
  /// A flattened table: blocks apart by blank lines, taken as they stand.
  convenience init(table text: String) {
    let bytes = Array(text.utf8)
    var paragraphs: [TextRange] = []
    var start = 0
    for at in bytes.indices
    where bytes[at] == 0x0A && at + 1 < bytes.count && bytes[at + 1] == 0x0A {
      paragraphs.append(start..<at)
      start = at + 2
    }
    paragraphs.append(start..<bytes.count)
    self.init(
      id: "a.txt", format: "text", text: bytes,
      sections: [
        Section(
          kind: .table, label: "table 1", range: 0..<bytes.count, paragraphs: paragraphs)
      ])
  }

  /// The rows of the rebuilt table, cells joined with ` | `, the header first.
  var rebuilt: [String] {
    TableRebuilding(vocabulary, names: SmallLexicon()).grids(of: self).flatMap { grid in
      [grid.columns.joined(separator: " | ")]
        + grid.rows.map { $0.cells.map(\.text).joined(separator: " | ") }
    }
  }

  var content: TableReading.Content {
    let grids = TableRebuilding(vocabulary, names: SmallLexicon()).grids(of: self)
    return TableReading(vocabulary, names: SmallLexicon()).content(of: grids, in: self)
  }
}
