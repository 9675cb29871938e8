/// The words of ClinicalTrials.gov for phases and statuses, whatever form a file writes them in.
enum TrialVocabulary {
  /// `PHASE1` and `PHASE2` for `Phase 1/Phase 2`; `NA` for `N/A`.
  static func phases(_ text: String) -> [String] {
    text.split { "/|,;".contains($0) && text != "N/A" }.compactMap { part in
      let word = word(String(part))
      switch word {
      case "", "NONE": return nil
      case "N_A", "NA", "NOT_APPLICABLE": return "NA"
      default: return word.replacing("PHASE_", with: "PHASE")
      }
    }
  }

  /// `ACTIVE_NOT_RECRUITING` for `Active, not recruiting`.
  static func status(_ text: String) -> String {
    let word = word(text)
    return word == "UNKNOWN_STATUS" ? "UNKNOWN" : word
  }

  /// In capitals, everything else than letters and digits one `_`.
  static func word(_ text: String) -> String {
    text.uppercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
  }
}
