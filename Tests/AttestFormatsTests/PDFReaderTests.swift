import AttestModel
import Foundation
import Testing

@testable import AttestFormats

/// A page with one line of text.
private let page = """
  %PDF-1.4
  1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
  2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
  3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R
  /Resources<</Font<</F 5 0 R>>>>>>endobj
  4 0 obj<</Length 44>>stream
  BT /F 12 Tf 20 50 Td (JAK1 binds STAT1.) Tj ET
  endstream endobj
  5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
  trailer<</Root 1 0 R>>
  """

private let isInstalled = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
  FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
}

@Test(.enabled(if: isInstalled)) func thePopplerToolsReadPages() throws {
  let document = try Reading(PDFReader(), page, name: "p.pdf").documents[0]
  #expect([document.id, document.format] == ["p.pdf", "pdf"])
  #expect(document.outline.last == "JAK1 binds STAT1.")
  #expect(document.misplaced == [])
}

@Test(.enabled(if: isInstalled)) func damagedPagesAreRefused() {
  #expect(
    refusal(PDFReader(), Array("%PDF-1.7 nothing".utf8))
      == "input: error: not a supported PDF: pdftotext cannot read it; "
      + "it may be damaged or protected (65)")
}

@Test func withoutTheToolsTheyAreNamed() {
  #expect(
    refusal(PDFReader(program: "no-such-program"), Array(page.utf8), name: "p.pdf")
      == "p.pdf: error: not a supported file as long as no-such-program is not installed: it is a PDF; "
      + "install it with 'apt-get install poppler-utils' or 'brew install poppler' (65)")
}

/// A page with texts at places, in the order in which they are written.
private func page(_ texts: [(x: Int, y: Int, text: String)]) -> String {
  let stream = texts.map { "BT /F 9 Tf \($0.x) \($0.y) Td (\($0.text)) Tj ET" }
    .joined(separator: "\n")
  return page.replacingOccurrences(of: "300 100", with: "500 300")
    .replacingOccurrences(of: "/Length 44", with: "/Length \(stream.utf8.count)")
    .replacingOccurrences(of: "BT /F 12 Tf 20 50 Td (JAK1 binds STAT1.) Tj ET", with: stream)
}

@Test(.enabled(if: isInstalled)) func tablesOfPagesKeepTheirRows() throws {
  let pdf = page([
    (20, 280, "JAK1 binds STAT1 in cells of many kinds, and so do others."),
    (20, 260, "TABLE 1 What acts."),
    (20, 240, "Cytokine"), (20, 215, "IL-6"), (20, 190, "TNF"),
    (200, 240, "Effect"), (200, 215, "promotes growth"), (200, 190, "promotes fever"),
    (400, 240, "PMID"), (400, 215, "11111111"), (400, 190, "22222222"),
  ])
  let document = try Reading(PDFReader(), pdf, name: "p.pdf").documents[0]
  #expect(
    document.outline.suffix(3) == [
      "Cytokine Effect PMID", "IL-6 promotes growth 11111111", "TNF promotes fever 22222222",
    ])
  #expect(document.misplaced == [])
}
