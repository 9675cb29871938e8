internal import AttestModel

/// How well a piece of a flattened table fits a column.
///
/// The scale is that of `RowAlignment`: 3 for what belongs there and hardly anywhere else, 0 for
/// what tells nothing, -6 for what cannot stand there.
struct CellFit {
  let signs: EffectSigns

  /// The score in each of some columns.
  func scores(_ item: TableItem, in columns: [ColumnMeaning]) -> [Double] {
    let word = item.shape == .word ? Word(item.text.bare, signs) : nil
    if item.isState, columns.contains(.disease) || columns.contains(.context) {
      return columns.map(state)
    }
    return columns.map { score(item, word, in: $0) }
  }

  private func score(_ item: TableItem, _ word: Word?, in column: ColumnMeaning) -> Double {
    switch item.shape {
    case .trial: column == .trial ? 5 : column == .reference || column == .other ? 0 : -6
    case .pmid: column == .reference ? 5 : column == .trial ? -2 : column == .other ? 0 : -6
    case .citation: column == .reference ? 4 : column == .trial ? 0 : -2
    case .phase:
      column == .phase ? 5 : column == .status || column == .other || column == .effect ? 0 : -4
    case .status:
      column == .status
        ? (TrialStatus.isPlain(item.text) ? 2.5 : 5) : column == .phase || column.isText ? 0 : -4
    case .blank: -0.2
    case .connector: 0
    case .number: number(item.text, in: column)
    case .name: name(item, in: column)
    case .word: word.map { score(item, as: $0, in: column) } ?? 0
    }
  }

  private func number(_ text: String, in column: ColumnMeaning) -> Double {
    switch column {
    case .reference: 1.5
    case .other: 1
    case .phase: TrialPhase.isBareValue(text) ? 3 : -3
    case .effect, .context: 0
    case .disease: -0.5
    case .factor, .agent, .mediator, .target: -1
    case .status, .trial: -4
    }
  }

  /// *EGFR-mutant* belongs to the disease that it describes.
  private func state(in column: ColumnMeaning) -> Double {
    switch column {
    case .disease: 1.5
    case .context: 1
    case .effect: 0.3
    case .other: -0.1
    case .agent, .factor: -1.5
    case .mediator, .target: -2
    case .phase, .status, .trial, .reference: -4
    }
  }

  // MARK: Names

  private func name(_ item: TableItem, in column: ColumnMeaning) -> Double {
    item.names.map { affinity($0.concept.kind, to: column) }.max() ?? 0
  }

  private func affinity(_ kind: Concept.Kind, to column: ColumnMeaning) -> Double {
    switch column {
    case .factor:
      switch kind {
      case .gene, .family, .complex: 3
      case .drug, .chemical: 2
      case .generic, .pathway: 1
      case .cell, .species, .anatomy, .phrase: -1
      case .disease, .process: -2
      }
    case .agent:
      switch kind {
      case .drug: 3
      case .chemical: 2
      case .generic: 1.5
      case .gene, .family, .complex, .pathway, .phrase, .cell: -0.5
      case .process, .species, .anatomy: -2
      case .disease: -3
      }
    case .mediator, .target:
      switch kind {
      case .gene, .family, .complex, .pathway: 3
      case .generic: 0.5
      case .chemical: 0
      case .cell, .species, .anatomy, .phrase, .process: -1.5
      case .drug: -2
      case .disease: -3
      }
    case .effect:
      switch kind {
      case .process, .cell: 1
      case .gene, .family, .complex, .pathway, .chemical, .generic, .disease, .anatomy: 0.5
      case .drug, .species, .phrase: 0.3
      }
    case .context:
      switch kind {
      case .cell: 3
      case .anatomy, .species: 2
      case .disease: 1
      case .gene, .family, .complex, .pathway, .chemical, .generic, .drug, .process, .phrase: -0.5
      }
    case .disease:
      switch kind {
      case .disease: 3
      case .anatomy, .cell: 1
      case .process, .species, .phrase: 0
      case .gene, .family, .complex, .pathway, .generic: -0.5
      case .chemical: -1
      case .drug: -3
      }
    case .other: 0
    case .phase, .status, .trial, .reference: -4
    }
  }

