import AttestModel
import GRDB
import Testing

@testable import AttestStore

@Suite struct StoreFindTests {
  private let folder: Folder
  private let store: Store
  private let activation = Claim(.ifng, .activates, .stat1, via: [.jak1])
  private let denial = Claim(.ifng, .activates, .stat1, polarity: .negated)
  private let inhibition = Claim(.socs1, .inhibits, .jak1)
  private let growth = Claim(.stat1, .suppresses, .angiogenesis)

  init() throws {
    folder = try Folder()
    store = try Store(at: folder.file("a.sqlite"))
    let run = try store.beginTestRun()
    try store.store(
      [
        document(
          "a", [activation, inhibition], citations: ["Hu and Li 2018", "Teng et al. 2014"]),
        document("b", [activation, denial], certainty: .hedged, citations: ["Hu and Li 2018"]),
        document("c", [growth]),
      ], run: run)
    try store.endRun(run, read: 3, refused: 0, stored: 3)
  }

  private func found(_ change: (inout ClaimQuery) -> Void) throws -> [Claim] {
    var query = ClaimQuery()
    change(&query)
    return try store.find(query).map(\.claim)
  }

  @Test func theBestSupportedComeFirst() throws {
    let all = try found { _ in }
    #expect(all.prefix(2) == [activation, inhibition])
    #expect(Set(all.dropFirst(2)) == [denial, growth])
  }

  @Test func claimsAreFoundByTheirParts() throws {
    #expect(try found { $0.subject = .init(ids: ["hgnc:5438"]) } == [activation, denial])
    #expect(try found { $0.object = .init(ids: ["hgnc:6190"]) } == [inhibition])
    #expect(try found { $0.object = .init(names: ["angiogenesis"]) } == [growth])
    #expect(try found { $0.via = .init(ids: ["hgnc:6190"]) } == [activation])
    #expect(try found { $0.either = .init(ids: ["hgnc:6190", "hgnc:1"]) } == [inhibition])
    #expect(try found { $0.relations = [.inhibits, .suppresses] } == [inhibition, growth])
    #expect(try found { $0.polarity = .negated } == [denial])
    #expect(try found { $0.certainty = .hedged } == [activation, denial])
    #expect(try found { $0.subject = .init(ids: ["hgnc:1"]) } == [])
  }

