import Foundation
import Testing

/// The rows of `Lexicons/entities`: their shape always, and their identifiers against the files of
/// the references where `ATTEST_REFERENCE` names the folder that holds them.
struct LexiconReferenceTests {
  @Test("Every file of entities is well formed", arguments: EntityFile.names)
  func isWellFormed(_ name: String) throws {
    #expect(try EntityFile(named: name).faults == [])
  }

  @Test func allTypesHaveTheirFile() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: EntityFile.folder.path)
    #expect(found.filter { $0.hasSuffix(".tsv") }.sorted() == EntityFile.names)
  }

  @Test(
    "Every id is in its reference, and no spelling is another id's",
    .enabled(if: Reference.folder != nil),
    arguments: EntityFile.names)
  func agreesWithItsReference(_ name: String) throws {
    let references = try Reference.all.get()
    let rows = try EntityFile(named: name).rows
    let faults = rows.flatMap { references.faults(of: $0) }
    let spellings = rows.reduce(0) { $0 + ($1.id.isEmpty ? 0 : $1.synonyms.count + 1) }
    let checked = rows.count { !$0.id.isEmpty }
    print(
      "\(name): \(checked) ids and \(spellings) spellings checked, \(faults.count) wrong, "
        + "\(rows.count - checked) rows without id")
    #expect(faults == [])
  }
}

/// One row of an entity file.
private struct EntityRow {
  let id: String
  let name: String
  let type: String
  let synonyms: [String]
  /// Those that are names wherever they stand; a `?` says that many things are called so.
  let ownSynonyms: [String]

  init?(_ line: String) {
    let cells = line.components(separatedBy: "\t")
    guard cells.count == 5 else { return nil }
    id = cells[0]
    name = cells[1]
    type = cells[2]
    synonyms = cells[3].isEmpty ? [] : cells[3].components(separatedBy: "|").map(Self.unmarked)
    ownSynonyms =
      cells[3].components(separatedBy: "|").filter { !$0.isEmpty && !$0.hasPrefix("?") }
      .map(Self.unmarked)
  }

  /// Without the mark that says how a name is matched.
  private static func unmarked(_ name: String) -> String {
    ["=", "?", "~"].contains(name.prefix(1)) ? String(name.dropFirst()) : name
  }

  var prefix: String { id.components(separatedBy: ":")[0] }
}

/// A file of `Lexicons/entities`, and what is wrong with its shape.
private struct EntityFile {
  static let names = typeOfFile.keys.sorted()

  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Lexicons/entities")

  private static let header = "id\tname\ttype\tsynonyms\tsource"
  private static let typeOfFile = [
    "genes.tsv": "gene", "families.tsv": "family", "complexes.tsv": "complex",
    "drugs.tsv": "drug", "chemicals.tsv": "chemical", "diseases.tsv": "disease",
    "processes.tsv": "process", "pathways.tsv": "pathway", "cells.tsv": "cell",
    "anatomy.tsv": "anatomy", "species.tsv": "species", "generics.tsv": "generic",
  ]
  private static let syntaxOfPrefix = [
    "hgnc": "^[0-9]+$", "fplx": "^[A-Za-z0-9_]+$", "chebi": "^[0-9]+$",
    "drugbank": "^DB[0-9]{5}$", "mesh": "^[CD][0-9]{6,9}$", "go": "^[0-9]{7}$",
    "cl": "^[0-9]{7}$",
  ]
  private static let prefixesOfType: [String: Set<String>] = [
    "gene": ["hgnc"], "family": ["fplx"], "complex": ["fplx", "go"],
    "drug": ["chebi", "drugbank"], "chemical": ["chebi"], "disease": ["mesh"],
    "process": ["go", "mesh"], "pathway": ["go", "mesh"], "cell": ["cl"], "anatomy": ["mesh"],
    "species": ["mesh"], "generic": ["fplx"],
  ]

  private let name: String
  private let lines: [String]

