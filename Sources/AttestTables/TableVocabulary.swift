public import AttestModel

/// The words that tables are read by: headings of columns, signs of effects, states.
public struct TableVocabulary: Sendable {
  /// Which headings stand for which columns.
  public let heads: ColumnHeads
  /// Which words and marks say that something goes up or down.
  public let signs: EffectSigns

  /// Which words say in which state a molecule is.
  public let states: StateWords

  /// A vocabulary as its three tables.
  public init(heads: ColumnHeads, signs: EffectSigns, states: StateWords) {
    self.heads = heads
    self.signs = signs
    self.states = states
  }

  /// What was wrong with the rows of the tables.
  public var diagnostics: [Diagnostic] {
    heads.diagnostics + signs.diagnostics + states.diagnostics
  }
}
