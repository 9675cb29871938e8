/// A text that equals another only where their bytes are the same.
///
/// Swift takes a letter and its accent for equal to the accented letter; SQLite does not, and what
/// was read has to come back as it was.
struct ExactText: Hashable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (left: ExactText, right: ExactText) -> Bool {
    let left = left.text.utf8
    let right = right.text.utf8
    guard left.count == right.count else { return false }
    let areEqual = left.withContiguousStorageIfAvailable { one in
      right.withContiguousStorageIfAvailable { one.elementsEqual($0) }
    }
    return (areEqual ?? nil) ?? left.elementsEqual(right)
  }

  func hash(into hasher: inout Hasher) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isDone == nil {
      for byte in text.utf8 { hasher.combine(byte) }
    }
    hasher.combine(UInt8(0xFF))
  }
}

/// Lists as they stand in one column: joined with `|`.
enum JoinedList {
  static func join(_ items: [String]) -> String {
    items.joined(separator: "|")
  }

  static func split(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    // By byte: as a character, `|` and an accent behind it would be another one.
    return text.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }
  /// Splits a list that has as many items as another one, where `""` is one empty item.
  static func split(_ text: String, parallelTo other: [String]) -> [String] {
    text.isEmpty && other.count == 1 ? [""] : split(text)
  }
}
