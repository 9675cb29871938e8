/// A word as grammar sees it: a name, a word, a hyphenated compound, a mark.
public struct Unit: Hashable, Sendable {
  /// The part of speech that it has in its sentence.
  public enum Tag: UInt8, Hashable, Sendable {
    case noun, number, adjective, adverb, determiner, preposition
    /// and, or
    case conjunction
    /// that, because, whereas
    case subordinator
    /// which, who
    case relative
    case pronoun
    /// Any form of be, have, do, or a modal; the verb they serve follows.
    case be, have, doing, modal
    /// The mark of the infinitive.
    case to
    case negation
    case verb
    case comma, semicolon, colon, slash, open, close
    /// Any other mark.
    case mark
  }

  /// The form of a verb, where the unit is one.
  public enum Form: UInt8, Hashable, Sendable {
    case none, base, third, past, participle, ing
  }

  /// Fingerprint of the word as it stands: of the last word of a compound.
  public let surface: WordHash
  /// Fingerprint of the base form: singular of a noun, infinitive of a verb.
  public var lemma: WordHash
  /// In a compound such as `growth-dependent`, fingerprint of the word before the hyphen; else 0.
  public let leftWord: WordHash
  // Half as large as whole integers would be: a sentence's units are gone through many times.
  @usableFromInline let firstToken: UInt32
  @usableFromInline let endToken: UInt32
  /// Index into the sentence's mentions, or -1.
  public let mention: Int32
  /// In a compound such as `IL-4-induced`, the mention before the hyphen; else -1.
  public let leftMention: Int32
  /// Every reading that the word lists allow, as in `WordTable`; 0 for names and marks.
  public let readings: UInt32
  /// The part of speech that it was given.
  public var tag: Tag
  /// Of a verb its form, else `none`.
  public var form: Form

  /// A unit as its parts; `surface` is `lemma` where it is not given.
  public init(
    tokens: Range<Int>, tag: Tag, form: Form = .none, lemma: WordHash, surface: WordHash? = nil,
    mention: Int32 = -1, leftMention: Int32 = -1, leftWord: WordHash = WordHash(value: 0),
    readings: UInt32 = 0
  ) {
    firstToken = UInt32(truncatingIfNeeded: tokens.lowerBound)
    endToken = UInt32(truncatingIfNeeded: tokens.upperBound)
    self.tag = tag
    self.form = form
    self.lemma = lemma
    self.surface = surface ?? lemma
    self.mention = mention
    self.leftMention = leftMention
    self.leftWord = leftWord
    self.readings = readings
  }

  /// Into the document's tokens.
  @inlinable public var tokens: Range<Int> {
    Range(uncheckedBounds: (Int(firstToken), Int(endToken)))
  }
}

/// A noun phrase, a verb group, or one word that joins them.
public struct Chunk: Hashable, Sendable {
  /// What the chunk is in its sentence.
  public enum Kind: UInt8, Hashable, Sendable {
    case noun, verb
    /// A predicate such as `critical` in `is critical for`.
    case adjective
    case preposition, conjunction, comma, semicolon, colon, subordinator, relative, adverb
    /// Brackets within the sentence; what they enclose stands between.
    case open, close
    case other
  }

  /// What a verb group says besides its verb.
  public struct Features: OptionSet, Hashable, Sendable {
    /// The features as bits, in the order in which they are listed.
    public let rawValue: UInt16

    /// The features that have these bits.
    @inlinable
    public init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    /// The verb group is a passive: `is activated`.
    @inlinable public static var passive: Features { Features(rawValue: 1) }
    /// The verb is denied: `does not activate`.
    @inlinable public static var negated: Features { Features(rawValue: 2) }
    /// may, might, could
    @inlinable public static var possible: Features { Features(rawValue: 4) }
    /// The verb stands behind *to*.
    @inlinable public static var infinitive: Features { Features(rawValue: 8) }
    /// An -ing form that stands without be.
    @inlinable public static var participle: Features { Features(rawValue: 16) }
    /// A past participle that stands without be: `induced by IL-6`.
    @inlinable public static var reduced: Features { Features(rawValue: 32) }
    /// The verb is be itself.
    @inlinable public static var copula: Features { Features(rawValue: 64) }
    /// The verb stands in a form that makes a clause: no infinitive, no participle alone.
    @inlinable public static var finite: Features { Features(rawValue: 128) }
    /// Of a noun phrase: with it the subject of a clause begins, so it continues no list.
    @inlinable public static var opensClause: Features { Features(rawValue: 256) }
  }

