internal import AttestModel

/// What a row says about checks that shall leave it alone: `attest:ignore ID001 ROW002`.
enum Silencing {
  static let mark = "attest:ignore"

  /// The codes; `*` for all where none is named.
  static func codes(in row: RowBuffer) -> [String] {
    // Few rows have the mark's colon; searching for all of it is slow.
    guard row.byteCount >= mark.utf8.count, row.contains(UInt8(ascii: ":")) else {
      return []
    }
    for cell in row.curatedCells {
      guard let range = cell.text.firstRange(of: mark) else { continue }
      let codes = cell.text[range.upperBound...].split { !$0.isLetter && !$0.isNumber }
        .map(String.init)
        .prefix { $0.last?.isNumber == true && $0.first?.isUppercase == true }
      return codes.isEmpty ? ["*"] : Array(codes)
    }
    return []
  }

  static func covers(_ codes: [String], _ code: String) -> Bool {
    !codes.isEmpty && (codes.contains(code) || codes.contains("*"))
  }
}
