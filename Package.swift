// swift-tools-version: 6.1
import PackageDescription

/// What every target is compiled with: imports are internal unless a public signature needs them,
/// and a member is visible only where its module is imported.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The released program holds all of Swift that it needs: it runs where Swift is not installed.
let isReleased = BuildSettingCondition.when(platforms: [.linux], configuration: .release)
let whole = SwiftSetting.unsafeFlags(["-static-stdlib"], isReleased)
let wholeLinked = LinkerSetting.unsafeFlags(["-static-stdlib"], isReleased)

let package = Package(
  name: "Attest",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Attest", targets: ["Attest"]),
    .executable(name: "attest", targets: ["AttestCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // The system's XML parser, imported by AttestFormats alone.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),

    // The system's compression library, imported by AttestFormats alone.
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // The nouns. Imports nothing of ours.
    .target(name: "AttestModel", swiftSettings: strict),

    // The stages. Each imports the model and no other stage.
    .target(
      name: "AttestFormats", dependencies: ["AttestModel", "CLibXML2", "CZlib"],
      swiftSettings: strict),
    .target(name: "AttestText", dependencies: ["AttestModel"], swiftSettings: strict),
    .target(name: "AttestLexicon", dependencies: ["AttestModel"], swiftSettings: strict),
    .target(name: "AttestSyntax", dependencies: ["AttestModel"], swiftSettings: strict),
    .target(name: "AttestRelations", dependencies: ["AttestModel"], swiftSettings: strict),
    .target(name: "AttestEvents", dependencies: ["AttestModel"], swiftSettings: strict),
    .target(name: "AttestTables", dependencies: ["AttestModel"], swiftSettings: strict),
    .target(name: "AttestChecks", dependencies: ["AttestModel"], swiftSettings: strict),
    .target(
      name: "AttestStore",
      dependencies: [
        "AttestModel", .product(name: "GRDB", package: "GRDB.swift"),
        // SQLite itself, as GRDB has it.
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),

    // The composition, and what users of the library import.
    .target(
      name: "Attest",
      dependencies: [
        "AttestModel", "AttestFormats", "AttestText", "AttestLexicon", "AttestSyntax",
        "AttestRelations", "AttestEvents", "AttestTables", "AttestChecks", "AttestStore",
      ],
      resources: [.copy("../../Lexicons")],
      swiftSettings: strict),

    // The command line.
    .executableTarget(
      name: "AttestCommand",
      dependencies: [
        "Attest",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict + [whole],
      linkerSettings: [wholeLinked]),

    .testTarget(name: "AttestModelTests", dependencies: ["AttestModel"]),
    .testTarget(name: "AttestFormatsTests", dependencies: ["AttestFormats", "AttestModel"]),
    .testTarget(name: "AttestTextTests", dependencies: ["AttestText", "AttestModel"]),
    .testTarget(
      name: "AttestLexiconTests", dependencies: ["AttestLexicon", "AttestText", "AttestModel"]),
    .testTarget(name: "AttestEventsTests", dependencies: ["AttestEvents", "AttestModel"]),
    .testTarget(name: "AttestTablesTests", dependencies: ["AttestTables", "AttestModel"]),
    .testTarget(name: "AttestChecksTests", dependencies: ["AttestChecks", "AttestModel"]),
    .testTarget(name: "AttestStoreTests", dependencies: ["AttestStore", "AttestModel"]),
    .testTarget(name: "AttestTests", dependencies: ["Attest"]),
    .testTarget(name: "AttestCommandTests", dependencies: ["AttestCommand", "Attest"]),
  ],
  swiftLanguageModes: [.v6]
)
