import ArgumentParser
import Attest

/// `attest find`: who says what.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract:
      "Finds claims: by who acts on what, by whom is credited, by the words of the sentence.",
    discussion: """
      Names are taken as in texts, so IL-6, IL6 and “interleukin 6” are one; identifiers such as \
      hgnc:6018 do as well. All that is given must hold. Claims with more independent sources come \
      first: publications that are credited, and documents that credit nobody. belief is \
      (for + 1) / (for + against + 2), counted in sources, those that only hedge by half.

      Examples:
        attest find --subject IL-6 --object STAT3
        attest find --about JAK --members --relation inhibits
        attest find --via JAK1 --year 2014 "T cells"
        attest find --author Teng --format csv
      """)

  @Argument(
    help: ArgumentHelp(
      "Words that the sentence has; \"quoted\" ones stand side by side.", valueName: "text"))
  var text: [String] = []

  @Option(help: ArgumentHelp("Who or what acts.", valueName: "name|id")) var subject: String?
  @Option(help: ArgumentHelp("What is acted on.", valueName: "name|id")) var object: String?
  @Option(help: ArgumentHelp("Who or what stands at either end.", valueName: "name|id"))
  var about: String?
  @Option(help: ArgumentHelp("Through what.", valueName: "name|id")) var via: String?
  @Flag(help: "A family stands for its members too.") var members = false

  @Option(help: ArgumentHelp("How; may be given several times.", valueName: "relation"))
  var relation: [RelationName] = []
  @Option(help: ArgumentHelp("Relations of this sign: +, - or 0.", valueName: "sign"))
  var sign: SignName?
  @Option(help: ArgumentHelp("affirmed or negated.", valueName: "polarity"))
  var polarity: PolarityName?
  @Option(help: ArgumentHelp("asserted or hedged.", valueName: "certainty"))
  var certainty: CertaintyName?

  @Option(help: ArgumentHelp("Credited, or of the document.", valueName: "pmid")) var pmid: String?
  @Option(help: ArgumentHelp("A trial that is named.", valueName: "nct")) var nct: String?
  @Option(help: ArgumentHelp("Credited, as in “Hu and Hu 2018”.", valueName: "citation"))
  var citation: String?
  @Option(help: ArgumentHelp("An author who is credited.", valueName: "name")) var author: String?
  @Option(
    help: ArgumentHelp(
      "Of the publication that is credited, with --author of one by that author.",
      valueName: "year"))
  var year: String?
  @Option(help: ArgumentHelp("A document of the store.", valueName: "document"))
  var document: String?
  @Option(help: ArgumentHelp("A cell, tissue, species or disease.", valueName: "name|id"))
  var context: String?

  @Option(help: ArgumentHelp("How many claims to show.", valueName: "n")) var limit = 20
  @Option(help: ArgumentHelp("How to write the claims. (default: text)", valueName: "format"))
  var format: TextOrTable?

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  /// `12345678`, `PMID: 12345678`.
  nonisolated(unsafe) private static let pmidForm = /(?i)\s*(PMID)?[: ]*[0-9]{1,8}\s*/

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be 1 or more, not \(limit).") }
    for name in [subject, object, about, via, context, citation, author, document]
    where name?.allSatisfy(\.isWhitespace) == true {
      throw ValidationError("A name to look for is empty.")
    }
    if let pmid, pmid.wholeMatch(of: Self.pmidForm) == nil {
      throw ValidationError("--pmid takes 1 to 8 digits, not “\(pmid)”.")
    }
    if let year, year.count != 4 || !year.allSatisfy(\.isASCIIDigit) {
      throw ValidationError("--year takes four digits, not “\(year)”.")
    }
    if let nct, nct.uppercased().wholeMatch(of: /NCT[0-9]{8}/) == nil {
      throw ValidationError("--nct takes NCT and 8 digits, such as NCT01234567, not “\(nct)”.")
    }
    if !relation.isEmpty, sign != nil {
      throw ValidationError("--relation and --sign exclude each other.")
    }
  }

  func run() throws {
    let console = Console(global)
    try console.run {
      let folder = try LexiconFolder.installed()
      // Names take time to load, and authors and years do without them.
      var known: QueryReading?
      func reading() throws -> QueryReading {
        if let known { return known }
        let reading = QueryReading(
          try global.names(console), members: members ? try FamilyMembers(folder) : nil)
        known = reading
        return reading
      }
      let store = try opened(console)
      var query = try query(reading)
      query.document = try document.map { try store.name(of: $0) }
      let start = ContinuousClock.now
      let found = try store.find(query, limit: limit)
      console.debug("found in \(ContinuousClock.now - start)")
      let page = FoundClaims(found)
      let writer = try OutputWriter("-")
      try writer.write { output in
        if let table = format?.table?.format {
          page.write(table, to: &output)
        } else if !found.isEmpty {
          output += Array(page.text.utf8)
        }
      }
      try writer.commit()
      if found.isEmpty {
        let families = QueryReading(
          try global.names(console), members: try FamilyMembers(folder))
        let reasons = try reasons(store, query, reading(), families)
        console.note("nothing found: " + reasons.joined(separator: "; "))
      }
    }
  }

  /// The store; one that an interrupted run left behind is brought up to date.
  private func opened(_ console: Console) throws -> Store {
    let store = try Store(at: global.store, access: .readOnly)
    guard try store.isBehind() else { return store }
    do {
      let writable = try Store(at: global.store)
      try writable.catchUp()
      return writable
    } catch let refusal as Diagnostic {
      console.report(
        Diagnostic(
          "the last run was interrupted and its claims are not all found yet (\(refusal.message))",
          severity: .warning, code: refusal.code, file: global.store))
      return store
    }
  }

  private func query(_ reading: () throws -> QueryReading) throws -> ClaimQuery {
    func things(_ name: String?) throws -> ClaimQuery.Things? {
      try name.map { try reading().things(named: $0, withMembers: members) }
    }
    var query = ClaimQuery()
    query.subject = try things(subject)
    query.object = try things(object)
    query.either = try things(about)
    query.via = try things(via)
    query.relations = relation.map(\.relation)
    if let sign { query.relations = Relation.allCases.filter { $0.sign == sign.sign } }
    query.polarity = polarity?.polarity
    query.certainty = certainty?.certainty
    query.pmid = pmid.map { $0.filter(\.isASCIIDigit) }
    query.nct = nct?.uppercased()
    query.citation = citation
    query.author = author
    query.year = year
    if let context {
      query.context = [context] + (try reading().names(of: context))
    }
    query.text = try text.flatMap { try reading().phrases(in: $0) }
    return query
  }

  /// Names like one that is not known, those that the store has claims about before the others.
  private func suggestions(
    for name: String, _ store: Store, _ reading: QueryReading
  ) throws -> ArraySlice<String> {
    let near = reading.suggestions(for: name)
    let claimed = try Set(near.filter { try store.hasConcept(reading.things(named: $0)) })
    return (near.filter(claimed.contains) + near.filter { !claimed.contains($0) })
      .prefix(Self.mostSuggestions)
  }

  private static let mostSuggestions = 5

  /// What no claim fulfils even by itself.
  private func unfulfilled(_ query: ClaimQuery, _ store: Store) throws -> [String] {
    var reasons: [String] = []
    func ask(_ reason: String, _ change: (inout ClaimQuery) -> Void) throws {
      var alone = ClaimQuery()
      change(&alone)
      if try store.find(alone, limit: 1).isEmpty { reasons.append(reason) }
    }
    if let pmid = query.pmid {
      try ask("no claim is credited to PMID \(pmid)") { $0.pmid = pmid }
    }
    if let nct { try ask("no claim is made with \(nct)") { $0.nct = query.nct } }
    if let citation = query.citation {
      try ask("no claim is credited to \(citation)") { $0.citation = citation }
    }
    if let author {
      let near = try store.authors(like: author).prefix(Self.mostSuggestions)
      let question = near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
      try ask("no claim is credited to an author \(author)\(question)") { $0.author = author }
    }
    if let year { try ask("no claim is credited to \(year)") { $0.year = year } }
    if !query.text.isEmpty {
      try ask("no sentence with a claim has “\(text.joined(separator: " "))”") {
        $0.text = query.text
      }
    }
    return reasons
  }

  /// Why nothing was found.
  ///
  /// - Parameter families: a reading that knows the members of families.
  private func reasons(
    _ store: Store, _ query: ClaimQuery, _ reading: QueryReading, _ families: QueryReading
  ) throws -> [String] {
    guard try store.hasClaims() else {
      return ["the store has no claims; `attest mine` fills it"]
    }
    var reasons: [String] = []
    for name in [subject, object, about, via, context].compactMap({ $0 }) {
      let things = reading.things(named: name, withMembers: members)
      if try store.hasConcept(things) { continue }
      if reading.isKnown(name) {
        reasons.append("no claim in the store names \(name)")
      } else {
        let near = try suggestions(for: name, store, reading)
        reasons.append(
          "\(name) is not in the lexicon"
            + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"))
      }
    }
    if let document = query.document, try !store.hasDocument(document) {
      let near = try store.documents(like: document)
      reasons.append(
        near.isEmpty
          ? "there is no document “\(document)”; `attest export documents` lists them"
          : "there is no document “\(document)”; did you mean \(near.joined(separator: " or "))?")
    }
    reasons += try unfulfilled(query, store)
    if reasons.isEmpty {
      reasons.append("no claim fulfils all of this; leave one condition out")
    }
    for name in [subject, object, about, via].compactMap({ $0 }) where !members {
      let own = Set(reading.things(named: name).ids)
      var others = families.things(named: name, withMembers: true)
      others.ids.removeAll(where: own.contains)
      others.names = []
      if try store.hasConcept(others) {
        reasons.append("\(name) is a family; --members finds claims about its members, too")
      }
    }
    return reasons
  }
}

struct RelationName: ExpressibleByArgument {
  let relation: Relation

  init?(argument: String) {
    guard let relation = Relation(rawValue: argument) else { return nil }
    self.relation = relation
  }

  static var allValueStrings: [String] { Relation.allCases.map(\.rawValue) }
}

struct SignName: ExpressibleByArgument {
  let sign: Relation.Sign

  init?(argument: String) {
    switch argument {
    case "+", "positive": sign = .positive
    case "-", "−", "negative": sign = .negative
    case "0", "none": sign = .none
    default: return nil
    }
  }

  static var allValueStrings: [String] { ["+", "-", "0", "positive", "negative", "none"] }
}

struct PolarityName: ExpressibleByArgument {
  let polarity: Polarity

  init?(argument: String) {
    guard let polarity = Polarity(rawValue: argument) else { return nil }
    self.polarity = polarity
  }

  static var allValueStrings: [String] { Polarity.allCases.map(\.rawValue) }
}

struct CertaintyName: ExpressibleByArgument {
  let certainty: Certainty

  init?(argument: String) {
    guard let certainty = Certainty(rawValue: argument) else { return nil }
    self.certainty = certainty
  }

  static var allValueStrings: [String] { Certainty.allCases.map(\.rawValue) }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