  @Test func claimsAreFoundByTheirEvidence() throws {
    #expect(try found { $0.citation = "Teng et al. 2014" } == [activation, inhibition])
    #expect(try found { $0.citation = "(Teng et al, 2014)" } == [activation, inhibition])
    #expect(try found { $0.citation = "hu & li 2018" } == [activation, inhibition, denial])
    #expect(try found { $0.citation = "Hu 2018" } == [])
    #expect(try found { $0.author = "li" } == [activation, inhibition, denial])
    #expect(try found { $0.year = "2014" } == [activation, inhibition])
    #expect(try found { $0.year = "2020" } == [growth])
    #expect(try found { $0.document = "b" } == [activation, denial])
    #expect(try found { $0.text = [["ifng"], ["jak 1", "nothing"]] } == [activation])
    #expect(try found { $0.text = [["SOCS-1"]] } == [inhibition])
    #expect(
      try found {
        $0.document = "b"
        $0.polarity = .negated
        $0.year = "2018"
      } == [denial])
    #expect(try found { $0.pmid = "1" } == [])
  }

  @Test func supportIsCountedInIndependentSources() throws {
    var query = ClaimQuery()
    query.subject = .init(ids: ["hgnc:5438"])
    let found = try store.find(query)
    #expect(
      found.map { [$0.sentences, $0.documents, $0.publications, $0.asserted, $0.hedged] }
        == [[2, 2, 2, 1, 1], [1, 1, 1, 0, 1]])
    #expect(found.map(\.against) == [1, 2])
    #expect(found.map { [$0.hedging, $0.againstHedging] } == [[0, 1], [1, 0]])
    // (2 + 1) / (2 + 0.5 + 2), (0.5 + 1) / (0.5 + 2 + 2)
    #expect(found.map { ($0.belief * 1000).rounded() } == [667, 333])
    #expect(found.map(\.best.document) == ["a", "b"])
  }

  @Test func everySearchUsesAnIndex() throws {
    let queries: [(inout ClaimQuery) -> Void] = [
      { _ in }, { $0.subject = .init(ids: ["hgnc:5438"]) },
      { $0.object = .init(ids: ["hgnc:11362"]) }, { $0.via = .init(ids: ["hgnc:6190"]) },
      { $0.either = .init(ids: ["hgnc:6190"]) }, { $0.relations = [.inhibits] },
      { $0.polarity = .negated }, { $0.certainty = .hedged }, { $0.pmid = "1" }, { $0.nct = "n" },
      { $0.citation = "Hu and Li 2018" }, { $0.author = "Li" }, { $0.year = "2018" },
      { $0.document = "a" }, { $0.context = ["cells"] }, { $0.text = [["ifng"]] },
      {
        $0.subject = .init(ids: ["hgnc:5438"])
        $0.object = .init(ids: ["hgnc:11362"])
      },
      {
        $0.author = "Li"
        $0.year = "2018"
        $0.certainty = .asserted
      },
      {
        $0.author = "Li"
        $0.document = "a"
        $0.text = [["ifng"]]
        $0.polarity = .affirmed
        $0.relations = [.activates]
      },
    ]
    for change in queries {
      var query = ClaimQuery()
      change(&query)
      let plans = try store.read { db in
        let search = try ClaimSearch(db, query)
        var asked = try search?.plans(limit: 20) ?? []
        if let search {
          asked += try search.conditions.indices.map {
            try search.gathering(from: $0, besides: [])
          }
          asked.append(search.fromClaims([1, 2], 20))
        }
        // How they are searched where the rows are many.
        asked += search?.walks(limit: 20, within: 3000) ?? []
        asked += search?.walks(limit: 20, within: nil) ?? []
        for condition in EvidenceCondition.all(of: query) {
          var set = ComposedSQL()
          set.add(condition.set, condition.arguments)
          asked.append(set)
          // Where the rows are many, claims are asked one after the other.
          var probe = ComposedSQL()
          probe.add("SELECT 1 FROM evidence WHERE evidence.claim = 1 AND")
          probe.add(condition.probe, condition.probeArguments)
          asked.append(probe)
        }
        return try asked.map { sql in
          try Row.fetchAll(
            db, sql: "EXPLAIN QUERY PLAN " + sql.text, arguments: sql.arguments
          ).map { $0["detail"] as String }
        }
      }
      #expect(!plans.isEmpty)
      for plan in plans {
        // A table is read whole only by an index that is in the order asked for, or where it is the
        // handful of rows of a subquery.
        let made = Set(
          plan.filter { $0.hasPrefix("MATERIALIZE") || $0.hasPrefix("CO-ROUTINE") }
            .compactMap { $0.split(separator: " ").last.map { "SCAN " + $0 } })
        let scans = plan.filter {
          $0.hasPrefix("SCAN") && !$0.contains("INDEX") && !$0.contains("chosen")
            && !$0.contains("CONSTANT") && !made.contains($0)
        }
        #expect(scans == [], "\(query)")
        // Claims are gone through in the order of their support, and not sorted.
        if plan.contains(where: { $0.contains("claim_support_by_rank") }) {
          #expect(!plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(query)")
        }
      }
    }
  }

  /// Searches in every way, whichever would be the quickest.
  private func foundInEveryWay(_ change: (inout ClaimQuery) -> Void) throws -> [[FoundClaim]] {
    var query = ClaimQuery()
    change(&query)
    let many = 1_000_000
    let ways = [
      ClaimSearch.Limits(),
      .init(
        smallSet: 0, walked: 0, walkedFitting: 0, fewEnds: 0, taken: 0, takenFitting: 0, scanned: 0),
      .init(
        smallSet: many, walked: many, walkedFitting: many, fewEnds: 0, taken: 0, takenFitting: 0,
        scanned: 0),
      .init(fewEnds: 0, taken: 1, takenFitting: 0, scanned: many),
      .init(fewEnds: 0, taken: many, takenFitting: many, scanned: many),
      .init(fewEnds: many),
    ]
    return try ways.map { limits in
      try store.read { try ClaimSearch($0, query, limits: limits)?.run(limit: 20) ?? [] }
    }
  }

  @Test("The same is found in every way", arguments: 0..<12)
  func everyWay(number: Int) throws {
    let run = try store.beginTestRun()
    try store.store(
      (1...9).map { document("m\($0)", [growth], citations: ["Hu and Li 2018"]) }
        + [
          document("n", [inhibition, denial], citations: ["Hu and Li 2018", "Cao et al. 1996"]),
          document("o", [activation], citations: ["Li et al. 1996", "Hu and Wu 2003"]),
        ], run: run)
    try store.endRun(run, read: 11, refused: 0, stored: 11)
    let queries: [(change: (inout ClaimQuery) -> Void, expected: Set<Claim>)] = [
      ({ $0.author = "Li" }, [growth, inhibition, denial, activation]),
      (
        {
          $0.author = "Li"
          $0.year = "1996"
        }, [activation]
      ),
      (
        {
          $0.author = "Hu"
          $0.year = "1996"
        }, []
      ),
      (
        {
          $0.author = "Li"
          $0.object = .init(ids: ["hgnc:6190"])
        }, [inhibition]
      ),
      (
        {
          $0.author = "Li"
          $0.citation = "Cao et al. 1996"
          $0.polarity = .negated
        }, [denial]
      ),
      ({ $0.text = [["angiogenesis"]] }, [growth]),
      (
        {
          $0.text = [["angiogenesis"]]
          $0.year = "1996"
        }, []
      ),
      (
        {
          $0.text = [["STAT-1"]]
          $0.year = "2018"
          $0.document = "n"
        }, [denial]
      ),
      (
        {
          $0.author = "Hu"
          $0.certainty = .hedged
        }, [activation, denial]
      ),
      (
        {
          $0.author = "Hu"
          $0.via = .init(ids: ["hgnc:6190"])
          $0.text = [["ifng"]]
        }, [activation]
      ),
      (
        {
          $0.year = "2018"
          $0.relations = [.inhibits, .suppresses]
          $0.certainty = .asserted
        }, [inhibition, growth]
      ),
      (
        {
          $0.citation = "Teng et al. 2014"
          $0.either = .init(ids: ["hgnc:6190"])
        }, [inhibition]
      ),
    ]
    let (change, expected) = queries[number]
    let found = try foundInEveryWay(change)
    for way in found {
      #expect(Set(way.map(\.claim)) == expected)
      #expect(way == found.first)
    }
  }

  @Test(
    "A source that says the same often, or in several wordings, is one; one that only hedges, half")
  func beliefIsCountedInSources() throws {
    let fresh = try Store(at: folder.file("belief.sqlite"))
    let run = try fresh.beginTestRun()
    let plain = Claim(.jak2, .activates, .stat1)
    let viaJAK1 = Claim(.jak2, .activates, .stat1, via: [.jak1])
    let not = Claim(.jak2, .activates, .stat1, polarity: .negated)
    try fresh.store(
      [
        document("a", [plain, plain, plain, viaJAK1], citations: ["Abe et al. 2001"]),
        document("b", [plain], certainty: .hedged, citations: ["Bo et al. 2002"]),
        document("c", [not], citations: ["Cy et al. 2003"]),
      ], run: run)
    try fresh.endRun(run, read: 3, refused: 0, stored: 3)
    let found = try fresh.find(ClaimQuery())
    var beliefs: [Claim: [Double]] = [:]
    for found in found {
      beliefs[found.claim] = [
        Double(found.publications), Double(found.against), (found.belief * 1000).rounded(),
      ]
    }
    // (1.5 + 1) / (1.5 + 1 + 2), (1 + 1) / (1 + 1 + 2), (1 + 1) / (1 + 1.5 + 2)
    #expect(beliefs == [plain: [2, 1, 556], viaJAK1: [1, 1, 500], not: [1, 2, 444]])
  }

  @Test(arguments: [
    ("IL-6 activates STAT3.", [["il6"], ["STAT-3", "nothing"]], true),
    ("IL-60 activates STAT3.", [["il6"]], false),
    ("TNF-α and Interferon-γ", [["tnf alpha"], ["interferon gamma"]], true),
    ("Sjögren’s syndrome", [["sjogren"]], true),
    ("JAK1 binds JAK2.", [["jak 1 jak 2"]], false),
  ])
  func aSentenceIsAskedAsTheIndexIs(text: String, groups: [[String]], stands: Bool) throws {
    #expect(SentenceWording(groups).stands(in: text) == stands)
    let pattern = try #require(EvidenceCondition.pattern(groups))
    try store.write { db in
      try db.execute(
        sql: "INSERT INTO sentence_words (rowid, text) VALUES (9000, ?)",
        arguments: [FoldedWords.words(text)])
      let row = try Int.fetchOne(
        db, sql: "SELECT 1 FROM sentence_words WHERE sentence_words MATCH ? AND rowid = 9000",
        arguments: [pattern])
      #expect((row == 1) == stands)
    }
  }

  @Test func theSchemaIsKnownWithoutMakingAStore() throws {
    #expect(try store.read { try Schema.objects($0) } == Schema.expectedObjects)
  }

  @Test func anInterruptedRunIsCaughtUpWith() throws {
    let run = try store.beginTestRun()
    try store.store([document("d", [Claim(.jak2, .activates, .stat1)])], run: run)
    #expect(try store.isBehind())
    #expect(try found { $0.subject = .init(ids: ["hgnc:6192"]) } == [])
    try store.catchUp()
    #expect(try !store.isBehind())
    #expect(try found { $0.text = [["JAK-2"]] } == [Claim(.jak2, .activates, .stat1)])
  }

  @Test func aRemovedDocumentTakesItsClaimsAndWordsAlong() throws {
    #expect(try store.remove("a"))
    #expect(try !store.remove("a"))
    #expect(try Set(found { _ in }) == [activation, denial, growth])
    #expect(try found { $0.text = [["SOCS1"]] } == [])
    let run = try store.beginTestRun()
    try store.store([document("c", [inhibition])], run: run)
    try store.endRun(run, read: 1, refused: 0, stored: 1)
    #expect(try found { $0.text = [["socs 1"]] } == [inhibition])
    #expect(try found { $0.text = [["angiogenesis"]] } == [])
    #expect(try store.verification().damage == [])
  }

  @Test func onlyWhatChangedIsMinedAgain() throws {
    let same = try store.beginTestRun()
    #expect(try store.isUnchanged("a", digest: "0123", run: same))
    #expect(try !store.isUnchanged("a", digest: "4567", run: same))
    #expect(try !store.isUnchanged("z", digest: "0123", run: same))
    let other = try store.beginRun(version: "1.0", lexicon: "cc", rules: "bb")
    #expect(try !store.isUnchanged("a", digest: "0123", run: other))
    #expect(try store.runs().map(\.documents) == [0, 0, 3])
  }

  @Test(
    "Damage that leaves the file's structure sound is found",
    arguments: [
      #"UPDATE sentences SET text = 'We renew.' WHERE id = 1"#,
      #"UPDATE sentences SET "start" = 21 WHERE "start" = 20 AND id < 4"#,
      "UPDATE evidence SET certainty = 'hedged' WHERE id = 1",
      "UPDATE evidence SET citations = 'Hu and Li 2019' WHERE id = 1",
      "UPDATE concepts SET name = 'JAK3' WHERE name = 'JAK1'",
      "UPDATE claims SET relation = 'binds' WHERE relation = 'inhibits'",
      "UPDATE documents SET title = 'On b' WHERE name = 'a'",
      "UPDATE runs SET stored = 4",
      "UPDATE runs SET lexicon = 'cd'",
      "UPDATE claim_support SET publications = publications + 1 WHERE sentences = 2",
      "DELETE FROM claim_support WHERE sentences = 2",
      "DELETE FROM evidence_keys WHERE evidence = 1",
      "UPDATE keys SET value = 'Hu and Li 2019' WHERE value = 'Hu and Li 2018'",
      "UPDATE evidence_keys SET hedged = 1 - hedged WHERE evidence = 1",
      "UPDATE evidence_keys SET sentence = sentence + 1 WHERE evidence = 1",
      "UPDATE key_parts SET part = 'author:hua' WHERE part = 'author:hu'",
      "DELETE FROM key_parts WHERE part = 'year:2014'",
      "UPDATE claim_mediators SET ordinal = 1",
      "UPDATE claim_support SET hedging = hedging + 1 WHERE sentences = 2",
    ])
  func damage(change: String) throws {
    #expect(try store.verification().damage == [])
    try store.change(change)
    #expect(try !store.verification().damage.isEmpty)
  }

  @Test func twoStoresAreCompared() throws {
    let old = try Store(at: folder.file("old.sqlite"))
    let run = try old.beginTestRun()
    try old.store(
      [document("a", [activation]), document("x", [Claim(.jak2, .activates, .stat1)])], run: run)
    try old.endRun(run, read: 2, refused: 0, stored: 2)
    var found: [String] = []
    try store.forEachDifference(from: old) { found.append("\($0.change) \($0.claim)") }
    #expect(
      found.sorted() == [
        "changed IFNG activates STAT1 via JAK1", "gained IFNG not activates STAT1",
        "gained SOCS1 inhibits JAK1", "gained STAT1 suppresses angiogenesis",
        "lost JAK2 activates STAT1",
      ])
  }
}
