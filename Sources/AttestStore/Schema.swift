import GRDB

/// The tables of a store, and how a store of an older version becomes one of this version.
///
/// A document's sections, sentences and evidence hang on its row; claims and concepts are shared by
/// all documents. A row of `claims` is one wording of a claim: `JAK1 and TYK2` and `TYK2 and JAK1`
/// as mediators make two rows with the same `claim_id`, so that each sentence gives back exactly
/// what was read from it. Rows of one document stand in the order of their `id` or `ordinal`.
enum Schema {
  /// `ATST`, in the header of the file, tells a store from any other SQLite database.
  static let applicationID: Int32 = 0x4154_5354

  /// Each step takes a store one version up. A released step never changes.
  private static let steps = [
    claims, findings, library, events, texts, ranking, credits, wording, resolving,
  ]

  /// The version that this program writes, as `PRAGMA user_version`.
  static var version: Int { steps.count }

  /// Brings a store up to date in one transaction, so that a run that is killed, or another that
  /// opens the same new file, never meets a half-made store.
  ///
  /// GRDB's own migrator commits each step, and its list of steps, separately.
  ///
  /// - Parameter version: What the store becomes; older ones are made by tests only.
  static func migrate(_ db: Database, to version: Int = version) throws {
    try db.inTransaction(.immediate) {
      let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      guard (0..<version).contains(found) else { return .commit }
      for step in steps[found..<version] { try db.execute(sql: step) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(version)")
      return .commit
    }
  }

  /// Tables, indices, triggers and views, as `table claims`, without those that SQLite makes.
  static func objects(_ db: Database) throws -> Set<String> {
    try String.fetchSet(
      db,
      sql: """
        SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'
        """)
  }

  /// What `objects` gives for a sound store of this version.
  ///
  /// Read from the steps, which is much quicker than making such a store; a test compares the two.
  static let expectedObjects: Set<String> = {
    var objects: Set<String> = []
    // Bytes are cut in a tenth of the time that characters take, and every start waits for it.
    for line in steps.joined(separator: "\n").utf8.split(separator: UInt8(ascii: "\n")) {
      guard line.starts(with: "CREATE ".utf8) || line.starts(with: "DROP ".utf8) else { continue }
      var words = line.split(separator: UInt8(ascii: " ")).map { Substring($0) }
      guard let verb = words.first, verb == "CREATE" || verb == "DROP" else { continue }
      words.removeFirst()
      let isVirtual = words.first == "VIRTUAL"
      if isVirtual || words.first == "UNIQUE" { words.removeFirst() }
      guard words.count > 1 else { continue }
      let object = words[0].lowercased() + " " + words[1].prefix { $0 != "(" && $0 != ";" }
      if verb == "DROP" { objects.remove(object) } else { objects.insert(object) }
      // The tables that an index of words keeps its data in.
      if isVirtual {
        for part in ["data", "idx", "config"] { objects.insert(object + "_" + part) }
      }
    }
    return objects
  }()
}
