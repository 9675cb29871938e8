public import AttestChecks
public import AttestLexicon
public import AttestModel
public import AttestRelations
public import AttestSyntax
public import AttestTables
internal import AttestText

/// Names, words and rules, read from their files.
public struct Resources: Sendable {
  public let lexicon: Lexicon
  public let rules: RuleSet
  public let words: WordTable
  /// The words that tables are read by.
  public let tables: TableVocabulary
  /// The headings that columns of curated tables are known by.
  public let columnNames: ColumnNames
  /// Lexicon rows that were skipped, each with its place.
  public let skippedRows: [Diagnostic]
  /// Digests of the files read, for provenance: sixteen hexadecimal digits each.
  public let lexiconDigest: String
  public let rulesDigest: String

  /// Rule files with mistakes in them: all mistakes of all files.
  public struct FaultyRules: Error {
    public let diagnostics: [Diagnostic]
  }

  /// Reads the lexicon and the rules.
  ///
  /// - Parameters:
  ///   - folder: the installed `Lexicons`.
  ///   - lexicon: a folder of tables in place of `folder`'s `entities`.
  ///   - rules: a folder of rule files in place of `folder`'s `relations`.
  /// - Throws: `FaultyRules`, or a `Diagnostic` where a file or folder is missing.
  public init(_ folder: LexiconFolder, lexicon: String? = nil, rules: String? = nil) throws {
    var parsing = RuleParsing()
    var rulesDigest = WordHash.Hasher()
    for file in try LexiconFolder.files(in: rules ?? folder.path + "/relations", ending: ".rules") {
      let bytes = try LexiconFolder.bytes(of: file)
      for byte in bytes { rulesDigest.add(byte) }
      let name = file.split(separator: "/").last.map { String($0.dropLast(6)) } ?? file
      parsing.read(bytes, file: file, name: name)
    }
    let cuesText = try folder.text("cues.tsv")
    for byte in cuesText.utf8 { rulesDigest.add(byte) }
    let cues = Cues(cuesText, file: folder.path + "/words/cues.tsv")
    let headsText = try folder.text("columns.tsv")
    let signsText = try folder.text("effects.tsv")
    for byte in headsText.utf8 { rulesDigest.add(byte) }
    for byte in signsText.utf8 { rulesDigest.add(byte) }
    tables = TableVocabulary(
      heads: ColumnHeads(headsText, file: folder.path + "/words/columns.tsv"),
      signs: EffectSigns(signsText, file: folder.path + "/words/effects.tsv"))
    columnNames = ColumnNames(
      try folder.text("curated-columns.tsv"), file: folder.path + "/words/curated-columns.tsv")
    let faults =
      parsing.diagnostics + cues.diagnostics + tables.diagnostics + columnNames.diagnostics
    guard faults.isEmpty else { throw FaultyRules(diagnostics: faults) }
    self.rules = RuleSet(parsing.rules, cues: cues)

    // A rule's verb is a verb, whether or not the word lists have it.
    var verbs = try folder.text("verbs.txt")
    let doubling = Set(
      verbs.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line -> String? in
        let word = line.split(separator: UInt8(ascii: " ")).first.map { String(Substring($0)) }
        return word.map { $0.hasPrefix("+") ? String($0.dropFirst()) : $0 }
      })
    for verb in Set(parsing.rules.flatMap(\.verbs)).sorted() where !doubling.contains(verb) {
      verbs += "\n" + verb
    }
    words = WordTable(
      WordTable.Lists(
        verbs: verbs, nouns: try folder.text("nouns.txt"),
        adjectives: try folder.text("adjectives.txt"), adverbs: try folder.text("adverbs.txt"),
        notAdverbs: try folder.text("not-adverbs.txt"), closed: try folder.text("closed.tsv"),
        phrases: try folder.text("phrases.tsv")))

    var reading = LexiconReading()
    var lexiconDigest = WordHash.Hasher()
    let tokenizer = Tokenizer()
    var builder = LexiconBuilder(
      words: Lexicon.CommonWords(ordinary: words.ordinaryWords, function: words.functionWords),
      tokens: tokenizer.tokens(of:))
    for file in try LexiconFolder.files(in: lexicon ?? folder.path + "/entities", ending: ".tsv") {
      let bytes = try LexiconFolder.bytes(of: file)
      for byte in bytes { lexiconDigest.add(byte) }
      reading.read(bytes, file: file) { builder.add($0) }
    }
    skippedRows = reading.diagnostics
    self.lexicon = builder.build()
    self.lexiconDigest = Self.digits(lexiconDigest.finish())
    self.rulesDigest = Self.digits(rulesDigest.finish())
  }

  static func digits(_ hash: WordHash) -> String {
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
