internal import AttestModel
import GRDB

/// Asks of one sentence what the index of words is asked of all: whether words stand in it.
struct SentenceWording {
  /// What it is called in SQL.
  static let function = "sentence_says"

  /// Groups of alternatives, each phrase between blanks.
  private let groups: [[[UInt8]]]

  /// - Parameter groups: as in `ClaimQuery.text`.
  init(_ groups: [[String]]) {
    self.groups = groups.compactMap { group in
      let phrases = group.map(FoldedWords.words).filter { !$0.isEmpty }
      return phrases.isEmpty ? nil : phrases.map { Self.spaced($0) }
    }
  }

  /// Whether one phrase of each group stands in a text.
  func stands(in text: String) -> Bool {
    let words = Self.spaced(FoldedWords.words(text))
    return groups.allSatisfy { group in group.contains { Self.contains($0, in: words) } }
  }

  /// Makes it known to a connection, in place of what was asked for before.
  func register(_ db: Database) {
    db.add(
      function: DatabaseFunction(Self.function, argumentCount: 1, pure: true) { values in
        guard let text = String.fromDatabaseValue(values[0]) else { return false }
        return stands(in: text)
      })
  }

  /// Accents don't count, as in the index.
  private static func spaced(_ words: String) -> [UInt8] {
    let bare = words.utf8.contains { $0 >= 0x80 } ? FoldedWords.withoutAccents(words) : words
    return [0x20] + Array(bare.utf8) + [0x20]
  }

  private static func contains(_ phrase: [UInt8], in words: [UInt8]) -> Bool {
    guard phrase.count <= words.count else { return false }
    return phrase.withUnsafeBufferPointer { phrase in
      words.withUnsafeBufferPointer { words in
        // Phrases begin with a blank, so only the starts of words are compared.
        for start in 0...words.count - phrase.count where words[start] == 0x20 {
          var length = 1
          while length < phrase.count, words[start + length] == phrase[length] { length += 1 }
          if length == phrase.count { return true }
        }
        return false
      }
    }
  }
}
