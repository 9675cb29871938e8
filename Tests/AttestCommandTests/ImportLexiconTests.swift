import Foundation
import Testing

/// `attest import lexicon`: names of references become names of the store.
@Suite struct ImportLexiconTests {
  private static let obo = """
    format-version: 1.2
    [Term]
    id: CL:9000001
    name: moss cell
    synonym: "bryocyte" EXACT []
    """

  @Test func importedNamesAreKnownAndFound() throws {
    let program = try AttestProgram()
    try program.write(Self.obo, to: "moss.obo")
    let imported = try program.run("import", "lexicon", "moss.obo")
    #expect(imported.code == 0)
    #expect(
      imported.errors == """
        attest: moss.obo: obo, 1 taken with 2 names
        attest: 1 read, 0 refused; the tables are in attest.lexicon

        """)
    let found = try program.run("lexicon", "lookup", "bryocytes", "--format", "csv")
    #expect(rows(of: found.output).map { $0["id"] } == ["cl:9000001"])
    // Another store does not know them.
    let other = try program.run("lexicon", "lookup", "bryocyte", "--store", "other.sqlite")
    #expect(other.output.contains("cl:9000001") == false)
  }

  @Test func anImportAddsToWhatIsKnown() throws {
    let program = try AttestProgram()
    try program.write(
      "HGNC ID\tApproved symbol\tStatus\tAlias symbols\nHGNC:6018\tIL6\tApproved\tZZZF6\n",
      to: "hgnc.tsv")
    #expect(try program.run("import", "lexicon", "hgnc.tsv").code == 0)
    let found = try program.run("lexicon", "lookup", "ZZZF-6", "--format", "csv")
    #expect(rows(of: found.output).map { $0["canonical"] } == ["IL6"])
  }

  @Test func whatIsWrongIsNamedWithItsLineAndTheRestIsTaken() throws {
    let program = try AttestProgram()
    try program.write(Self.obo + "\n[Term]\nname: lost\n", to: "moss.obo")
    try program.write("name\ttype\nIL6\tgene\n", to: "short.tsv")
    try program.write("", to: "empty.tsv")
    let outcome = try program.run("import", "lexicon", "moss.obo", "short.tsv", "empty.tsv")
    #expect(outcome.code == 65)
    #expect(
      outcome.errors == """
        attest: moss.obo:6: error: a term without id; skipped
        attest: moss.obo: obo, 1 taken with 2 names, 1 with mistakes
        attest: short.tsv:1: error: the column “id” is missing; the header must name id, name, type
        attest: empty.tsv:1: error: is empty; there are no terms to read
        attest: 1 read, 2 refused; the tables are in attest.lexicon

        """)
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: program.folder.appending(path: "attest.lexicon").path) == ["moss.tsv"])
  }

  @Test(
    "A name that can be none is named",
    arguments: [
      ("X", "is one character"), ("1-Sep", "is a date"), ("IL\u{7}6", "control character"),
    ])
  func isRefused(_ name: String, _ reason: String) throws {
    let program = try AttestProgram()
    try program.write(
      "id\tname\ttype\tsynonyms\tsource\nhgnc:1\t\(name)\tgene\t\thgnc\n", to: "names/genes.tsv")
    let found = try program.run("lexicon", "stats", "--lexicon", "names")
    #expect(found.code == 65)
    #expect(found.errors.contains("names/genes.tsv:2: error: ") && found.errors.contains(reason))
  }
}
