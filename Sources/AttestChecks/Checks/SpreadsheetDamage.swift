internal import AttestModel

/// A name or a number that a spreadsheet has made into something else.
struct SpreadsheetDamage: CellCheck {
  let entry = CatalogueEntry(
    code: "NAM003", name: "spreadsheet-damage", severity: .error,
    meaning: "Spreadsheets read SEPT1 as a date and long numbers as powers of ten, and leave their"
      + " own error values behind. Take the cell from the source again.",
    positive: .table(
      "subject,relation,object", "2-Sep,activates,STAT3", "2023-03-01,activates,STAT3"),
    negative: .table(
      "subject,relation,object", "SEPTIN2,activates,STAT3", "Oct-4,activates,NANOG"))

  func looks(at role: ColumnRole) -> Bool { true }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    guard (3...24).contains(cell.text.utf8.count),
      let what = Self.damage(of: cell.text, isName: role.isNames, names)
    else { return }
    report.add("“\(cell.text)” \(what)", at: cell)
  }

  static func isDamaged(_ text: String, _ names: NameReader) -> Bool {
    damage(of: text, isName: true, names) != nil
  }

  /// What a spreadsheet did to a text; nil where nothing shows.
  ///
  /// - Parameter isName: whether a name should stand here, so that a date or a number cannot.
  private static func damage(of text: String, isName: Bool, _ names: NameReader) -> String? {
    if text.utf8.first == UInt8(ascii: "#") {
      let errors = ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"]
      return errors.contains(text.trimmed) ? "is an error value of a spreadsheet" : nil
    }
    guard isName, isDigit(text.utf8.first) || isDigit(text.utf8.last) else { return nil }
    var letters = 0
    var marks = 0
    for byte in text.utf8 {
      if (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 {
        letters += 1
      } else if byte < 0x30 {
        marks += 1
      }
    }
    // Nearly all names have letters and no mark between digits and them.
    guard marks > 0 && letters <= 10 || letters == 1 else { return nil }
    if letters == 0 ? isNumericDate(text) : isDate(text, names) {
      return "is a date, which a spreadsheet makes of names such as SEPT1 and MARCH2"
    }
    return letters == 1 && isPowerOfTen(text)
      ? "is a number in powers of ten, as a spreadsheet rewrites names such as 2310009E13" : nil
  }

  private static func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (0x30...0x39).contains($0) } ?? false
  }

  /// `2-Sep`, `Sep-02`, `1-Mar-2024`; not `Oct-4`, which is a name of a gene.
  private static func isDate(_ text: String, _ names: NameReader) -> Bool {
    let words = text.trimmed.split { "-/ .".contains($0) }
    guard words.count == 2 || words.count == 3 else { return false }
    let months = words.filter { names.facts.has($0.lowercased(), in: "month") }
    guard months.count == 1, words.count - 1 == words.count(where: { $0.allSatisfy(\.isNumber) }),
      words.allSatisfy({ $0.count <= 4 || $0 == months[0] })
    else { return false }
    // A spreadsheet puts the day first, or the year with two digits or four behind.
    guard words.count == 2, words[0] == months[0], words[1].count == 1 else { return true }
    return !names.isKnown(text.trimmed) && !names.isKnown(words.joined())
      && !names.isKnown(words.joined().uppercased())
  }

  /// `2023-03-01`, also with a time of day behind it; `03/01/2023`, `1.3.2023`.
  private static func isNumericDate(_ text: String) -> Bool {
    guard let day = text.trimmed.split(separator: " ").first else { return false }
    for mark: Character in ["-", "/", "."] {
      let parts = day.split(separator: mark, omittingEmptySubsequences: false)
      guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
        continue
      }
      let numbers = parts.compactMap { Int($0) }
      guard numbers.count == 3 else { return false }
      if parts[0].count == 4 {
        return (1900...2100).contains(numbers[0]) && (1...12).contains(numbers[1])
          && (1...31).contains(numbers[2])
      }
      return parts[2].count == 4 && (1900...2100).contains(numbers[2])
        && (1...31).contains(numbers[0]) && (1...31).contains(numbers[1])
        && min(numbers[0], numbers[1]) <= 12
    }
    return false
  }

  private static func isPowerOfTen(_ text: String) -> Bool {
    let parts = text.trimmed.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].contains(where: \.isNumber)
      && parts[0].allSatisfy { $0.isNumber || $0 == "." } && parts[1].contains(where: \.isNumber)
      && parts[1].allSatisfy { $0.isNumber || $0 == "+" || $0 == "-" }
  }
}
