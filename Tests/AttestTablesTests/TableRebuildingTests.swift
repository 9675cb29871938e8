import AttestModel
import Testing

@testable import AttestTables

@Test func agentsStandForTheRowsBelow() {
  let document = Document(
    table: """
      Inhibitors in trials.

      Compound Cancer Phase NCT number

      Alpelisib Breast Cancer Phase III NCT00000001

      Glioma Early Phase 1

      NCT00000002

      NCT00000003

      Copanlisib
      (BAY-806946)

      Lymphoma Phase 1/2 NCT00000004
      """)
  #expect(
    document.rebuilt == [
      "Compound | Cancer | Phase | NCT number",
      "Alpelisib | Breast Cancer | Phase III | NCT00000001",
      "Alpelisib | Glioma | Early Phase 1 | NCT00000002 NCT00000003",
      "Copanlisib (BAY-806946) | Lymphoma | Phase 1/2 | NCT00000004",
    ])
}

@Test func columnsMayStandInAnyOrderAndRowsWithoutBlankLines() {
  let document = Document(
    table: """
      NCT number Status Phase Condition Drug Target
      NCT00000001 Completed Phase 3 COVID-19 pneumonia Tocilizumab IL-6R
      NCT00000002 Not yet
      recruiting Phase 2 Smoldering Myeloma Siltuximab IL-6
      """)
  #expect(
    document.rebuilt == [
      "NCT number | Status | Phase | Condition | Drug | Target",
      "NCT00000001 | Completed | Phase 3 | COVID-19 pneumonia | Tocilizumab | IL-6R",
      "NCT00000002 | Not yet recruiting | Phase 2 | Smoldering Myeloma | Siltuximab | IL-6",
    ])
}

@Test func everyCellMayBeABlock() {
  let document = Document(
    table: "Drug\n\nCancer\n\nPhase\n\nTrastuzumab\n\nBreast Cancer\n\n3\n\nGlioma\n\n1/2")
  #expect(
    document.rebuilt == [
      "Drug | Cancer | Phase", "Trastuzumab | Breast Cancer | 3", "Trastuzumab | Glioma | 1/2",
    ])
}

@Test func headersArePrintedAgainAndStatusesWrap() {
  let document = Document(
    table: """
      Agent Disease(s) Phase Status* ClinicalTrials.gov
      identifier(s)

      Ruxolitinib + Trastuzumab Metastatic HER2 Positive Breast Cancer Phase 1 Active, not
      recruiting

      NCT00000001

      Agent Disease(s) Phase Status* ClinicalTrials.gov
      identifier(s)

      Active Myelofibrosis FDA
      approved

      Psoriasis phase 2 Completed NCT00000002
      """)
  #expect(
    document.rebuilt == [
      "Agent | Disease(s) | Phase | Status* | ClinicalTrials.gov identifier(s)",
      "Ruxolitinib + Trastuzumab | Metastatic HER2 Positive Breast Cancer | Phase 1 | "
        + "Active, not recruiting | NCT00000001",
      "Ruxolitinib + Trastuzumab | Active Myelofibrosis | FDA approved |  | ",
      "Ruxolitinib + Trastuzumab | Psoriasis | phase 2 | Completed | NCT00000002",
    ])
}

@Test func effectsRunOverLinesAndTakeCitations() {
  let document = Document(
    table: """
      Ligand Receptor Effect on fibroblasts Reference
      PDGF-BB PDGFRB ↑ proliferation of myofibroblasts Smith et al., 2019
      TGF-β1 TGFBR2 ↑ collagen synthesis and
      myofibroblast survival Jones and Miller, 2011
      HGF MET ↓ collagen deposition [12,13]
      """)
  #expect(
    document.rebuilt == [
      "Ligand | Receptor | Effect on fibroblasts | Reference",
      "PDGF-BB | PDGFRB | ↑ proliferation of myofibroblasts | Smith et al., 2019",
      "TGF-β1 | TGFBR2 | ↑ collagen synthesis and myofibroblast survival | Jones and Miller, 2011",
      "HGF | MET | ↓ collagen deposition | [12,13]",
    ])
}

@Test func aTableWithoutAHeaderIsLeftAlone() {
  #expect(Document(table: "IL-6 STAT3 suppress DC maturation 15356132").rebuilt == [])
  #expect(Document(table: "").rebuilt == [])
  #expect(
    Document(table: "Cytokine STAT Effect PMID").rebuilt == ["Cytokine | STAT | Effect | PMID"])
}

