import Attest

/// The documents of a run by what they are called, so that none takes another's place unseen.
final class SeenDocuments {
  /// What there was of a document's name before.
  enum Finding {
    case new
    /// The same text, at a place such as `a.jsonl:12`.
    case same(first: String)
    /// Another text.
    case other(first: String)
  }

  /// Of two documents of one name, which are told apart by their bytes alone.
  private struct First {
    let content: UInt32
    let file: UInt32
    let line: UInt32
  }

  /// As many are remembered at least, and twice as many at most: memory must not grow with a run.
  /// Documents of one name stand close together, or in files that follow each other.
  private static let remembered = 20_000

  private var latest: [Int: First] = [:]
  /// Those before the latest.
  private var earlier: [Int: First] = [:]
  private var files: [String] = []

  /// Notes a document, unless its name was there before.
  func take(_ document: Document) -> Finding {
    var name = Hasher()
    name.combine(document.id)
    let key = name.finalize()
    let content = UInt32(truncatingIfNeeded: Self.digest(of: document))
    if let first = latest[key] ?? earlier[key] {
      let file = files[Int(first.file)]
      let place = first.line > 0 ? "\(file):\(first.line)" : file
      return first.content == content ? .same(first: place) : .other(first: place)
    }
    if latest.count >= Self.remembered {
      // Both keep their room, so that memory is the same from the first such change on.
      swap(&earlier, &latest)
      latest.removeAll(keepingCapacity: true)
    }
    if files.last != document.file { files.append(document.file) }
    latest[key] = First(
      content: content, file: UInt32(files.count - 1), line: UInt32(clamping: document.line))
    return .new
  }

  /// Tells texts apart; no text is found by it.
  private static func digest(of document: Document) -> UInt64 {
    var hash = ByteHash(UInt64(document.source.count))
    document.source.withUnsafeBufferPointer { hash.take($0) }
    var title = document.title
    title.withUTF8 { hash.take($0) }
    return hash.value
  }

  /// Forgets a document that was taken back: its name is free.
  func forget(_ id: String) {
    var name = Hasher()
    name.combine(id)
    let key = name.finalize()
    latest[key] = nil
    earlier[key] = nil
  }
}
