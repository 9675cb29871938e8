internal import AttestFormats
internal import AttestLexicon
public import AttestModel
public import AttestRelations
internal import AttestSyntax
internal import AttestText

/// Reads documents: sentences, names, events, claims.
///
///     let extractor = Extractor(try Resources(.installed()))
///     let mined = extractor.mine(document)
///     mined.evidence.first?.claim    // IL6 activates STAT3
public final class Extractor: Sendable {
  private let resources: Resources
  private let parser: SentenceParser
  private let analysis = TextAnalysis()
  private let triggers: ClaimTriggers
  private let namedAuthors: NamedAuthors
  private let bibliography: [Publication]
  private let events: EventExtractor?
  private let expected: ExpectedKinds

  /// - Parameters:
  ///   - bibliography: publications that documents cite and whose own lists lack them.
  ///   - events: finds the events of documents whose molecules are given; nil where they are not
  ///     wanted.
  public init(
    _ resources: Resources, bibliography: [Publication] = [], events: EventExtractor? = nil
  ) {
    self.resources = resources
    self.bibliography = bibliography
    self.events = events
    namedAuthors = NamedAuthors(words: resources.words)
    parser = SentenceParser(words: resources.words)
    triggers = ClaimTriggers(resources.rules, resources.words)
    expected = ExpectedKinds(resources.rules, resources.words)
  }

  /// Finds the claims of a document.
  ///
  /// - Parameter keepsSentences: whether the result is to be stored: with every sentence, not only
  ///   those that make claims, and with the digest of the source.
  public func mine(_ document: Document, keepsSentences: Bool = true) -> MinedDocument {
    mine(document, keepsSentences: keepsSentences, spool: nil, isStopped: { false })
  }

  /// As above; but of a long document no more than a part is held at a time.
  ///
  /// - Parameters:
  ///   - spool: takes the parts; nil where all are to be in memory.
  ///   - isStopped: whether the run was told to end, which is asked at every sentence; what is found
  ///     then is not the whole, and of no use.
  func mine(
    _ document: Document, keepsSentences: Bool, spool: PartSpool?, isStopped: () -> Bool
  ) -> MinedDocument {
    if document.isWithdrawn {
      return MinedDocument(
        id: document.id, format: document.format, title: "", pmid: document.pmid, doi: "", year: "",
        sections: [], sentences: [], evidence: [], digest: "", isWithdrawn: true)
    }
    var mined = Mined(references: ReferenceList(document, bibliography: bibliography))
    let tables = isStopped() ? TableFindings() : resources.readTables(document)
    mined.rows = tables.evidence
    for table in tables.leftOut {
      mined.notes.append(document.note(TableFindings.leftOutMessage, at: table))
    }
    analysis.forEachPart(of: document, bytes: spool?.partBytes ?? PartSpool.partBytes) { part in
      if let spool { mined.hand(to: spool) }
      return mine(part, keepsSentences: keepsSentences, into: &mined, isStopped)
    }
    mined.merge(mined.rows)
    let happened = keepsSentences ? events?.events(in: document) : nil
    for cut in happened?.cuts ?? [] { note(EventExtractor.cut, on: cut, document, in: &mined) }
    if mined.cuts > Self.placedCuts {
      mined.notes.append(
        Diagnostic(
          "\(mined.cuts - Self.placedCuts) more sentences were cut",
          severity: .warning, file: document.file.isEmpty ? document.id : document.file,
          line: document.line))
    }
    let earlier = spool.flatMap { $0.isEmpty ? nil : $0.finish() }
    return MinedDocument(
      id: document.id, format: document.format, title: document.title, pmid: document.pmid,
      doi: document.doi, year: document.year,
      sections: document.sections.filter { !$0.isContinued }.map(\.label),
      sentences: mined.part.sentences, evidence: mined.part.evidence,
      digest: keepsSentences ? digest(of: document) : "", notes: mined.notes,
      mentions: mined.part.mentions, citations: mined.part.citations, trials: tables.trials,
      namedAuthors: mined.part.namedAuthors, bibliography: document.references,
      references: document.references.count, tables: tables.count, rows: tables.rows,
      events: happened?.records ?? [],
      text: keepsSentences ? document.source : [], earlier: earlier)
  }

