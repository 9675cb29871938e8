public import AttestModel

/// Makes the tables of events from annotated texts: which words say them, how often, and which
/// ways lead to their arguments. Words and counts are kept, no sentence is.
public final class EventHarvest {
  /// The texts of the three tables.
  public struct Tables: Sendable {
    /// `triggers.tsv`: words that say events, how often each was seen and how often it did.
    public let triggers: String
    /// `evidence.tsv`: how often links between words and arguments were seen, and were right.
    public let evidence: String
    /// `weights.tsv`: how much each kind of evidence counts, and what is likely enough.
    public let weights: String
  }

  private struct Annotated {
    let views: [SentenceView]
    let words: [[Trigger]]
    let gold: AnnotatedEvents
  }

  /// A link of a sentence with what people say of it.
  private struct Case {
    let chains: [[UInt64]]
    let isTrue: Bool
  }

  /// A sentence's links, parallel to its cases.
  private struct Sentence {
    let document: Int
    var links: SentenceLinks
    let cases: [Case]
  }

  /// From which likelihood on a link is taken: where, on the texts harvested from, with each text
  /// left out in turn, the whole is best.
  private static let thresholds: [(String, Double)] = [
    ("simple.theme.protein", 0.37), ("binding.single", 0.3), ("binding.pair", 0.3),
    ("regulation.theme.protein", 0.3), ("regulation.theme.event", 0.3),
    ("regulation.cause.protein", 0.35), ("regulation.cause.event", 0.35),
  ]

  private var documents: [Annotated] = []
  private var occurrences: [String: Int] = [:]
  private var counting = EvidenceCounting()

  /// A harvest of no texts yet.
  public init() {}

  /// Takes up a document.
  ///
  /// - Parameter sentences: parsed, each with its molecules in text order.
  public func add(
    _ sentences: [(ParsedSentence, [EventEntity])], events gold: AnnotatedEvents
  ) {
    let views = sentences.map { SentenceView($0.0, entities: $0.1) }
    let words = views.map { Trigger.all(in: $0) }
    for word in words.joined() { occurrences[word.word, default: 0] += 1 }
    documents.append(Annotated(views: views, words: words, gold: gold))
  }

  /// Counts and fits. The same documents in the same order give the same tables.
  public func tables() -> Tables {
    let golds = goldLinks()
    let (rows, triggers, types) = triggerRows(golds)
    var tables = EventTables(triggers: triggers, types: types)
    var sentences = self.sentences(golds, tables)
    counting.prune(least: 8, deviation: 1.5)
    tables.counts = counting.kept
    var weights = fitLinks(&sentences, &tables)
    weights += fitBindings(sentences, golds, &tables)
    weights += Self.thresholds.map { "\($0.0)\t\tthreshold\t\($0.1)" }
    return Tables(
      triggers: Self.table(
        "# Words that say events: the stem, the type, how often it was seen and was of the type.",
        "stem\ttype\ttimes\tright\twords", rows.sorted()),
      evidence: Self.table(
        "# How often a link between a word and an argument was seen, and was right, given what"
          + " the columns say.", "evidence\tgroup\tword\tfeature\ttimes\tright",
        counting.rows.sorted()),
      weights: Self.table(
        "# How much each kind of evidence counts, stage by stage, and what is likely enough.",
        "group\tstage\tevidence\tweight", weights.sorted()))
  }

  private static func table(_ comment: String, _ header: String, _ rows: [String]) -> String {
    ([comment, "# Written by `attest harvest`; see Lexicons/README.md.", header] + rows)
      .joined(separator: "\n") + "\n"
  }

  // MARK: Triggers

  private func goldLinks() -> [GoldLinks] {
    var hits: [String: Int] = [:]
    for document in documents {
      for id in Set(document.gold.events.values.map(\.trigger)) {
        guard let trigger = document.gold.triggers[id] else { continue }
        let covered = GoldLinks.covered(trigger.range, by: document.words)
        if covered.count == 1 { hits[covered[0].word, default: 0] += 1 }
      }
    }
    return documents.map { document in
      GoldLinks(document.gold, words: document.words) { word in
        (Double(hits[word] ?? 0) + 0.1) / (Double(self.occurrences[word] ?? 0) + 3)
      }
    }
  }

  private func triggerRows(
    _ golds: [GoldLinks]
  ) -> (rows: [String], triggers: [String: [Int]], types: [String]) {
    var seen: [String: Int] = [:]
    var right: [String: [String: Int]] = [:]
    var forms: [String: Set<String>] = [:]
    for (word, count) in occurrences { seen[WordStem.stem(of: word), default: 0] += count }
    for (document, gold) in zip(documents, golds) {
      var typesAt: [Int: [String]] = [:]
      for key in gold.triggers { typesAt[key.trigger, default: []].append(key.type) }
      for word in document.words.joined() {
        for type in typesAt[word.range.lowerBound] ?? [] {
          right[word.stem, default: [:]][type, default: 0] += 1
          forms[word.stem, default: []].insert(word.word)
        }
      }
    }
    var rows: [String] = []
    var triggers: [String: [Int]] = [:]
    var types: [String] = []
    for stem in right.keys.sorted() {
      let times = seen[stem] ?? 0
      for (type, count) in (right[stem] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let share = Double(count) / Double(max(times, 1))
        guard count >= 3 && share >= 0.015 || count >= 2 && share >= 0.1 else { continue }
        let index = types.firstIndex(of: type) ?? types.count
        if index == types.count { types.append(type) }
        triggers[stem, default: []].append(index)
        let words = (forms[stem] ?? []).sorted().joined(separator: "|")
        rows.append("\(stem)\t\(type)\t\(times)\t\(count)\t\(words)")
      }
    }
    return (rows, triggers, types)
  }

