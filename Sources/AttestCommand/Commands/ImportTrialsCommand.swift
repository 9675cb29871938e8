import ArgumentParser
import Attest

/// `attest import trials`: records of clinical trials.
struct ImportTrialsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trials", abstract: "Brings records of clinical trials into the store.",
    discussion: """
      Files are ClinicalTrials.gov's JSON, XML or saved tables, also as .gz.
      """)

  @OptionGroup var inputs: ImportOptions
  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws { try ImportSession(.trials, global).run(inputs.paths) }
}
