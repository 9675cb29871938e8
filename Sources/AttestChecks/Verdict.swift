public import AttestModel

/// What the store's documents say to a curated row.
public struct Verdict: Sendable {
  /// How the store's documents stand to a row.
  public enum Kind: String, CaseIterable, Sendable {
    /// A document that the row cites says the same.
    case supported = "SUPPORTED"
    /// The same ends, and the opposite sign or a denial.
    case contradicted = "CONTRADICTED"
    /// The same relation and one end; the other end differs.
    case otherEntity = "OTHER_ENTITY"
    /// Said, but by another document than the row cites.
    case foundElsewhere = "FOUND_ELSEWHERE"
    case notFound = "NOT_FOUND"
    /// The cited document is not in the store, or only its abstract is; or the row has no ends.
    case notCheckable = "NOT_CHECKABLE"
  }

  /// Why a row could not be held against a text.
  public enum Obstacle: String, CaseIterable, Sendable {
    case missingEnd = "an end is missing"
    case unknownName = "a name is not known"
    case nothingSaid = "nothing is said between the ends, or in no word that is known"
    case noPaper = "no paper is cited"
    case paperNotInStore = "the paper is not in the store"
    case onlyAbstract = "only the paper's abstract is in the store"
  }

  /// How they stand to the row.
  public let kind: Kind
  /// Why it is not checkable; nil where it is.
  public let obstacle: Obstacle?
  /// The same with the row's own words; empty where there is no more to say.
  public let reason: String
  /// The sentence that decided it.
  public let evidence: Evidence?

  /// A verdict, with the sentence that decided it where there is one.
  public init(_ kind: Kind, _ evidence: Evidence? = nil) {
    self.kind = kind
    self.evidence = evidence
    obstacle = nil
    reason = ""
  }

  /// A row that could not be held against a text, and why.
  public init(notCheckable obstacle: Obstacle, reason: String = "") {
    kind = .notCheckable
    evidence = nil
    self.obstacle = obstacle
    self.reason = reason
  }
}

extension CheckedRow {
  /// What the store says to the row; nil where there is no store with claims.
  ///
  /// - Parameter anyDocument: whether documents that the row does not cite count as well.
  public func verdict(anyDocument: Bool = false) -> Verdict? {
    guard let records, records.hasClaims else { return nil }
    if let known = table.verdict(ofRow: number, anyDocument) { return known }
    let verdict = judged(records, anyDocument)
    table.keep(verdict, ofRow: number, anyDocument)
    return verdict
  }

  private func judged(_ records: RecordReader, _ anyDocument: Bool) -> Verdict {
    guard let subjectCell = self.subject, let objectCell = self.object else {
      return Verdict(notCheckable: .missingEnd)
    }
    guard let subject = names.concept(subjectCell.withoutAbbreviation),
      let object = names.concept(objectCell.withoutAbbreviation)
    else {
      let unknown = [subjectCell, objectCell].filter {
        names.concept($0.withoutAbbreviation) == nil
      }
      let texts = unknown.map { "“\($0.text)”" }.joined(separator: " and ")
      return Verdict(
        notCheckable: .unknownName,
        reason: "\(texts) \(unknown.count == 1 ? "is" : "are") not in the lexicon")
    }
    // What is not said, or in no word that is known, is borne out by nothing.
    let said = (table.columns.relations.filter { !table.isMissing($0) }).map {
      cell(at: $0).text
    }
    let known = said.filter(RelationWords.isKnown)
    guard !known.isEmpty || !columns.serves(.relation) else {
      return Verdict(
        notCheckable: .nothingSaid,
        reason: said.isEmpty
          ? "nothing is said between the ends" : "“\(said[0])” is no relation that is known")
    }
    let pmids = cells(.pmid).flatMap {
      PMIDForm.parts(of: $0.text).compactMap { PMIDForm($0).pmid }
    }
    let cited = pmids.flatMap(records.documents)
    guard !cited.isEmpty || anyDocument else {
      return pmids.isEmpty
        ? Verdict(notCheckable: .noPaper)
        : Verdict(
          notCheckable: .paperNotInStore,
          reason: "PMID \(pmids.joined(separator: ", ")) is not in the store")
    }
    let ids = Set(cited.map(\.id))
    let stated = Statement(
      subject: subject, object: object, said: known,
      mechanisms: cells(.mechanism).map { ColumnNames.folded($0.text) },
      mediators: Set(
        cells(.mediator).flatMap { $0.parts(at: "|;,/+") }.compactMap { names.concept($0.text) }))
    let between = records.evidence(between: subject, and: object)
    let contexts = contexts(besides: [subject, object])
    // What holds in other cells or another disease than the row's says nothing against it.
    let own = between.filter { anyDocument || ids.contains($0.document) }
    let inContext = own.filter { !contexts.exclude($0.context, names) }
    // What a paper shows counts before what it calls possible.
    if let same = stated.best(of: inContext, .same) { return Verdict(.supported, same) }
    if let opposite = stated.best(of: inContext, .opposite), opposite.certainty == .asserted {
      return Verdict(.contradicted, opposite)
    }
    // Said of other cells, and nothing of the row's own.
    if let same = stated.best(of: own, .same) { return Verdict(.supported, same) }
    // What an abstract says of something else leaves open what the paper says of this.
    let isOpen = !cited.isEmpty && cited.allSatisfy(\.isAbstract)
    if !isOpen, let mediated = stated.best(of: own, .otherMediator) {
      return Verdict(.otherEntity, mediated)
    }
    // The whole of it in another paper says more than a half of it in this one.
    if let elsewhere = stated.best(of: between, .same) {
      return Verdict(.foundElsewhere, elsewhere)
    }
    if isOpen { return Verdict(notCheckable: .onlyAbstract) }
    let about =
      records.evidence(about: subject, in: Array(ids).sorted())
      + records.evidence(about: object, in: Array(ids).sorted())
    if let other = about.first(where: { stated.meetsOneEnd(of: $0.claim) }) {
      return Verdict(.otherEntity, other)
    }
    guard cited.isEmpty else { return Verdict(.notFound) }
    return Verdict(notCheckable: pmids.isEmpty ? .noPaper : .paperNotInStore)
  }
}

