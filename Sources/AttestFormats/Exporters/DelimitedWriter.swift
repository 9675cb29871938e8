/// CSV after RFC 4180, with LF at line ends: a header, and quotes only around cells that need
/// them.
///
///     subject,relation,object
///     IFNG,activates,"STAT1, phosphorylated"
public struct CommaSeparated: TableFormat {
  /// As `TableFormat.name`.
  public static let name = "csv"

  /// The one way in which CSV is written.
  public init() {}

  /// Appends the names of the columns as a row.
  public func header(_ columns: [String], to output: inout [UInt8]) {
    row(columns.map(Cell.text), columns: columns, to: &output)
  }

  /// As `TableFormat.row`; lists are joined with `|`.
  public func row(_ cells: [Cell], columns: [String], to output: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      switch cell {
      case .number(let number): output.append(number: number)
      case .hundredths(let number): output.append(hundredths: number)
      case .boolean(let isTrue): output.append(isTrue ? "true" : "false")
      case .text(let text):
        let start = output.count
        quoteIfNeeded(append(text, to: &output), from: start, in: &output)
      case .list(let items):
        let start = output.count
        var isSpecial = false
        for (place, item) in items.enumerated() {
          if place > 0 { output.append(UInt8(ascii: "|")) }
          if append(item, to: &output) { isSpecial = true }
        }
        quoteIfNeeded(isSpecial, from: start, in: &output)
      }
    }
    output.append(0x0A)
  }

  /// Appends a text; gives whether it has a comma, a quote or a line end.
  private func append(_ text: String, to output: inout [UInt8]) -> Bool {
    var isSpecial = false
    withBytes(of: text) { bytes in
      for byte in bytes {
        isSpecial = isSpecial || byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D
      }
      output.append(contentsOf: bytes)
    }
    return isSpecial
  }

  /// Puts the end of the output in quotes, and doubles those inside.
  private func quoteIfNeeded(_ isNeeded: Bool, from start: Int, in output: inout [UInt8]) {
    guard isNeeded else { return }
    let cell = Array(output[start...])
    output.removeSubrange(start...)
    output.append(0x22)
    var from = 0
    for index in cell.indices where cell[index] == 0x22 {
      output.append(contentsOf: cell[from...index])
      output.append(0x22)
      from = index + 1
    }
    output.append(contentsOf: cell[from...])
    output.append(0x22)
  }
}

/// Tab-separated values: no quotes; a tab or a line end inside a cell becomes a blank.
public struct TabSeparated: TableFormat {
  /// As `TableFormat.name`.
  public static let name = "tsv"

  /// The one way in which tab-separated values are written.
  public init() {}

  /// Appends the names of the columns as a row.
  public func header(_ columns: [String], to output: inout [UInt8]) {
    row(columns.map(Cell.text), columns: columns, to: &output)
  }

  /// As `TableFormat.row`; lists are joined with `|`.
  public func row(_ cells: [Cell], columns: [String], to output: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(0x09) }
      switch cell {
      case .number(let number): output.append(number: number)
      case .hundredths(let number): output.append(hundredths: number)
      case .boolean(let isTrue): output.append(isTrue ? "true" : "false")
      case .text(let text): append(text, to: &output)
      case .list(let items):
        for (place, item) in items.enumerated() {
          if place > 0 { output.append(UInt8(ascii: "|")) }
          append(item, to: &output)
        }
      }
    }
    output.append(0x0A)
  }

  private func append(_ text: String, to output: inout [UInt8]) {
    withBytes(of: text) { bytes in
      let start = output.count
      output.append(contentsOf: bytes)
      for index in bytes.indices where bytes[index] < 0x20 {
        if [0x09, 0x0A, 0x0D].contains(bytes[index]) { output[start + index] = 0x20 }
      }
    }
  }
}
