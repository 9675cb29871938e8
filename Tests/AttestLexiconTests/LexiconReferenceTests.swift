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
    "Every id is in its reference under that name", .enabled(if: Reference.folder != nil),
    arguments: EntityFile.names)
  func agreesWithItsReference(_ name: String) throws {
    let references = try Reference.all.get()
    let rows = try EntityFile(named: name).rows
    let faults = rows.compactMap { references.fault(of: $0) }
    let checked = rows.count { !$0.id.isEmpty }
    print("\(name): \(checked) ids checked, \(faults.count) wrong, \(rows.count - checked) without")
    #expect(faults == [])
  }
}

/// One row of an entity file.
private struct EntityRow {
  let id: String
  let name: String
  let type: String
  let synonyms: [String]

  init?(_ line: String) {
    let cells = line.components(separatedBy: "\t")
    guard cells.count == 5 else { return nil }
    id = cells[0]
    name = cells[1]
    type = cells[2]
    synonyms = cells[3].isEmpty ? [] : cells[3].components(separatedBy: "|").map(Self.unmarked)
  }

  /// Without the mark that says how a name is matched.
  private static func unmarked(_ name: String) -> String {
    name.hasPrefix("=") || name.hasPrefix("?") ? String(name.dropFirst()) : name
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

  private var names: [String: [String]] = [:]

  private init() throws {
    for cells in try table("hgnc_entries.tsv.gz") where cells.count > 3 && cells[3] == "Approved" {
      names[cells[0].lowercased()] = [cells[1]]
    }
    for cells in try table("famplex-entities.csv") { names["fplx:" + cells[0]] = [cells[0]] }
    for file in ["chebi_names_short", "go_bp", "go_cc", "cl_terms"] {
      for cells in try table(file + ".tsv.gz") where cells.count > 1 {
        names[cells[0].lowercased()] = alternatives(in: cells)
      }
    }
    for cells in try table("mesh_id_label_mappings.tsv.gz") where cells.count > 1 {
      names["mesh:" + cells[0]] = alternatives(in: cells)
    }
    for line in try lines(of: "drugbank_vocabulary.csv.gz") {
      // Names hold commas inside quotes; the pieces between commas and bars are names enough.
      let pieces = line.components(separatedBy: CharacterSet(charactersIn: ",|\""))
      let trimmed = pieces.map { $0.trimmingCharacters(in: .whitespaces) }
      if let id = trimmed.first { names["drugbank:" + id] = trimmed }
    }
  }

  func fault(of row: EntityRow) -> String? {
    if row.id.isEmpty { return nil }
    guard let known = names[row.id] else { return "\(row.id) \(row.name) is not in its reference" }
    switch row.prefix {
    case "fplx": return nil
    case "hgnc": return known == [row.name] ? nil : "\(row.id) is \(known[0]), not \(row.name)"
    default:
      let spellings = Set(known.map(spelling))
      let agrees = ([row.name] + row.synonyms).contains { spellings.contains(spelling(of: $0)) }
      return agrees ? nil : "\(row.id) is \(known[0]), not \(row.name)"
    }
  }

  /// Letters and digits alone, in lower case, Greek spelt out and accents dropped.
  private func spelling(of name: String) -> String {
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
