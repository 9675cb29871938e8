import AttestModel
import AttestText
import Testing

@Suite struct TextAnalysisTests {
  private func segment(_ text: String) -> SegmentedDocument {
    let bytes = Array(text.utf8)
    return TextAnalysis().segment(
      Document(
        id: "t", format: "text", text: bytes,
        sections: [
          Section(
            kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
        ]))
  }

  private func sentences(_ text: String) -> [String] {
    let segmented = segment(text)
    return segmented.sentences.map { segmented.document.string(in: $0.range) }
  }

  @Test(
    "Full stops that end nothing",
    arguments: [
      "Cao et al. found that STAT3 was active.",
      "It binds kinases, i.e. JAK1, as shown in Fig. 2 for mice.",
      "Levels fell (Wang T. et al., 2004; Gao et al., 2005) in all cells.",
      "Dose was 3.5 mg vs. 7 mg in the U.S. cohort.",
      "The mean (approx. 7 per cell) of two runs.",
      "Factors such as VEGF, etc. which in turn act on cells.",
    ])
  func goesOn(text: String) {
    #expect(sentences(text) == [text])
  }

  @Test(
    "Full stops that end a sentence",
    arguments: [
      ("It binds IL-2. The receptor", ["It binds IL-2.", "The receptor"]),
      ("It binds STAT3. tofacitinib acts.", ["It binds STAT3.", "tofacitinib acts."]),
      ("It fell (Jin, 2020). tofacitinib acts.", ["It fell (Jin, 2020).", "tofacitinib acts."]),
      ("Loss of p38. p53 rose.", ["Loss of p38.", "p53 rose."]),
      ("It fell (Jin, 2020). Src acts.", ["It fell (Jin, 2020).", "Src acts."]),
      ("Seen in cells.The kinase", ["Seen in cells.", "The kinase"]),
      ("Rich in vitamin A. The diet", ["Rich in vitamin A.", "The diet"]),
    ])
  func ends(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  private func citations(_ text: String) -> [String] {
    segment(text).citations.map {
      switch $0.target {
      case .authorYear(let key): key
      case .number(let number): "#\(number)"
      case .pmid(let digits): "pmid:\(digits)"
      case .nct(let id): id
      }
    }
  }

  @Test(
    "Citations in every common form",
    arguments: [
      ("x (Teng et al., 2014).", ["Teng et al. 2014"]),
      ("x (Hu and Hu, 2018; von Hoff et al., 2019)", ["Hu and Hu 2018", "von Hoff et al. 2019"]),
      ("x (Wang T. et al., 2004)", ["Wang T. et al. 2004"]),
      ("x (Wang et al., 2009b, 2009c)", ["Wang et al. 2009b", "Wang et al. 2009c"]),
      ("x (O’Shea et al., 2015)", ["O’Shea et al. 2015"]),
      ("x (Vargas-Hernandez and Forbes, 2019)", ["Vargas-Hernandez and Forbes 2019"]),
      ("x (reviewed in La Manna et al., 2021)", ["La Manna et al. 2021"]),
      ("x (mainly JAK1 (Sims, 2020))", ["Sims 2020"]),
      ("Xiao et al. (2017) found", ["Xiao et al. 2017"]),
      ("x (PMID: 26912317) y (NCT04530344)", ["pmid:26912317", "NCT04530344"]),
      ("x (n = 2014 cells)", []),
      ("x (Figure 2)", []),
      ("NCT045303441 has nine digits", []),
    ])
  func citationsAreRead(text: String, expected: [String]) {
    #expect(citations(text) == expected)
  }

  /// A paragraph without end is handed on in pieces, which together are the whole.
  @Test func longParagraphsComeInPieces() {
    let text = (1...40).map { "IL-\($0) activates STAT3 (Roe et al., 20\(10 + $0)). " }.joined()
    let whole = segment(text)
    var sentences: [Sentence] = []
    var citations: [Citation] = []
    var pieces = 0
    TextAnalysis().forEachPart(of: whole.document, bytes: 100) { part in
      pieces += 1
      sentences += part.sentences
      citations += part.citations
      for sentence in part.sentences {
        let bytes = Int(part.tokens[sentence.tokens.lowerBound].start)
        #expect(bytes == sentence.range.lowerBound)
      }
      return true
    }
    #expect(pieces > 3)
    #expect(sentences == whole.sentences)
    #expect(Set(citations) == Set(whole.citations))
  }

  /// Who asked for pieces and has enough is sent no more.
  @Test func piecesEndWhereTheyAreNotWanted() {
    let text = String(repeating: "IL-6 activates STAT3. ", count: 200)
    var pieces = 0
    TextAnalysis().forEachPart(of: segment(text).document, bytes: 100) { _ in
      pieces += 1
      return pieces < 2
    }
    #expect(pieces == 2)
  }
}
