import ArgumentParser
import Attest
import Foundation

/// The options that every command has.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The store, one file. (default: $ATTEST_STORE, else attest.sqlite)", valueName: "file"))
  private var namedStore: String?

  @Option(
    help: ArgumentHelp(
      "A folder of lexicon tables, or a compiled lexicon, to use in place of the built-in names.",
      valueName: "dir"))
  var lexicon: String?

  @Option(
    help: ArgumentHelp(
      "A folder of rule files, or one file, to add to the built-in rules; of two rules of one name yours counts.",
      valueName: "dir"))
  var rules: [String] = []

  @Option(
    name: .customLong("jobs"),
    help: ArgumentHelp(
      "How many documents to work on at once. (default: one for each core)", valueName: "n"))
  private var namedJobs: Int?

  @Flag(help: "Say nothing but errors and warnings.")
  var quiet = false

  @Flag(help: "Say what is being done.")
  var verbose = false

  @Flag(help: "Use no colours; so does the environment variable NO_COLOR.")
  var noColor = false

  var jobs: Int { namedJobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// The path of the store.
  var store: String {
    if let namedStore { return namedStore }
    let inherited = ProcessInfo.processInfo.environment["ATTEST_STORE"] ?? ""
    return inherited.isEmpty ? "attest.sqlite" : inherited
  }

  func validate() throws {
    if let namedJobs, namedJobs < 1 {
      throw ValidationError("--jobs must be 1 or more, not \(namedJobs).")
    }
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  /// Where `import lexicon` puts the tables that belong to the store: `attest.lexicon` beside
  /// `attest.sqlite`.
  var importFolder: String {
    let path = store as NSString
    return (path.pathExtension.isEmpty ? store : path.deletingPathExtension) + ".lexicon"
  }

  /// The same folder, where there is anything in it.
  var imported: String? {
    let names = try? FileManager.default.contentsOfDirectory(atPath: importFolder)
    return names?.contains { $0.hasSuffix(".tsv") } == true ? importFolder : nil
  }

  /// Reads the names alone.
  ///
  /// - Throws: as `resources`.
  func names(_ console: Console) throws -> Lexicon {
    let folder = try LexiconFolder.installed()
    console.debug("names from \(folder.path)")
    let (names, skipped) = try Resources.lexicon(
      folder, lexicon: lexicon, rules: rules, imported: imported)
    for row in skipped { console.report(row) }
    return names
  }

  /// Reads names, words and rules; rows that had to be skipped are reported.
  ///
  /// - Throws: `Resources.FaultyRules`, or a `Diagnostic` where a folder is missing.
  ///
  /// - Parameter files: rule files to add beside those of the options.
  func resources(_ console: Console, adding files: [String] = []) throws -> Resources {
    let folder = try LexiconFolder.installed()
    console.debug("names, words and rules from \(folder.path)")
    let resources = try Resources(
      folder, lexicon: lexicon, rules: rules + files, imported: imported)
    for row in resources.skippedRows { console.report(row) }
    for rule in resources.replacedRules { console.report(rule) }
    console.debug(
      "\(resources.lexicon.concepts.count) entities, \(resources.rules.rules.count) rules")
    return resources
  }
}
