import ArgumentParser
import Attest

/// `attest explain`: how a sentence was read, from words to claims.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows how a sentence is read: phrases, names, events, claims.",
    discussion: """
      For people who write rules. Each phrase is shown with its kind, each verb with its subject, \
      each event with the rule that found it and the rule's file and line.

      Example:
        attest explain --sentence "IL-6 activates STAT3 via JAK1."
      """)

  @Option(help: ArgumentHelp("The sentence, or several.", valueName: "text"))
  var sentence: String

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    let console = Console(global)
    try console.run {
      let resources = try global.resources(console)
      let bytes = Array(sentence.utf8)
      let whole = 0..<bytes.count
      let document = Document(
        id: "sentence", format: "text", text: bytes,
        sections: [Section(kind: .body, label: "sentence", range: whole, paragraphs: [whole])])
      var page = ""
      for (parsed, reading) in Extractor(resources).explain(document) {
        page += ReadingPage(parsed, reading, rules: resources.rules.rules).text
      }
      let writer = try OutputWriter("-")
      try writer.write { $0 += Array(page.utf8) }
      try writer.commit()
    }
  }
}