  private static let placedCuts = 10

  /// What has been found so far.
  private struct Mined {
    var part = MinedPart()
    /// What tables say, as far as it has not come to its place.
    var rows: [Evidence] = []
    var notes: [Diagnostic] = []
    var references: ReferenceList
    /// How many of the reference list's callouts stand before what is being read.
    var callout = 0
    /// Sentences that were too long.
    var cuts = 0
    /// What the document has abbreviated so far.
    var abbreviations = Abbreviations()
    /// Counting scalars is left until something needs its place.
    var offsets: SourceOffsets?

    /// Takes up what tables say, at its place in the document.
    mutating func merge(_ others: [Evidence]) {
      guard !others.isEmpty else { return }
      part.evidence = (part.evidence + others).enumerated()
        .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
        .map(\.element)
    }

    /// Hands on what was found, with the rows of tables up to there.
    mutating func hand(to spool: PartSpool) {
      guard let end = part.evidence.map(\.end).max() ?? part.sentences.last?.end else { return }
      let passed = rows.filter { $0.start < end }
      rows.removeAll { $0.start < end }
      merge(passed)
      spool.add(part)
      part = MinedPart()
    }
  }

  /// Gives whether it came to the end of the part.
  private func mine(
    _ part: SegmentedDocument, keepsSentences: Bool, into mined: inout Mined,
    _ isStopped: () -> Bool
  ) -> Bool {
    let document = part.document
    var citation = 0
    var mentions: [Mention] = []
    let given = GivenMentions(document)
    return document.text.withUnsafeBufferPointer { text in
      for (number, sentence) in part.sentences.enumerated() {
        if isStopped() { return false }
        // Tables are read by their rows, not as sentences.
        if document.sections[sentence.section].kind == .table { continue }
        if keepsSentences {
          mined.part.sentences.append(record(sentence, document, &mined.offsets))
        }
        if sentence.tokens.count >= TextAnalysis.longestSentence {
          note(
            "a sentence of more than \(TextAnalysis.longestSentence) words and marks was cut here",
            on: sentence, document, in: &mined)
        }
        let firstCitation = citation
        while citation < part.citations.count,
          part.citations[citation].range.lowerBound < sentence.range.upperBound
        {
          citation += 1
        }
        if given == nil {
          mined.abbreviations.read(part.tokens, sentence.tokens, of: text, resources.lexicon)
        }
        let verdict = part.tokens.withUnsafeBufferPointer {
          triggers.verdict(on: $0[sentence.tokens])
        }
        guard verdict != .nothing || keepsSentences else { continue }
        mentions.removeAll(keepingCapacity: true)
        let citations = mined.references.citations(
          Array(part.citations[firstCitation..<citation]), in: sentence.range, &mined.callout)
        let brackets = citations.compactMap { $0.isAuthorYear ? $0.bracket : nil }
        if let given {
          given.appendMentions(in: part.tokens, of: sentence, to: &mentions)
        } else {
          resources.lexicon.appendMentions(
            in: part.tokens, sentence.tokens, of: text, excluding: brackets,
            knowing: &mined.abbreviations, expecting: expected, to: &mentions)
        }
        if keepsSentences {
          keep(mentions, given, citations, of: sentence, document, in: &mined)
          let names = namedAuthors.names(in: part.tokens, sentence.tokens, besides: mentions)
          for name in names { keep(name, citations, of: sentence, document, in: &mined) }
        }
        guard verdict != .nothing, !mentions.isEmpty else { continue }
        guard
          given != nil
            || triggers.isWorthReading(
              verdict, mentions, kind: { kind(of: $0, mined.abbreviations) })
        else { continue }
        let concepts = mentions.map { concept(of: $0, given, mined.abbreviations) }
        let tagged = TaggedSentence(
          sentence, tokens: part.tokens, text: document.text, mentions: mentions,
          concepts: concepts, citations: citations)
        let reading = resources.rules.read(parser.parse(tagged), keepsEvents: false) {
          parsed(
            distance: $0, before: number, in: part,
            KnownNames(given: given, abbreviations: mined.abbreviations))
        }
        if reading.isCut {
          note(
            "a list here makes more than \(SentenceReading.mostClaimsOfEvent) claims; "
              + "only the first ones are kept", on: sentence, document, in: &mined)
        }
        guard !reading.statements.isEmpty else { continue }
        let record = record(sentence, document, &mined.offsets)
        for statement in reading.statements {
          mined.part.evidence.append(
            evidence(for: statement, tagged, record, document, mined.references))
        }
      }
      return true
    }
  }

