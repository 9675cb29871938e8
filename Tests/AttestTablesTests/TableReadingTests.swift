import AttestModel
import Testing

@testable import AttestTables

/// Each piece of evidence as its claim, its PMIDs and trials, and its sentence.
private func lines(_ evidence: [Evidence]) -> [String] {
  evidence.map { "\($0.claim) [\(($0.pmids + $0.ncts).joined(separator: " "))] \($0.sentence)" }
}

@Test func oneClaimPerCytokineAndEffect() {
  let document = Document(
    table: """
      Cytokine STAT Effect PMID

      IL-6/IL-10 STAT3 suppress DC maturation 15356132

      14500638

      IFN-γ STAT1 deficiency reduce suppression by MDSCs 18272812

      promotes killing
      """)
  let suppress = "IL-6/IL-10 | STAT3 | suppress DC maturation | 15356132 14500638"
  let reduce =
    "IFN-γ | STAT1 deficiency | reduce suppression by MDSCs | 18272812 | promotes killing"
  #expect(
    lines(document.content.evidence) == [
      "IL-6 suppresses suppress DC maturation via STAT3 [15356132 14500638] \(suppress)",
      "IL-10 suppresses suppress DC maturation via STAT3 [15356132 14500638] \(suppress)",
      "IFN-γ promotes reduce suppression by MDSCs via STAT1 [18272812] \(reduce)",
      "IFN-γ suppresses promotes killing via STAT1 [18272812] \(reduce)",
    ])
}

@Test func rowsOfTrialsAreTrialsAndClaims() {
  let document = Document(
    table: """
      Agent Target(s) Disease(s) Phase Status NCT number

      Ruxolitinib JAK1, JAK2 Myelofibrosis, Psoriasis Phase 1/2 Completed NCT00000001

      Lymphoma, Non-Hodgkin Phase 2 Recruiting NCT00000002
      """)
  let content = document.content
  func trial(
    _ disease: String, _ id: String, _ phases: [String], _ status: String, _ nct: String,
    _ place: Range<Int>
  ) -> Trial {
    Trial(
      agents: ["Ruxolitinib"], agentIDs: ["test:Ruxolitinib"], targets: ["JAK1", "JAK2"],
      targetIDs: ["test:JAK1", "test:JAK2"], disease: disease, diseaseID: id, phases: phases,
      status: status, ncts: [nct], document: "a.txt", section: "table 1", start: place.lowerBound,
      end: place.upperBound)
  }
  let both = ["PHASE1", "PHASE2"]
  #expect(
    content.trials == [
      trial("Myelofibrosis", "test:Myelofibrosis", both, "COMPLETED", "NCT00000001", 52..<131),
      trial("Psoriasis", "test:Psoriasis", both, "COMPLETED", "NCT00000001", 52..<131),
      trial("Lymphoma, Non-Hodgkin", "", ["PHASE2"], "RECRUITING", "NCT00000002", 133..<185),
    ])
  let first =
    "Ruxolitinib | JAK1, JAK2 | Myelofibrosis, Psoriasis | Phase 1/2 | Completed | NCT00000001"
  let second =
    "Ruxolitinib | JAK1, JAK2 | Lymphoma, Non-Hodgkin | Phase 2 | Recruiting | NCT00000002"
  #expect(
    lines(content.evidence) == [
      "Ruxolitinib targets JAK1 [NCT00000001] \(first)",
      "Ruxolitinib targets JAK2 [NCT00000001] \(first)",
      "Ruxolitinib treats Myelofibrosis [NCT00000001] \(first)",
      "Ruxolitinib treats Psoriasis [NCT00000001] \(first)",
      "Ruxolitinib targets JAK1 [NCT00000002] \(second)",
      "Ruxolitinib targets JAK2 [NCT00000002] \(second)",
      "Ruxolitinib treats Lymphoma, Non-Hodgkin [NCT00000002] \(second)",
    ])
  // A row that shares its agent with the one above stands from that agent on.
  #expect(
    content.evidence.map { $0.start..<$0.end }
      == Array(repeating: 52..<131, count: 4) + Array(repeating: 52..<185, count: 3))
}

@Test func drugsGivenTogetherAreOneSubject() {
  let document = Document(
    table: """
      Agent Disease Phase NCT number

      Ruxolitinib + Trastuzumab and
      Temozolomide

      Glioma FDA approved NCT00000001
      """)
  let content = document.content
  #expect(
    content.evidence.map(\.claim.description) == [
      "Ruxolitinib + Trastuzumab + Temozolomide treats Glioma"
    ])
  #expect(
    content.trials.map { [$0.agents.joined(separator: "|"), $0.phases.joined(), $0.status] } == [
      ["Ruxolitinib|Trastuzumab|Temozolomide", "APPROVED", ""]
    ])
}

