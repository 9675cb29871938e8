import AttestModel
import Foundation

/// An entry of BibTeX: `@article{key, title = {…}}`.
struct BibTeXEntry {
  let kind: String
  let key: String
  let fields: [String: String]

  func first(_ names: String...) -> String {
    names.lazy.compactMap { fields[$0] }.first { !$0.isEmpty } ?? ""
  }

  var record: PublicationRecord {
    let authors = first("author", "editor").split(separator: BibTeXText.separator)
      .map { $0 == "others" ? "et al." : String($0) }
    let eprint =
      first("eprinttype", "archiveprefix").lowercased() == "pubmed"
      ? first("eprint") : ""
    return PublicationRecord(
      publication: Publication(
        authors: authors.map(Self.author), title: first("title"),
        journal: first("journal", "journaltitle", "booktitle"),
        year: Identifiers.year(in: first("year", "date")),
        pmid: Identifiers.loosePMID(first("pmid")) ?? Identifiers.pmid(eprint) ?? "",
        doi: Identifiers.doi(first("doi")) ?? "",
        pmc: Identifiers.pmc(first("pmcid", "pmc")) ?? ""),
      publicationTypes: [kind])
  }

  /// In braces stands a name that is not to be taken apart: `{World Health Organization}`.
  private static func author(_ text: String) -> String {
    if text.first == BibTeXText.whole { return String(text.dropFirst()) }
    // Of `and others`: there are more than are named.
    return text == "et al." ? text : AuthorName.name(text)
  }
}

/// Values of BibTeX as plain text.
enum BibTeXText {
  /// Parts the names of a list.
  static let separator: Character = "\u{2}"
  /// Stands before a name that is one whole.
  static let whole: Character = "\u{1}"

  private static let accents: [Character: String] = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}",
    "=": "\u{304}", ".": "\u{307}", "c": "\u{327}", "v": "\u{30C}", "u": "\u{306}",
    "H": "\u{30B}", "r": "\u{30A}", "k": "\u{328}",
  ]

  private static let words: [String: String] = [
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł",
    "L": "Ł", "aa": "å", "AA": "Å", "i": "i", "j": "j", "alpha": "α", "beta": "β", "gamma": "γ",
    "delta": "δ", "kappa": "κ", "lambda": "λ", "mu": "μ", "textendash": "–",
  ]

  /// Accents put on their letters, commands and braces left out, blanks evened.
  static func plain(_ text: String) -> String {
    var result = ""
    let characters = Array(text)
    var at = 0
    while at < characters.count {
      let character = characters[at]
      at += 1
      switch character {
      case "{", "}", "$": continue
      case "~": result.append(" ")
      case "-" where at < characters.count && characters[at] == "-":
        while at < characters.count, characters[at] == "-" { at += 1 }
        result.append("–")
      case "\\": at = command(characters, at, &result)
      default: result.append(character)
      }
    }
    return result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .precomposedStringWithCanonicalMapping
  }

  /// Reads the command behind a backslash; gives where the text goes on.
  private static func command(
    _ characters: [Character], _ start: Int, _ result: inout String
  ) -> Int {
    guard start < characters.count else { return start }
    var end = start
    while end < characters.count, characters[end].isLetter, characters[end].isASCII { end += 1 }
    let name = String(characters[start..<end])
    let isMark = name.isEmpty
    if isMark { end = start + 1 }
    let accent = name.count <= 1 ? accents[characters[start]] : nil
    if let accent, isMark || (end < characters.count && "{ ".contains(characters[end])) {
      var at = end
      while at < characters.count, "{ \\".contains(characters[at]) { at += 1 }
      guard at < characters.count else { return at }
      result.append(characters[at])
      result += accent
      return at + 1
    }
    if isMark {
      result.append(characters[start])
      return end
    }
    result += words[name] ?? ""
    while end < characters.count, words[name] != nil, characters[end] == " " { end += 1 }
    return end
  }
}
