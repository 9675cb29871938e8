/// One run of letters, one number, one Greek letter or one punctuation mark.
///
/// Tokens are finer than words, so that spelling variants meet: `IL-6`, `IL6` and `IL 6` are all
/// `IL` `6`, `TGF-β1` is `TGF` `β` `1`, and `STAT3-mediated` is `STAT` `3` `-` `mediated`. Whether
/// a token follows the one before it without a blank is kept, so the words can be put together.
public struct Token: Hashable, Sendable {
  /// What it is made of.
  public enum Kind: UInt8, Sendable {
    case word, number, greek, punctuation
  }

  /// What the letters of a word looked like before they were folded.
  public struct Shape: OptionSet, Hashable, Sendable {
    /// The shape as bits, in the order in which they are listed.
    public let rawValue: UInt8

    /// The shape that has these bits.
    @inlinable
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Stands directly behind the token before it, with no blank between.
    @inlinable public static var glued: Shape { Shape(rawValue: 1) }
    /// Its first letter is a capital.
    @inlinable public static var capitalised: Shape { Shape(rawValue: 2) }
    /// It has a capital after its first letter.
    @inlinable public static var innerCapital: Shape { Shape(rawValue: 4) }
    /// It has a lower-case letter.
    @inlinable public static var lowercase: Shape { Shape(rawValue: 8) }
  }

  /// Bytes into `Document.text`.
  public let start: UInt32
  /// Behind its last byte.
  public let end: UInt32
  /// Fingerprint of its text, folded.
  public let hash: WordHash
  /// What it is made of.
  public let kind: Kind
  /// What it looked like before it was folded.
  public let shape: Shape
  /// The mark itself, as ASCII: all dashes are `-`, all quotes `'` or `"`. 0 for other kinds.
  public let mark: UInt8

  /// A token as its parts.
  @inlinable
  public init(
    start: UInt32, end: UInt32, hash: WordHash, kind: Kind, shape: Shape, mark: UInt8 = 0
  ) {
    self.start = start
    self.end = end
    self.hash = hash
    self.kind = kind
    self.shape = shape
    self.mark = mark
  }

  /// Into `Document.text`.
  @inlinable public var range: TextRange { Int(start)..<Int(end) }
  /// In bytes.
  @inlinable public var count: Int { Int(end) - Int(start) }
  /// Whether it stands directly behind the token before it.
  @inlinable public var isGlued: Bool { shape.contains(.glued) }
  /// Whether it is a punctuation mark, given in ASCII.
  @inlinable public func isMark(_ byte: UInt8) -> Bool { mark == byte }
}

/// A sentence: where it stands, in which section, and which tokens it has.
public struct Sentence: Hashable, Sendable {
  /// Into `Document.text`.
  public let range: TextRange
  /// Index into `Document.sections`.
  public let section: Int
  /// Index of the paragraph in the section.
  public let paragraph: Int
  /// Into the document's tokens.
  public let tokens: Range<Int>

  /// A sentence as its parts.
  public init(range: TextRange, section: Int, paragraph: Int, tokens: Range<Int>) {
    self.range = range
    self.section = section
    self.paragraph = paragraph
    self.tokens = tokens
  }
}
