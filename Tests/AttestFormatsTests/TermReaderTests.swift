import AttestFormats
import AttestModel
import Testing

/// Names and identifiers from the files of references.
struct TermReaderTests {
  /// What a reader makes of a text: its terms, why others were left out, and what was wrong.
  private struct Outcome {
    var format = ""
    var terms: [Term] = []
    var skipped: [String] = []
    var faults: [String] = []
  }

  private func read(_ text: String, name: String = "sample") throws -> Outcome {
    try read(Array(text.utf8), name: name)
  }

  private func read(_ bytes: [UInt8], name: String = "sample") throws -> Outcome {
    let stream = PeekableByteStream(MemoryByteStream(bytes, pieceSize: 7))
    let reader = try #require(try termReader(for: stream, name: name))
    var outcome = Outcome(format: type(of: reader).format)
    try reader.read(stream, name: name) {
      outcome.terms.append($0)
    } skipped: {
      outcome.skipped.append($0)
    } report: {
      outcome.faults.append($0.description)
    }
    return outcome
  }

  @Test func hgncGivesSymbolsAndWhatTheyWereCalled() throws {
    let read = try read(
      """
      HGNC ID\tApproved symbol\tApproved name\tStatus\tAlias symbols\tPrevious symbols
      HGNC:6018\tIL6\tinterleukin 6\tApproved\tIL-6, BSF2\tIFNB2
      HGNC:1\tOLD\told one\tEntry Withdrawn\t\t
      """)
    #expect(read.format == "hgnc")
    #expect(
      read.terms == [
        Term(
          id: "hgnc:6018", name: "IL6", kind: .gene, synonyms: ["interleukin 6", "IL-6", "BSF2"],
          retired: ["IFNB2"], line: 2)
      ])
    #expect(read.skipped == ["withdrawn"])
  }

  @Test func theCompleteSetHasOtherColumns() throws {
    let read = try read(
      "hgnc_id\tsymbol\tname\tstatus\talias_symbol\tprev_symbol\n"
        + "HGNC:6018\tIL6\tinterleukin 6\tApproved\t\"IL-6|BSF2\"\tIFNB2\n")
    #expect(read.terms.first?.synonyms == ["interleukin 6", "IL-6", "BSF2"])
    #expect(read.terms.first?.retired == ["IFNB2"])
  }

  @Test func anOntologyGivesItsOwnTerms() throws {
    let read = try read(
      """
      format-version: 1.2

      [Term]
      id: CL:0000084
      name: T cell ! a comment
      synonym: "T \\"lymphocyte\\"" EXACT [] {note="x"}
      synonym: "immature T cell" RELATED []

      [Term]
      id: CL:0000001
      name: gone
      is_obsolete: true

      [Term]
      id: PATO:0000001
      name: quality

      [Typedef]
      id: part_of
      """)
    #expect(read.format == "obo")
    #expect(
      read.terms == [
        Term(
          id: "cl:0000084", name: "T cell", kind: .cell, synonyms: ["T \"lymphocyte\""], line: 3)
      ])
    #expect(read.skipped == ["obsolete", "of pato"])
  }

  @Test func aBrokenStanzaIsNamedAndTheOthersAreRead() throws {
    let read = try read(
      """
      format-version: 1.2
      [Term]
      name: nameless identity
      [Term]
      id: CL:0000002
      synonym: bare EXACT []
      [Term]
      id: CL:0000003
      name: sound cell
      """, name: "cl.obo")
    #expect(read.terms.map(\.name) == ["sound cell"])
    #expect(
      read.faults == [
        "cl.obo:2: error: a term without id; skipped",
        "cl.obo:6: error: the synonym does not stand in quotes; the term is skipped",
      ])
  }

  @Test func aHeadThatIsNoneAndASecondNameAreNamed() throws {
    let read = try read(
      """
      format-version: 1.2
      [term]
      id: CL:0000001
      name: lost cell
      [Typedef]
      id: part_of
      [Term]
      id: CL:0000002
      name: one cell
      name: another cell
      [Term]
      id: CL:0000003
      name: third cell
      """)
    #expect(read.terms.map(\.name) == ["third cell"])
    #expect(
      read.faults == [
        "sample:2: error: “[term]” is no head such as [Term]; the stanza is skipped",
        "sample:10: error: a second name; the term is skipped",
      ])
  }

  @Test func aByteThatIsNotUTF8CostsItsRow() throws {
    let bytes =
      Array("HGNC ID\tApproved symbol\nHGNC:1\tAB1\nHGNC:2\tAB".utf8) + [0xE9]
      + Array("2\nHGNC:3\tAB3\n".utf8)
    let read = try read(bytes)
    #expect(read.terms.map(\.name) == ["AB1", "AB3"])
    #expect(
      read.faults == ["sample:3:10: error: is not UTF-8; save the file as UTF-8; row skipped"])
  }

  @Test func proteinsHaveBracketsInTheirNames() throws {
    let read = try read(
      "Entry\tGene Names (primary)\tProtein names\n"
        + "P1\tAB1\tProtein AB (EC 2.7.1.1) (p33(ab)) (Fragment) [Cleaved into: AB short]\n")
    #expect(read.terms.map(\.synonyms) == [["Protein AB", "p33(ab)"]])
  }

  @Test func chebiIsReadFromItsOwnTables() throws {
    let compounds = try read(
      "id\tname\tstatus_id\tparent_id\tchebi_accession\n1\tfirst acid\t1\t\tCHEBI:1\n"
        + "2\tsecond acid\t1\t1\tCHEBI:2\n")
    #expect(compounds.format == "chebi")
    #expect(compounds.terms.map(\.id) == ["chebi:1"])
    let names = try read(
      "ID\tCOMPOUND_ID\tTYPE\tSOURCE\tNAME\tADAPTED\tLANGUAGE\n"
        + "1\t7\tNAME\tX\tfirst\tF\ten\n2\t7\tSYNONYM\tX\tprimo\tF\tit\n"
        + "3\t7\tSYNONYM\tX\tother\tF\ten\n")
    #expect(
      names.terms == [
        Term(id: "chebi:7", name: "first", kind: .chemical, synonyms: ["other"], line: 2)
      ])
    #expect(names.skipped == ["in another language"])
  }

  @Test func meshIsReadFromXMLAndFromATable() throws {
    let xml = try read(
      """
      <?xml version="1.0"?>
      <DescriptorRecordSet><DescriptorRecord>
      <DescriptorUI>D001172</DescriptorUI>
      <DescriptorName><String>Arthritis, Rheumatoid</String></DescriptorName>
      <TreeNumberList><TreeNumber>C05.550.114</TreeNumber></TreeNumberList>
      <ConceptList><Concept PreferredConceptYN="Y"><TermList>
      <Term><String>Rheumatoid Arthritis</String></Term></TermList></Concept></ConceptList>
      </DescriptorRecord></DescriptorRecordSet>
      """)
    #expect(xml.format == "mesh-xml")
    #expect(xml.terms.map(\.id) == ["mesh:D001172"])
    #expect(xml.terms.map(\.name) == ["Rheumatoid Arthritis"])
    let table = try read(
      "D001172\tArthritis, Rheumatoid\tJoint Wear\tC05.550|C20\t\nD000004\tAbbreviations\t\tL01\t\n"
    )
    #expect(table.format == "mesh-table")
    #expect(
      table.terms == [
        Term(
          id: "mesh:D001172", name: "Rheumatoid Arthritis", kind: .disease,
          synonyms: ["Joint Wear"], line: 1)
      ])
  }

  @Test(
    "Each reference is known by its first lines",
    arguments: [
      (
        "gene-info",
        "#tax_id\tGeneID\tSymbol\tSynonyms\tdbXrefs\n9606\t3569\tIL6\tBSF2|-\tHGNC:HGNC:6018\n",
        "hgnc:6018 IL6 gene BSF2"
      ),
      (
        "uniprot",
        "Entry\tGene Names\tProtein names\nP05231\tIL6 IFNB2\tInterleukin-6 (IL-6) (BSF-2)\n",
        "uniprot:P05231 IL6 gene IL6,IFNB2,Interleukin-6,IL-6,BSF-2"
      ),
      (
        "gilda",
        "norm_text\ttext\tdb\tid\tentry_name\tstatus\nil6\tIL-6\tHGNC\t6018\tIL6\tsynonym\n",
        "hgnc:6018 IL6 gene IL-6"
      ),
      (
        "drugbank",
        "DrugBank ID,Common name,Synonyms\nDB08895,Tofacitinib,Tasocitinib | Tofacitinibum\n",
        "drugbank:DB08895 Tofacitinib drug Tasocitinib,Tofacitinibum"
      ),
      (
        "mgi", "ID\tsymbol\tsynonyms\tensembl\n103038\tStat3\tAprf\t\n",
        "mgi:103038 Stat3 gene Aprf"
      ),
      (
        "tsv", "# ours\nid\tname\ttype\tsynonyms\tsource\n\tSOCS\tfamily\tsocs box\town\n",
        " SOCS family socs box"
      ),
      ("listed", "id\tname\nCHEBI:66919\truxolitinib\n", "chebi:66919 ruxolitinib chemical "),
      (
        "famplex", "JAKs,FPLX,JAK,,,,\nJanus kinase,FPLX,JAK,,,,\n",
        "fplx:JAK JAK family JAKs,Janus kinase"
      ),
    ])
  func isKnown(_ format: String, _ text: String, _ expected: String) throws {
    let read = try read(text)
    #expect(read.format == format)
    let found = read.terms.map {
      "\($0.id) \($0.name) \($0.kind) \($0.synonyms.joined(separator: ","))"
    }
    #expect(found == [expected])
  }

  @Test func whatIsNoReferenceIsRefused() throws {
    let stream = PeekableByteStream(MemoryByteStream(Array("once upon a time\n".utf8)))
    #expect(try termReader(for: stream, name: "story.txt") == nil)
    #expect(throws: Diagnostic.self) {
      _ = try termReader(for: PeekableByteStream(MemoryByteStream([])), name: "empty.tsv")
    }
    #expect(throws: Diagnostic.self) { try read("name\ttype\nIL6\tgene\n") }
  }
}
