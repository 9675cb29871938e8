import Testing

/// Imports point one way: the model, the stages, what composes them, the command.
@Suite struct ImportOrderTests {
  private static let system: Set<String> = ["Glibc", "Musl", "Darwin", "Synchronization"]

  /// What each target may import beside the system's own modules.
  private static let allowed: [String: Set<String>] = [
    "AttestModel": [],
    "AttestFormats": ["AttestModel", "CLibXML2", "CZlib", "Foundation"],
    "AttestText": ["AttestModel"],
    "AttestLexicon": ["AttestModel"],
    "AttestSyntax": ["AttestModel"],
    "AttestRelations": ["AttestModel"],
    "AttestEvents": ["AttestModel"],
    "AttestTables": ["AttestModel"],
    "AttestChecks": ["AttestModel"],
    "AttestStore": ["AttestModel", "GRDB", "GRDBSQLite", "Foundation"],
    "Attest": [
      "AttestModel", "AttestFormats", "AttestText", "AttestLexicon", "AttestSyntax",
      "AttestRelations", "AttestEvents", "AttestTables", "AttestChecks", "AttestStore",
      "Foundation",
      "Dispatch",
    ],
    "AttestCommand": ["Attest", "ArgumentParser", "Logging", "Foundation", "Dispatch"],
  ]

  @Test func everyFileImportsOnlyWhatItsTargetMay() {
    let files = SourceTree.swiftFiles(in: "Sources")
    #expect(Set(files.map(\.target)).subtracting(Self.allowed.keys) == [])
    let strays = files.flatMap { file in
      file.imports.subtracting(Self.system).subtracting(Self.allowed[file.target] ?? [])
        .map { "\(file.path) imports \($0)" }
    }
    #expect(strays.sorted() == [])
  }

  @Test(arguments: [
    ("GRDB", "AttestStore"), ("CLibXML2", "AttestFormats"), ("ArgumentParser", "AttestCommand"),
    ("Logging", "AttestCommand"),
  ])
  func aLibraryStaysBehindItsDoor(library: String, target: String) {
    let users = SourceTree.swiftFiles(in: "Sources").filter { $0.imports.contains(library) }
    #expect(Set(users.map(\.target)) == [target])
  }
}
