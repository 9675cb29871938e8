/// What the forms of a word have in common: `activ` of *activates*, *activation*, *activator*.
enum WordStem {
  private static let endings: [String] = [
    "ational", "ations", "ation", "ating", "ated", "ates", "ate", "ators", "ator", "atory",
    "ative", "ions", "ion", "ings", "ing", "ed", "es", "ors", "or", "ers", "er", "ory", "ive",
    "ible", "able", "ance", "ence", "ment", "ent", "ant", "ly", "e", "s",
  ]

  /// The word without its ending, where four letters are left.
  static func stem(of word: String) -> String {
    let count = word.utf8.count
    for ending in endings where count - ending.utf8.count >= 4 && word.hasSuffix(ending) {
      return String(word.dropLast(ending.count))
    }
    return word
  }
}
