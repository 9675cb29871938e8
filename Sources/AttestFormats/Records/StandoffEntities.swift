internal import AttestModel

/// The lines of a file of entities: `T1`, tab, type and two offsets, tab, the text itself.
struct StandoffEntities {
  /// In the order of the text.
  private(set) var entities: [GivenEntity] = []

  private let file: String
  private let text: [UInt8]
  /// Where each scalar of the text begins, in bytes; nil where it is ASCII.
  private let starts: [Int]?
  private var lines: [String: Int] = [:]

  /// Reads the lines.
  ///
  /// - Throws: a `Diagnostic` at the first line that is malformed or doesn't fit the text.
  init(_ bytes: [UInt8], file: String, text: [UInt8]) throws {
    self.file = file
    self.text = text
    let starts = text.indices.filter { text[$0] & 0xC0 != 0x80 }
    self.starts = starts.count == text.count ? nil : starts
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      var line = String(decoding: line, as: UTF8.self)
      if line.utf8.last == 0x0D { line.unicodeScalars.removeLast() }
      if number == 1, line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
      // Notes and equivalences name no entity.
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("*") { continue }
      entities.append(try entity(line, number))
    }
    entities.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  private mutating func entity(_ line: String, _ number: Int) throws -> GivenEntity {
    func refusal(_ message: String, column: Int = 1) -> Diagnostic {
      Diagnostic(message, file: file, line: number, column: column)
    }
    let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    let id = String(fields[0])
    guard fields.count == 3, id.first == "T", let digits = Int(id.dropFirst()), digits >= 0,
      digits < 1_000_000_000, id.dropFirst().utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else {
      throw refusal(
        "not an entity; expected T and a number, a tab, type start end, a tab, the text")
    }
    let column = id.unicodeScalars.count + 2
    if let earlier = lines.updateValue(number, forKey: id) {
      throw refusal("\(id) stands on line \(earlier) already; number each entity once")
    }
    let parts = fields[1].split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, let start = Int(parts[1]), let end = Int(parts[2])
    else {
      throw refusal(
        "expected a type and two offsets, such as Protein 0 4; found “\(fields[1])”",
        column: column)
    }
    let count = starts?.count ?? text.count
    guard start >= 0, start < end, end <= count else {
      throw refusal(
        "offsets \(start) to \(end) don't fit a text of \(count) characters; they count Unicode"
          + " scalars from 0, the end being behind the last one", column: column)
    }
    let range = byte(of: start)..<byte(of: end)
    guard text[range].elementsEqual(fields[2].utf8) else {
      throw refusal(
        "the text has “\(String(decoding: text[range], as: UTF8.self))” at \(start) to \(end), not"
          + " “\(fields[2])”; the offsets are of another text", column: column)
    }
    return GivenEntity(id: id, type: String(parts[0]), range: range)
  }

  private func byte(of scalar: Int) -> Int {
    guard let starts else { return scalar }
    return scalar < starts.count ? starts[scalar] : text.count
  }
}