  /// Keeps the names and the citations of a sentence for their tables.
  private func keep(
    _ mentions: [Mention], _ given: GivenMentions?, _ citations: [Citation],
    of sentence: Sentence, _ document: Document, in mined: inout Mined
  ) {
    guard !mentions.isEmpty || !citations.isEmpty else { return }
    let record = record(sentence, document, &mined.offsets)
    let offsets = mined.offsets ?? SourceOffsets(document.source)
    for mention in mentions {
      let place = offsets.scalars(in: document.map.source(of: mention.range))
      mined.part.mentions.append(
        MentionRecord(
          section: record.section, text: document.string(in: mention.range),
          concept: concept(of: mention, given, mined.abbreviations),
          start: place.lowerBound, end: place.upperBound,
          reason: given.map { "given as \($0.entities[Int(mention.concept)].id)" }
            ?? resources.lexicon.reason(for: mention)))
    }
    for citation in citations {
      let place = offsets.scalars(in: document.map.source(of: citation.range))
      mined.part.citations += mined.references.records(of: citation, in: record, at: place)
    }
  }

  /// Keeps an author named in running text, with how the sentence's citations agree.
  private func keep(
    _ name: NamedAuthor, _ citations: [Citation], of sentence: Sentence, _ document: Document,
    in mined: inout Mined
  ) {
    let record = record(sentence, document, &mined.offsets)
    let offsets = mined.offsets ?? SourceOffsets(document.source)
    let place = offsets.scalars(in: document.map.source(of: name.range))
    let text = document.string(in: name.range)
    mined.part.namedAuthors.append(
      NamedAuthorRecord(
        name: text, agreement: mined.references.agreement(of: text, with: citations),
        citations: citations.compactMap(\.authorYear), section: record.section,
        sentence: record.text, start: place.lowerBound, end: place.upperBound))
  }

  private func concept(
    of mention: Mention, _ given: GivenMentions?, _ abbreviations: Abbreviations
  ) -> Concept {
    if let given { return given.concepts[Int(mention.concept)] }
    return abbreviations.concept(of: mention) ?? resources.lexicon.concepts[Int(mention.concept)]
  }

  /// What kind of thing a name of the lexicon or of the document's own stands for.
  private func kind(of mention: Mention, _ abbreviations: Abbreviations) -> Concept.Kind {
    abbreviations.concept(of: mention)?.kind
      ?? resources.lexicon.concepts.kind(at: Int(mention.concept))
  }

  /// Says what was cut, and where for the first ones: finding a place reads the document up to it.
  private func note(
    _ message: String, on sentence: Sentence, _ document: Document, in mined: inout Mined
  ) {
    mined.cuts += 1
    guard mined.cuts <= Self.placedCuts else { return }
    mined.notes.append(document.note(message, at: sentence.range))
  }

