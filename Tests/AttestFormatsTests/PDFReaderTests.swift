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
