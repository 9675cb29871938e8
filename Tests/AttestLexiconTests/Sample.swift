import AttestLexicon
import AttestModel
import AttestText

/// A small lexicon, and what it finds in a text.
enum Sample {
  static let rows = """
    id\tname\ttype\tsynonyms\tsource
    hgnc:6018\tIL6\tgene\tIL-6|interleukin-6\thgnc
    hgnc:1912\tCHAT\tgene\t=CHAT\thgnc
    hgnc:5172\tHR\tgene\t?HR|hairless\thgnc
    hgnc:16873\tFIG4\tgene\t\thgnc
    fplx:ENO\tENO\tfamily\tenolase\tfamplex
    """

  static let lexicon = lexicon(rows)

  static func lexicon(_ table: String) -> Lexicon {
    var reading = LexiconReading()
    reading.read(Array(table.utf8), file: "sample.tsv")
    let words = Lexicon.CommonWords(
      ordinary: ["fig", "chat"].reduce(into: []) { $0.insert(WordHash(folded: $1)) },
      function: ["and", "or", "is"].reduce(into: []) { $0.insert(WordHash(folded: $1)) })
    return Lexicon(reading.rows, words: words, tokens: Tokenizer().tokens(of:))
  }

  /// The mentions of a text with what they cover.
  static func mentions(in text: String, lexicon: Lexicon = lexicon) -> [(String, Mention)] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      var tokens: [Token] = []
      Tokenizer().tokenize(buffer, in: 0..<bytes.count, into: &tokens)
      var mentions: [Mention] = []
      lexicon.appendMentions(
        in: tokens, 0..<tokens.count, of: buffer, excluding: [], to: &mentions)
      return mentions.map { (String(decoding: buffer[$0.range], as: UTF8.self), $0) }
    }
  }

  /// The canonical names that are found.
  static func names(in text: String, lexicon: Lexicon = lexicon) -> [String] {
    mentions(in: text, lexicon: lexicon).map { lexicon.concepts[Int($0.1.concept)].name }
  }
}
