import ArgumentParser
import Attest

/// How curated tables are read.
struct CheckedTableOptions: ParsableArguments {
  enum Encoding: String, CaseIterable, ExpressibleByArgument {
    case utf8 = "utf-8"
    case latin1
  }

  @Option(
    help: ArgumentHelp(
      "What columns hold that are not recognised: role=heading, apart by commas.",
      valueName: "mapping"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "What parts cells: one character, or tab. (default: by the file's name)",
      valueName: "mark"))
  var delimiter: String?

  @Option(help: ArgumentHelp("How the tables are encoded.", valueName: "encoding"))
  var encoding = Encoding.utf8

  func validate() throws {
    _ = try mapping()
    if let delimiter, Self.byte(of: delimiter) == nil {
      throw ValidationError("--delimiter must be one ASCII character or tab, not \(delimiter).")
    }
  }

  /// Sets up the reading of tables.
  func apply(to checking: inout TableChecking) {
    checking.columns = (try? mapping()) ?? []
    checking.isLatin1 = encoding == .latin1
    if let byte = delimiter.flatMap(Self.byte) {
      checking.dialect =
        byte == 0x09 ? .tabSeparated : byte == 0x2C ? .commaSeparated : .separated(by: byte)
    }
  }

  private static func byte(of mark: String) -> UInt8? {
    if ["tab", "\\t", "\t"].contains(mark) { return 0x09 }
    guard mark.utf8.count == 1, let byte = mark.utf8.first, byte > 0x20, byte != 0x22 else {
      return nil
    }
    return byte
  }

  private func mapping() throws -> [(role: ColumnRole, heading: String)] {
    try (columns ?? "").split(separator: ",").map { pair in
      let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, let role = ColumnRole(rawValue: sides[0]) else {
        let roles = ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--columns needs role=heading, not \(pair); roles are \(roles).")
      }
      return (role, sides[1])
    }
  }
}
