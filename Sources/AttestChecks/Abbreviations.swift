internal import AttestModel

/// A place where a text says what an abbreviation stands for: `natural killer (NK) cells`.
struct AbbreviationDefinition {
  let short: String
  /// The words before the bracket that its letters stand for; empty where they don't.
  let long: String
  /// The words before the bracket, whatever they are.
  let before: [String]
  /// Of the abbreviation.
  let range: TextRange
}

extension Review {
  /// All definitions of abbreviations in the prose, in order.
  var abbreviations: [AbbreviationDefinition] {
    sentences.flatMap { sentence in definitions(in: sentence) }
  }

  private func definitions(in sentence: Sentence) -> [AbbreviationDefinition] {
    let bytes = Array(document.text[sentence.range])
    var found: [AbbreviationDefinition] = []
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "(")) {
      index = open + 1
      guard let close = bytes[index...].firstIndex(of: UInt8(ascii: ")")) else { break }
      let inside = String(decoding: bytes[index..<close], as: UTF8.self)
      guard let short = Self.abbreviation(inside),
        !sentence.citations.contains(where: {
          $0.bracket.contains(sentence.range.lowerBound + index)
        })
      else { continue }
      let before = String(decoding: bytes[..<open], as: UTF8.self)
      let clause =
        before.split(whereSeparator: { ",;.()".contains($0) }).last.map(String.init) ?? ""
      let words = clause.split { $0 == " " || $0 == "/" }.suffix(8).map(String.init)
      let start = sentence.range.lowerBound + index
      found.append(
        AbbreviationDefinition(
          short: short, long: Self.longForm(of: short, in: words), before: words,
          range: start..<start + short.utf8.count))
    }
    return found
  }

  /// Whether brackets hold an abbreviation: short, one word, with capitals.
  private static func abbreviation(_ inside: String) -> String? {
    let short = inside.split(separator: ",").first.map { $0.trimmed } ?? ""
    guard (2...10).contains(short.count), !short.contains(" "), let first = short.first,
      first.isLetter, short.filter(\.isUppercase).count >= 2,
      short.allSatisfy({ $0.isLetter || $0.isNumber || "-/".contains($0) })
    else { return nil }
    return short
  }

  /// The shortest run of last words that gives the letters in order, the first letter first.
  static func longForm(of short: String, in words: [String]) -> String {
    let letters = short.lowercased().filter { $0.isLetter }
    let plain =
      short.last == "s" && short.dropLast().allSatisfy { !$0.isLowercase }
      ? String(letters.dropLast()) : letters
    for start in words.indices.reversed() {
      let run = words[start...]
      guard let first = run.first?.lowercased().first(where: \.isLetter), first == plain.first
      else { continue }
      var rest = run.joined(separator: " ").lowercased()[...]
      var isWhole = true
      for letter in plain {
        guard let place = rest.firstIndex(of: letter) else {
          isWhole = false
          break
        }
        rest = rest[rest.index(after: place)...]
      }
      if isWhole { return run.joined(separator: " ") }
    }
    return ""
  }
}
