import AttestModel

extension TrialRecord {
  /// The record of a `<clinical_study>`, the XML that ClinicalTrials.gov gave until 2024.
  init(study: XMLNode, nct: String) {
    let ids = study.at("id_info")
    let aliases = ["nct_alias", "org_study_id", "secondary_id"].flatMap { name in
      (ids?.children(name) ?? []).map(\.text)
    }
    func references(_ name: String, _ kind: String) -> [Reference] {
      study.children(name).map { reference in
        Reference(
          pmid: Identifiers.loosePMID(reference.text("PMID")) ?? "", kind: kind,
          citation: reference.text("citation"))
      }
    }
    self.init(
      nct: nct, aliases: Self.distinct(aliases, without: nct), title: study.text("brief_title"),
      officialTitle: study.text("official_title"), acronym: study.text("acronym"),
      summary: study.at("brief_summary", "textblock")?.rawText ?? "",
      conditions: study.children("condition").map(\.text),
      interventions: study.children("intervention").map { intervention in
        Intervention(
          kind: TrialVocabulary.word(intervention.text("intervention_type")),
          name: intervention.text("intervention_name"),
          otherNames: intervention.children("other_name").map(\.text))
      },
      phases: study.children("phase").flatMap { TrialVocabulary.phases($0.text) },
      status: TrialVocabulary.status(study.text("overall_status")),
      startDate: study.text("start_date"), completionDate: study.text("completion_date"),
      sponsor: study.text("sponsors", "lead_sponsor", "agency"),
      references: references("reference", "BACKGROUND")
        + references("results_reference", "RESULT"))
  }

  /// The texts once each, without empty ones and the number itself.
  static func distinct(_ texts: [String], without nct: String) -> [String] {
    var found: [String] = []
    for text in texts where !text.isEmpty && text != nct && !found.contains(text) {
      found.append(text)
    }
    return found
  }
}
