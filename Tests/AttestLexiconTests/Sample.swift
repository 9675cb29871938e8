import AttestLexicon
import AttestModel
import AttestText

/// A small lexicon, and what it finds in a text.
enum Sample {
  static let rows = """
    id\tname\ttype\tsynonyms\tsource
    hgnc:6018\tIL6\tgene\tIL-6|interleukin-6\thgnc
    hgnc:6014\tIL4\tgene\tIL-4|interleukin-4\thgnc
    hgnc:5973\tIL13\tgene\tIL-13|interleukin-13\thgnc
    hgnc:5981\tIL17A\tgene\tIL-17A\thgnc
    hgnc:16404\tIL17F\tgene\tIL-17F\thgnc
    hgnc:1504\tCASP3\tgene\tcaspase-3\thgnc
    hgnc:1509\tCASP8\tgene\tcaspase-8\thgnc
    hgnc:1511\tCASP9\tgene\tcaspase-9\thgnc
    hgnc:6140\tITGA4\tgene\tintegrin α4\thgnc
    hgnc:6162\tITGB7\tgene\tintegrin β7\thgnc
    hgnc:6877\tMAPK3\tgene\tERK1|~ERK-1\thgnc
    hgnc:6871\tMAPK1\tgene\tERK2\thgnc
    hgnc:11362\tSTAT1\tgene\tsignal transducer and activator of transcription 1\thgnc
    hgnc:11364\tSTAT3\tgene\t\thgnc
    hgnc:11366\tSTAT5A\tgene\t\thgnc
    hgnc:11367\tSTAT5B\tgene\t\thgnc
    hgnc:1912\tCHAT\tgene\t=CHAT\thgnc
    hgnc:5172\tHR\tgene\t?HR|hairless\thgnc
    hgnc:16873\tFIG4\tgene\t\thgnc
    hgnc:11892\tTNF\tgene\tTNF-α\thgnc
    fplx:ENO\tENO\tfamily\tenolase\tfamplex
    cl:0000625\tCD8+ T cell\tcell\t\tcl
    cl:0000889\tMDSC\tcell\tmyeloid suppressor cell\tcl
    \tgerminal center\tanatomy\tGC\town
    mesh:D013274\tgastric cancer\tdisease\t\tmesh
    mesh:D010300\tParkinson disease\tdisease\tPD\tmesh
    hgnc:8760\tPDCD1\tgene\tPD\thgnc
    """

  static let lexicon = lexicon(rows)

  static func lexicon(_ table: String, everyday: String = "") -> Lexicon {
    var reading = LexiconReading()
    var rows: [LexiconRow] = []
    reading.read(Array(table.utf8), file: "sample.tsv") { rows.append($0) }
    let words = Lexicon.CommonWords(
      ordinary: Set(["fig", "chat", "caspase"].map { WordHash(folded: $0) }),
      function: Set(["and", "or", "is", "are"].map { WordHash(folded: $0) }))
    return Lexicon(
      rows, words: words.adding(everyday: everyday), tokens: Tokenizer().tokens(of:))
  }

  /// What is found in the sentences of a text: what the text has there, what it stands for, and
  /// how it is marked.
  static func findings(
    in text: String, lexicon: Lexicon = lexicon, expecting expected: ExpectedKinds = ExpectedKinds()
  ) -> [Finding] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      var tokens: [Token] = []
      Tokenizer().tokenize(buffer, in: 0..<bytes.count, into: &tokens)
      var mentions: [Mention] = []
      var abbreviations = Abbreviations()
      abbreviations.read(tokens, tokens.indices, of: buffer, lexicon)
      lexicon.appendMentions(
        in: tokens, tokens.indices, of: buffer, excluding: [], knowing: &abbreviations,
        expecting: expected, to: &mentions)
      return mentions.map { mention in
        Finding(
          text: String(decoding: buffer[mention.range], as: UTF8.self),
          name: (abbreviations.concept(of: mention)
            ?? lexicon.concepts[Int(mention.concept)]).name,
          mention: mention, reason: lexicon.reason(for: mention))
      }
    }
  }

  struct Finding {
    let text: String
    let name: String
    let mention: Mention
    let reason: String
  }

  /// The canonical names that are found.
  static func names(in text: String) -> [String] {
    findings(in: text).map(\.name)
  }

  /// What the text has, and the canonical name.
  static func pairs(
    in text: String, lexicon: Lexicon = lexicon, expecting expected: ExpectedKinds = ExpectedKinds()
  ) -> [String] {
    findings(in: text, lexicon: lexicon, expecting: expected).map { "\($0.text)=\($0.name)" }
  }
}
