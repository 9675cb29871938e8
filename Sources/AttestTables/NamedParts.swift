internal import AttestModel

/// The things that a cell lists, each as printed and with what it stands for.
///
///     IL-6/IL-10/VEGF        IL-6, IL-10, VEGF
///     IFN-α/β                IFN-α, β (which is IFNB1)
///     Gemcitabine and Doenib (ABC-123)
struct NamedParts {
  struct Part: Hashable {
    /// As printed.
    let text: String
    /// What the lexicon knows it as; a phrase where it knows none.
    let concept: Concept
  }

  let names: any NameLookup

  /// In bytes; a longer cell lists no names but is a text.
  private static let longestCell = 2000

  /// The parts of a list of names, apart by slashes, commas, plus signs, *and*, *or*.
  func parts(of cell: String) -> [Part] {
    guard cell.utf8.count <= Self.longestCell else { return [] }
    let found = names.names(in: cell)
    let bytes = Array(cell.utf8)
    var parts: [Part] = []
    var start = 0
    var depth = 0
    var at = 0
    func close(at end: Int) {
      if start < end, let part = part(bytes, start..<end, found) { parts.append(part) }
    }
    while at < bytes.count {
      // A mark inside a name is the name's: `JAK/STAT`.
      if let name = found.first(where: { $0.range.contains(at) }) {
        at = name.range.upperBound
        continue
      }
      if bytes[at] == UInt8(ascii: "(") { depth += 1 }
      if bytes[at] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      let width = depth == 0 ? separator(bytes, at) : 0
      if width > 0 {
        close(at: at)
        at += width
        start = at
      } else {
        at += 1
      }
    }
    close(at: bytes.count)
    return parts
  }

  /// How many bytes the separator has that stands here; 0 where none does.
  private func separator(_ bytes: [UInt8], _ at: Int) -> Int {
    if [0x2F, 0x2C, 0x3B, 0x2B, 0x26, 0x7C].contains(bytes[at]) {
      // `CD4+` and `Na+/K+` have a plus sign of their own; a decimal comma is none.
      let isGlued = at > 0 && bytes[at - 1].isWordByte
      if bytes[at] == 0x2B { return isGlued ? 0 : 1 }
      return 1
    }
    guard bytes[at].isBlank else { return 0 }
    for word in [" and ", " or ", " plus ", " and/or ", " with "]
    where bytes[at...].starts(with: word.utf8) {
      return word.utf8.count - 1
    }
    return 0
  }

  private func part(_ bytes: [UInt8], _ range: Range<Int>, _ found: [TableName]) -> Part? {
    let text = String(decoding: bytes[range], as: UTF8.self).trimmed
    guard !text.bare.isEmpty else { return nil }
    let inside = found.filter {
      range.lowerBound <= $0.range.lowerBound
        && $0.range.upperBound <= range.upperBound
    }
    if let name = inside.first, isAll(of: bytes, range, name) {
      return Part(text: text, concept: name.concept)
    }
    return Part(text: text, concept: Concept(id: "", name: text, kind: .phrase))
  }

  /// Whether a name is all that a part says, but for brackets, a dose, or the variant behind it.
  private func isAll(of bytes: [UInt8], _ range: Range<Int>, _ name: TableName) -> Bool {
    let before = String(decoding: bytes[range.lowerBound..<name.range.lowerBound], as: UTF8.self)
    let behind = bytes[name.range.upperBound..<range.upperBound]
    let plain: Set<String> = [
      "low-dose", "high-dose", "low", "high", "dose", "oral", "topical", "recombinant", "human",
      "soluble", "exogenous", "p", "activated", "active", "activate", "activates", "activation",
      "phospho", "phosphorylated", "phosphorylation", "deficiency", "loss", "of", "signaling",
      "signalling", "pathway", "inhibition", "cream", "ointment",
    ]
    func isPlain(_ text: String) -> Bool {
      text.blankSeparated.map { $0.bare.lowercased() }
        .allSatisfy { $0.isEmpty || plain.contains($0) }
    }
    guard isPlain(before) else { return false }
    // `JAK2V617F`: what is glued on and has a digit is a variant.
    if let first = behind.first, first.isWordByte {
      return behind.allSatisfy(\.isWordByte) && behind.contains(where: \.isDigit)
    }
    let rest = String(decoding: behind, as: UTF8.self)
    return rest.trimmed.isEmpty || rest.trimmed.hasPrefix("(") || isPlain(rest)
  }
}
