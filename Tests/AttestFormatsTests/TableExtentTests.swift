import AttestFormats
import AttestModel
import Testing

private func outline(_ text: String) throws -> [String] {
  try Reading(PlainTextReader(), text).documents[0].outline
}

private let table = """
  1 Introduction

  IL-6 activates STAT3.

  Table 1. What cytokines do.

  Cytokine Receptor Effect PMID

  IL-4 IL4R promotes growth 12345671

  TNF TNFR1 promotes fever 12345675
  """

private let rows = [
  "body [1 Introduction]", "IL-6 activates STAT3.", "table [table 1]", "What cytokines do.",
  "Cytokine Receptor Effect PMID", "IL-4 IL4R promotes growth 12345671",
  "TNF TNFR1 promotes fever 12345675",
]

@Test func shortParagraphsEndTables() throws {
  let text = table + "\n\nIL-10 inhibits TNF in macrophages.\n"
  #expect(
    try outline(text) == rows + ["body [1 Introduction]", "IL-10 inhibits TNF in macrophages."])
  let two =
    table + "\n\nIL-10 inhibits TNF in macrophages.\n\nIL-4 acts on T cells.\n\n2 End\n"
  #expect(
    try outline(two)
      == rows + [
        "body [1 Introduction]", "IL-10 inhibits TNF in macrophages.", "IL-4 acts on T cells.",
        "body [2 End]",
      ])
}

@Test func rowsMayEndInStops() throws {
  let text = """
    Table 1. What cytokines do.

    Cytokine Effect

    IL-4 promotes growth of T cells.

    IL-6 promotes fever in mice.
    """
  #expect(
    try outline(text) == [
      "table [table 1]", "What cytokines do.", "Cytokine Effect",
      "IL-4 promotes growth of T cells.",
      "IL-6 promotes fever in mice.",
    ])
}

@Test func feetAndHeadsOfPagesAreNoRows() throws {
  let text =
    table + """


      12
      Journal of Examples example.org
      Doe et al. 10.1234/example.2020.12

      IL-5 IL5R promotes asthma 12345676

      Cancers 2021, 13, 4567 5 of 20

      IL-7 IL7R promotes survival 12345677

      Doe et al. Cytokines in mice

      IL-8 CXCR2 promotes migration 12345678

      Doe et al. Cytokines in mice

      IL-9 IL9R promotes colitis 12345679
      """
  #expect(
    try outline(text)
      == rows + [
        "IL-5 IL5R promotes asthma 12345676", "IL-7 IL7R promotes survival 12345677",
        "IL-8 CXCR2 promotes migration 12345678", "IL-9 IL9R promotes colitis 12345679",
      ])
}

@Test func headingsNeedNoBlankLines() throws {
  #expect(
    try outline("Cytokines in mice\n1 Introduction\nIL-6 activates STAT3.\n") == [
      "abstract [abstract]", "Cytokines in mice", "body [1 Introduction]", "IL-6 activates STAT3.",
    ])
}
