/// ClinicalTrials.gov's words for phases and states of trials, and how tables print them.
enum TrialWords {
  /// How far a text is from the vocabulary.
  enum Fit: Hashable {
    /// As the registry prints or codes it.
    case sound
    /// The same with other capitals or marks; as it should be printed.
    case variant(String)
    case unknown
  }

  static func phase(_ text: String) -> Fit {
    fit(text.trimmed, printed: phases, codes: phaseCodes, variants: phaseVariants)
  }

  static func status(_ text: String) -> Fit {
    fit(text.trimmed, printed: states, codes: [], variants: stateVariants)
  }

  private static func fit(
    _ text: String, printed: [String], codes: Set<String>, variants: [String: String]
  ) -> Fit {
    if printed.contains(text) || codes.contains(text) { return .sound }
    if text == text.uppercased(), text.contains("_") || !text.contains(" ") {
      let codes = text.split { $0 == "|" || $0 == "/" }.map { folded(String($0)) }
      if !codes.isEmpty,
        codes.allSatisfy({ code in printed.contains { folded($0) == code } })
      {
        return .sound
      }
    }
    let key = folded(text)
    if let usual = printed.first(where: { folded($0) == key }) { return .variant(usual) }
    if let usual = variants[key] { return .variant(usual) }
    return .unknown
  }

  /// Lower case, letters and digits alone.
  private static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static let phases = [
    "Early Phase 1", "Phase 1", "Phase 1/2", "Phase 2", "Phase 2/3", "Phase 3", "Phase 4",
    "Phase 1/Phase 2", "Phase 2/Phase 3", "Phase 1|Phase 2", "Phase 2|Phase 3",
    "Not Applicable", "FDA approved",
  ]
  private static let phaseCodes: Set<String> = [
    "EARLY_PHASE1", "PHASE1", "PHASE2", "PHASE3", "PHASE4", "NA", "PHASE1|PHASE2",
    "PHASE2|PHASE3", "APPROVED", "N/A", "Approved", "Not given",
  ]
  private static let phaseVariants: [String: String] = {
    var variants = ["phase0": "Early Phase 1", "approved": "FDA approved"]
    let numerals = ["i", "ii", "iii", "iv"]
    for (index, numeral) in numerals.enumerated() {
      for name in [numeral, "phase" + numeral, "\(index + 1)"] {
        variants[name] = "Phase \(index + 1)"
        for letter in ["a", "b"] { variants[name + letter] = "Phase \(index + 1)" }
      }
    }
    for (low, high) in [(1, 2), (2, 3)] {
      let (one, two) = (numerals[low - 1], numerals[high - 1])
      for name in ["\(one)\(two)", "\(low)\(high)"] {
        variants[name] = "Phase \(low)/\(high)"
        variants["phase" + name] = "Phase \(low)/\(high)"
      }
      variants["phase\(one)phase\(two)"] = "Phase \(low)/\(high)"
    }
    return variants
  }()

  private static let states = [
    "Not yet recruiting", "Recruiting", "Enrolling by invitation", "Active, not recruiting",
    "Suspended", "Terminated", "Completed", "Withdrawn", "Unknown status", "Unknown",
    "Available", "No longer available", "Temporarily not available", "Approved for marketing",
    "Withheld", "No status",
  ]
  private static let stateVariants = [
    "complete": "Completed", "activeandnotrecruiting": "Active, not recruiting",
    "activebutnotrecruiting": "Active, not recruiting",
  ]
}
