import ArgumentParser
import Attest

/// `attest rules test`: whether every rule's examples give the claims that they should.
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the examples that stand in the rule files.",
    discussion: """
      All rules are used on every example; those of a file that is named are added to the built-in \
      ones. An example with claims must give exactly those, and in one of them the rule itself must \
      have a part; one without must give none by its own rule; every rule has one of these. The exit code \
      is 1 where an example fails or is missing.

      Examples:
        attest rules test
        attest rules test my.rules
        attest rules test activates.rules
        attest rules test --rule activates/activating-verb
      """)

  @Argument(
    help: ArgumentHelp("Only the examples of these rule files, by path or name.", valueName: "file")
  )
  var files: [String] = []

  @Option(help: ArgumentHelp("Only the examples of one rule.", valueName: "name"))
  var rule: String?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    let console = Console(global)
    try console.run {
      let resources = try global.resources(console, adding: files.filter(Self.isThere))
      let rules = try chosenRules(resources.rules.rules)
      let results = runExamples(resources, of: rules)
      let careless = rules.filter { !$0.examples.contains(where: \.claims.isEmpty) }
      let failures = results.filter { !$0.passed }
      let writer = try OutputWriter("-")
      try writer.write { output in
        for failure in failures { output += Array(Self.text(of: failure).utf8) }
      }
      try writer.commit()
      for rule in careless {
        console.report(
          Diagnostic(
            "rule “\(rule.id)” has no example in which it must find nothing; add one that looks alike,"
              + " with nothing behind =>", severity: .warning, file: rule.file, line: rule.line))
      }
      for (word, rule, other) in resources.rules.idleTriggers where rules.contains(rule) {
        console.report(
          Diagnostic(
            "“\(word)” of rule “\(rule.id)” finds nothing: “\(other.id)” takes it first and asks for no"
              + " more; leave it out", severity: .warning, file: rule.file, line: rule.line))
      }
      console.note("\(results.count) examples, \(failures.count) failed")
      if !failures.isEmpty || !careless.isEmpty { console.end(with: 1) }
    }
  }

  /// - Throws: a `Diagnostic` where a file or a name is not among the rules.
  private func chosenRules(_ rules: [Rule]) throws -> [Rule] {
    var chosen = rules
    if !files.isEmpty {
      for file in files where !rules.contains(where: { Self.isFile(of: $0, file) }) {
        throw Diagnostic(
          Self.isThere(file)
            ? "no rule stands in this file"
            : "no such file, and no file of this name among the rules",
          code: .noInput, file: file)
      }
      chosen = rules.filter { rule in files.contains { Self.isFile(of: rule, $0) } }
    }
    if let name = rule {
      chosen = chosen.filter { $0.id == name || $0.id.hasSuffix("/" + name) }
      if chosen.isEmpty {
        throw Diagnostic("there is no rule of the name “\(name)”", code: .noInput)
      }
    }
    return chosen
  }

  private static func isThere(_ path: String) -> Bool { FileStatus(path)?.isRegular ?? false }

  /// Whether a path leads to a rule's file, or, where no such file is, has its name.
  private static func isFile(of rule: Rule, _ path: String) -> Bool {
    if let one = FileStatus(path), let other = FileStatus(rule.file), one.isSameFile(as: other) {
      return true
    }
    return !isThere(path) && rule.file.split(separator: "/").last == path.split(separator: "/").last
  }

  private static func text(of result: RuleExampleResult) -> String {
    var lines = ["\(result.file):\(result.line): \(result.rule): \(result.sentence)"]
    lines += result.missing.map { "  missing     \($0)" }
    lines += result.unexpected.map { "  unexpected  \($0)" }
    if lines.count == 1 { lines.append("  idle        the claims come from other rules alone") }
    return lines.map { Diagnostic.printable($0) + "\n" }.joined()
  }
}
