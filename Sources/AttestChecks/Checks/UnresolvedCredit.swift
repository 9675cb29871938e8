internal import AttestModel

/// A citation that the document's reference list does not have.
struct UnresolvedCredit: StoreCheck {
  let entry = CatalogueEntry(
    code: "STO004", name: "unresolved-credit", severity: .warning,
    meaning: "The document has a reference list, and the citation is not in it: the author or the"
      + " year is written otherwise, or the entry was forgotten. A document without a list is told"
      + " once, as information.",
    positive: .claims([
      "172421": """
      SOCS1 inhibits JAK2 (Marsh et al., 2010).

      References

      Lindt A, Brook C (2011) A study of signals in cells. J Signal Biol 12, 33-40.
      """
    ]),
    negative: .claims([
      "172421": """
      SOCS1 inhibits JAK2 (Lindt and Brook, 2011).

      References

      Lindt A, Brook C (2011) A study of signals in cells. J Signal Biol 12, 33-40.
      """
    ]))

  func check(_ store: any StoreContents, _ report: inout StoreReport) throws {
    var listed: Set<String> = []
    try store.forEachDocument { if $0.hasReferences { listed.insert($0.id) } }
    var without: [String: (count: Int, first: CitationRecord)] = [:]
    try store.forEachCitation { document, citation in
      guard citation.resolution == .unresolved else { return }
      guard listed.contains(document) else {
        without[document] = (
          (without[document]?.count ?? 0) + 1, without[document]?.first ?? citation
        )
        return
      }
      report.add(
        "“\(citation.citation)” is not in the reference list", in: document, at: citation.start,
        value: citation.citation, evidence: citation.sentence)
    }
    for (document, found) in without.sorted(by: { $0.key < $1.key }) {
      report.add(
        "no reference list was read, so none of \(found.count) citations is resolved",
        in: document, at: found.first.start, value: found.first.citation,
        evidence: found.first.sentence, severity: .information)
    }
  }
}