  init(named name: String) throws {
    self.name = name
    let text = try String(
      contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
    lines = text.components(separatedBy: "\n")
  }

  private var body: ArraySlice<String> { lines.drop { $0.hasPrefix("#") } }

  var rows: [EntityRow] { body.dropFirst().compactMap(EntityRow.init) }

  var faults: [String] {
    var faults: [String] = []
    if lines.first?.hasPrefix("#") != true { faults.append("says nothing about itself") }
    if body.first != Self.header { faults.append("has another header") }
    if lines.last != "" { faults.append("does not end in a line feed") }
    let written = body.dropFirst().dropLast()
    faults += written.filter { EntityRow($0) == nil }.map { "is not five columns: \($0)" }
    let rows = rows
    faults += rows.compactMap(fault)
    for (one, next) in zip(rows, rows.dropFirst()) {
      let unordered = next.name.utf8.lexicographicallyPrecedes(one.name.utf8)
      if unordered { faults.append("\(next.name) stands behind \(one.name)") }
    }
    faults += repeated(rows.map(\.id).filter { !$0.isEmpty }).map { "\($0) stands twice" }
    faults += repeated(rows.map(\.name)).map { "\($0) stands twice" }
    return faults
  }

  private func fault(of row: EntityRow) -> String? {
    let names = [row.name] + row.synonyms
    if names.contains(where: { $0.isEmpty || $0 != $0.trimmingCharacters(in: .whitespaces) }) {
      return "has an empty or padded name: \(row.id) \(row.name)"
    }
    if row.type != Self.typeOfFile[name] { return "has another type: \(row.name) \(row.type)" }
    if row.id.isEmpty { return nil }
    let allowed = Self.prefixesOfType[row.type]?.contains(row.prefix) == true
    let local = row.id.dropFirst(row.prefix.count + 1)
    let syntax = Self.syntaxOfPrefix[row.prefix] ?? "^$"
    let valid = local.range(of: syntax, options: .regularExpression) != nil
    return allowed && valid ? nil : "has a wrong id: \(row.name) \(row.id)"
  }

  private func repeated(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { !seen.insert($0).inserted }
  }
}

/// The names that each reference has for each of its identifiers.
private struct Reference: Sendable {
  static let folder = ProcessInfo.processInfo.environment["ATTEST_REFERENCE"]
    .map { URL(fileURLWithPath: $0) }

  /// Read once for all files.
  static let all = Result { try Reference() }

  /// The label first.
  private var names: [String: [String]] = [:]
  /// Which identifiers of a vocabulary a spelling belongs to: `mesh gouty arthritis`.
  private var owners: [String: Set<String>] = [:]
  private let accepted: Set<String>

  private init() throws {
    accepted = try Self.acceptedDifferences()
    for cells in try table("hgnc_entries.tsv.gz") where cells.count > 9 && cells[3] == "Approved" {
      let others = (cells[4] + "," + cells[9]).components(separatedBy: ",")
      names[cells[0].lowercased()] = [cells[1], cells[2]] + others
      // Aliases are shared by many genes; a symbol is one gene's.
      owners["hgnc " + Self.spelling(of: cells[1]), default: []].insert(cells[0].lowercased())
    }
    for cells in try table("famplex-entities.csv") { names["fplx:" + cells[0]] = [cells[0]] }
    for file in ["chebi_names_short", "go_bp", "go_cc", "cl_terms"] {
      for cells in try table(file + ".tsv.gz") where cells.count > 1 {
        take(cells[0].lowercased(), alternatives(in: cells))
      }
    }
    for cells in try table("mesh_id_label_mappings.tsv.gz") where cells.count > 1 {
      take("mesh:" + cells[0], alternatives(in: cells))
    }
    for cells in try table("doid.tsv.gz") where cells.count > 3 && !cells[3].isEmpty {
      // Its names are further ones of the descriptor that it points to.
      names["mesh:" + cells[3], default: []] += alternatives(in: cells)
    }
    for line in try lines(of: "drugbank_vocabulary.csv.gz") {
      // Names hold commas inside quotes; the pieces between commas and bars are names enough.
      let pieces = line.components(separatedBy: CharacterSet(charactersIn: ",|\""))
      let trimmed = pieces.map { $0.trimmingCharacters(in: .whitespaces) }
      if let id = trimmed.first { names["drugbank:" + id] = trimmed }
    }
  }

