import ArgumentParser

/// `attest import`: brings reference data into the store.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Brings publications, trials, retractions and names into the store.",
    discussion: """
      What is imported makes citations point to PMIDs and DOIs, and lets tables be checked, with no \
      network. What is there already is updated in place.

      Examples:
        attest import pubmed pubmed24n0001.xml.gz
        attest import references library.ris
        attest import trials studies/
        attest import retractions retraction_watch.csv
        attest import lexicon hgnc_complete_set.txt cl.obo
      """,
    subcommands: [
      ImportPubMedCommand.self,
      ImportReferencesCommand.self,
      ImportTrialsCommand.self,
      ImportRetractionsCommand.self,
      ImportLexiconCommand.self,
    ])
}