@Test func statesOfMoleculesDescribeDiseases() {
  let document = Document(
    table: """
      Agent Target Disease Phase Status NCT number

      Trastuzumab HER2 HER2-mutant Breast Cancer Phase 2 Completed NCT00000001

      EGFR-driven Lymphoma Phase 2 Completed NCT00000002

      MET D1228N-positive Glioma Phase 1 Recruiting NCT00000003

      Alpelisib EGFR L858R EGFR L858R-mutated Glioma Phase 3 Completed NCT00000004

      JAK2 mutant Myelofibrosis Phase 1 Completed NCT00000005

      Copanlisib HER2 HER2+ Breast Cancer Phase 3 Completed NCT00000006
      """)
  #expect(
    document.rebuilt.dropFirst() == [
      "Trastuzumab | HER2 | HER2-mutant Breast Cancer | Phase 2 | Completed | NCT00000001",
      "Trastuzumab | HER2 | EGFR-driven Lymphoma | Phase 2 | Completed | NCT00000002",
      "Trastuzumab | HER2 | MET D1228N-positive Glioma | Phase 1 | Recruiting | NCT00000003",
      "Alpelisib | EGFR L858R | EGFR L858R-mutated Glioma | Phase 3 | Completed | NCT00000004",
      "Alpelisib | EGFR L858R | JAK2 mutant Myelofibrosis | Phase 1 | Completed | NCT00000005",
      "Copanlisib | HER2 | HER2+ Breast Cancer | Phase 3 | Completed | NCT00000006",
    ])
}

@Test func pageNumbersAreNoCells() {
  let document = Document(
    table: """
      Agent Target Disease Phase Status NCT number

      Tocilizumab IL-6R Psoriasis Phase 3 Completed NCT00000001

      7

      Lymphoma Phase 2 Completed NCT00000002

      8
      Ruxolitinib JAK2 Myelofibrosis Phase 3 Completed NCT00000003
      9

      7 of 20

      Psoriasis Phase
      2

      Completed NCT00000004
      """)
  #expect(
    document.rebuilt.dropFirst() == [
      "Tocilizumab | IL-6R | Psoriasis | Phase 3 | Completed | NCT00000001",
      "Tocilizumab | IL-6R | Lymphoma | Phase 2 | Completed | NCT00000002",
      "Ruxolitinib | JAK2 | Myelofibrosis | Phase 3 | Completed | NCT00000003",
      "Ruxolitinib | JAK2 | Psoriasis | Phase 2 | Completed | NCT00000004",
    ])
}

@Test func headingsAmongTheCellsMakeNoRows() {
  let document = Document(
    table: """
      Agent

      Disease

      Phase

      Tocilizumab

      Psoriasis

      Phase 3

      Agent

      Ruxolitinib

      Disease

      Phase

      Myelofibrosis

      Phase 2
      """)
  #expect(document.rebuilt.isEmpty)
}

@Test func referencesByAuthorsAndYearAreNoEffects() {
  let document = Document(
    table: """
      Cytokine Receptor Effect References

      EGF EGFR promote growth (Roe, 1971; Doe et al., 2003)

      IL-6 IL-6R induce growth of T cells (Roe, 1962)

      HGF MET inhibit growth Lee et al. (2006)

      IL-10 – none n/a
      """)
  #expect(
    document.rebuilt.dropFirst() == [
      "EGF | EGFR | promote growth | (Roe, 1971; Doe et al., 2003)",
      "IL-6 | IL-6R | induce growth of T cells | (Roe, 1962)",
      "HGF | MET | inhibit growth | Lee et al. (2006)", "IL-10 | – | none | n/a",
    ])
  #expect(
    document.content.evidence.map(\.citations) == [
      ["Roe 1971", "Doe et al. 2003"], ["Roe 1962"], ["Lee et al. 2006"],
    ])
}

@Test func linesThatBeginWithABracketOrAndGoOnWithTheirCell() {
  let trials = Document(
    table: """
      Agent Target Disease Phase Status NCT number

      Alpelisib MET Glioma Phase 3 Completed NCT00000001
      (Copanlisib)

      Lymphoma Phase 2 Recruiting NCT00000002
      """)
  #expect(
    trials.rebuilt.dropFirst() == [
      "Alpelisib (Copanlisib) | MET | Glioma | Phase 3 | Completed | NCT00000001",
      "Alpelisib (Copanlisib) | MET | Lymphoma | Phase 2 | Recruiting | NCT00000002",
    ])
  let effects = Document(
    table: """
      Cytokine Receptor Effect PMID
      IL-6 IL-6R promote growth of T cells 11111111
      and inhibit Treg growth
      HGF MET promote migration 22222222
      """)
  #expect(
    effects.rebuilt.dropFirst() == [
      "IL-6 | IL-6R | promote growth of T cells and inhibit Treg growth | 11111111",
      "HGF | MET | promote migration | 22222222",
    ])
}
