public import AttestModel

/// The words that tables are read by: headings of columns and signs of effects.
public struct TableVocabulary: Sendable {
  public let heads: ColumnHeads
  public let signs: EffectSigns

  public init(heads: ColumnHeads, signs: EffectSigns) {
    self.heads = heads
    self.signs = signs
  }

  /// What was wrong with the rows of both tables.
  public var diagnostics: [Diagnostic] { heads.diagnostics + signs.diagnostics }
}
