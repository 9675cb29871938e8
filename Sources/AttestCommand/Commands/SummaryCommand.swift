import ArgumentParser
import Attest

/// `attest summary`: what the store holds, at a glance.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Shows what is in the store, and its best-supported claims.",
    discussion: """
      Each claim is shown with how many sentences make it, and with one of them: one that asserts \
      it and credits somebody, where there is such a one.

      Example:
        attest summary --top 3
      """)

  @Option(help: ArgumentHelp("How many claims to show.", valueName: "n"))
  var top = 10

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func validate() throws {
    if top < 0 { throw ValidationError("--top must be 0 or more, not \(top).") }
  }

  func run() throws {
    let console = Console(global)
    try console.run {
      let store = try Store(at: global.store, access: .readOnly)
      let hasColor = Console.allowsColor(global) && Descriptor.standardOutput.isTerminal
      let page = SummaryPage(try store.summary(top: top), hasColor: hasColor)
      let writer = try OutputWriter("-")
      try writer.write { $0 += Array(page.text.utf8) }
      try writer.commit()
    }
  }
}
