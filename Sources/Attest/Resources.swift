public import AttestChecks
public import AttestLexicon
public import AttestModel
public import AttestRelations
public import AttestSyntax
public import AttestTables
internal import AttestText
internal import Foundation

/// Names, words and rules, read from their files.
public struct Resources: Sendable {
  /// Names and what they stand for.
  public let lexicon: Lexicon
  /// The rules by which events and claims are read.
  public let rules: RuleSet
  /// The words of the language with their parts of speech.
  public let words: WordTable
  /// The words that tables are read by.
  public let tables: TableVocabulary
  private let folder: LexiconFolder
  /// The headings that columns of curated tables are known by.
  public let columnNames: ColumnNames
  /// Lexicon rows that were skipped, each with its place.
  public let skippedRows: [Diagnostic]
  /// The added rules that took the place of a built-in one, each with its place.
  public let replacedRules: [Diagnostic]
  /// Digests of the files read, for provenance: sixteen hexadecimal digits each.
  public let lexiconDigest: String
  /// Of the rule files, the cues, and the words that tables are read by.
  public let rulesDigest: String

  /// Rule files with mistakes in them: all mistakes of all files.
  public struct FaultyRules: Error {
    /// The mistakes, each with its file and line.
    public let diagnostics: [Diagnostic]
  }

  /// Reads the lexicon and the rules.
  ///
  /// - Parameters:
  ///   - folder: the installed `Lexicons`.
  ///   - lexicon: a folder of tables in place of `folder`'s `entities`.
  ///   - rules: rule files, or folders of them, to add to `folder`'s `relations`; of two rules of
  ///     one name theirs counts.
  ///   - imported: a folder of tables whose names are known beside the lexicon's.
  /// - Throws: `FaultyRules`, or a `Diagnostic` where a file or folder is missing.
  public init(
    _ folder: LexiconFolder, lexicon: String? = nil, rules: [String] = [], imported: String? = nil
  ) throws {
    try self.init(
      folder, lexicon: lexicon, rules: rules, imported: imported, buildsAnew: false)
  }

  /// The lexicon alone, which takes less time where its compiled form is current.
  ///
  /// - Throws: as `init`.
  public static func lexicon(
    _ folder: LexiconFolder, lexicon: String? = nil, rules: [String] = [], imported: String? = nil
  ) throws -> (Lexicon, skipped: [Diagnostic]) {
    if let compiled = try compiled(lexicon) { return (compiled, []) }
    let sources = try sources(folder, lexicon, rules, imported)
    if let compiled = sources.compiled() { return compiled }
    let all = try Resources(folder, lexicon: lexicon, rules: rules, imported: imported)
    return (all.lexicon, all.skippedRows)
  }

  /// A lexicon that was compiled to a file; nil where the path leads to no file.
  ///
  /// - Throws: a `Diagnostic` where the file is no compiled lexicon of this version.
  private static func compiled(_ path: String?) throws -> Lexicon? {
    guard let path else { return nil }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
    else { return nil }
    guard let lexicon = Lexicon(compiled: path) else {
      throw Diagnostic(
        "is no compiled lexicon of this version, or is damaged; make it with lexicon build --output,"
          + " or name a folder of tables", file: path)
    }
    return lexicon
  }

  /// The files of the lexicon.
  ///
  /// - Throws: a `Diagnostic` where a folder is missing.
  public static func sources(
    _ folder: LexiconFolder, _ lexicon: String?, _ rules: [String], _ imported: String?
  ) throws -> LexiconSources {
    let (own, added) = try ruleFiles(folder, rules)
    return try LexiconSources(
      folder, entities: lexicon ?? folder.path + "/entities", rules: own + added,
      imported: imported)
  }

