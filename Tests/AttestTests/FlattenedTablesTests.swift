import Attest
import Testing

private let extractor = Result { Extractor(try Resources(.installed())) }

/// What is mined from a text as a PDF's text comes.
private func mined(_ text: String) throws -> MinedDocument {
  var documents: [Document] = []
  try PlainTextReader().read(
    MemoryByteStream(Array(text.utf8)), name: "a.txt", report: { _ in },
    found: { documents.append($0) })
  return try extractor.get().mine(try #require(documents.first))
}

/// A trial as `agents; targets; disease; phase; status; numbers`.
private func line(_ trial: Trial) -> String {
  [
    trial.agents.joined(separator: "|"), trial.targets.joined(separator: "|"), trial.disease,
    trial.phases.joined(separator: "|"), trial.status, trial.ncts.joined(separator: "|"),
  ].joined(separator: "; ")
}

/// A claim of a table as `claim [PMIDs]`.
private func line(_ evidence: Evidence) -> String {
  "\(evidence.claim) [\(evidence.pmids.joined(separator: " "))]"
}

@Test("A caption without a stop, rows without blank lines, the trial's number first")
func captionWithoutAStop() throws {
  let mined = try mined(
    """
    1 Introduction

    Many drugs act on kinases. They have been tried in several cancers and in diseases of the immune
    system, as Table 4 shows. Most of them were tried alone, and few of them together with others, so
    that little is known about combinations of kinase inhibitors in patients with solid tumours.

    Table 4 Trials of kinase inhibitors
    NCT number Phase Status Drug Target Disease
    NCT01000001 Phase 2 Completed Ruxolitinib JAK1, JAK2 Myelofibrosis
    NCT01000002, NCT01000003 Phase 1/2 Active, not
    recruiting Imatinib KIT Gastrointestinal
    Stromal Tumors
    NCT01000004 Phase 3 Terminated Gefitinib EGFR Non-small Cell Lung
    Cancer
    NCT01000005 Early Phase 1 Recruiting Fedratinib JAK2 Polycythemia Vera

    2 Discussion

    None of these trials has ended, and many of them have not been published in any form until now. The
    numbers of patients were small, and the follow-up was short in most of them. Larger trials are
    needed to tell whether the drugs help.
    """)
  #expect(
    mined.trials.map(line) == [
      "Ruxolitinib; JAK1|JAK2; Myelofibrosis; PHASE2; COMPLETED; NCT01000001",
      "Imatinib; KIT; Gastrointestinal Stromal Tumors; PHASE1|PHASE2; ACTIVE_NOT_RECRUITING; "
        + "NCT01000002|NCT01000003",
      "Gefitinib; EGFR; Non-small Cell Lung Cancer; PHASE3; TERMINATED; NCT01000004",
      "Fedratinib; JAK2; Polycythemia Vera; EARLY_PHASE1; RECRUITING; NCT01000005",
    ])
  #expect(mined.trials.map(\.section) == Array(repeating: "table 4", count: 4))
  #expect(mined.sections == ["1 Introduction", "table 4", "2 Discussion"])
  #expect([mined.tables, mined.rows] == [1, 4])
}

