internal import AttestModel

/// The words and signs that tables give for what one thing does to another.
enum RelationWords {
  /// A relation with what is around its verb taken off.
  struct Reading {
    /// The verb or noun alone, in lower case: `activate` for “does not activate”.
    var words: String
    /// Whether it is said not to be so.
    var isDenied = false
    /// Whether what acts stands behind: “is activated by”.
    var isPassive = false
  }

  /// Takes off what denies a relation and what turns it round.
  static func reading(of text: String) -> Reading {
    var reading = Reading(words: ColumnNames.folded(text))
    var isStripped = true
    while isStripped {
      isStripped = false
      for (start, denies) in starts where reading.words.hasPrefix(start) {
        reading.words.removeFirst(start.count)
        reading.isDenied = reading.isDenied || denies
        isStripped = true
      }
    }
    if reading.words == "negated" || reading.words.hasPrefix("independent of") {
      reading.words = "affect"
      reading.isDenied = true
    }
    if reading.isDenied, reading.words.hasPrefix("effect") { reading.words = "affect" }
    if reading.words.hasSuffix(" by") {
      reading.words.removeLast(3)
      reading.isPassive = true
    }
    return reading
  }

  private static let starts: [(String, Bool)] = [
    ("does not ", true), ("do not ", true), ("did not ", true), ("doesn t ", true),
    ("cannot ", true), ("can not ", true), ("could not ", true), ("not ", true), ("no ", true),
    ("fails to ", true), ("failed to ", true), ("fail to ", true), ("without ", true),
    ("is ", false), ("are ", false), ("was ", false), ("were ", false), ("be ", false),
    ("has ", false), ("have ", false), ("had ", false),
  ]

  /// The relation of the claim scheme that words name, in the third person or without its ending.
  static func relation(of words: String) -> Relation? {
    let name = words.trimmed.lowercased().replacing(" ", with: "_")
    return Relation(rawValue: name) ?? Relation(rawValue: name + "s")
  }

  /// What happens to the object; `none` where the words do not say, deny it, or tell of what
  /// happens to the subject.
  static func sign(of text: String) -> Relation.Sign {
    if let mark = mark(text) { return mark }
    let reading = reading(of: text)
    return reading.isDenied || reading.isPassive ? .none : sign(ofWords: reading.words)
  }

  /// The sign that a mark or a number is.
  private static func mark(_ text: String) -> Relation.Sign? {
    switch text.trimmed.lowercased() {
    case "+", "→", "->", "↑", "1", "+1", "up": .positive
    case "-", "−", "–", "⊣", "-|", "↓", "-1", "−1", "–1", "down": .negative
    default: nil
    }
  }

  /// What words say that deny nothing, in lower case.
  static func sign(ofWords words: String) -> Relation.Sign {
    if let relation = relation(of: words) {
      // What a phosphate does to a protein depends on the protein.
      return relation == .phosphorylates || relation == .dephosphorylates ? .none : relation.sign
    }
    for (stem, sign) in stems where words.hasPrefix(stem) {
      return sign * rest(words.dropFirst(stem.count))
    }
    return .none
  }

  /// “promotes degradation of”, “prevents inhibition of”: what the words behind the first make of
  /// its sign.
  private static func rest(_ words: Substring) -> Relation.Sign {
    var sign = Relation.Sign.positive
    for word in words.split(separator: " ", omittingEmptySubsequences: false).dropFirst() {
      if let stem = stems.first(where: { word.hasPrefix($0.0) }), stem.1 != .none {
        sign = sign * stem.1
      }
    }
    return sign
  }

  /// Whether a word is a relation at all, with a sign or without.
  static func isKnown(_ text: String) -> Bool {
    if sign(of: text) != .none { return true }
    let words = reading(of: text).words
    return ColumnNames.folded(text).isEmpty || sign(ofWords: words) != .none
      || relation(of: words) != nil || signless.contains(where: words.hasPrefix)
  }

  private static let signless = [
    "unknown", "none", "bind", "interact", "regulat", "associat", "affect", "modul", "form",
    "complex", "phosphorylat", "dephosphorylat", "ubiquit", "methylat", "acetylat", "cleav",
    "modif", "translocat", "transport", "target", "treat", "catalys", "catalyz", "conver",
    "express", "transcri", "arrow", "line", "mim", "direct", "indirect", "physical", "colocal",
    "autophos", "transphos", "neutral", "unclear", "other", "mediat", "affirm", "0", "both",
    "mixed", "dual",
  ]

  /// The relation that a word misses by a slip of the pen.
  static func nearest(to text: String) -> String? { slips.nearest(to: text) }

  private static let slips = SlipIndex(
    Relation.allCases.map { $0.rawValue.replacing("_", with: " ") } + [
      "activation", "inhibition", "phosphorylation", "dephosphorylation", "stimulates", "induces",
      "enhances", "represses", "repression", "blocks", "decreases", "increases", "reduces",
      "upregulates", "downregulates", "up-regulates", "down-regulates", "interacts", "stimulation",
      "transcription", "ubiquitination", "degrades", "stabilizes", "prevents", "silences",
    ])

  /// Whether a word tells of what two copies of one protein may do to each other.
  static func mayBeToItself(_ text: String) -> Bool {
    [
      "auto", "trans", "self", "bind", "dimer", "oligomer", "complex", "interact", "associat",
      "conver", "modif",
    ].contains { text.contains($0) }
      || ["phosphorylation", "ubiquitination"].contains(text.trimmed)
  }

  /// In this order: `deactivates` is asked before `activates`.
  private static let stems: [(String, Relation.Sign)] = [
    ("up regulat", .positive), ("upregulat", .positive), ("down regulat", .negative),
    ("downregulat", .negative), ("deactivat", .negative), ("inactivat", .negative),
    ("activat", .positive), ("stimulat", .positive), ("induc", .positive), ("promot", .positive),
    ("enhanc", .positive), ("increas", .positive), ("inhibit", .negative), ("repress", .negative),
    ("suppress", .negative), ("block", .negative), ("decreas", .negative), ("reduc", .negative),
    ("dephosphorylat", .none), ("positive", .positive), ("negative", .negative),
    ("mim activation", .positive), ("mim stimulation", .positive), ("mim inhibition", .negative),
    ("mim transcription", .positive), ("tbar", .negative), ("attenuat", .negative),
    ("antagoni", .negative), ("degrad", .negative), ("abrogat", .negative), ("abolish", .negative),
    ("silenc", .negative), ("impair", .negative), ("prevent", .negative), ("stabili", .positive),
    ("potentiat", .positive), ("elevat", .positive), ("trigger", .positive),
  ]
}
