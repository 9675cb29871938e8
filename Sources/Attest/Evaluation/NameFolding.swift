internal import AttestModel
internal import Foundation

/// A name as evaluation compares it: what two people may write differently is taken out.
///
///     FoldedName("IFN-γ").letters == FoldedName("IFN gamma").letters
///     FoldedName("JAK/STAT signalling pathway").letters == FoldedName("JAK-STAT").letters
struct FoldedName: Hashable, Sendable {
  /// Letters and digits alone, in lower case, Greek ones spelt out; without words such as
  /// *pathway*, and without the `s` of a plural.
  let letters: String
  /// The words without their plural, and without those that name nothing: *the*, *of*, *cells*.
  let words: Set<String>

  init(_ name: String) {
    let text = FoldedText(name).spellingOutGreek
    let runs = text.unicodeScalars.split { !($0.isLetterOrDigit || $0 == "_") }
    let kept = runs.filter { run in
      let word = String(run)
      if Self.emptyWords.contains(word) { return false }
      // *Receptor ligand* is a ligand, and what it binds does not tell it apart.
      guard word == "receptor" || word == "receptors" else { return true }
      return !text.unicodeScalars[run.endIndex...].starts(with: " ligand".unicodeScalars)
    }
    var letters = String(String.UnicodeScalarView(kept.joined().filter { $0 != "_" }))
    if letters.unicodeScalars.count > 4, letters.hasSuffix("s") { letters.removeLast() }
    self.letters = letters
    // The `s` of a possessive stays, as a word without letters.
    let pieces = text.utf8.split { !($0.isLetterOrDigit || $0 == UInt8(ascii: "+")) }
    words = Set(pieces.map(Self.singular)).subtracting(Self.smallWords)
  }

  /// Words that a name may have or not.
  private static let emptyWords: Set<String> = [
    "signaling", "signalling", "pathway", "pathways", "protein", "proteins", "gene", "genes",
    "family", "axis", "cascade",
  ]

  private static let smallWords: Set<String> = [
    "the", "a", "an", "of", "in", "and", "or", "by", "to", "for", "with", "on", "cell",
  ]

  private static func singular(_ word: Substring.UTF8View) -> String {
    var word = word
    while word.last == UInt8(ascii: "s") { word.removeLast() }
    return String(Substring(word))
  }

  /// The words that have a digit: *Th1* is not *Th2*.
  var numberedWords: Set<String> {
    words.filter { $0.utf8.contains { (0x30...0x39).contains($0) } }
  }

  /// Whether half of the words of either are the other's, as *tumor growth* and *growth of the
  /// tumor mass*.
  ///
  /// Names that differ in a number, or in one word of as many, stand for different things.
  func sharesWords(with other: FoldedName) -> Bool {
    guard numberedWords == other.numberedWords else { return false }
    let shared = words.intersection(other.words).count
    if words != other.words, words.count == other.words.count, shared == words.count - 1 {
      return false
    }
    let (fewer, more) = (min(words.count, other.words.count), max(words.count, other.words.count))
    return fewer > 0 && Double(shared) / Double(fewer) >= 0.5
      && Double(shared) / Double(more) >= 0.34
  }
}

/// A sentence as evaluation compares it: its letters and digits, in lower case.
struct SentenceKey: Hashable, Sendable {
  /// In UTF-8.
  let bytes: [UInt8]
  /// How many letters and digits.
  let length: Int

  init(_ sentence: String) {
    let scalars = FoldedText(sentence).text.unicodeScalars.filter(\.isLetterOrDigit)
    bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
    length = scalars.count
  }
}

/// Text in which only compatible forms and capitals were evened out: `ﬁ` is `fi`, `²` is `2`.
private struct FoldedText {
  let text: String

  init(_ text: String) {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let even = (isASCII ? text : text.precomposedStringWithCompatibilityMapping).lowercased()
    self.text =
      isASCII
      ? even
      : even.replacingOccurrences(of: "ß", with: "ss").replacingOccurrences(of: "ς", with: "σ")
  }

  private static let greek: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa",
    "λ": "lambda", "ζ": "zeta", "ω": "omega", "μ": "mu", "µ": "mu",
  ]

  var spellingOutGreek: String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let name = Self.greek[scalar] {
        result += name
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    if isASCII { return UInt8(ascii: self).isLetterOrDigit }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default:
      return false
    }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self)
  }
}
