import AttestModel
import AttestText
import Testing

@Suite struct CitationTests {
  private func citations(_ text: String, references: [Publication] = []) -> [String] {
    let bytes = Array(text.utf8)
    let document = Document(
      id: "t", format: "text", text: bytes,
      sections: [
        Section(kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
      ], references: references)
    return TextAnalysis().segment(document).citations.map {
      switch $0.target {
      case .authorYear(let key): key
      case .number(let number): "#\(number)"
      case .pmid(let digits): "pmid:\(digits)"
      case .nct(let id): id
      }
    }
  }

  @Test(
    "Names and years in brackets",
    arguments: [
      ("x (An et al., 2011).", ["An et al. 2011"]),
      ("x (Teng et al. 2014).", ["Teng et al. 2014"]),
      ("x (Teng et al 2014).", ["Teng et al. 2014"]),
      ("x (Teng, et al., 2014).", ["Teng et al. 2014"]),
      ("x (Hu & Hu, 2018).", ["Hu and Hu 2018"]),
      ("x (Hu and Hu 2018, Gao et al. 2005).", ["Hu and Hu 2018", "Gao et al. 2005"]),
      ("x (Hu, Gao, and Li, 2018).", ["Hu, Gao and Li 2018"]),
      ("x (Hu, Gao & Li, 2018).", ["Hu, Gao and Li 2018"]),
      ("x (Xiao and colleagues, 2012).", ["Xiao et al. 2012"]),
      ("x (Xiao and co-workers, 2012).", ["Xiao et al. 2012"]),
      ("x (Wang, T. et al., 2004).", ["Wang T. et al. 2004"]),
      ("x (T. Wang et al., 2004).", ["T. Wang et al. 2004"]),
      ("x (Wang TC et al., 2004).", ["Wang TC et al. 2004"]),
      ("x (A. Hu et al., 2004).", ["A. Hu et al. 2004"]),
      ("x (Hu, A., 2004).", ["Hu A. 2004"]),
      (
        "x (van der Meer et al., 2001; de la Cruz, 2003).",
        [
          "van der Meer et al. 2001", "de la Cruz 2003",
        ]
      ),
      ("x (d’Alessio and O’Shea, 2001).", ["d’Alessio and O’Shea 2001"]),
      ("x (Wölfle et al., 2011).", ["Wölfle et al. 2011"]),
      ("x (McInnes and Ben-david, 2017).", ["McInnes and Ben-david 2017"]),
      ("x (WHO, 2014).", ["WHO 2014"]),
      ("x (Zhang Y, Li X et al., 2006).", ["Zhang Y, Li X et al. 2006"]),
      ("x (in Cells, Zhang Y., Li X.-P. et al. 2006).", ["Zhang Y., Li X.-P. et al. 2006"]),
      ("x (Wang et al.,\n2004).", ["Wang et al. 2004"]),
      (
        "x (al-Shami et al., 1999; Hu and al-Shami, 2001).",
        ["al-Shami et al. 1999", "Hu and al-Shami 2001"]
      ),
      ("x (Teng et al.; 2014; Hu, 2015).", ["Teng et al. 2014", "Hu 2015"]),
      ("x [Ref. 2].", ["#2"]),
      ("x [refs 2, 4–6].", ["#2", "#4", "#5", "#6"]),
      ("x [1 and 2].", ["#1", "#2"]),
      ("x [3, Teng et al., 2014].", ["Teng et al. 2014"]),
    ])
  func brackets(text: String, expected: [String]) {
    #expect(citations(text) == expected)
  }

  @Test(
    "Several years of one name",
    arguments: [
      ("x (Wang et al., 2009b; 2009c).", ["Wang et al. 2009b", "Wang et al. 2009c"]),
      ("x (Wang et al., 2009b,c).", ["Wang et al. 2009b", "Wang et al. 2009c"]),
      (
        "x (Wang et al., 2009a–c).",
        [
          "Wang et al. 2009a", "Wang et al. 2009b", "Wang et al. 2009c",
        ]
      ),
      (
        "x (Wang et al., 2009, 2011; Hu, 2010).",
        [
          "Wang et al. 2009", "Wang et al. 2011", "Hu 2010",
        ]
      ),
      ("x (Wang et al., 2009 and 2011).", ["Wang et al. 2009", "Wang et al. 2011"]),
      ("Wang et al. (2009, 2011) found", ["Wang et al. 2009", "Wang et al. 2011"]),
    ])
  func years(text: String, expected: [String]) {
    #expect(citations(text) == expected)
  }

  @Test(
    "A bracket behind the stop belongs to the sentence before",
    arguments: [
      ("IL-6 activates STAT3. (Teng et al., 2014) SOCS3 inhibits JAK2.", [41, 62]),
      ("IL-6 activates STAT3. (Teng et al., 2014).", [42]),
      ("IL-6 activates STAT3. (Teng et al., 2014) showed it.", [21, 52]),
      ("IL-6 activates STAT3. (In mice, STAT1.) SOCS3 inhibits JAK2.", [21, 60]),
    ])
  func behindTheStop(text: String, ends: [Int]) {
    let bytes = Array(text.utf8)
    let document = Document(
      id: "t", format: "text", text: bytes,
      sections: [
        Section(kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
      ])
    #expect(TextAnalysis().segment(document).sentences.map(\.range.upperBound) == ends)
  }

  @Test(
    "Words around citations",
    arguments: [
      ("x (reviewed in Teng et al., 2014).", ["Teng et al. 2014"]),
      ("x (see also Teng et al., 2014, and Hu, 2015).", ["Teng et al. 2014", "Hu 2015"]),
      (
        "x (see Teng et al., 2014 and Hu et al., 2015 for reviews).",
        [
          "Teng et al. 2014", "Hu et al. 2015",
        ]
      ),
      ("x (e.g., Teng et al., 2014).", ["Teng et al. 2014"]),
      ("x (for review, see Teng, 2014).", ["Teng 2014"]),
      ("x (Figure 2; Teng et al., 2014).", ["Teng et al. 2014"]),
      ("x (TNF, Teng et al., 2014).", ["Teng et al. 2014"]),
      ("x (Teng et al., 2014, p. 12).", ["Teng et al. 2014"]),
      ("x (Teng et al., 2014 and references therein).", ["Teng et al. 2014"]),
      ("x (JAK2 acts there, but see Teng et al. (2014)).", ["Teng et al. 2014"]),
    ])
  func wordsAround(text: String, expected: [String]) {
    #expect(citations(text) == expected)
  }

  @Test(
    "Names in running text",
    arguments: [
      ("As Xiao and Li (2017) showed", ["Xiao and Li 2017"]),
      ("However, Xiao and Li (2017) found", ["Xiao and Li 2017"]),
      ("In mice, Xiao, Hu, and Li (2017) found", ["Xiao, Hu and Li 2017"]),
      ("In Japan, Xiao et al. (2017) found", ["Xiao et al. 2017"]),
      ("And Xiao et al. [2017] found", ["Xiao et al. 2017"]),
      ("Xiao’s (2017) model", ["Xiao 2017"]),
      ("as shown by Teng et al., 2014.", ["Teng et al. 2014"]),
      ("Xiao et al. found that STAT3 acts (Xiao et al., 2017).", ["Xiao et al. 2017"]),
    ])
  func narrative(text: String, expected: [String]) {
    #expect(citations(text) == expected)
  }

  @Test(
    "Years that credit nobody",
    arguments: [
      "x (n = 2014 cells)", "x (Since 2014)", "x (January 2014)", "in Figure 2 (2014)",
      "x (Roche, Basel, Switzerland, 2014)", "In the trial (2014–2018) cells grew",
      "Results (2014) were", "x (version 2014)", "x (until May 2014)",
    ])
  func noCitations(text: String) {
    #expect(citations(text) == [])
  }

  @Test(
    "Numbers of a list",
    arguments: [
      ("Cells grow [1,3-5].", ["#1", "#3", "#4", "#5"]),
      ("Cells grow [12] and move [13, 14].", ["#12", "#13", "#14"]),
      ("Cells grow [1–3]; they move", ["#1", "#2", "#3"]),
      ("Cells grow [3]–[5], [7].", ["#3", "#4", "#5", "#7"]),
      ("In [2017] and [0] and [3H]thymidine", []),
      ("Cells grow (1) and move (2).", []),
    ])
  func numbers(text: String, expected: [String]) {
    #expect(citations(text) == expected)
  }

  @Test(
    "Numbers of a numbered list of the document",
    arguments: [
      ("Cells grow (1, 2).", ["#1", "#2"]),
      ("(1) Cells grow, (2) they move.", []),
      ("Cells grow.¹,² They move³⁻⁵.", ["#1", "#2", "#3", "#4", "#5"]),
      ("An area of 3 cm² and 10³ cells", []),
    ])
  func numbersOfAList(text: String, expected: [String]) {
    let list = [Publication(title: "A", label: "1"), Publication(title: "B", label: "2")]
    #expect(citations(text, references: list) == expected)
  }

  @Test func bracketsOfNumbersSideBySideAreOne() {
    let bytes = Array("Cells grow [1], [3]–[5] and move [8].".utf8)
    let citations = TextAnalysis().segment(
      Document(
        id: "t", format: "text", text: bytes,
        sections: [
          Section(kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
        ])
    ).citations
    #expect(
      citations.map { String(decoding: bytes[$0.bracket], as: UTF8.self) }
        == [String](repeating: "[1], [3]–[5]", count: 4) + ["[8]"])
  }

  @Test func creditBehindAFullStopBelongsToTheSentenceItEnds() {
    let text = "STAT3 acts in cells.[1,2] JAK2 is lost."
    let bytes = Array(text.utf8)
    let segmented = TextAnalysis().segment(
      Document(
        id: "t", format: "text", text: bytes,
        sections: [
          Section(kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
        ]))
    #expect(
      segmented.sentences.map { segmented.document.string(in: $0.range) } == [
        "STAT3 acts in cells.[1,2]", "JAK2 is lost.",
      ])
  }

  @Test(
    "Authors named in running text",
    arguments: [
      ("Xiao et al. demonstrated that STAT3 acts (Xiao et al., 2017).", ["Xiao"]),
      ("Sun’s results showed that JAK2 acts.", ["Sun"]),
      ("Hu and colleagues reported it.", ["Hu"]),
      ("And Robert evaluated the drug.", ["Robert"]),
      ("Xiao et al. (2017) demonstrated it.", []),
      ("In cells, it was found that JAK2 acts.", []),
    ])
  func namedAuthors(text: String, expected: [String]) {
    let tokens = Tokenizer().tokens(of: text)
    let names = NamedAuthorScanner(tokens, in: tokens.indices).names()
    #expect(names.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == expected)
  }
}