  /// How one sentence was read, from its words to its claims.
  public struct Explanation: Sendable {
    /// The words and phrases of the sentence.
    public let parsed: ParsedSentence
    /// The events and claims that were read in it.
    public let reading: SentenceReading
    /// Lists, cues, and what rules failed at.
    public let notes: ReadingNotes
  }

  /// Everything that is read in each sentence of a document, for explaining it.
  public func explain(_ document: Document) -> [Explanation] {
    let segmented = analysis.segment(document)
    var names = KnownNames(given: nil, abbreviations: Abbreviations())
    return segmented.sentences.indices.map { number in
      document.text.withUnsafeBufferPointer { text in
        names.abbreviations.read(
          segmented.tokens, segmented.sentences[number].tokens, of: text, resources.lexicon)
      }
      let (known, parsed) = (names, parsed(number, in: segmented, names))
      let preceding = { self.parsed(distance: $0, before: number, in: segmented, known) }
      return Explanation(
        parsed: parsed, reading: resources.rules.read(parsed, preceding: preceding),
        notes: resources.rules.notes(on: parsed, preceding: preceding))
    }
  }

  /// What is known of a document's names beside the lexicon.
  private struct KnownNames {
    let given: GivenMentions?
    var abbreviations: Abbreviations
  }

  /// A sentence of a part, tagged and parsed.
  private func parsed(_ number: Int, in part: SegmentedDocument, _ names: KnownNames)
    -> ParsedSentence
  {
    let sentence = part.sentences[number]
    let citations = part.citations.filter { sentence.range.overlaps($0.range) }
    var abbreviations = names.abbreviations
    var mentions: [Mention] = []
    if let given = names.given {
      given.appendMentions(in: part.tokens, of: sentence, to: &mentions)
    } else {
      part.document.text.withUnsafeBufferPointer { text in
        resources.lexicon.appendMentions(
          in: part.tokens, sentence.tokens, of: text,
          excluding: citations.compactMap { $0.isAuthorYear ? $0.bracket : nil },
          knowing: &abbreviations, expecting: expected, to: &mentions)
      }
    }
    return parser.parse(
      TaggedSentence(
        sentence, tokens: part.tokens, text: part.document.text, mentions: mentions,
        concepts: mentions.map { concept(of: $0, names.given, abbreviations) },
        citations: citations))
  }

  /// An earlier sentence of the same paragraph, the nearest at distance 0.
  private func parsed(
    distance: Int, before number: Int, in part: SegmentedDocument, _ names: KnownNames
  ) -> ParsedSentence? {
    let earlier = number - 1 - distance
    guard earlier >= 0, part.sentences[earlier].section == part.sentences[number].section,
      part.sentences[earlier].paragraph == part.sentences[number].paragraph
    else { return nil }
    return parsed(earlier, in: part, names)
  }

  private func record(
    _ sentence: Sentence, _ document: Document, _ offsets: inout SourceOffsets?
  ) -> SentenceRecord {
    let known = offsets ?? SourceOffsets(document.source)
    offsets = known
    let place = known.scalars(in: document.map.source(of: sentence.range))
    return SentenceRecord(
      section: document.sections[sentence.section].label,
      text: document.string(in: sentence.range), start: place.lowerBound, end: place.upperBound)
  }

  private func evidence(
    for statement: SentenceReading.Statement, _ tagged: TaggedSentence, _ record: SentenceRecord,
    _ document: Document, _ references: ReferenceList
  ) -> Evidence {
    let credits = Credits(
      tagged.citations, creditingBefore: statement.end, in: statement.clauseEnd, of: tagged.text,
      named: {
        [statement.claim.subject, statement.claim.object].compactMap { end in
          tagged.mentions.indices.last {
            tagged.concepts[$0] == end && tagged.mentions[$0].range.upperBound <= statement.end
          }.map { tagged.mentions[$0].range }
        }
      }, references)
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
}
