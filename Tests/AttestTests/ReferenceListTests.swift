import AttestFormats
import AttestModel
import Testing

@testable import Attest

@Suite struct ReferenceListTests {
  private let entries = [
    Publication(authors: ["Hu, X.", "Li, B."], title: "One", year: "2018", pmid: "11", label: "1"),
    Publication(authors: ["Hu, X.", "Wu, C.", "Li, B."], title: "Two", year: "2018", label: "2"),
    Publication(authors: ["de Groot, J."], title: "Three", year: "2012", doi: "10.1/3", label: "3"),
    Publication(authors: ["Wölfle, S."], title: "Four", year: "2011", label: "4"),
    Publication(authors: ["Wölfle, S."], title: "Five", year: "2011", label: "5"),
  ]

  private func mined(_ text: String, citing entries: [Publication] = []) throws -> MinedDocument {
    let bytes = Array(text.utf8)
    let document = Document(
      id: "t", format: "text", text: bytes,
      sections: [
        Section(kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
      ], references: entries)
    return Extractor(try Resources(.installed())).mine(document)
  }

  private func resolved(_ text: String, to entries: [Publication]) throws -> [String] {
    try mined(text, citing: entries).citations.map {
      "\($0.citation) \($0.resolution.rawValue) \($0.reference.split(separator: ".").last ?? "")"
    }
  }

  @Test(
    "Citations find their entries",
    arguments: [
      ("x (Hu and Li, 2018).", ["Hu and Li 2018 reference  One"]),
      ("x (Hu et al., 2018).", ["Hu et al. 2018 reference  Two"]),
      ("x (Groot, 2012).", ["Groot 2012 reference  Three"]),
      ("x (DE GROOT, 2012).", ["DE GROOT 2012 reference  Three"]),
      ("x (Wolfle, 2011b).", ["Wolfle 2011b reference  Five"]),
      ("x (Wolfle, 2011).", ["Wolfle 2011 ambiguous  Four", "Wolfle 2011 ambiguous  Five"]),
      ("x (Wang et al., 2018).", ["Wang et al. 2018 unresolved "]),
      ("x [1,3].", ["Hu and Li 2018 reference  One", "de Groot 2012 reference  Three"]),
    ])
  func citations(text: String, expected: [String]) throws {
    #expect(try resolved(text, to: entries) == expected)
  }

  @Test(
    "A bracket within a claim credits it",
    arguments: [
      ("IL-6 (Teng et al., 2014) activates STAT3.", [["Teng et al. 2014"]]),
      ("STAT3 (Teng et al., 2014) is activated by IL-6.", [["Teng et al. 2014"]]),
      ("IL-6 (Teng et al., 2014) activates STAT3 (Hu, 2001).", [["Hu 2001"]]),
      ("IL-6 activates STAT3 (Teng et al., 2014) and inhibits JAK2.", [["Teng et al. 2014"], []]),
    ])
  func bracketsWithin(text: String, expected: [[String]]) throws {
    #expect(try mined(text).evidence.map(\.citations) == expected)
  }

  @Test(
    "Names may be spelled out or shortened",
    arguments: [
      ("x (Woelfle, 2011).", ["Woelfle 2011 reference  Four"]),
      ("x (Mößner, 2010).", ["Mößner 2010 reference  Six"]),
      ("x (Wu and Böhm, 2012).", ["Wu and Böhm 2012 reference  Seven"]),
      ("x (WHO, 2014).", ["WHO 2014 reference  Eight"]),
      ("x (EMA, 2015).", ["EMA 2015 reference  Nine"]),
    ])
  func spellings(text: String, expected: [String]) throws {
    let entries = [
      Publication(authors: ["Wölfle, S."], title: "Four", year: "2011"),
      Publication(authors: ["Moessner, A."], title: "Six", year: "2010"),
      Publication(authors: ["Wu, C.", "Boehm, A."], title: "Seven", year: "2012"),
      Publication(authors: ["World Health Organization"], title: "Eight", year: "2014"),
      Publication(authors: ["European Medicines Agency (EMA)"], title: "Nine", year: "2015"),
    ]
    #expect(try resolved(text, to: entries) == expected)
  }

  @Test(
    "An entry whose authors say otherwise is another one",
    arguments: [
      ("x (Li and Zhang, 2018).", ["Li and Zhang 2018 unresolved "]),
      ("x (Li, 2018).", ["Li 2018 unresolved "]),
      ("x (Li and Hu, 2018).", ["Li and Hu 2018 reference  Pair"]),
      ("x (Li et al., 2018).", ["Li et al. 2018 reference  Pair"]),
      ("x (Bo and Chen, 2001).", ["Bo and Chen 2001 unresolved "]),
      ("x (Bo, 2001).", ["Bo 2001 unresolved "]),
      ("x (Bo et al., 2001).", ["Bo et al. 2001 reference  Three"]),
      ("x (Bo, Chen and Dee, 2001).", ["Bo, Chen and Dee 2001 reference  Three"]),
      ("x (Bo, Dee and Chen, 2001).", ["Bo, Dee and Chen 2001 unresolved "]),
      ("x (Bo A. et al., 2001).", ["Bo A. et al. 2001 reference  Three"]),
      ("x (Bo Z. et al., 2001).", ["Bo Z. et al. 2001 unresolved "]),
      // A list that is cut, or holds the first author alone, cannot say otherwise.
      ("x (Ito and Mori, 2005).", ["Ito and Mori 2005 reference  First"]),
      ("x (Kim, Mori and Ito, 2006).", ["Kim, Mori and Ito 2006 reference  Cut"]),
      ("x (Kim, Ueda and Ito, 2006).", ["Kim, Ueda and Ito 2006 unresolved "]),
      // A slip, a particle and half of a double name make no other author.
      ("x (Ruiz and Fernandes, 2007).", ["Ruiz and Fernandes 2007 reference  Double"]),
      ("x (Ruiz and Garcia, 2008).", ["Ruiz and Garcia 2008 reference  Half"]),
      ("x (Ota et al., 2009b).", ["Ota et al. 2009b unresolved "]),
      ("x (Ota et al., 2009).", ["Ota et al. 2009 reference  Letter"]),
      ("x (van Dam, 1998).", ["van Dam 1998 reference  Capitals"]),
    ])
  func contradictions(text: String, expected: [String]) throws {
    let entries = [
      Publication(authors: ["Li, B.", "Hu, X."], title: "Pair", year: "2018"),
      Publication(authors: ["Bo, A. C.", "Chen, L.", "Dee, F."], title: "Three", year: "2001"),
      Publication(authors: ["Ito, K."], title: "First", year: "2005"),
      Publication(authors: ["Kim, J.", "Mori, T.", "et al."], title: "Cut", year: "2006"),
      Publication(authors: ["Ruiz, M.", "Fernandez, A."], title: "Double", year: "2007"),
      Publication(authors: ["Ruiz, M.", "Garcia Lopez, A."], title: "Half", year: "2008"),
      Publication(
        authors: ["Ota, M.", "Abe, T.", "Oda, S."], title: "Letter", year: "2009", yearLetter: "a"),
      Publication(authors: ["VAN DAM, H."], title: "Capitals", year: "1998"),
    ]
    #expect(try resolved(text, to: entries) == expected)
  }

  @Test func theDocumentsOwnEntryWinsUnlessItsAuthorsSayOtherwise() throws {
    func entries(_ citation: String) throws -> [String] {
      let bytes = Array("IL-6 activates STAT3 \(citation).".utf8)
      let document = Document(
        id: "t", format: "text", text: bytes,
        sections: [
          Section(kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
        ], references: [Publication(authors: ["Li, B.", "Hu, X."], title: "Own", year: "2018")])
      let extractor = Extractor(
        try Resources(.installed()),
        bibliography: [
          Publication(authors: ["Li, B.", "Hu, X."], title: "Same", year: "2018", pmid: "21"),
          Publication(authors: ["Li, B."], title: "Other", year: "2018", pmid: "22"),
        ])
      return extractor.mine(document).citations.map(\.reference)
    }
    #expect(try entries("(Li and Hu, 2018)") == ["Li and Hu 2018. Own"])
    #expect(try entries("(Li, 2018)") == ["Li 2018. Other"])
  }

  @Test func aDashBetweenMarksMeansAllEntriesBetween() throws {
    let bytes = Array("IL-6 activates STAT3 [1]–[4], [5]. IL-10 activates STAT3 2.".utf8)
    func mark(_ number: String, from start: Int, _ entry: Int) -> Callout {
      Callout(at: start..<start + number.utf8.count, to: [entry])
    }
    let document = Document(
      id: "t", format: "jats", text: bytes,
      sections: [
        Section(kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
      ],
      references: (1...5).map {
        Publication(authors: ["Roe, J."], title: "T", year: "200\($0)", pmid: "3\($0)")
      },
      callouts: [
        mark("1", from: 22, 0), mark("4", from: 28, 3), mark("5", from: 33, 4),
        mark("2", from: bytes.count - 2, 1),
      ])
    let mined = Extractor(try Resources(.installed())).mine(document)
    #expect(mined.evidence.map(\.pmids) == [["31", "32", "33", "34", "35"], ["32"]])
  }

  @Test(
    "PMIDs in and right behind a bracket are credited",
    arguments: [
      ("IL-6 activates STAT3 (Smith, 2010; PMID 10400123).", ["10400123"]),
      ("IL-6 activates STAT3 (Smith, 2010) (PMID: 10400124).", ["10400124"]),
      ("IL-6 activates STAT3 (PMID: 10200123; PMID: 10300456).", ["10200123", "10300456"]),
      ("IL-6 activates STAT3 (PMIDs 10500123, 10600456).", ["10500123", "10600456"]),
      ("IL-6 activates STAT3 (Smith, 2010). PMID 10400125 is another.", []),
    ])
  func identifiers(text: String, expected: [String]) throws {
    #expect(try mined(text).evidence.map(\.pmids) == [expected])
  }

  @Test func aNumberedBracketBehindTheStopAndABlankCreditsWhatItEnds() throws {
    let evidence = try mined("IL-6 activates STAT3. [3] IL-4 activates STAT6.").evidence
    #expect(evidence.map(\.citations) == [["[3]"], []])
  }

  @Test func claimsCarryThePMIDsOfTheEntriesTheyCredit() throws {
    let text = "IL-6 activates STAT3 (Hu and Li, 2018)."
    let bytes = Array(text.utf8)
    let document = Document(
      id: "t", format: "text", text: bytes,
      sections: [
        Section(kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
      ])
    let extractor = Extractor(try Resources(.installed()), bibliography: entries)
    #expect(extractor.mine(document).evidence.map(\.pmids) == [["11"]])
  }

  @Test(
    "Names in running text agree with the citations or not",
    arguments: [
      ("Hu et al. showed that STAT3 acts (Hu et al., 2018).", ["Hu agrees"]),
      ("Sun’s results showed that STAT3 acts (Zhang et al., 2015).", ["Sun otherwise"]),
      ("Sukhmani found that STAT3 acts (Padda et al., 2022).", ["Sukhmani otherwise"]),
      ("Patients showed that STAT3 acts (Padda et al., 2022).", []),
      ("Hu et al. showed that STAT3 acts.", ["Hu uncited"]),
    ])
  func namedAuthors(text: String, expected: [String]) throws {
    let bytes = Array(text.utf8)
    let document = Document(
      id: "t", format: "text", text: bytes,
      sections: [
        Section(kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
      ])
    let mined = Extractor(try Resources(.installed())).mine(document)
    #expect(mined.namedAuthors.map { "\($0.name) \($0.agreement.rawValue)" } == expected)
  }

  @Test func oneAuthorAndOthersAreMoreThanOne() {
    let entry = Publication(authors: ["Lund, C.", "et al."], title: "One", year: "2018")
    #expect(EntryName.normal(entry) == "Lund et al. 2018")
  }

  @Test(
    "Who speaks is credited with what follows",
    arguments: [
      (
        "Hu et al. (2010) showed that IL-23 activates STAT3, and Bo et al. (2011) found that IL-27"
          + " activates STAT1.", ["Hu et al. 2010", "Bo et al. 2011"]
      ),
      (
        "IL-23 activates STAT3, as shown by Hu et al. (2010), and IL-27 activates STAT1, as shown"
          + " by Bo et al. (2011).", ["Hu et al. 2010", "Bo et al. 2011"]
      ),
    ])
  func speakers(text: String, expected: [String]) throws {
    #expect(try mined(text).evidence.flatMap(\.citations) == expected)
  }
}
