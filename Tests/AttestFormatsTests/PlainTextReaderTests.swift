import AttestFormats
import AttestModel
import Testing

/// A page text with everything that a PDF puts in a reader's way.
private let article = """
   A short account of how cytokines signal, written for no journal
  at all.
   1 Introduction

  Interferon binds its receptor and acti-
  vates JAK1 in a STAT3-
  mediated way through the JAK/
  STAT pathway, which then

  Journal of Examples example.org02

  Doe et al. 10.1234/example.2020.12

  https://example.org/articles

   goes  on to the nucleus. There STAT3-mediated genes are read, and the cell
  activates what it needs for its defence (Figure 1). A third sentence makes it long,
  and it is interrupted by a table that starts in the middle of a
   TABLE 1 What cytokines do.

  Cytokine STAT Effect PMID

  IFN-γ STAT1 promotes NK cells of a kind that is named in a cell of two
  lines

  12345678

  (Continued on following page)
   sentence and goes on behind it (Doe, 2020). More is said here about nothing at all,
  so that the block has enough lines to be taken for what it is, which is prose and
  no row of any table.

  FIGURE 1
  How it works. JAK1 phosphorylates STAT1.

  2 Cells and what they do when they
  meet a cytokine

  TABLE 1 (Continued) What cytokines do.

  Cytokine STAT Effect PMID

  IL-6 STAT3 promotes Th17 cells 23456789

  Cells listen to cytokines. They do so with receptors that stand in their membranes,
  and they answer by reading genes that they did not read before, as many people have
  shown.

  References

  Doe, J. (2020). On cytokines. J. Examples 1, 2.
  """

@Test func aPageTextIsTakenApart() throws {
  let reading = try Reading(PlainTextReader(), article)
  #expect(
    reading.documents[0].outline == [
      "abstract [abstract]",
      "A short account of how cytokines signal, written for no journal at all.",
      "body [1 Introduction]",
      "Interferon binds its receptor and activates JAK1 in a STAT3-mediated way through the "
        + "JAK/STAT pathway, which then goes on to the nucleus. There STAT3-mediated genes are "
        + "read, and the cell activates what it needs for its defence (Figure 1). A third "
        + "sentence makes it long, and it is interrupted by a table that starts in the middle of "
        + "a sentence and goes on behind it (Doe, 2020). More is said here about nothing at all, "
        + "so that the block has enough lines to be taken for what it is, which is prose and no "
        + "row of any table.",
      "table [table 1]",
      "What cytokines do.",
      "Cytokine STAT Effect PMID",
      "IFN-γ STAT1 promotes NK cells of a kind that is named in a cell of two lines",
      "12345678",
      "IL-6 STAT3 promotes Th17 cells 23456789",
      "figure [figure 1]",
      "How it works. JAK1 phosphorylates STAT1.",
      "body [2 Cells and what they do when they meet a cytokine]",
      "Cells listen to cytokines. They do so with receptors that stand in their membranes, and "
        + "they answer by reading genes that they did not read before, as many people have shown.",
      "references [References]",
      "Doe, J. (2020). On cytokines. J. Examples 1, 2.",
    ])
  #expect(reading.reports == [])
  #expect(reading.documents[0].misplaced == [])
}

@Test(
  "Every byte of a cleaned text maps to where it stood, whatever ends the lines",
  arguments: ["\n", "\r\n", "\r"])
func mapIsExact(_ lineEnd: String) throws {
  let lines = article.split(separator: "\n", omittingEmptySubsequences: false)
  let document = try Reading(PlainTextReader(), lines.joined(separator: lineEnd)).documents[0]
  #expect(document.misplaced == [])
  #expect(document.outline == (try Reading(PlainTextReader(), article)).documents[0].outline)
}

@Test func runningHeadsAreKnownByTheirRepetition() throws {
  let body = "Cells answer. They read genes that they never read before now, and this goes on\n"
  let page = { (number: Int) in "Doe and others, Cytokines \(number)\n\n\(body)\(body)\(body)\n" }
  let text = page(1) + page(2) + page(3)
  #expect(
    try Reading(PlainTextReader(), text).documents[0].outline.contains {
      $0.contains("Doe and others")
    } == false)
}

@Test func formFeedsBeginPages() throws {
  let text = "IL-6 activates\n\u{C}STAT3 in cells.\n\u{C}"
  let document = try Reading(PlainTextReader(), text).documents[0]
  #expect(document.outline == ["abstract [abstract]", "IL-6 activates STAT3 in cells."])
  #expect(document.misplaced == [])
}

@Test func longLinesAreParagraphs() throws {
  let sentence =
    "IL-6 activates STAT3 in cells of many kinds, as people have shown again and again. "
  let line = String(repeating: sentence, count: 3).dropLast()
  let document = try Reading(PlainTextReader(), "\(line)\n\(line)\n").documents[0]
  #expect(document.outline == ["abstract [abstract]", String(line), String(line)])
}

