import ArgumentParser

/// `attest rules`: the rules that turn words into claims.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Tests the rules that turn words into claims.",
    subcommands: [RulesTestCommand.self])
}