  private mutating func take(_ id: String, _ names: [String]) {
    self.names[id] = names
    let vocabulary = id.prefix { $0 != ":" }
    for name in names {
      for spelling in Self.spellings(of: name) {
        owners["\(vocabulary) \(spelling)", default: []].insert(id)
      }
    }
  }

  /// What is wrong with a row: its identifier, or spellings that the vocabulary gives to another.
  func faults(of row: EntityRow) -> [String] {
    if row.id.isEmpty { return [] }
    guard let known = names[row.id] else {
      return ["\(row.id) \(row.name) is not in its reference"]
    }
    if row.prefix == "fplx" { return [] }
    if row.prefix == "hgnc", known[0] != row.name {
      return ["\(row.id) is \(known[0]), not \(row.name)"]
    }
    let listed = [row.name] + row.ownSynonyms
    let own = Set(known.flatMap(Self.spellings))
    var faults = listed.compactMap { fault(of: $0, in: row, own) }
    if row.prefix != "hgnc",
      !listed.contains(where: { !own.isDisjoint(with: Self.spellings(of: $0)) })
    {
      faults.append("\(row.id) is \(known[0]), not \(row.name)")
    }
    return faults
  }

  private func fault(of spelling: String, in row: EntityRow, _ own: Set<String>) -> String? {
    let spellings = Self.spellings(of: spelling)
    guard own.isDisjoint(with: spellings), !accepted.contains("\(row.id)\t\(spelling)") else {
      return nil
    }
    let others = spellings.reduce(into: Set<String>()) {
      $0.formUnion(owners["\(row.prefix) \($1)"] ?? [])
    }
    guard let other = others.sorted().first else { return nil }
    return "\(spelling) is \(other) \(names[other]?[0] ?? ""), not \(row.id) \(row.name)"
  }

  /// Spellings that are kept where they are although the reference gives them to another
  /// identifier, from `accepted-differences.tsv`.
  private static func acceptedDifferences() throws -> Set<String> {
    let file = EntityFile.folder.deletingLastPathComponent()
      .appendingPathComponent("accepted-differences.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    return Set(
      lines.filter { !$0.hasPrefix("#") && !$0.isEmpty }
        .map { $0.components(separatedBy: "\t").prefix(2).joined(separator: "\t") })
  }

  /// A name in the singular, and turned round where its noun stands first: `Arthritis, Gouty`.
  private static func spellings(of name: String) -> Set<String> {
    var names = [name]
    let parts = name.components(separatedBy: ", ")
    if parts.count == 2 { names.append("\(parts[1]) \(parts[0])") }
    return Set(
      names.flatMap { name -> [String] in
        let whole = spelling(of: name)
        return whole.count > 4 && whole.hasSuffix("s")
          ? [whole, String(whole.dropLast())] : [whole]
      }.filter { !$0.isEmpty })
  }

  /// Letters and digits alone, in lower case, Greek spelt out and accents dropped.
  private static func spelling(of name: String) -> String {
    let greek = [
      "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
      "κ": "kappa", "λ": "lambda", "μ": "mu", "ω": "omega",
    ]
    let folded = name.folding(options: .diacriticInsensitive, locale: nil).lowercased()
    return folded.filter { $0.isLetter || $0.isNumber }.map { greek[String($0)] ?? String($0) }
      .joined()
  }

  private func alternatives(in cells: [String]) -> [String] {
    [cells[1]] + (cells.count > 2 ? cells[2].components(separatedBy: "|") : [])
  }

  private func table(_ file: String) throws -> [[String]] {
    try lines(of: file).map { $0.components(separatedBy: "\t") }
  }

  private func lines(of file: String) throws -> [String] {
    guard let url = Self.folder?.appendingPathComponent(file) else { return [] }
    let data = file.hasSuffix(".gz") ? try decompressed(url) : try Data(contentsOf: url)
    return String(decoding: data, as: UTF8.self)
      .components(separatedBy: .newlines).filter { !$0.isEmpty }
  }

  private func decompressed(_ url: URL) throws -> Data {
    let gzip = Process()
    let pipe = Pipe()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-dc", url.path]
    gzip.standardOutput = pipe
    try gzip.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    gzip.waitUntilExit()
    guard gzip.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    return data
  }
}
