internal import AttestModel

/// A citation that several entries of the reference list answer to.
struct AmbiguousCredit: StoreCheck {
  let entry = CatalogueEntry(
    code: "STO005", name: "ambiguous-credit", severity: .information,
    meaning: "Several entries of the reference list have this author and year. Add the letters"
      + " that tell them apart, as in 2011a.",
    positive: .claims([
      "172421": """
      SOCS1 inhibits JAK2 (Lindt et al., 2011).

      References

      Lindt A, Brook C, Marsh T (2011) A study of signals in cells. J Signal Biol 12, 33-40.

      Lindt A, Stone P, Marsh T (2011) Signals in cells that rest. J Signal Biol 14, 53-60.
      """
    ]),
    negative: .claims([
      "172421": """
      SOCS1 inhibits JAK2 (Lindt et al., 2011).

      References

      Lindt A, Brook C, Marsh T (2011) A study of signals in cells. J Signal Biol 12, 33-40.

      Lindt A, Stone P, Marsh T (2012) Signals in cells that rest. J Signal Biol 14, 53-60.
      """
    ]))

  func check(_ store: any StoreContents, _ report: inout StoreReport) throws {
    var last: (document: String, start: Int)?
    try store.forEachCitation { document, citation in
      guard citation.resolution == .ambiguous else { return }
      if let last, last.document == document, last.start == citation.start { return }
      last = (document, citation.start)
      report.add(
        "“\(citation.citation)” may be several entries of the reference list", in: document,
        at: citation.start, value: citation.citation, evidence: citation.sentence)
    }
  }
}
