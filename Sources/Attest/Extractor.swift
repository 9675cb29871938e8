public import AttestModel
internal import AttestLexicon
public import AttestRelations
internal import AttestSyntax
internal import AttestText

/// Reads documents: sentences, names, events, claims.
///
///     let extractor = Extractor(try Resources(.installed()))
///     let mined = extractor.mine(document)
///     mined.evidence.first?.claim    // IL6 activates STAT3
public struct Extractor: Sendable {
  private let resources: Resources
  private let parser: SentenceParser
  private let analysis = TextAnalysis()
  private let triggers: WordFilter

  public init(_ resources: Resources) {
    self.resources = resources
    parser = SentenceParser(words: resources.words)
    triggers = WordFilter(resources.words.forms(of: resources.rules.triggerLemmas))
  }

  /// Finds the claims of a document.
  ///
  /// - Parameter keepsSentences: whether the result is to be stored: with every sentence, not only
  ///   those that make claims, and with the digest of the source.
  public func mine(_ document: Document, keepsSentences: Bool = true) -> MinedDocument {
    let segmented = analysis.segment(document)
    // Counting scalars is left until something needs its place.
    lazy var offsets = SourceOffsets(document.source)
    var evidence: [Evidence] = []
    var records: [SentenceRecord] = []
    var citation = 0
    var mentions: [Mention] = []
    if keepsSentences { records.reserveCapacity(segmented.sentences.count) }
    document.text.withUnsafeBufferPointer { text in
      for sentence in segmented.sentences {
        if keepsSentences { records.append(record(sentence, document, offsets)) }
        let firstCitation = citation
        while citation < segmented.citations.count,
          segmented.citations[citation].range.lowerBound < sentence.range.upperBound
        {
          citation += 1
        }
        guard mayClaim(sentence, segmented.tokens) else { continue }
        mentions.removeAll(keepingCapacity: true)
        let citations = Array(segmented.citations[firstCitation..<citation])
        let brackets = citations.compactMap { $0.isAuthorYear ? $0.bracket : nil }
        resources.lexicon.appendMentions(
          in: segmented.tokens, sentence.tokens, of: text, excluding: brackets, to: &mentions)
        guard mentions.count >= 2 else { continue }
        let tagged = TaggedSentence(
          sentence, tokens: segmented.tokens, text: document.text, mentions: mentions,
          concepts: mentions.map { resources.lexicon.concepts[Int($0.concept)] },
          citations: citations)
        let reading = resources.rules.read(parser.parse(tagged), keepsEvents: false)
        guard !reading.statements.isEmpty else { continue }
        let record = record(sentence, document, offsets)
        for statement in reading.statements {
          evidence.append(
            self.evidence(for: statement, tagged, record, document))
        }
      }
    }
    return MinedDocument(
      id: document.id, format: document.format, title: document.title, pmid: document.pmid,
      doi: document.doi, year: document.year, sections: document.sections.map(\.label),
      sentences: records, evidence: evidence, digest: keepsSentences ? digest(document.source) : "")
  }

  /// Everything that is read in each sentence of a document, for explaining it.
  public func explain(_ document: Document) -> [(ParsedSentence, SentenceReading)] {
    let segmented = analysis.segment(document)
    let brackets = segmented.citations.compactMap { $0.isAuthorYear ? $0.bracket : nil }
    return document.text.withUnsafeBufferPointer { text in
      segmented.sentences.map { sentence in
        var mentions: [Mention] = []
        resources.lexicon.appendMentions(
          in: segmented.tokens, sentence.tokens, of: text, excluding: brackets, to: &mentions)
        let parsed = parser.parse(
          TaggedSentence(
            sentence, tokens: segmented.tokens, text: document.text, mentions: mentions,
            concepts: mentions.map { resources.lexicon.concepts[Int($0.concept)] },
            citations: segmented.citations.filter { sentence.range.overlaps($0.range) }))
        return (parsed, resources.rules.read(parsed))
      }
    }
  }

  /// Whether a sentence has a trigger at all; most have none and are left alone.
  private func mayClaim(_ sentence: Sentence, _ tokens: [Token]) -> Bool {
    for index in sentence.tokens where tokens[index].kind == .word {
      if triggers.contains(tokens[index].hash) { return true }
    }
    return false
  }

  private func record(
    _ sentence: Sentence, _ document: Document, _ offsets: SourceOffsets
  ) -> SentenceRecord {
    let place = offsets.scalars(in: document.map.source(of: sentence.range))
    return SentenceRecord(
      section: document.sections[sentence.section].label,
      text: document.string(in: sentence.range), start: place.lowerBound, end: place.upperBound)
  }

  private func evidence(
    for statement: SentenceReading.Statement, _ tagged: TaggedSentence, _ record: SentenceRecord,
    _ document: Document
  ) -> Evidence {
    let credits = Credits(tagged.citations, creditingBefore: statement.end)
    let claim = statement.claim
    return Evidence(
      claim: claim, certainty: statement.certainty,
      context: Self.context(of: claim, in: tagged.concepts), citations: credits.keys,
      pmids: credits.pmids, ncts: credits.ncts, document: document.id, section: record.section,
      sentence: record.text, start: record.start, end: record.end, rule: statement.rule)
  }

  /// Cells, tissues, species and diseases that the sentence names beside the claim's own ends.
  private static func context(of claim: Claim, in concepts: [Concept]) -> [String] {
    var names: [String] = []
    for concept in concepts {
      switch concept.kind {
      case .cell, .anatomy, .species, .disease:
        if concept != claim.subject, concept != claim.object, !names.contains(concept.name) {
          names.append(concept.name)
        }
      case .gene, .family, .complex, .drug, .chemical, .process, .pathway, .generic, .phrase:
        break
      }
    }
    return names
  }

  private func digest(_ source: [UInt8]) -> String {
    var hasher = WordHash.Hasher()
    for byte in source { hasher.add(byte) }
    return Resources.digits(hasher.finish())
  }
}

extension Citation {
  var isAuthorYear: Bool {
    switch target {
    case .authorYear: true
    case .pmid, .nct: false
    }
  }
}

/// Who is credited with a claim: the bracket that closes its clause.
private struct Credits {
  var keys: [String] = []
  var pmids: [String] = []
  var ncts: [String] = []

  /// - Parameter end: the byte behind the claim's last end. The first bracket after it counts;
  ///   where none follows, authors named before it do: *Xiao et al. (2017) showed that …*
  init(_ citations: [Citation], creditingBefore end: Int) {
    let following = citations.first { $0.bracket.lowerBound >= end }
    guard let bracket = (following ?? citations.last { $0.bracket.upperBound <= end })?.bracket
    else { return }
    let isNarrative = following == nil
    for citation in citations where citation.bracket == bracket {
      switch citation.target {
      case .authorYear(let key):
        // A bracket before the claim closes another clause, unless its author is the speaker.
        if isNarrative, citation.range.lowerBound >= bracket.lowerBound { continue }
        if !keys.contains(key) { keys.append(key) }
      case .pmid(let digits):
        if !isNarrative, !pmids.contains(digits) { pmids.append(digits) }
      case .nct(let id):
        if !isNarrative, !ncts.contains(id) { ncts.append(id) }
      }
    }
  }
}
