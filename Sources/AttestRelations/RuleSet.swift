public import AttestModel

/// All rules, found by their trigger words.
public final class RuleSet: Sendable {
  /// All rules, in the order in which they were given.
  public let rules: [Rule]
  /// What reading needs of each rule; parallel to `rules`.
  let frames: [Frame]
  let verbs: WordMap<[Int]>
  let nouns: WordMap<[Int]>
  let adjectives: WordMap<[Int]>
  let compounds: WordMap<[Int]>
  let cues: Cues
  /// Nouns that are triggers, but name no happening: *activity*, *protein*, *inhibitor*, and what is
  /// made against something.
  let thingNouns: WordSet
  /// Verbs and nouns of which some rule makes a claim; what others mean matters only where one of
  /// these asks for it.
  let claimVerbs: WordSet
  let claimNouns: WordSet
  /// Most words are neither nouns nor compounds of rules.
  let nominalTriggers: WordFilter

  /// Sorts rules by their trigger words, the more specific first where several share one.
  public init(_ rules: [Rule], cues: Cues) {
    self.rules = rules
    self.cues = cues
    let frames = rules.map { Frame($0, among: rules) }
    let order = rules.indices.sorted {
      (-frames[$0].specificity, $0) < (-frames[$1].specificity, $1)
    }
    func index(_ words: (Rule) -> [String]) -> WordMap<[Int]> {
      var found = WordMap<[Int]>()
      for number in order {
        for word in words(rules[number]) {
          found.update(WordHash(folded: word), default: []) { $0.append(number) }
        }
      }
      return found
    }
    self.frames = frames
    verbs = index(\.verbs)
    nouns = index(\.nouns)
    adjectives = index(\.adjectives)
    compounds = index(\.compounds)
    var things = WordSet()
    nouns.visit { word, candidates in
      let isThing = candidates.allSatisfy {
        frames[$0].kind == .thing || frames[$0].kind == .activity || frames[$0].namesItsCause
          || frames[$0].theme == [.preposition(WordHash("against"))]
      }
      if isThing { things.set(word, to: true) }
    }
    thingNouns = things
    func claiming(_ words: WordMap<[Int]>) -> WordSet {
      var found = WordSet()
      words.visit { word, candidates in
        if candidates.contains(where: { frames[$0].relation != nil }) {
          found.set(word, to: true)
        }
      }
      return found
    }
    claimVerbs = claiming(verbs)
    claimNouns = claiming(nouns)
    nominalTriggers = WordFilter(nouns.words + compounds.words)
  }

  /// Trigger words that a rule has in vain: another rule takes them before it, and looks for the
  /// same in the same places.
  public var idleTriggers: [(word: String, rule: Rule, other: Rule)] {
    var found: [(word: String, rule: Rule, other: Rule)] = []
    let lists: [(WordMap<[Int]>, (Rule) -> [String])] = [
      (verbs, \.verbs), (nouns, \.nouns), (adjectives, \.adjectives), (compounds, \.compounds),
    ]
    for (number, rule) in rules.enumerated() {
      for (candidates, words) in lists {
        for word in words(rule) {
          for other in candidates[WordHash(folded: word)] ?? [] {
            if other == number { break }
            if rule.looksForTheSame(as: rules[other]) { found.append((word, rule, rules[other])) }
          }
        }
      }
    }
    return found
  }

  /// How much a word has to do with claims: what a sentence needs beside it.
  public enum Trigger: CaseIterable, Sendable {
    /// Nothing more.
    case sufficient
    /// A drug and a disease: *used*, *tested*.
    case treatment
    /// A word that names something as missing or given: *show*, *develop*.
    case condition
  }

  /// The base forms of the words that can make a claim; a sentence without any of them makes none.
  public func lemmas(_ trigger: Trigger) -> Set<WordHash> {
    var words: Set<WordHash> = []
    for (number, rule) in rules.enumerated() where rule.relation != nil {
      let frame = frames[number]
      let isOf: Trigger =
        frame.needsCondition
        ? .condition
        : rule.relation == .treats
          ? .treatment : frame.needsNoAgent && !rule.causeRules.isEmpty ? .condition : .sufficient
      guard isOf == trigger else { continue }
      // A rule that asks for one of a few words beside its trigger is known by these.
      if !rule.with.isEmpty {
        for word in rule.with { words.insert(WordHash(folded: word)) }
        continue
      }
      for word in rule.verbs + rule.nouns + rule.adjectives + rule.compounds {
        words.insert(WordHash(folded: word))
      }
    }
    return words
  }

  /// All of them.
  public var triggerLemmas: Set<WordHash> {
    Trigger.allCases.reduce(into: []) { $0.formUnion(lemmas($1)) }
  }

