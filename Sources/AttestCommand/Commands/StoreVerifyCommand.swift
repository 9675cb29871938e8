import ArgumentParser
import Attest

/// `attest store verify`: finds damage.
struct StoreVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Finds damage, also such as SQLite's own check does not see.",
    discussion: """
      Everything stored of a document or record is compared with a digest that was taken when it \
      was written. Each damage is a line; the exit code then is 65.

      Example:
        attest store verify --store reviews.sqlite
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    let console = Console(global)
    try console.run {
      let found = try Store(at: global.store, access: .readOnly).verification()
      for damage in found.damage {
        console.report(
          Diagnostic(
            "damaged: \(damage); mine or import it again, or restore the store from a copy",
            file: global.store))
      }
      if !found.uncovered.isEmpty {
        console.report(
          Diagnostic(
            "\(found.uncovered.count) documents were stored without a digest by an older version;"
              + " mine them again", severity: .warning, file: global.store))
      }
      let writer = try OutputWriter("-")
      let verdict = found.damage.isEmpty ? "sound" : "damaged"
      try writer.write {
        $0 += Array(
          "\(verdict): \(found.documents) documents, \(found.records) records compared\n".utf8)
      }
      try writer.commit()
    }
  }
}