  // MARK: Links

  private func sentences(_ golds: [GoldLinks], _ tables: EventTables) -> [Sentence] {
    var sentences: [Sentence] = []
    for (number, document) in documents.enumerated() {
      let gold = golds[number]
      for view in document.views {
        guard let links = SentenceLinks(view, tables) else { continue }
        var counted: Set<[Int]> = []
        let cases = links.links.map { link -> Case in
          let type = tables.types[link.type]
          let trigger = links.triggers[link.trigger].range.lowerBound
          let key = GoldLinks.Key(trigger: trigger, type: type, isCause: link.group.isCause)
          let isTrigger = gold.triggers.contains(
            GoldLinks.Key(trigger: trigger, type: type, isCause: false))
          let isTrue = gold.ends[key]?.contains(end(link, links, gold)) ?? false
          let chains = links.chains(of: link, tables)
          let prints = counting.fingerprints(chains)
          let isNew = counted.insert([link.trigger, link.type]).inserted
          for (chain, keys) in zip(chains, prints) {
            switch chain.base {
            case .trigger:
              if isNew { counting.count(keys, isRight: isTrigger, document: number) }
            case .trueTriggers:
              if isTrigger { counting.count(keys, isRight: isTrue, document: number) }
            case .all:
              counting.count(keys, isRight: isTrue, document: number)
            }
          }
          return Case(chains: prints, isTrue: isTrue)
        }
        sentences.append(Sentence(document: number, links: links, cases: cases))
      }
    }
    return sentences
  }

  private func end(_ link: Link, _ links: SentenceLinks, _ gold: GoldLinks) -> GoldLinks.End {
    switch link.end {
    case .entity(let place):
      let view = links.view
      return .entity(gold.canonical(view.entities[view.places[place].entity].id))
    case .trigger(let other):
      return .trigger(links.triggers[other].range.lowerBound)
    }
  }

  private func fitLinks(_ sentences: inout [Sentence], _ tables: inout EventTables) -> [String] {
    let evidence = sentences.map { sentence in
      sentence.cases.map { counting.evidence($0.chains, without: sentence.document) }
    }
    var rows: [String] = []
    for stage in 0..<EventTables.stages {
      let numbers = zip(sentences, evidence).map { sentence, evidence in
        stage == 0 ? evidence : zip(evidence, sentence.links.rivals()).map { $0 + $1 }
      }
      for group in LinkGroup.allCases {
        let names = EventTables.names(of: group.rawValue, stage: stage)
        var fit = LogisticFit(count: names.count)
        for (sentence, numbers) in zip(sentences, numbers) {
          for (index, link) in sentence.links.links.enumerated() where link.group == group {
            fit.add(numbers[index], isTrue: sentence.cases[index].isTrue)
          }
        }
        rows += Self.keep(fit, names, group.rawValue, stage, in: &tables)
      }
      for index in sentences.indices {
        for link in sentences[index].links.links.indices {
          sentences[index].links.links[link].likelihood = tables.likelihood(
            numbers[index][link], sentences[index].links.links[link].group.rawValue, stage: stage)
        }
      }
    }
    return rows
  }

  private static func keep(
    _ fit: LogisticFit, _ names: [String], _ group: String, _ stage: Int,
    in tables: inout EventTables
  ) -> [String] {
    let weights = fit.weights().map { ($0 * 1000).rounded() / 1000 }
    tables.weights["\(group) \(stage)"] = weights
    return zip(names + ["bias"], weights).map { "\(group)\t\(stage)\t\($0)\t\($1)" }
  }

  // MARK: Bindings

  private func fitBindings(
    _ sentences: [Sentence], _ golds: [GoldLinks], _ tables: inout EventTables
  ) -> [String] {
    var choices: [(document: Int, choice: BindingChoice, chains: [[UInt64]], isTrue: Bool)] = []
    for sentence in sentences {
      let gold = golds[sentence.document]
      for choice in BindingChoice.all(in: sentence.links, tables) {
        let view = sentence.links.view
        let themes = choice.links.compactMap { index -> String? in
          guard case .entity(let place) = sentence.links.links[index].end else { return nil }
          return view.entities[view.places[place].entity].id
        }
        let isTrue = gold.binds(
          themes, trigger: sentence.links.triggers[choice.trigger].range.lowerBound)
        let chains = counting.fingerprints(choice.chains)
        for keys in chains {
          counting.count(keys, isRight: isTrue, document: sentence.document)
        }
        choices.append((sentence.document, choice, chains, isTrue))
      }
    }
    counting.prune(least: 8, deviation: 1.5)
    var rows: [String] = []
    for group in [BindingChoice.single, BindingChoice.pair] {
      let names = EventTables.names(of: group, stage: 0)
      var fit = LogisticFit(count: names.count)
      for choice in choices where choice.choice.group == group {
        fit.add(
          choice.choice.numbers + counting.evidence(choice.chains, without: choice.document),
          isTrue: choice.isTrue)
      }
      rows += Self.keep(fit, names, group, 0, in: &tables)
    }
    return rows
  }
}
