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
    let text = text.trimmed
    let fit = fit(text, printed: phases, codes: phaseCodes, variants: phaseVariants)
    // Without its stroke, I/II reads as III.
    guard fit != .sound, let pair = pairOfPhases(text) else { return fit }
    return phases.contains(text) ? .sound : .variant(pair)
  }

  /// `Phase 1/2` for `I-II` and `phase 1 / phase 2`; nil where there are not two.
  private static func pairOfPhases(_ text: String) -> String? {
    let numbers = ["1": 1, "2": 2, "3": 3, "i": 1, "ii": 2, "iii": 3]
    let parts = text.lowercased().split { "/-–|".contains($0) }.map { part in
      numbers[String(part.filter { $0.isLetter || $0.isNumber }.trimmingPrefix("phase"))]
    }
    guard parts.count == 2, let low = parts[0], let high = parts[1], high == low + 1 else {
      return nil
    }
    return "Phase \(low)/\(high)"
  }

  static func status(_ text: String) -> Fit {
    fit(text.trimmed, printed: states, codes: [], variants: stateVariants)
  }

  /// The status that a text misses by a slip of the pen.
  static func nearestStatus(to text: String) -> String? { slips.nearest(to: text.trimmed) }

  private static let slips = SlipIndex(states)

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
      for name in [numeral, "phase" + numeral, "\(index + 1)", "phase\(index + 1)"] {
        variants[name] = "Phase \(index + 1)"
        for letter in ["a", "b"] { variants[name + letter] = "Phase \(index + 1)" }
      }
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
