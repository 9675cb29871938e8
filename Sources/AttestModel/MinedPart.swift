/// What was found in one stretch of a document.
public struct MinedPart: Sendable, Equatable {
  /// In the order of the text.
  public var sentences: [SentenceRecord] = []
  /// Names found, in the order of the text.
  public var mentions: [MentionRecord] = []
  /// Citations found, in the order of the text.
  public var citations: [CitationRecord] = []
  /// Authors named in running text, in its order.
  public var namedAuthors: [NamedAuthorRecord] = []
  /// The claims with their sentences, in the order of the text.
  public var evidence: [Evidence] = []

  /// A part in which nothing has been found yet.
  public init() {}
}

/// The parts of a document that is too long to be held, kept elsewhere than in memory.
public protocol MinedParts: Sendable {
  /// How many pieces of evidence there are in all parts.
  var evidenceCount: Int { get }

  /// Visits the parts in their order, each as often as is asked for.
  ///
  /// - Throws: a `Diagnostic` with code `inputOutput` where they cannot be read back; and what `body`
  ///   throws.
  func forEach(_ body: (MinedPart) throws -> Void) throws
}

extension MinedDocument {
  /// Visits what was found, in the order of the text: of most documents one part, of long ones many.
  ///
  /// - Throws: as `MinedParts.forEach`; where all is in memory, only what `body` throws.
  public func forEachPart(_ body: (MinedPart) throws -> Void) throws {
    try earlier?.forEach(body)
    var part = MinedPart()
    part.sentences = sentences
    part.mentions = mentions
    part.citations = citations
    part.namedAuthors = namedAuthors
    part.evidence = evidence
    try body(part)
  }

  /// How many pieces of evidence there are, those of earlier parts included.
  public var evidenceCount: Int { (earlier?.evidenceCount ?? 0) + evidence.count }
}
