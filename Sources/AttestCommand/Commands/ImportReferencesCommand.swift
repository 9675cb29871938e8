import ArgumentParser
import Attest

/// `attest import references`: entries of bibliographies.
struct ImportReferencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "references", abstract: "Brings the entries of bibliographies into the store.",
    discussion: """
      Files are RIS, MEDLINE (.nbib), BibTeX or CSL-JSON. Citations that no reference list resolves \
      are looked up among these entries.
      """)

  @OptionGroup var inputs: ImportOptions
  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws { try ImportSession(.references, global).run(inputs.paths) }
}