@Test func markedUpTablesAreReadAsTheyAre() {
  let text = "Effect STAT Cytokine may promote growth STAT3 IL-6"
  let cells = [("may promote growth", 21..<39), ("STAT3", 40..<45), ("IL-6", 46..<50)]
    .map { TableGrid.Cell($0.0, at: $0.1) }
  let grid = TableGrid(
    section: 0, caption: "", columns: ["Effect", "STAT", "Cytokine"],
    rows: [TableGrid.Line(cells, at: 21..<50)])
  let document = Document(
    id: "a.xml", format: "jats", text: Array(text.utf8),
    sections: [Section(kind: .table, label: "table 1", range: 0..<50, paragraphs: [0..<50])],
    tables: [grid])
  let evidence = document.content.evidence
  #expect(evidence.map(\.claim.description) == ["IL-6 promotes may promote growth via STAT3"])
  #expect(evidence.map(\.certainty) == [.hedged])
  #expect(evidence.map(\.sentence) == ["may promote growth | STAT3 | IL-6"])
}

@Test(
  "The sign of an effect",
  arguments: [
    ("induction of Tregs", Relation.regulates, Polarity.affirmed),
    ("NK-cell activity impaired", .suppresses, .affirmed),
    ("T cells expand and suppress immunity", .promotes, .affirmed),
    ("tumor growth inhibition", .suppresses, .affirmed),
    ("enhance growth", .promotes, .affirmed),
    ("does not affect survival", .regulates, .negated),
    ("deficiency reduces growth", .promotes, .affirmed),
  ])
func signs(_ effect: String, _ relation: Relation, _ polarity: Polarity) {
  let reading = vocabulary.signs.reading(of: effect)
  #expect([reading.relation] == [relation])
  #expect([reading.polarity] == [polarity])
}

@Test(
  "Phases as tables print them",
  arguments: [
    ("Phase 1/2", ["PHASE1", "PHASE2"]), ("phase IIb", ["PHASE2"]),
    ("II–III", ["PHASE2", "PHASE3"]),
    ("Early Phase 1", ["EARLY_PHASE1"]), ("Phase 2/Phase 3", ["PHASE2", "PHASE3"]),
    ("FDA approved", ["APPROVED"]), ("Approved by the FDA", ["APPROVED"]), ("N/A", ["NA"]),
    ("", []),
  ])
func phases(_ cell: String, _ phases: [String]) {
  #expect(TrialPhase.phases(in: cell) == phases)
}

@Test(
  "Statuses as tables print them",
  arguments: [
    ("Active, not recruiting", "ACTIVE_NOT_RECRUITING"), ("Recruiting", "RECRUITING"),
    ("Unknown status", "UNKNOWN"), ("Follow-up ongoing", "FOLLOW_UP_ONGOING"), ("", ""),
  ])
func statuses(_ cell: String, _ status: String) {
  #expect(TrialStatus.status(in: cell) == status)
}

@Test func wordTablesSayWhatIsWrongWithThem() {
  let heads = ColumnHeads("heading\tmeaning\ndrug\tpill\nyear\n", file: "columns.tsv")
  #expect(
    heads.diagnostics.map(\.description) == [
      "columns.tsv:3: error: expected two fields, heading and meaning, apart by a tab",
      "columns.tsv:2: error: unknown meaning “pill”, expected one of factor, agent, mediator, "
        + "target, effect, context, disease, phase, status, trial, reference, other, modifier",
    ])
  let signs = EffectSigns("word sign\n", file: "effects.tsv")
  #expect(
    signs.diagnostics.map(\.description) == [
      "effects.tsv:1: error: expected two fields, word and sign, apart by a tab"
    ])
}

@Test func phasesMayStandUnderAnotherHeading() {
  let text = "Drug Clinical trial Cancer Alpelisib I/II Breast Cancer, Glioma"
  let cells = [("Alpelisib", 27..<36), ("I/II", 37..<41), ("Breast Cancer, Glioma", 42..<63)]
    .map { TableGrid.Cell($0.0, at: $0.1) }
  let grid = TableGrid(
    section: 0, caption: "", columns: ["Drug", "NCT number", "Cancer"],
    rows: [TableGrid.Line(cells, at: 27..<63)])
  let document = Document(
    id: "a.xml", format: "jats", text: Array(text.utf8),
    sections: [Section(kind: .table, label: "table 1", range: 0..<63, paragraphs: [0..<63])],
    tables: [grid])
  #expect(
    document.content.trials.map { [$0.agents[0], $0.phases.joined(separator: "|"), $0.disease] }
      == [
        ["Alpelisib", "PHASE1|PHASE2", "Breast Cancer"], ["Alpelisib", "PHASE1|PHASE2", "Glioma"],
      ])
}

