import ArgumentParser
import Attest

/// `attest remove`: takes documents out of the store.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Takes documents out of the store, with the claims that nobody else makes.",
    discussion: """
      A document is named as `attest export documents` names it, a file also by its path.

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
        if try store.remove(store.name(of: document)) {
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

extension Store {
  /// What a document is called that a person names: by its name, or by the path of its file.
  func name(of document: String) throws -> String {
    guard try !hasDocument(document),
      let path = FileStatus.absolutePath(of: document).map(SystemPath.shown)
    else { return document }
    return try documentName(path: path) ?? document
  }
}
