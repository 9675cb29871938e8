import ArgumentParser

/// `attest store`: looks after the store itself.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Looks after the store itself.",
    subcommands: [StoreVerifyCommand.self])
}
