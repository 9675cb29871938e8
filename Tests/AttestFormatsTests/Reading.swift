import AttestFormats
import AttestModel

/// What a reader made of an input: its documents and what it said about them.
struct Reading {
  private(set) var documents: [Document] = []
  private(set) var reports: [String] = []

  init(
    _ reader: any DocumentReader, _ bytes: [UInt8], name: String = "input", pieceSize: Int = 262_144
  ) throws {
    var documents: [Document] = []
    var reports: [String] = []
    try reader.read(
      MemoryByteStream(bytes, pieceSize: pieceSize), name: name,
      report: { reports.append($0.description) }, found: { documents.append($0) })
    self.documents = documents
    self.reports = reports
  }

  init(
    _ reader: any DocumentReader, _ text: String, name: String = "input", pieceSize: Int = 262_144
  ) throws {
    try self.init(reader, Array(text.utf8), name: name, pieceSize: pieceSize)
  }
}

extension Document {
  /// Each section as `kind [label]`, then its paragraphs.
  var outline: [String] {
    sections.flatMap { section in
      ["\(section.kind.rawValue) [\(section.label)]"] + section.paragraphs.map(string(in:))
    }
  }

  /// The bytes of the text whose source, by the map, is another byte. Blanks put in for line ends
  /// and between paragraphs aside, there should be none.
  var misplaced: [Int] {
    sections.flatMap(\.paragraphs).flatMap { paragraph in
      paragraph.filter { offset in
        let place = map.source(of: offset)
        guard source.indices.contains(place) else { return true }
        let isLineEnd = [0x20, 0x09, 0x0A, 0x0D, 0x0C].contains(source[place])
        return source[place] != text[offset] && !(text[offset] == 0x20 && isLineEnd)
      }
    }
  }
}

/// What reading says when it refuses an input; nil where it doesn't.
func refusal(_ reader: any DocumentReader, _ bytes: [UInt8], name: String = "input") -> String? {
  do {
    _ = try Reading(reader, bytes, name: name)
    return nil
  } catch let diagnostic as Diagnostic {
    return "\(diagnostic) (\(diagnostic.code.rawValue))"
  } catch {
    return "\(error)"
  }
}