  /// What it is in its sentence.
  public let kind: Kind
  /// What it says besides its words.
  public var features: Features
  @usableFromInline let firstUnit: Int32
  @usableFromInline let endUnit: Int32
  @usableFromInline let headUnit: Int32
  @usableFromInline var subjectChunk: Int32 = -1
  @usableFromInline var governorChunk: Int32 = -1

  /// A chunk whose subject and governor are still to be found.
  public init(kind: Kind, units: Range<Int>, head: Int, features: Features = []) {
    self.kind = kind
    self.features = features
    firstUnit = Int32(truncatingIfNeeded: units.lowerBound)
    endUnit = Int32(truncatingIfNeeded: units.upperBound)
    headUnit = Int32(truncatingIfNeeded: head)
  }

  /// Into `ParsedSentence.units`.
  @inlinable public var units: Range<Int> {
    Range(uncheckedBounds: (Int(firstUnit), Int(endUnit)))
  }

  /// The unit that heads it.
  @inlinable public var head: Int { Int(headUnit) }

  /// For a verb group the chunk that heads its subject, else -1.
  @inlinable public var subject: Int {
    get { Int(subjectChunk) }
    set { subjectChunk = Int32(truncatingIfNeeded: newValue) }
  }

  /// For a verb group the verb group it depends on, whose subject it may share, else -1.
  @inlinable public var governor: Int {
    get { Int(governorChunk) }
    set { governorChunk = Int32(truncatingIfNeeded: newValue) }
  }
}

/// A sentence in which names have been found: what the parser reads.
///
/// A class, as is `ParsedSentence`, because every step of reading holds on to it and none changes
/// it: one reference is cheaper to pass around than six arrays.
public final class TaggedSentence: Sendable {
  /// Where it stands in its document.
  public let sentence: Sentence
  /// The document's tokens.
  public let tokens: [Token]
  /// The document's text, in UTF-8.
  public let text: [UInt8]
  /// In text order.
  public let mentions: [Mention]
  /// Parallel to `mentions`.
  public let concepts: [Concept]
  /// Those of the sentence, in text order.
  public let citations: [Citation]

  /// A sentence with what was found in it; `concepts` has as many as `mentions`.
  public init(
    _ sentence: Sentence, tokens: [Token], text: [UInt8], mentions: [Mention],
    concepts: [Concept], citations: [Citation]
  ) {
    self.sentence = sentence
    self.tokens = tokens
    self.text = text
    self.mentions = mentions
    self.concepts = concepts
    self.citations = citations
  }

  /// The text of a range of the document, as it stands in `text`.
  public func string(in range: TextRange) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}

/// A sentence as phrases: what rules read.
public final class ParsedSentence: Sendable {
  /// What was parsed: the sentence with its names.
  public let tagged: TaggedSentence
  /// Its words as grammar sees them, in text order.
  public let units: [Unit]
  /// Its phrases and what joins them, in text order.
  public let chunks: [Chunk]

  /// A parsed sentence as its parts.
  public init(_ tagged: TaggedSentence, units: [Unit], chunks: [Chunk]) {
    self.tagged = tagged
    self.units = units
    self.chunks = chunks
  }

  /// The bytes of a run of units in the document's text.
  public func textRange(of units: Range<Int>) -> TextRange {
    let first = self.units[units.lowerBound].tokens.lowerBound
    let last = self.units[units.upperBound - 1].tokens.upperBound - 1
    return Int(tagged.tokens[first].start)..<Int(tagged.tokens[last].end)
  }
}

extension [Chunk] {
  /// The chunk before a place, with adverbs, marks, and brackets with what they enclose passed
  /// over; nil at the sentence's start.
  public func grammaticalPredecessor(of index: Int) -> Int? {
    var at = index - 1
    while at >= 0 {
      switch self[at].kind {
      case .adverb, .other: at -= 1
      case .close:
        var depth = 0
        while at >= 0 {
          if self[at].kind == .close { depth += 1 }
          if self[at].kind == .open { depth -= 1 }
          at -= 1
          if depth == 0 { break }
        }
      default: return at
      }
    }
    return nil
  }
}
