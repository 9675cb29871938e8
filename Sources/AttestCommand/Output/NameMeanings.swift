import Attest

/// What a name stands for, the meaning that is taken in texts first.
struct NameMeanings {
  /// One meaning: a row of the table.
  struct Row {
    let name: String
    let concept: Concept
    let source: String
    let reason: String

    var cells: [String] {
      [name, concept.id, concept.name, concept.kind.rawValue, source, reason]
    }
  }

  /// The columns, in their order; scripts rely on it.
  static let columns = ["name", "id", "canonical", "type", "source", "reason"]

  private(set) var rows: [Row] = []

  init(of name: String, in lexicon: Lexicon) {
    let tokens = Tokenizer().tokens(of: name)
    let meanings = lexicon.meanings(of: tokens)
    let fitting = meanings.filter { $0.fits(name, tokens) }
    let others = meanings.filter { !$0.fits(name, tokens) }
    for meaning in fitting + others {
      let index = Int(meaning.concept)
      rows.append(
        Row(
          name: name, concept: lexicon.concepts[index], source: lexicon.source(of: index),
          reason: meaning.reason(fits: meaning.fits(name, tokens), isFirst: rows.isEmpty)))
    }
  }

  /// Appends the table.
  func write(_ format: any TableFormat, to output: inout [UInt8]) {
    format.header(Self.columns, to: &output)
    for row in rows { format.row(row.cells.map(Cell.text), columns: Self.columns, to: &output) }
  }

  /// The table for people, its columns in line.
  var text: String {
    TextColumns([Self.columns] + rows.map { $0.cells.map(Diagnostic.printable) }).text
  }
}

extension Lexicon.Name {
  /// Whether a text that is spelt like this, capitals included, is taken for the name.
  fileprivate func fits(_ spelling: String, _ tokens: [Token]) -> Bool {
    switch strictness {
    case .ignored: true
    case .capitalised where isAsListed: text.bare == spelling.bare
    case .capitalised:
      text.bare == spelling.bare
        || (tokens.first?.kind == .word
          ? tokens[0].shape.contains(.capitalised)
            || tokens[0].shape.contains(.innerCapital) && tokens[0].count > 2
          : tokens.contains { !$0.shape.isDisjoint(with: [.capitalised, .innerCapital]) })
    case .exact: text.bare == spelling.bare
    case .defined: false
    }
  }

  fileprivate func reason(fits: Bool, isFirst: Bool) -> String {
    guard strictness != .defined else {
      return "taken only in texts that define “\(text)”: too many things are called so"
    }
    guard fits else { return "not taken so in texts: “\(text)” needs its capitals" }
    let capitals =
      switch strictness {
      case .ignored: "capitals ignored"
      case .capitalised: "with a capital or as listed"
      case .exact: "capitals as listed"
      case .defined: "defined in the text"
      }
    return "spelling matches “\(text)”, \(capitals)" + (isFirst ? "" : "; a second meaning")
  }
}

extension String {
  /// Without what does not count in comparing names: blanks and hyphens.
  fileprivate var bare: String { filter { !" -‐‑–".contains($0) } }
}
