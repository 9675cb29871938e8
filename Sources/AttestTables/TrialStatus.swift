/// The state of a trial, as tables print it, in ClinicalTrials.gov's own words.
///
///     Active, not recruiting   ACTIVE_NOT_RECRUITING
enum TrialStatus {
  private static let names: [[String]: String] = {
    var names: [[String]: String] = [:]
    for (printed, name) in [
      ("active not recruiting", "ACTIVE_NOT_RECRUITING"), ("active not", "ACTIVE_NOT_RECRUITING"),
      ("active and not recruiting", "ACTIVE_NOT_RECRUITING"),
      ("active but not recruiting", "ACTIVE_NOT_RECRUITING"),
      ("active, not-recruiting", "ACTIVE_NOT_RECRUITING"), ("completed", "COMPLETED"),
      ("complete", "COMPLETED"), ("enrolling by invitation", "ENROLLING_BY_INVITATION"),
      ("not yet recruiting", "NOT_YET_RECRUITING"), ("not yet", "NOT_YET_RECRUITING"),
      ("recruiting", "RECRUITING"), ("suspended", "SUSPENDED"), ("terminated", "TERMINATED"),
      ("withdrawn", "WITHDRAWN"), ("unknown", "UNKNOWN"), ("unknown status", "UNKNOWN"),
      ("available", "AVAILABLE"), ("no longer available", "NO_LONGER_AVAILABLE"),
      ("temporarily not available", "TEMPORARILY_NOT_AVAILABLE"),
      ("approved for marketing", "APPROVED_FOR_MARKETING"), ("withheld", "WITHHELD"),
      ("active", "ACTIVE"), ("ongoing", "ONGOING"), ("enrolling", "ENROLLING"),
      ("discontinued", "DISCONTINUED"), ("planned", "PLANNED"), ("published", "PUBLISHED"),
    ] {
      names[printed.blankSeparated.map { $0.bare }] = name
    }
    return names
  }()

  /// The first words of them all.
  private static let firsts = Set(names.keys.compactMap(\.first))

  /// The status that a run of words opens with: how many words it takes and what it says.
  static func match(_ words: ArraySlice<String>) -> (count: Int, status: String)? {
    guard let first = words.first, firsts.contains(first.bare.lowercased()) else { return nil }
    var key: [String] = []
    var found: (Int, String)?
    for word in words.prefix(4) {
      key.append(word.bare.lowercased())
      if let name = names[key] { found = (key.count, name) }
    }
    return found
  }

  /// Whether it is a word that diseases and effects have as well: *active* uveitis.
  static func isPlain(_ text: String) -> Bool {
    ["active", "complete", "available", "planned", "published", "unknown", "enrolling"]
      .contains(text.bare.lowercased())
  }

  /// The status of a whole cell; what no vocabulary knows is kept in its form.
  static func status(in cell: String) -> String {
    let words = cell.blankSeparated
    if let found = match(words[...]) { return found.status }
    return folded(cell)
  }

  /// `Follow-up ongoing` as `FOLLOW_UP_ONGOING`.
  static func folded(_ text: String) -> String {
    text.uppercased().utf8.split { !$0.isWordByte }.map { String(Substring($0)) }
      .joined(separator: "_")
  }
}