  // MARK: Words that no lexicon knows

  private func score(
    _ item: TableItem, as word: Word, in column: ColumnMeaning
  ) -> Double {
    // `STAT3-mediated`, `JAK2V617F`: the name it begins with tells half as much.
    let opening = item.names.first.map { $0.range.lowerBound <= 1 ? $0.concept.kind : nil } ?? nil
    let hint = opening.map { affinity($0, to: column) / 2 } ?? 0
    switch column {
    case .factor: return (word.isSymbol ? 0.8 : word.isSigned ? -1.8 : -1) + hint
    case .agent: return (word.isDrugName ? 1.5 : word.isSymbol ? 0.8 : -0.7) + hint
    case .mediator, .target:
      if word.isLoss { return 0.5 }
      return (word.isSymbol ? 0.8 : word.isSigned ? -1 : -1.8) + hint
    case .effect: return 0.3 + (word.isSigned ? 0.2 : 0) + hint / 2
    case .context: return -0.2 + hint
    case .disease: return (word.isDisease ? 2 : word.isDrugName ? -1 : 0) + hint
    case .other: return -0.1
    case .status: return -2.5
    case .phase: return word.isPhase ? 3 : -3.5
    case .trial: return word.isRegistryNumber ? 4 : -5
    case .reference: return -2.5
    }
  }
}

/// What the look of a word that no lexicon knows says about it.
private struct Word {
  let isSymbol: Bool
  let isDrugName: Bool
  let isDisease: Bool
  let isPhase: Bool
  let isRegistryNumber: Bool
  let isSigned: Bool
  let isLoss: Bool

  init(_ word: String, _ signs: EffectSigns) {
    let lower = Array(word.lowercased().utf8)
    isSymbol = Self.isSymbol(word)
    isDrugName = lower.count > 5 && Self.ends(lower, in: Self.drugEndings)
    isDisease =
      Self.diseaseWords.contains(String(decoding: lower, as: UTF8.self))
      || (lower.count > 5 && Self.ends(lower, in: Self.diseaseEndings))
    isPhase = TrialPhase.isBareValue(word)
    isRegistryNumber = Self.isRegistryNumber(word)
    isSigned = signs.isSigned(word)
    isLoss = signs.isLoss(word)
  }

  /// `AZD1480`, `TbRII`, `OPB-51602`: capitals or digits inside; `Non-Severe` is none.
  private static func isSymbol(_ word: String) -> Bool {
    guard word.utf8.count <= 14, word.utf8.contains(where: \.isUpper) else { return false }
    return word.utf8.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }.contains { part in
      part.dropFirst().contains { $0.isUpper || $0.isDigit }
        || (part.count < word.utf8.count && part.allSatisfy(\.isDigit))
    }
  }

  /// Stems that names of drugs end in, as the WHO gives them out.
  private static let drugEndings = [
    "nib", "mab", "cept", "sen", "stat", "lisib", "ciclib", "mus", "mycin", "platin", "taxel",
    "citabine", "rubicin", "olone", "sone", "parib", "zomib", "lidomide", "trexate", "clax",
    "cel", "stim", "kinra", "siran", "gliptin", "sartan", "statin", "azole", "vir",
  ].map { Array($0.utf8) }

  private static let diseaseWords: Set<String> = [
    "cancer", "cancers", "disease", "diseases", "disorder", "syndrome", "tumor", "tumors",
    "tumour", "tumours", "neoplasm", "neoplasms", "malignancies", "malignancy", "infection",
    "failure", "arthritis",
  ]

  private static let diseaseEndings = [
    "oma", "omas", "itis", "osis", "emia", "aemia", "pathy", "penia", "philia",
  ].map { Array($0.utf8) }

  private static func ends(_ word: [UInt8], in endings: [[UInt8]]) -> Bool {
    endings.contains { word.suffix($0.count).elementsEqual($0) }
  }

  /// A number of a registry other than ClinicalTrials.gov: `ChiCTR2000029580`, `2012-001234-12`.
  private static func isRegistryNumber(_ word: String) -> Bool {
    let digits = word.utf8.reduce(0) { $0 + ($1.isDigit ? 1 : 0) }
    return digits >= 6 && digits * 2 >= word.utf8.count
  }
}
