import Attest
import Foundation

/// The stages of reading a document, one after the other, each with a clock of its own.
struct StagedExtractor {
  private let resources: Resources
  private let parser: SentenceParser
  private let analysis = TextAnalysis()
  private let triggers: WordSet
  private let whole: Extractor

  init(_ resources: Resources) {
    self.resources = resources
    parser = SentenceParser(words: resources.words)
    triggers = WordSet(resources.words.forms(of: resources.rules.triggerLemmas))
    whole = Extractor(resources)
  }

  /// What a run came to, for comparing.
  private struct Result {
    var claims = 0
    var words = 0
    /// Of tables.
    var rows = 0
    var bytesWritten = 0
  }

  /// Times every stage over the texts.
  ///
  /// - Throws: a `Diagnostic` where the stages do not find the claims that `Extractor` finds: a
  ///   rate at which wrong answers are given says nothing.
  func run(_ texts: BenchmarkTexts) throws -> StageTimes {
    let expected = try texts.distinct.map { text in
      try read(text.bytes, text.name).reduce(0) { $0 + claims(in: $1) }
    }
    let expectedClaims = texts.order.reduce(0) { $0 + expected[$1] }
    guard expectedClaims > 0 else {
      throw Diagnostic("the texts make no claim, so nothing can be measured", code: .data)
    }
    var times = StageTimes(bytes: texts.size)
    var result = Result()
    for index in texts.order {
      let text = texts.distinct[index]
      result.words += times.measure(.words) { Self.words(in: text.bytes) }
      try mine(text.bytes, named: text.name, &times, &result)
    }
    var mined = 0
    for index in texts.order {
      let text = texts.distinct[index]
      mined += try times.measure(.whole) {
        try read(text.bytes, text.name).reduce(0) {
          $0 + claims(in: $1)
        }
      }
    }
    for (name, claims) in [("the stages", result.claims), ("the extractor", mined)]
    where claims != expectedClaims {
      throw Diagnostic(
        "\(name) found \(claims) claims, but there are \(expectedClaims)", code: .software)
    }
    times.claims = result.claims
    times.words = result.words
    return times
  }

  /// The claims of sentences: those of tables come from no stage that is timed here.
  private func claims(in document: Document) -> Int {
    whole.mine(document, keepsSentences: false).evidence.count { !$0.section.hasPrefix("table") }
  }

  private func mine(
    _ bytes: [UInt8], named name: String, _ times: inout StageTimes, _ result: inout Result
  ) throws {
    let documents = try times.measure(.read) { try read(bytes, name) }
    let table = ClaimsTable(CommaSeparated())
    for document in documents {
      let segmented = times.measure(.split) { analysis.segment(document) }
      let tagged = times.measure(.match) { tag(segmented) }
      let parsed = times.measure(.parse) { tagged.map(parser.parse) }
      let readings = times.measure(.events) {
        parsed.map { resources.rules.read($0, keepsEvents: false) }
      }
      result.rows += times.measure(.tables) { resources.readTables(document).rows }
      let offsets = SourceOffsets(document.source)
      let evidence = zip(tagged, readings).flatMap { sentence, reading in
        reading.statements.map { statement in
          let place = offsets.scalars(in: document.map.source(of: sentence.sentence.range))
          return Evidence(
            claim: statement.claim, certainty: statement.certainty, document: document.id,
            section: document.sections[sentence.sentence.section].label,
            sentence: document.string(in: sentence.sentence.range), start: place.lowerBound,
            end: place.upperBound, rule: statement.rule)
        }
      }
      result.claims += evidence.count
      result.bytesWritten += times.measure(.write) {
        var output: [UInt8] = []
        for row in evidence { table.append(row, to: &output) }
        return output.count
      }
    }
  }

  private func read(_ bytes: [UInt8], _ name: String) throws -> [Document] {
    var documents: [Document] = []
    try PlainTextReader().read(
      MemoryByteStream(bytes), name: name, report: { _ in }, found: { documents.append($0) })
    return documents
  }

  /// The sentences that can make a claim, with their names: others are left alone, as in mining.
  private func tag(_ segmented: SegmentedDocument) -> [TaggedSentence] {
    let document = segmented.document
    var tagged: [TaggedSentence] = []
    var citation = 0
    document.text.withUnsafeBufferPointer { text in
      for sentence in segmented.sentences {
        let first = citation
        while citation < segmented.citations.count,
          segmented.citations[citation].range.lowerBound < sentence.range.upperBound
        {
          citation += 1
        }
        let hasTrigger = sentence.tokens.contains { index in
          let token = segmented.tokens[index]
          return token.kind == .word && triggers.contains(token.hash)
        }
        guard hasTrigger, document.sections[sentence.section].kind != .table else { continue }
        let citations = Array(segmented.citations[first..<citation])
        let brackets = citations.compactMap { citation -> TextRange? in
          if case .authorYear = citation.target { citation.bracket } else { nil }
        }
        var mentions: [Mention] = []
        resources.lexicon.appendMentions(
          in: segmented.tokens, sentence.tokens, of: text, excluding: brackets, to: &mentions)
        guard mentions.count >= 2 else { continue }
        tagged.append(
          TaggedSentence(
            sentence, tokens: segmented.tokens, text: document.text, mentions: mentions,
            concepts: mentions.map { resources.lexicon.concepts[Int($0.concept)] },
            citations: citations))
      }
    }
    return tagged
  }

  /// How many words a text has, as `wc -w` counts them: what stands between blanks.
  private static func words(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var words = 0
      var isInside = false
      for byte in bytes {
        let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
        if !isBlank, !isInside { words += 1 }
        isInside = !isBlank
      }
      return words
    }
  }
}
