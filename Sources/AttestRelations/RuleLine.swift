internal import AttestModel

/// One line of a rule file, cut into words that know their columns.
struct RuleLine {
  struct Word {
    let text: String
    /// From 1, in Unicode scalars.
    let column: Int
  }

  let words: [Word]
  /// What stands behind the first word, blanks joined.
  let rest: String
  /// The column behind the last word.
  let end: Int

  /// - Parameter raw: the line without its end; `#` at its start, or behind a blank where it is no
  ///   example, begins a comment.
  init(_ raw: Substring.UTF8View) {
    var words: [Word] = []
    var bytes: [UInt8] = []
    var column = 1
    var start = 1
    func close() {
      guard !bytes.isEmpty else { return }
      words.append(Word(text: String(decoding: bytes, as: UTF8.self), column: start))
      bytes = []
    }
    for byte in raw {
      switch byte {
      case 0x20, 0x09, 0x0D:
        close()
        column += 1
        continue
      case UInt8(ascii: "#") where bytes.isEmpty && words.first?.text != "example":
        self.init(words: words)
        return
      default: break
      }
      if bytes.isEmpty { start = column }
      bytes.append(byte)
      if byte & 0xC0 != 0x80 { column += 1 }
    }
    close()
    self.init(words: words)
  }

  private init(words: [Word]) {
    self.words = words
    rest = words.dropFirst().map(\.text).joined(separator: " ")
    end = words.last.map { $0.column + $0.text.unicodeScalars.count } ?? 1
  }
}

extension RuleLine {
  /// The sentence and the claims of an example; nil where no `=>` parts them.
  var sides: (sentence: String, claims: [[Word]])? {
    var sentence: [String] = []
    var claims: [[Word]] = [[]]
    var isBehind = false
    for word in words.dropFirst() {
      var rest = word.text.unicodeScalars[...]
      var column = word.column
      if !isBehind {
        guard let arrow = Self.arrow(in: rest) else {
          sentence.append(word.text)
          continue
        }
        isBehind = true
        if arrow > rest.startIndex { sentence.append(String(rest[..<arrow])) }
        let end = rest.index(arrow, offsetBy: 2)
        column += rest.distance(from: rest.startIndex, to: end)
        rest = rest[end...]
      }
      for piece in rest.split(separator: ";", omittingEmptySubsequences: false).enumerated() {
        if piece.offset > 0 {
          claims.append([])
          column += 1
        }
        guard !piece.element.isEmpty else { continue }
        claims[claims.count - 1].append(Word(text: String(piece.element), column: column))
        column += piece.element.count
      }
    }
    guard isBehind else { return nil }
    return (sentence.joined(separator: " "), claims.filter { !$0.isEmpty })
  }

  private static func arrow(in word: Substring.UnicodeScalarView) -> String.Index? {
    word.indices.first { word[$0...].starts(with: "=>".unicodeScalars) }
  }

  /// The place of the first byte that is not UTF-8, from 1.
  static func firstFault(in bytes: [UInt8]) -> (line: Int, column: Int) {
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var (line, column) = (1, 1)
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      column = scalar == "\n" ? 1 : column + 1
      if scalar == "\n" { line += 1 }
    }
    return (line, column)
  }
}

/// A word that may open a line of a rule, and what may stand behind it.
struct RuleKey {
  let name: String
  let wanted: String
  let accepts: @Sendable (String) -> Bool

  static let all: [String: RuleKey] = {
    let word = RuleKey(name: "word in lower case", wanted: "letters and hyphens, no pattern") {
      $0.utf8.allSatisfy {
        ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || $0 == UInt8(ascii: "-")
      }
    }
    let place = RuleKey.one(of: slots + prepositions, name: "place or preposition")
    let kind = RuleKey.one(of: Concept.Kind.allCases.map(\.rawValue), name: "kind of name")
    return [
      "reason": RuleKey(name: "reason", wanted: "a sentence") { _ in true },
      "verbs": word, "nouns": word, "adjectives": word, "compounds": word, "with": word,
      "cause-rules": word, "cause": place, "theme": place, "via": place, "cause-kinds": kind,
      "theme-kinds": kind,
      "theme-events": .one(of: Event.Kind.allCases.map(\.rawValue), name: "event type"),
      "mediator": .one(of: ["cause"], name: "role"),
      "needs": .one(of: Rule.Need.allCases.map(\.rawValue), name: "need"),
      "names": .one(of: ["condition", "itself"], name: "meaning"),
    ]
  }()

  private static func one(of words: [String], name: String) -> RuleKey {
    let known = Set(words)
    return RuleKey(name: name, wanted: "one of \(words.joined(separator: ", "))") {
      known.contains($0)
    }
  }

  private static let slots = ["subject", "object", "before", "left", "described", "apposition"]

  private static let prepositions = [
    "after", "against", "among", "as", "at", "between", "by", "for", "from", "in", "into", "of",
    "on", "onto", "over", "through", "to", "toward", "towards", "upon", "via", "with", "within",
  ]
}