  /// The words that name something as missing or given.
  public var conditionWords: Set<WordHash> {
    var words = cues.words(for: [.loss, .given])
    for rule in rules where rule.isCondition {
      words.formUnion((rule.nouns + rule.verbs).map { WordHash(folded: $0) })
    }
    return words
  }
}

/// The words that deny a claim or call it possible, from `Lexicons/words/cues.tsv`.
public final class Cues: Sendable {
  /// What a cue does to what is said.
  public enum Effect: String, CaseIterable, Sendable {
    case negation, hedge
    /// An adjective that denies and hedges at once: *unlikely to*.
    case doubt
    /// A verb that says no more than that its object happens: *form a complex*.
    case light
    /// A verb of announcing: what it announces is not said yet.
    case outline
    /// A conjunction that sets one clause against another.
    case contrast
    /// A noun for the way in which something happens: *in a STAT3-dependent manner*.
    case manner
    /// A noun for the place of a modification, no thing of its own: *tyrosine phosphorylation*.
    case site
    /// An adjective that adds nothing to the name of a thing.
    case empty
    /// A word that says a thing is missing, less, or does not work.
    case loss
    /// A word that says there is more of a thing: *increased*.
    case gain
    /// A word that says a thing was given: *IL-6-treated cells*.
    case given
    /// A noun too general to be an end of a claim: *factors*, *members*.
    case vague
    /// A noun for how or where something was found out, never an end of a claim: *assay*, *data*.
    case account
    /// A preposition that denies what stands behind it: *independently of JAK2*.
    case denial
    /// A word that asks: what it introduces is not said.
    case question
    /// A preposition for the occasion of something: *upon IL-6 stimulation*.
    case occasion
    /// A verb that ties two things together: *related to*.
    case tie
    /// A noun for who bears a gene or is given a drug: *cells*, *patients*.
    case bearer
    /// A preposition for what is there: *in the presence of*.
    case presence
    /// An adverb for what follows from what was just said: *thereby*.
    case consequence
    /// A verb of finding: what is not seen is not there.
    case seen
  }

  /// The part of speech in which a word is a cue.
  public enum Part: String, CaseIterable, Sendable {
    case verb, noun, adjective, adverb, preposition, determiner, conjunction
  }

  /// Of each word the effects in all parts of speech: for each part `bits` bits, the effect's
  /// place in order plus one.
  private let words: WordMap<UInt64>
  /// Most words are no cues.
  private let filter: WordFilter
  private static let bits: UInt64 = 5
  private static let effects = Effect.allCases

  /// The lines that are no cues and were left out, each with its place.
  public let diagnostics: [Diagnostic]

  /// Reads a table of `word`, `cue`, `part`; `#` begins a comment.
  public init(_ table: String, file: String) {
    var words = WordMap<UInt64>()
    var diagnostics: [Diagnostic] = []
    var line = 0
    for raw in table.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      guard let first = raw.first, first != UInt8(ascii: "#") else { continue }
      let fields = raw.split(whereSeparator: { $0 == 0x09 || $0 == 0x0D || $0 == 0x20 })
        .map { String(Substring($0)) }
      guard !fields.isEmpty, fields != ["word", "cue", "part"] else { continue }
      guard fields.count == 3, let effect = Effect(rawValue: fields[1]),
        let part = Part(rawValue: fields[2])
      else {
        diagnostics.append(
          Diagnostic(
            "expected a word, its effect (\(Effect.allCases.map(\.rawValue).joined(separator: ", "))), and a part of speech",
            file: file, line: line))
        continue
      }
      let word = WordHash(folded: fields[0])
      let shift = part.index * Self.bits
      words.update(word, default: 0) {
        $0 = $0 & ~(31 << shift) | (effect.ordinal + 1) << shift
      }
    }
    self.words = words
    filter = WordFilter(words.words)
    self.diagnostics = diagnostics
  }

  /// Every word with one of these effects, in whatever part of speech.
  func words(for effects: Set<Effect>) -> Set<WordHash> {
    var found: Set<WordHash> = []
    words.visit { word, _ in
      for part in Part.allCases {
        if let effect = effect(word, as: part), effects.contains(effect) { found.insert(word) }
      }
    }
    return found
  }

  func effect(_ word: WordHash, as part: Part) -> Effect? {
    guard filter.mayContain(word), let packed = words[word] else { return nil }
    let number = packed >> (part.index * Self.bits) & 31
    return number == 0 ? nil : Self.effects[Int(number) - 1]
  }
}

extension Cues.Effect {
  /// Its place in the order of declaration.
  fileprivate var ordinal: UInt64 { UInt64(Self.allCases.firstIndex(of: self) ?? 0) }
}

extension Cues.Part {
  /// Its place in the order of declaration.
  fileprivate var index: UInt64 {
    switch self {
    case .verb: 0
    case .noun: 1
    case .adjective: 2
    case .adverb: 3
    case .preposition: 4
    case .determiner: 5
    case .conjunction: 6
    }
  }
}