extension CheckedRow {
  /// The cells, tissues, species and diseases that the row names as its context.
  fileprivate func contexts(besides ends: [Concept]) -> RowContexts {
    let cells = cells(.context) + (columns.has(.object) ? self.cells(.disease) : [])
    let named = cells.flatMap { names.concepts(in: $0.text) }
    return RowContexts(concepts: Set(named).subtracting(ends))
  }
}

/// The contexts that a row names.
private struct RowContexts {
  let concepts: Set<Concept>

  /// Whether a sentence names other cells, tissues or diseases than the row, and none of the row's.
  func exclude(_ others: [String], _ names: NameReader) -> Bool {
    guard !concepts.isEmpty, !others.isEmpty else { return false }
    let named = others.compactMap { names.concept($0) }
    return [Concept.Kind.cell, .anatomy, .disease].contains { kind in
      let own = concepts.filter { $0.kind == kind }
      let their = named.filter { $0.kind == kind }
      return !own.isEmpty && !their.isEmpty && own.isDisjoint(with: their)
    }
  }
}

/// What a row states, compared with claims.
private struct Statement {
  enum Agreement {
    case same, opposite
    /// The same ends and relation, through something else.
    case otherMediator
  }

  let subject: Concept
  let object: Concept
  let sign: Relation.Sign
  let relation: Relation?
  /// What the row says is done with phosphates.
  let mechanisms: [Relation]
  let mediators: Set<Concept>
  /// Whether the row says that it is not so.
  let isDenied: Bool

  init(
    subject: Concept, object: Concept, said: [String], mechanisms named: [String],
    mediators: Set<Concept>
  ) {
    let readings = said.map(RelationWords.reading)
    let isPassive = readings.first?.isPassive ?? false
    self.subject = isPassive ? object : subject
    self.object = isPassive ? subject : object
    self.mediators = mediators
    isDenied = readings.contains(where: \.isDenied)
    // A mark has no words; its sign is asked of the text.
    sign =
      zip(said, readings).map { text, reading in
        reading.isDenied || reading.isPassive
          ? RelationWords.sign(ofWords: reading.words) : RelationWords.sign(of: text)
      }.first { $0 != .none } ?? .none
    relation = readings.first.flatMap { RelationWords.relation(of: $0.words) }
    mechanisms = (readings.map(\.words) + named).compactMap {
      $0.hasPrefix("phosphorylat")
        ? .phosphorylates : $0.hasPrefix("dephosphorylat") ? .dephosphorylates : nil
    }
  }

  /// The first sentence that agrees so, one that asserts it before one that calls it possible.
  func best(of evidence: [Evidence], _ agreement: Agreement) -> Evidence? {
    let fitting = evidence.filter { self.agreement(with: $0.claim) == agreement }
    return fitting.first { $0.certainty == .asserted } ?? fitting.first
  }

  /// How a claim stands to the statement; nil where it is about something else.
  private func agreement(with claim: Claim) -> Agreement? {
    let isForward = claim.subject == subject && claim.object == object
    let isBackward =
      claim.relation.isSymmetric && claim.subject == object && claim.object == subject
    guard isForward || isBackward, let agreement = relationAgreement(with: claim) else {
      return nil
    }
    guard agreement == .same, !mediators.isEmpty else { return agreement }
    // A sentence that names no mediator does not say through what.
    guard !claim.mediators.isEmpty else { return nil }
    return mediators.isDisjoint(with: claim.mediators) ? .otherMediator : .same
  }

  private func relationAgreement(with claim: Claim) -> Agreement? {
    let denies = (claim.polarity == .negated) != isDenied
    // A phosphate may raise or lower what a protein does: it bears out what says so, or what raises.
    if claim.relation == .phosphorylates || claim.relation == .dephosphorylates {
      if mechanisms.contains(claim.relation) { return denies ? .opposite : .same }
      let raises = claim.relation == .phosphorylates && sign == .positive
      return raises && !isDenied && !denies && mechanisms.isEmpty ? .same : nil
    }
    // A row without a sign is borne out by any relation between its ends.
    if sign == .none {
      guard mechanisms.isEmpty else { return nil }
      if let relation, relation != claim.relation { return nil }
      return denies ? .opposite : .same
    }
    guard claim.relation.sign != .none else { return nil }
    if claim.relation.sign == sign { return denies ? .opposite : .same }
    // “Does not activate” says nothing of what inhibits.
    return isDenied || denies ? nil : .opposite
  }

  /// Whether a claim has the relation and one end, and another thing at the other end.
  func meetsOneEnd(of claim: Claim) -> Bool {
    guard !isDenied, claim.polarity == .affirmed, claim.relation.sign == sign, sign != .none else {
      return false
    }
    return (claim.subject == subject) != (claim.object == object)
      && claim.subject.kind.isMolecular && claim.object.kind.isMolecular
  }
}