  /// The built-in rule files, and those that paths name beside them.
  private static func ruleFiles(
    _ folder: LexiconFolder, _ rules: [String]
  ) throws -> (own: [String], added: [String]) {
    let own = try LexiconFolder.files(in: folder.path + "/relations", ending: ".rules")
    var added: [String] = []
    for path in rules {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw Diagnostic("no such file or folder", code: .noInput, file: path)
      }
      added +=
        isFolder.boolValue ? try LexiconFolder.files(in: path, ending: ".rules") : [path]
    }
    // A file that is named twice, or built in, is read once.
    var seen = Set(own.map(resolved))
    return (own, added.filter { seen.insert(resolved($0)).inserted })
  }

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// - Parameter buildsAnew: whether the compiled lexicon is made even where it is current.
  public init(
    _ folder: LexiconFolder, lexicon: String?, rules: [String], imported: String?, buildsAnew: Bool
  ) throws {
    self.folder = folder
    var parsing = RuleParsing()
    var rulesDigest = StableHash()
    let (own, added) = try Self.ruleFiles(folder, rules)
    for (number, file) in (own + added).enumerated() {
      if number == own.count { parsing.beginAdding() }
      let bytes = try LexiconFolder.bytes(of: file)
      for byte in bytes { rulesDigest.add(byte) }
      let name = file.split(separator: "/").last.map(String.init) ?? file
      parsing.read(
        bytes, file: file, name: name.hasSuffix(".rules") ? String(name.dropLast(6)) : name)
    }
    parsing.finish()
    replacedRules = parsing.replaced.map { rule, former in
      Diagnostic(
        "rule “\(rule.name)” replaces the built-in one, \(former.file):\(former.line)",
        severity: .warning, file: rule.file, line: rule.line)
    }
    let cuesText = try folder.text("cues.tsv")
    for byte in cuesText.utf8 { rulesDigest.add(byte) }
    let cues = Cues(cuesText, file: folder.path + "/words/cues.tsv")
    let headsText = try folder.text("columns.tsv")
    let signsText = try folder.text("effects.tsv")
    let statesText = try folder.text("states.tsv")
    for byte in headsText.utf8 { rulesDigest.add(byte) }
    for byte in signsText.utf8 { rulesDigest.add(byte) }
    for byte in statesText.utf8 { rulesDigest.add(byte) }
    tables = TableVocabulary(
      heads: ColumnHeads(headsText, file: folder.path + "/words/columns.tsv"),
      signs: EffectSigns(signsText, file: folder.path + "/words/effects.tsv"),
      states: StateWords(statesText, file: folder.path + "/words/states.tsv"))
    columnNames = try Self.columnNames(folder)
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

    if let compiled = try Self.compiled(lexicon) {
      (self.lexicon, skippedRows) = (compiled, [])
    } else {
      let words = self.words
      (self.lexicon, skippedRows) = try Self.lexicon(
        Self.sources(folder, lexicon, rules, imported),
        Lexicon.CommonWords(ordinary: words.ordinaryWords, function: words.functionWords)
          .adding(everyday: folder.text("everyday.txt")), buildsAnew: buildsAnew)
    }
    lexiconDigest = StableHash.hexadecimal(self.lexicon.digest)
    self.rulesDigest = rulesDigest.hexadecimal
  }

  /// The lexicon of these sources: its compiled form where that is current, else made from them and
  /// kept for the next run.
  private static func lexicon(
    _ sources: LexiconSources, _ words: @autoclosure () throws -> Lexicon.CommonWords,
    buildsAnew: Bool
  ) throws -> (Lexicon, skipped: [Diagnostic]) {
    if !buildsAnew, let compiled = sources.compiled() { return compiled }
    let built = try sources.build(words(), tokens: Tokenizer().tokens(of:))
    // Where no file can be kept, the next run builds again.
    if let file = sources.file { try? LexiconSources.write(built.0, to: file) }
    return built
  }

  static func columnNames(_ folder: LexiconFolder) throws -> ColumnNames {
    ColumnNames(
      try folder.text("curated-columns.tsv"), file: folder.path + "/words/curated-columns.tsv")
  }

  /// Reads what checks know beyond names.
  ///
  /// - Throws: a `Diagnostic` where a table of `Lexicons/checks` is missing.
  public func checkFacts() throws -> CheckFacts { try Self.checkFacts(folder) }

  static func checkFacts(_ folder: LexiconFolder) throws -> CheckFacts {
    try CheckFacts(
      genes: LexiconFolder.bytes(of: folder.path + "/checks/gene-symbols.tsv"),
      kinases: folder.text("kinases.tsv", in: "checks"),
      cytokines: folder.text("cytokines.tsv", in: "checks"),
      drugs: folder.text("drug-targets.tsv", in: "checks"),
      confusables: folder.text("confusables.tsv", in: "checks"),
      words: folder.text("words.tsv", in: "checks"))
  }
}
