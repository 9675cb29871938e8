public import AttestModel

/// The words that tables are read by: headings of columns and signs of effects.
public struct TableVocabulary: Sendable {
  /// Which headings stand for which columns.
  public let heads: ColumnHeads
  /// Which words and marks say that something goes up or down.
  public let signs: EffectSigns

  /// A vocabulary as its two tables.
  public init(heads: ColumnHeads, signs: EffectSigns) {
    self.heads = heads
    self.signs = signs
  }

  /// What was wrong with the rows of both tables.
  public var diagnostics: [Diagnostic] { heads.diagnostics + signs.diagnostics }
}
