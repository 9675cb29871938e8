import GRDB

/// One condition on evidence: as a set of rows, and as a question about one row.
struct EvidenceCondition {
  /// Selects the ids of all evidence that fulfils it, as `id`.
  let set: String
  /// Asks it of the evidence called `evidence`.
  let probe: String
  let arguments: [any DatabaseValueConvertible]
  /// The values of `probe`.
  let probeArguments: [any DatabaseValueConvertible]
  /// Selects the keys that it is a matter of; nil where it is no matter of keys.
  let keys: String?
  /// Selects the sentences whose words fulfil it; nil where it is no matter of words.
  let sentences: String?

  /// - Parameter probeArguments: where they are others than those of `set`.
  init(
    set: String, probe: String, arguments: [any DatabaseValueConvertible],
    probeArguments: [any DatabaseValueConvertible]? = nil, keys: String? = nil,
    sentences: String? = nil
  ) {
    self.keys = keys
    self.sentences = sentences
    self.set = set
    self.probe = probe
    self.arguments = arguments
    self.probeArguments = probeArguments ?? arguments
  }

  /// What a query asks of evidence.
  static func all(of query: ClaimQuery) -> [EvidenceCondition] {
    var conditions: [EvidenceCondition] = []
    if let pmid = query.pmid {
      conditions.append(
        EvidenceCondition(
          set: """
            SELECT evidence AS id FROM evidence_keys
            WHERE key = (SELECT id FROM keys WHERE kind = 'pmid' AND value = ?1)
            UNION ALL SELECT evidence.id FROM documents
            CROSS JOIN evidence ON evidence.document = documents.id
            WHERE documents.pmid = ?1 AND documents.pmid <> ''
            """,
          probe: """
            (EXISTS (SELECT 1 FROM evidence_keys INDEXED BY evidence_keys_by_evidence
              WHERE +key = (SELECT id FROM keys WHERE kind = 'pmid' AND value = ?1)
                AND evidence_keys.evidence = evidence.id)
            OR evidence.document IN (SELECT id FROM documents WHERE pmid = ?1 AND pmid <> ''))
            """, arguments: [pmid]))
    }
    if let nct = query.nct {
      conditions.append(keyed("SELECT id FROM keys WHERE kind = 'nct' AND value = ?1", [nct]))
    }
    if let citation = query.citation {
      let form = FoldedWords.citation(citation)
      let year = FoldedWords.year(ofCitation: form)
      if !year.isEmpty, let author = FoldedWords.families(ofCitation: form).first {
        let bare = FoldedWords.bare(citation: form)
        conditions.append(
          keyed(
            """
            SELECT keys.id FROM key_parts CROSS JOIN keys ON keys.id = key_parts.key
            WHERE part = ?1 AND kind = 'citation' AND lower(replace(value, ',', '')) = ?2
            """, ["author:" + author, bare]))
      } else {
        conditions.append(
          keyed("SELECT id FROM keys WHERE kind = 'citation' AND value = ?1", [citation]))
      }
    }
    // Teng’s work of 2014 is one work.
    let names = query.author.map { FoldedWords.families(named: $0) } ?? []
    var parts: [String] = []
    var arguments: [String] = []
    if !names.isEmpty {
      let places = names.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
      parts.append("SELECT key FROM key_parts WHERE part IN (\(places))")
      arguments += names.map { "author:" + $0 }
    }
    if let year = query.year {
      parts.append("SELECT key FROM key_parts WHERE part = ?\(arguments.count + 1)")
      arguments.append("year:" + year)
    }
    if !parts.isEmpty {
      conditions.append(keyed(parts.joined(separator: " INTERSECT "), arguments))
    }
    if !query.context.isEmpty {
      let places = query.context.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
      conditions.append(
        keyed(
          "SELECT id FROM keys WHERE kind = 'context' AND value IN (\(places))",
          query.context.map(FoldedWords.words)))
    }
    if let document = query.document {
      let row = "SELECT id FROM documents WHERE name = ?1"
      conditions.append(
        EvidenceCondition(
          set: "SELECT id FROM evidence WHERE document = (\(row))",
          probe: "evidence.document = (\(row))", arguments: [document]))
    }
    if let pattern = pattern(query.text) {
      // The index of words is quick to list what a word stands in and slow to be asked about one
      // sentence, so there the sentence itself is read.
      conditions.append(
        EvidenceCondition(
          set: """
            SELECT evidence.id FROM sentence_words
            CROSS JOIN evidence ON evidence.sentence = sentence_words.rowid
            WHERE sentence_words MATCH ?1
            """,
          probe: """
            \(SentenceWording.function)(
              (SELECT text FROM sentences WHERE sentences.id = evidence.sentence))
            """, arguments: [pattern], probeArguments: [],
          sentences: "SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?1"))
    }
    return conditions
  }

  /// The sign keeps SQLite from looking for each key in turn, which may be thousands; evidence has a
  /// few.
  private static func keyed(
    _ keys: String, _ arguments: [any DatabaseValueConvertible]
  ) -> EvidenceCondition {
    EvidenceCondition(
      set: "SELECT evidence AS id FROM evidence_keys WHERE key IN (\(keys))",
      probe: """
        EXISTS (SELECT 1 FROM evidence_keys INDEXED BY evidence_keys_by_evidence
          WHERE evidence_keys.evidence = evidence.id AND +evidence_keys.key IN (\(keys)))
        """, arguments: arguments, keys: keys)
  }

  /// Groups of alternatives as FTS5 asks for them: `("il 6" OR "interleukin 6") AND ("cells")`.
  static func pattern(_ groups: [[String]]) -> String? {
    let parts = groups.compactMap { group -> String? in
      let all = Set(group.map(FoldedWords.words).filter { !$0.isEmpty })
      // “malignant melanoma” stands nowhere where “melanoma” does not.
      let phrases = all.filter { phrase in
        !all.contains { $0 != phrase && " \(phrase) ".contains(" \($0) ") }
      }.sorted()
      guard !phrases.isEmpty else { return nil }
      return "(" + phrases.map { "\"\($0)\"" }.joined(separator: " OR ") + ")"
    }
    return parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }
}

/// SQL with its values, put together from pieces that count their values from `?1` each.
struct ComposedSQL {
  private(set) var text = ""
  private(set) var values: [any DatabaseValueConvertible] = []

  var arguments: StatementArguments { StatementArguments(values.map { $0.databaseValue }) }

  mutating func add(_ piece: String, _ arguments: [any DatabaseValueConvertible] = []) {
    var piece = piece
    // The highest first, so that ?1 is not found in ?12.
    for index in arguments.indices.reversed() {
      piece = piece.replacing("?\(index + 1)", with: "?\u{1}\(values.count + index + 1)")
    }
    text += piece.replacing("\u{1}", with: "") + "\n"
    values += arguments
  }
}
