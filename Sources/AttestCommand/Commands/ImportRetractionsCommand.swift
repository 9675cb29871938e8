import ArgumentParser
import Attest

/// `attest import retractions`: lists of retractions.
struct ImportRetractionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retractions", abstract: "Brings lists of retractions into the store.",
    discussion: """
      Files are tables with a column of PMIDs or DOIs, such as those of Retraction Watch, or a PMID \
      a line.
      """)

  @OptionGroup var inputs: ImportOptions
  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws { try ImportSession(.retractions, global).run(inputs.paths) }
}
