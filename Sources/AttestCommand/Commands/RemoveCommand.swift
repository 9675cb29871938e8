import ArgumentParser
import Attest

/// `attest remove`: takes documents out of the store.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Takes documents out of the store, with the claims that nobody else makes.",
    discussion: """
      A document is named as `attest export documents` names it.

      Example:
        attest remove review.txt pubmed:12345678
      """)

  @Argument(help: ArgumentHelp("Documents.", valueName: "document"))
  var documents: [String]

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    let console = Console(global)
    try console.run {
      // Opening for writing would make a store that is not there.
      _ = try Store(at: global.store, access: .readOnly)
      let store = try Store(at: global.store)
      var removed = 0
      for document in documents {
        if try store.remove(document) {
          removed += 1
        } else {
          console.report(
            Diagnostic(
              "no document “\(document)” in the store; `attest export documents` lists them",
              code: .noInput, file: global.store))
        }
      }
      console.note("\(removed) removed")
    }
  }
}
