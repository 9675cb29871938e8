import ArgumentParser

/// `attest import`: brings reference data into the store.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Brings names and identifiers of references to the store.",
    discussion: """
      Example:
        attest import lexicon hgnc_complete_set.txt cl.obo
      """,
    subcommands: [
      ImportLexiconCommand.self
    ])
}
