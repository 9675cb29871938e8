internal import AttestModel

/// A name or a number that a spreadsheet has made into something else.
struct SpreadsheetDamage: CellCheck {
  let entry = CatalogueEntry(
    code: "NAM003", name: "spreadsheet-damage", severity: .error,
    meaning: "Spreadsheets read SEPT1 as a date and long numbers as powers of ten, and leave their"
      + " own error values behind. Take the cell from the source again.",
    positive: .table("subject,relation,object", "2-Sep,activates,STAT3"),
    negative: .table("subject,relation,object", "SEPTIN2,activates,STAT3"))

  func looks(at role: ColumnRole) -> Bool { true }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    guard (3...24).contains(cell.text.utf8.count),
      let what = Self.damage(of: cell.text, isName: role.isNames)
    else { return }
    report.add("“\(cell.text)” \(what)", at: cell)
  }

  static func isDamaged(_ text: String) -> Bool { damage(of: text, isName: true) != nil }

  /// What a spreadsheet did to a text; nil where nothing shows.
  ///
  /// - Parameter isName: whether a name should stand here, so that a date or a number cannot.
  private static func damage(of text: String, isName: Bool) -> String? {
    if text.utf8.first == UInt8(ascii: "#") {
      let errors = ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"]
      return errors.contains(text.trimmed) ? "is an error value of a spreadsheet" : nil
    }
    guard isName,
      text.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false
        || text.utf8.last.map({ (0x30...0x39).contains($0) }) ?? false
    else { return nil }
    guard mayBeDamaged(text) else { return nil }
    let words = text.trimmed.split { "-/ .".contains($0) }
    if words.count == 2 || words.count == 3,
      words.contains(where: { months.contains($0.lowercased()) }),
      words.allSatisfy({ $0.allSatisfy(\.isNumber) || months.contains($0.lowercased()) })
    {
      return "is a date, which a spreadsheet makes of names such as SEPT1 and MARCH2"
    }
    let parts = text.trimmed.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    if parts.count == 2, parts[0].contains(where: \.isNumber),
      parts[0].allSatisfy({ $0.isNumber || $0 == "." }), parts[1].contains(where: \.isNumber),
      parts[1].allSatisfy({ $0.isNumber || $0 == "+" || $0 == "-" })
    {
      return "is a number in powers of ten, as a spreadsheet rewrites names such as 2310009E13"
    }
    return nil
  }

  /// Whether the letters of a text can be a month's or one E: nearly all names have others.
  private static func mayBeDamaged(_ text: String) -> Bool {
    var letters = 0
    var first: UInt32 = 0
    for byte in text.utf8 {
      if byte >= 0x80 { return true }
      guard (0x61...0x7A).contains(byte | 0x20) else { continue }
      if letters < 3 { first = first << 8 | UInt32(byte | 0x20) }
      letters += 1
    }
    return letters == 1 ? first == 0x65 : letters >= 3 && monthBeginnings.contains(first)
  }

  /// The first three letters of months, packed.
  private static let monthBeginnings = Set(
    months.map { $0.utf8.prefix(3).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } })

  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "march",
  ]
}
