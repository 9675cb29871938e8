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
