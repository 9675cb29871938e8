import ArgumentParser
import Attest

/// `attest explain`: how a sentence was read, from words to claims, and why not otherwise.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows why a claim was found, or how a sentence is read.",
    discussion: """
      A claim is named by its id, the first column of the claims table, or by the id's beginning. \
      Each sentence that makes it is shown with its words, phrases, names, events and claims, each \
      event with the rule that found it and the rule's file and line; with the words that deny or \
      doubt and how far they reach; and with the rules that came near and at what they failed.

      Examples:
        attest explain 4f1c2a
        attest explain --sentence "IL-6 activates STAT3 via JAK1."
      """)

  @Argument(help: ArgumentHelp("A claim's id, or its beginning.", valueName: "claim"))
  var claim: String?

  @Option(help: ArgumentHelp("A sentence, or several.", valueName: "text"))
  var sentence: String?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func validate() throws {
    guard (claim == nil) != (sentence == nil) else {
      throw ValidationError("Give either the id of a claim or --sentence TEXT.")
    }
    if let sentence, !sentence.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) {
      throw ValidationError("The text of --sentence is empty.")
    }
    if claim?.isEmpty == true { throw ValidationError("The id of the claim is empty.") }
  }

  func run() throws {
    let console = Console(global)
    try console.run {
      let resources = try global.resources(console)
      var page = ""
      if let sentence {
        for explanation in Extractor(resources).explain(Document(paragraph: [sentence])) {
          page += ReadingPage(explanation, rules: resources.rules.rules).text
        }
      } else if let claim {
        let store = try Store(at: global.store, access: .readOnly)
        page = try ClaimPages(store, resources).text(of: claim, in: global.store)
      }
      let writer = try OutputWriter("-")
      try writer.write { $0 += Array(page.utf8) }
      try writer.commit()
    }
  }
}

extension Document {
  /// A document of one paragraph with these sentences.
  convenience init(paragraph sentences: [String]) {
    let text = Array(sentences.joined(separator: " ").utf8)
    let range = 0..<text.count
    self.init(
      id: "sentence", format: "text", text: text,
      sections: [Section(kind: .body, label: "sentence", range: range, paragraphs: [range])])
  }
}
