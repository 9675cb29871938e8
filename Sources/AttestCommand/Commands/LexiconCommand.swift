import ArgumentParser

/// `attest lexicon`: what is known of names.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Looks into the names that Attest knows.",
    subcommands: [
      LexiconLookupCommand.self, LexiconBuildCommand.self, LexiconStatsCommand.self,
      LexiconConflictsCommand.self,
    ])
}
