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

  private func resolved(_ text: String, to entries: [Publication]) throws -> [String] {
    let bytes = Array(text.utf8)
    let document = Document(
      id: "t", format: "text", text: bytes,
      sections: [
        Section(kind: .body, label: "1", range: 0..<bytes.count, paragraphs: [0..<bytes.count])
      ], references: entries)
    let mined = Extractor(try Resources(.installed())).mine(document)
    return mined.citations.map {
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
}
