/// What can be wrong with a name in a table.
enum NameFault {
  /// What is wrong with a name, to be read behind it; nil for a sound one.
  static func of(_ name: String) -> String? {
    if name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "holds a control character" }
    if name.count == 1 {
      return "is one character, which names too many things; mark it as ?\(name) or =\(name)"
    }
    if isDate(name) { return "is a date, which a spreadsheet makes of SEPT1 or MARCH1" }
    return nil
  }

  /// `1-Sep`, `02-Mar`. `Oct-4` is a gene.
  private static func isDate(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "-"))
    guard parts.count == 2, parts[0].count <= 2, parts[0].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return false }
    return months.contains { $0.utf8.elementsEqual(parts[1].map { $0 | 0x20 }) }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
