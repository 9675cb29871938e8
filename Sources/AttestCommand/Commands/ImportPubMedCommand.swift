import ArgumentParser
import Attest

/// `attest import pubmed`: records of PubMed.
struct ImportPubMedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pubmed", abstract: "Brings PubMed's records into the store.",
    discussion: """
      Files are PubMed XML, also as .gz. A record with a higher version replaces one that is there; \
      DeleteCitation removes.
      """)

  @OptionGroup var inputs: ImportOptions
  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws { try ImportSession(.pubmed, global).run(inputs.paths) }
}
