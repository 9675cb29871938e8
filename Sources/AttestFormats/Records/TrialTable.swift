import AttestModel

extension TrialRecord {
  /// The column that has the trial's number, in the names that downloads give it.
  static let numberColumns = ["nct number", "nct_id", "nct id", "nctid", "trialid"]

  /// The record of a row of the table that ClinicalTrials.gov gives for a search.
  init(row: DelimitedText.Row, of table: DelimitedText, nct: String) {
    func cell(_ names: String...) -> String {
      for name in names {
        let cell = table.cell(row, name)
        if !cell.isEmpty { return cell }
      }
      return ""
    }
    func list(_ text: String, _ separator: Character) -> [String] {
      text.split(separator: separator).map { part in
        part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }.filter { !$0.isEmpty }
    }
    self.init(
      nct: nct,
      aliases: Self.distinct(
        list(cell("other ids"), "|") + list(cell("cross_registrations"), ";"), without: nct),
      title: cell("study title", "title", "public_title"), acronym: cell("acronym"),
      summary: cell("brief summary"), conditions: list(cell("conditions"), "|"),
      interventions: list(cell("interventions"), "|").map(Self.intervention)
        + list(cell("intervention_list"), ";").map { Intervention(name: $0) },
      phases: TrialVocabulary.phases(cell("phases", "phase")),
      status: TrialVocabulary.status(cell("study status", "status", "recruitment_status")),
      startDate: cell("start date", "date_enrollement"),
      completionDate: cell("completion date", "full_completion_date"),
      sponsor: cell("sponsor", "sponsor/collaborators", "normed_spon_names"))
  }

  /// `DRUG: Ruxolitinib`; what is no kind before the colon belongs to the name.
  private static func intervention(_ text: String) -> Intervention {
    guard let colon = text.firstIndex(of: ":") else { return Intervention(name: text) }
    let kind = TrialVocabulary.word(String(text[..<colon]))
    guard kinds.contains(kind) else { return Intervention(name: text) }
    let name = text[text.index(after: colon)...].drop { $0 == " " }
    return Intervention(kind: kind, name: String(name))
  }

  private static let kinds: Set<String> = [
    "DRUG", "BIOLOGICAL", "DEVICE", "PROCEDURE", "BEHAVIORAL", "RADIATION", "GENETIC",
    "DIETARY_SUPPLEMENT", "COMBINATION_PRODUCT", "DIAGNOSTIC_TEST", "OTHER",
  ]
}
