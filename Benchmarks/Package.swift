// swift-tools-version: 6.1
import PackageDescription

/// Apart from the main package, so that building and testing that does not pay for it.
let package = Package(
  name: "AttestBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Attest", path: "..")],
  targets: [
    .executableTarget(
      name: "attest-bench",
      dependencies: [.product(name: "Attest", package: "Attest")],
      path: "Sources/AttestBenchmark",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
