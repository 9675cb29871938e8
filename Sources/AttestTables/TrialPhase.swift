/// Phases of trials, as tables print them, in ClinicalTrials.gov's own words.
///
///     Phase 1/2      PHASE1 PHASE2
///     phase IIb      PHASE2
///     Early Phase 1  EARLY_PHASE1
///     FDA approved   APPROVED
enum TrialPhase {
  /// The phase that a run of words opens with: how many words it takes and what it says.
  static func match(_ words: ArraySlice<String>) -> (count: Int, phases: [String])? {
    guard let first = words.first, let initial = first.utf8.first(where: \.isWordByte),
      Self.initials.contains(initial | 0x20)
    else { return nil }
    if let count = approval(words) { return (count, ["APPROVED"]) }
    let opening = first.bare.lowercased()
    if let name = named[opening] { return (1, [name]) }
    guard opening.hasPrefix("phase") || opening.hasPrefix("early") || opening == "ph" else {
      return nil
    }
    var count = 0
    var phases: [String] = []
    var isEarly = false
    for (offset, word) in words.prefix(8).enumerated() {
      var isPart = true
      for part in parts(of: word) {
        switch part {
        case "phase", "phases", "ph", "and", "or", "to": break
        case "early": isEarly = true
        default:
          if let value = value(of: part) {
            let phase = isEarly || value == 0 ? "EARLY_PHASE1" : "PHASE\(value)"
            isEarly = false
            if !phases.contains(phase) { phases.append(phase) }
            count = offset + 1
          } else {
            isPart = false
          }
        }
      }
      // A second number without a mark or the word between belongs to the next cell.
      guard isPart else { break }
      if count == offset + 1, let next = words.dropFirst(offset + 1).first,
        !goesOn(word, next)
      {
        break
      }
    }
    return phases.isEmpty ? nil : (count, phases)
  }

  /// The phases of a whole cell; a bare number or numeral counts here.
  static func phases(in cell: String) -> [String] {
    let words = cell.blankSeparated
    for index in words.indices {
      if let found = match(words[index...]) { return found.phases }
    }
    let values = words.flatMap(parts(of:)).map(value(of:))
    if !values.isEmpty, values.allSatisfy({ $0 != nil }) {
      return values.compactMap { $0 }.map { $0 == 0 ? "EARLY_PHASE1" : "PHASE\($0)" }
    }
    let plain = TrialStatus.folded(cell)
    return plain.isEmpty ? [] : [plain == "N_A" || plain == "NOT_APPLICABLE" ? "NA" : plain]
  }

  /// Whether a word is a phase's number by itself: `II`, `1/2`, `2b`.
  static func isBareValue(_ word: String) -> Bool {
    let parts = parts(of: word)
    return !parts.isEmpty && parts.allSatisfy { value(of: $0) != nil }
  }

  /// The letters that words of phases begin with.
  private static let initials = Set("pefamnu".utf8)

  private static let named = [
    "preclinical": "PRECLINICAL", "pre-clinical": "PRECLINICAL", "approved": "APPROVED",
    "marketed": "APPROVED", "fda-approved": "APPROVED", "ema-approved": "APPROVED",
  ]

  /// *FDA approved*, *approved by the EMA*.
  private static func approval(_ words: ArraySlice<String>) -> Int? {
    let plain = words.prefix(4).map { $0.bare.lowercased() }
    let agencies: Set<String> = ["fda", "ema", "us-fda", "pmda", "nmpa"]
    if plain.count > 1, agencies.contains(plain[0]) || plain[0].hasPrefix("fda/"),
      ["approved", "approval", "licensed"].contains(plain[1])
    {
      return 2
    }
    guard plain.first == "approved" || plain.first == "approval" else { return nil }
    if plain.count > 2, plain[1] == "by", agencies.contains(plain[2]) { return 3 }
    if plain.count > 3, plain[1] == "by", plain[2] == "the", agencies.contains(plain[3]) {
      return 4
    }
    return plain[0] == "approved" ? 1 : nil
  }

  private static func goesOn(_ word: String, _ next: String) -> Bool {
    if let last = word.utf8.last, !last.isWordByte, last != UInt8(ascii: ")") { return true }
    if let first = next.utf8.first, !first.isWordByte { return true }
    // `2/Phase` `3`
    if parts(of: word).last == "phase" { return true }
    return ["phase", "and", "or", "to"].contains(next.lowercased())
  }

  /// `1/2` as 1 and 2, `Phase1` as phase and 1, `II–III` as ii and iii.
  private static func parts(of word: String) -> [String] {
    let folded = word.lowercased().map { "/-–—,;&()*|".contains($0) ? " " : $0 }
    return String(folded).blankSeparated.flatMap { part -> [String] in
      for opening in ["phases", "phase"] where part.hasPrefix(opening) && part != opening {
        return [opening, String(part.dropFirst(opening.count))]
      }
      return [part]
    }
  }

  private static func value(of part: String) -> Int? {
    var stem = part
    if stem.count > 1, let last = stem.last, "abc".contains(last) { stem.removeLast() }
    return switch stem {
    case "0": 0
    case "1", "i": 1
    case "2", "ii": 2
    case "3", "iii": 3
    case "4", "iv": 4
    default: nil
    }
  }
}