@Test("A head of two lines, a page break, notes below, a sentence around it all")
func tableInsideASentence() throws {
  let mined = try mined(
    """
    1 Results

    The agents that were tried in autoimmune diseases are listed below, with the phases of their
    trials and what is known of their outcome at the time of writing. Those that have been approved
    are given first, and those that

    Table 2. Agents in autoimmune diseases.

    Disease Agent (company) Mechanism
    of action Trial Phase

    Psoriasis Tofacitinib (Pfizer) JAK1, JAK3 NCT02000001 III

    Secukinumab IL-17A NCT02000002 3

    Ustekinumab IL-12, IL-23 NCT02000003,
    NCT02000004 II

    Rheumatoid arthritis Baricitinib JAK1/2 NCT02000005 2b

    (Continued)
    Table 2. (Continued)

    Disease Agent (company) Mechanism
    of action Trial Phase

    Sarilumab IL-6R NCT02000006 III

    Tocilizumab
    (Roche)

    IL-6R NCT02000007 IV

    Ulcerative colitis Vedolizumab Integrin α4β7 NCT02000008 III
    Abbreviations: IL, interleukin; JAK, Janus kinase.

    are still under study come last. All of them were tolerated well, and serious harm was rare in
    the patients that were followed for a year or longer. This makes them suitable for long use,
    which is what chronic diseases call for, and what older drugs could not offer.
    """)
  #expect(
    mined.trials.map(line) == [
      "Tofacitinib (Pfizer); JAK1|JAK3; Psoriasis; PHASE3; ; NCT02000001",
      "Secukinumab; IL-17A; Psoriasis; PHASE3; ; NCT02000002",
      "Ustekinumab; IL-12|IL-23; Psoriasis; PHASE2; ; NCT02000003|NCT02000004",
      "Baricitinib; JAK1|JAK2; Rheumatoid arthritis; PHASE2; ; NCT02000005",
      "Sarilumab; IL-6R; Rheumatoid arthritis; PHASE3; ; NCT02000006",
      "Tocilizumab (Roche); IL-6R; Rheumatoid arthritis; PHASE4; ; NCT02000007",
      "Vedolizumab; Integrin α4β7; Ulcerative colitis; PHASE3; ; NCT02000008",
    ])
  #expect(
    mined.sentences.map(\.text).contains(
      "Those that have been approved are given first, and those that are still under study come "
        + "last."))
  #expect([mined.tables, mined.rows] == [1, 7])
}

@Test("Effects first, cells that wrap in the middle of their row")
func effectsFirst() throws {
  let mined = try mined(
    """
    1 Cytokines

    Cytokines act on tumours in many ways, and some of them have been tried as drugs. Table 1 gives an
    overview of what they do through which of the STAT proteins, and where this was found to be so. The
    list is by no means complete, and it leaves out what was seen in cell lines alone.

    TABLE 1 | Effects of cytokines.
    Effect Cytokine STAT Cells References
    Promotes proliferation IL-6 STAT3 Hepatocytes 11111111
    Inhibits apoptosis IL-6 STAT3 Myeloma cells 11111112,
    11111113
    Enhances cytotoxicity IL-12 STAT4 NK cells 11111114
    Suppresses tumor growth
    and induces apoptosis IFN-γ STAT1 Melanoma cells 11111115
    Promotes Th2
    differentiation IL-4 STAT6 T cells 11111116

    2 Outlook

    More will be learned once the receptors of these cytokines can be blocked one by one in patients,
    and once it is known which cells answer to them in a tumour. Until then the table above has to be
    read with care, for it mixes what was found in mice and in people.
    """)
  #expect(
    mined.evidence.filter { $0.section == "table 1" }.map(line) == [
      "IL6 promotes Promotes proliferation via STAT3 [11111111]",
      "IL6 suppresses Inhibits apoptosis via STAT3 [11111112 11111113]",
      "IL12 promotes Enhances cytotoxicity via STAT4 [11111114]",
      "IFNG suppresses Suppresses tumor growth and induces apoptosis via STAT1 [11111115]",
      "IL4 promotes Promotes Th2 differentiation via STAT6 [11111116]",
    ])
}

@Test("A table longer than any that is printed is left out, and said to be")
func tablesWithoutEnd() throws {
  let rows = (1...25_100).map { "IL-6  activates STAT3  \(10_000_000 + $0)" }
  let mined = try mined(
    """
    1 Intro

    IL-6 activates STAT3.

    Table 1 Cytokines and effects

    Cytokine  Effect  PMID
    \(rows.joined(separator: "\n"))

    2 End

    SOCS3 inhibits JAK2.
    """)
  #expect(mined.evidence.map { "\($0.claim)" } == ["IL6 activates STAT3", "SOCS3 inhibits JAK2"])
  #expect(
    mined.notes.map { "\($0.line):\($0.column) \($0.message)" } == [
      "5:9 a table of more than 100000 words was left out; cut it into tables of its own"
    ])
}
