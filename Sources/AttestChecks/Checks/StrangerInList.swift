internal import AttestModel

/// A kinase in a list of cytokines and growth factors.
struct StrangerInList: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT009", name: "stranger-in-list", severity: .warning,
    meaning:
      "All but one of the list are signals that cells send, and this one works inside cells.",
    positive: .text("STATs answer to signals such as EGF, PDGF, and MAPK."),
    negative: .text("STATs answer to signals such as EGF, PDGF, and HGF."))

  func check(_ review: Review, _ report: inout Report) {
    let facts = review.names.facts
    for sentence in review.sentences {
      for list in review.lists(in: sentence) where list.count > 2 {
        let ligands = list.filter { facts.isLigand($0.concept) }
        let kinases = list.filter { facts.isKinase($0.concept) && !facts.isLigand($0.concept) }
        guard kinases.count == 1, ligands.count == list.count - 1, ligands.count > 1,
          let stranger = kinases.first
        else { continue }
        report.add(
          "“\(stranger.text)” is a kinase among cytokines and growth factors",
          at: stranger.range, in: review, evidence: sentence.text)
      }
    }
  }
}
