import AttestModel

/// The text of a document that comes as passages with offsets, each put where its offset says.
///
/// Offsets count Unicode scalars, so that what others annotated stays where they saw it.
struct PassageText {
  /// A gap between passages that is larger says that an offset is wrong.
  private static let widestGap = 4_096

  private(set) var bytes: [UInt8] = []
  private(set) var sections: [Section] = []
  /// Whether a passage could not be put where its offset says.
  private(set) var isMisplaced = false
  private var scalars = 0

  /// Adds a text at an offset; gives where it stands.
  mutating func place(_ text: String, at offset: Int?) -> TextRange {
    if let offset, offset >= scalars, offset - scalars <= Self.widestGap {
      if offset > scalars, !bytes.isEmpty {
        bytes.append(0x0A)
        scalars += 1
      }
      bytes += [UInt8](repeating: 0x20, count: offset - scalars)
      scalars = offset
    } else {
      if offset != nil { isMisplaced = true }
      if !bytes.isEmpty {
        bytes.append(0x0A)
        scalars += 1
      }
    }
    let start = bytes.count
    bytes.append(text)
    scalars += text.unicodeScalars.count
    return start..<bytes.count
  }

  /// Makes a paragraph of what was placed; of the section before if that has the same name.
  mutating func paragraph(_ range: TextRange, of kind: Section.Kind, _ label: String) {
    guard !range.isEmpty else { return }
    var paragraphs = [range]
    var start = range.lowerBound
    if let last = sections.last, last.kind == kind, last.label == label {
      sections.removeLast()
      paragraphs = last.paragraphs + paragraphs
      start = last.range.lowerBound
    }
    sections.append(
      Section(
        kind: kind, label: label, range: start..<range.upperBound, paragraphs: paragraphs))
  }
}
