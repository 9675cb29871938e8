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
      "The same from a file: a line role=heading for each column, # before remarks.",
      valueName: "file"))
  var mapping: String?

  @Option(
    help: ArgumentHelp(
      "What parts cells: one character, or tab. (default: by the file's name)",
      valueName: "mark"))
  var delimiter: String?

  @Option(help: ArgumentHelp("How the tables are encoded.", valueName: "encoding"))
  var encoding = Encoding.utf8

  func validate() throws {
    _ = try given()
    if let delimiter, Self.byte(of: delimiter) == nil {
      throw ValidationError("--delimiter must be one ASCII character or tab, not \(delimiter).")
    }
  }

  /// Sets up the reading of tables.
  ///
  /// - Throws: a `Diagnostic` where the file of the mapping is missing or has a line that is none.
  func apply(to checking: inout TableChecking) throws {
    checking.columns = try listed() + given()
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

  private func given() throws -> [(role: ColumnRole, heading: String)] {
    try (columns ?? "").split(separator: ",").map { pair in
      guard let column = Self.column(pair) else {
        throw ValidationError("--columns needs role=heading, not \(pair); roles are \(Self.roles).")
      }
      return column
    }
  }

  /// What the file of the mapping says.
  private func listed() throws -> [(role: ColumnRole, heading: String)] {
    guard let mapping else { return [] }
    let stream = try FileByteStream(path: mapping)
    var bytes: [UInt8] = []
    while let piece = try stream.next() { bytes += piece }
    var columns: [(role: ColumnRole, heading: String)] = []
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      guard let first = line.first(where: { !$0.isWhitespace }), first != "#" else { continue }
      guard let column = Self.column(line) else {
        throw Diagnostic(
          "expected role=heading; roles are \(Self.roles)", file: mapping, line: index + 1,
          column: 1)
      }
      columns.append(column)
    }
    return columns
  }

  private static func column(_ pair: Substring) -> (role: ColumnRole, heading: String)? {
    let sides = pair.split(separator: "=", maxSplits: 1).map { side in
      String(side.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    guard sides.count == 2, let role = ColumnRole(rawValue: sides[0]) else { return nil }
    return (role, sides[1])
  }

  private static var roles: String {
    ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