@Test("A registry's record is a trial for each of its conditions, where its text names them")
func recordsAreTrials() {
  let record = TrialRecord(
    nct: "NCT00000102", conditions: ["Glioma", "Lung metastases of glioma"],
    interventions: [
      .init(kind: "DRUG", name: "Alpelisib 5 mg tablet"),
      .init(kind: "DRUG", name: "ABC-1", otherNames: ["Copanlisib"]),
      .init(kind: "DRUG", name: "Placebo for Alpelisib"), .init(kind: "DEVICE", name: "Mask"),
    ], phases: ["PHASE1", "PHASE2"], status: "RECRUITING")
  let text = Array("Glioma\n\nLung metastases of glioma".utf8)
  let document = Document(
    id: "NCT00000102", format: "trials", text: text,
    sections: [
      Section(kind: .body, label: "conditions", range: 0..<text.count, paragraphs: [0..<6, 8..<33])
    ], trial: record)
  let reading = TableReading(vocabulary, names: SmallLexicon())
  func trial(_ disease: String, _ id: String, _ place: Range<Int>) -> Trial {
    Trial(
      agents: ["Alpelisib 5 mg tablet", "ABC-1", "Placebo for Alpelisib", "Mask"],
      agentIDs: ["test:Alpelisib", "test:Copanlisib", "", ""], targets: [], targetIDs: [],
      disease: disease,
      diseaseID: id, phases: ["PHASE1", "PHASE2"], status: "RECRUITING", ncts: ["NCT00000102"],
      document: "NCT00000102", section: "conditions", start: place.lowerBound,
      end: place.upperBound)
  }
  #expect(
    reading.trials(of: record, in: document) == [
      trial("Glioma", "test:Glioma", 0..<6),
      trial("Lung metastases of glioma", "", 8..<33),
    ])
}

/// A table that its source marks up: one paragraph a row, cells parted by ` | `.
private func given(_ columns: [String], _ rows: [[String]]) -> Document {
  var text: [UInt8] = []
  var paragraphs: [TextRange] = []
  let lines = rows.map { cells -> TableGrid.Line in
    if !text.isEmpty { text += [0x0A, 0x0A] }
    let start = text.count
    let places = cells.map { cell -> TableGrid.Cell in
      if text.count > start { text += Array(" | ".utf8) }
      text += Array(cell.utf8)
      return TableGrid.Cell(cell, at: text.count - cell.utf8.count..<text.count)
    }
    paragraphs.append(start..<text.count)
    return TableGrid.Line(places, at: start..<text.count)
  }
  return Document(
    id: "a.xml", format: "jats", text: text,
    sections: [
      Section(kind: .table, label: "table 1", range: 0..<text.count, paragraphs: paragraphs)
    ], tables: [TableGrid(section: 0, caption: "", columns: columns, rows: lines)])
}

@Test func ofHeadingsOneBelowTheOtherTheLowerOneSpeaks() {
  let row = ["IL-6", "promote growth", "11111111"]
  let table = given(["Cytokine", "Effect\nEffect", "Effect\nPMID"], [row])
  #expect(
    lines(table.content.evidence) == [
      "IL-6 promotes promote growth [11111111] IL-6 | promote growth | 11111111"
    ])
  // What spans columns whose own headings say nothing is about the first of them.
  let other = given(["Cytokine", "Effect\nSeen", "Effect\nn"], [["IL-6", "promote growth", "12"]])
  #expect(other.content.evidence.map(\.claim.object.name) == ["promote growth"])
}

@Test func aRowOfHeadingsIsNoRow() {
  let table = given(
    ["", "", ""],
    [
      ["Effects seen in mice", "", ""], ["Cytokine", "Effect", "PMID"],
      ["IL-6", "promote growth", "11111111"],
    ])
  #expect(table.rebuilt.count == 2)
  #expect(table.content.evidence.map(\.pmids) == [["11111111"]])
}

@Test func cellsThatSayNothingMakeNoClaim() {
  let table = given(
    ["Cytokine", "Receptor", "Effect", "PMID"],
    [
      ["IL-6", "–", "promote growth", "11111111"], ["IL-10", "EGFR", "none", "n/a"],
      ["EGF", "n/a", "N/A", "22222222"],
    ])
  #expect(
    lines(table.content.evidence) == [
      "IL-6 promotes promote growth [11111111] IL-6 | – | promote growth | 11111111"
    ])
}