@Test(
  "The document decides which hyphens at line ends are its own",
  arguments: [
    ("acti-\nvates", "activates"), ("STAT3-\nmediated", "STAT3-mediated"),
    ("IL-\n6", "IL-6"), ("Bcr-\nAbl", "Bcr-Abl"), ("JAK/\nSTAT", "JAK/STAT"),
    ("2010–\n2015", "2010–2015"),
    ("tumour-\nbearing (tumour bearing)", "tumour-bearing (tumour bearing)"),
    ("anti-\nviral antiviral", "antiviral antiviral"),
    ("anti-\nviral anti-viral", "anti-viral anti-viral"),
    ("Mecha-\nnism", "Mechanism"), ("one -\ntwo", "one - two"), ("a\u{AD}\nb", "ab"),
  ])
func hyphens(_ wrapped: String, _ joined: String) throws {
  let document = try Reading(PlainTextReader(), wrapped).documents[0]
  #expect(document.outline == ["abstract [abstract]", joined])
  #expect(document.misplaced == [])
}

@Test func encodingsAreToldApart() throws {
  let text = "IFN-γ 𝛾"
  let utf16: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  let little = try Reading(PlainTextReader(), [0xFF, 0xFE] + utf16).documents[0]
  #expect(little.string(in: 0..<little.text.count) == text)
  #expect(little.source == Array(text.utf8))
  let marked = try Reading(PlainTextReader(), [0xEF, 0xBB, 0xBF] + Array(text.utf8)).documents[0]
  #expect(marked.outline == ["abstract [abstract]", text])
  #expect(marked.map.source(of: 0) == 3)
}

@Test func whatIsNoTextIsRefused() {
  let reader = PlainTextReader()
  #expect(
    refusal(reader, Array("JAK\n".utf8) + [0]) == """
      input:2:1: error: NUL byte at offset 4: a binary file, not plain text; give its text \
      instead (65)
      """)
  for bad: [UInt8] in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80]] {
    let digits = String(bad[0], radix: 16, uppercase: true)
    #expect(
      refusal(reader, Array("γ\r\nJAK".utf8) + bad + [0x20]) == """
        input:2:4: error: not UTF-8: byte 0x\(digits) at offset 7; convert the file, for example \
        with iconv -f LATIN1 -t UTF-8 (65)
        """)
  }
}

@Test func anEmptyTextIsNamed() throws {
  let reading = try Reading(PlainTextReader(), " \n\n")
  #expect(reading.reports == ["input: warning: empty: there is no text in it"])
  #expect(reading.documents.map(\.outline) == [[]])
}

/// Gives pieces of zeros without end.
private final class EndlessZeros: ByteStream {
  private(set) var pieces = 0

  func next() -> [UInt8]? {
    pieces += 1
    return [UInt8](repeating: 0, count: 4096)
  }
}

@Test func whatIsNoTextIsRefusedBeforeItIsReadWhole() throws {
  let zeros = EndlessZeros()
  #expect(
    throws: Diagnostic(
      "NUL byte at offset 0: a binary file, not plain text; give its text instead", file: "zeros",
      line: 1, column: 1)
  ) {
    try PlainTextReader().read(zeros, name: "zeros", report: { _ in }, found: { _ in })
  }
  #expect(zeros.pieces <= 2)
}

@Test("Letters may be cut by the pieces of a stream", arguments: [1, 2, 3, 5])
func lettersCutByPieces(_ pieceSize: Int) throws {
  let text = "IFN-γ activates STAT1 – 🧬."
  let reading = try Reading(PlainTextReader(), text, pieceSize: pieceSize)
  #expect(reading.documents.map { String(decoding: $0.source, as: UTF8.self) } == [text])
  let cut = Array(text.utf8.prefix(7))
  #expect(throws: Diagnostic.self) {
    try Reading(PlainTextReader(), Array(cut.dropLast()) + [0xCE], pieceSize: pieceSize)
  }
}

@Test func otherThingsThanTextAreNamed() {
  #expect(
    refusal(PlainTextReader(), Array("[]\n".utf8))
      == "input:1:1: error: not a supported file: JSON in which there is no document that Attest "
      + "knows (65)")
  #expect(
    refusal(PlainTextReader(), Array("T1\tProtein 0 4\tIL-4\n".utf8), name: "a.ann")
      == "a.ann:1:1: error: not a supported file: it has the annotations of a text; give the text "
      + "beside it (.txt) (65)")
  #expect(
    refusal(PlainTextReader(), [], name: "a.pdf")
      == "a.pdf: error: empty: the file has no bytes; fetch it again (65)")
  #expect(refusal(PlainTextReader(), Array("[1] Doe acts [2]".utf8)) == nil)
}
