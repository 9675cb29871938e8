import Attest
import Testing

/// What checks find in the prose of a review, and what they leave alone.
@Suite struct ReviewFindingsTests {
  private static let resources = Result {
    try Resources(LexiconFolder(SourceTree.repository.appending(path: "Lexicons").path))
  }
  private static let names = Result { try KnownNames(resources.get()) }

  private func findings(_ code: String, in text: String) throws -> [String] {
    let checking = try ReviewChecking(Self.resources.get(), names: Self.names.get())
    var found: [String] = []
    try PlainTextReader().read(
      MemoryByteStream(Array("1 Introduction\n\n\(text)\n".utf8)), name: "review.txt",
      report: { _ in },
      found: { document in
        found += try checking.findings(in: document).filter { $0.code == code }
          .map { "\($0.line):\($0.column) \($0.message)" }
      })
    return found
  }

  @Test(
    "A slip is found at its place",
    arguments: [
      (
        "NAM010", "Baricitinib is given in COVID-2019.",
        "3:25 “COVID-2019” is no known name; “COVID-19” is"
      ),
      (
        "NAM011", "EGFR binds EGF. Cells without EGF-R die.",
        "3:31 “EGF-R” is “EGFR” elsewhere (1 times)"
      ),
      (
        "NAM011", "Cells make IL-1β. Much IL-1β is bad. IL-1B was low.",
        "3:38 “IL-1B” is “IL-1β” elsewhere (2 to 1)"
      ),
      (
        "NAM013", "PKR lowers eIF2A in infected cells.",
        "3:12 “eIF2A” is EIF2A; eIF2α (EIF2S1) is meant"
      ),
      (
        "TXT014", "STAT1 raises inducible iNOS in macrophages.",
        "3:14 “inducible iNOS” says one thing twice"
      ),
      (
        "TXT014", "The interferon IFN activates STAT1.",
        "3:5 “interferon IFN” says one thing twice"
      ),
      (
        "NAM010", "EGF and IL-6 matter. The effect of bEGF on STAT3 is mild.",
        "3:36 “bEGF” is no known name; “bFGF” is"
      ),
      (
        "TXT001", "Tofacitinib, baricitinib and CP-690550 block JAK1.",
        "3:30 “CP-690550” is “Tofacitinib”, which stands in this list already"
      ),
      (
        "TXT002", "The JAK2 inhibitor fedratinib helps. Fedratinib is an oral JAK3 inhibitor.",
        "3:38 Fedratinib acts on JAK3 here and on JAK2 in line 3"
      ),
      (
        "BIO002", "Baricitinib is a selective TYK2 inhibitor, it seems.",
        "3:1 Baricitinib is called an inhibitor of TYK2; it is known for JAK1, JAK2 (own)"
      ),
      (
        "TXT017", "In these cells STAT3 is persistent activated by IL-6.",
        "3:25 “persistent activated” wants an adverb: “persistently”"
      ),
      (
        "TXT017", "Loss of SOCS3 leads to enhance signals of IL-6.",
        "3:21 “to enhance” wants a noun: “enhancing”"
      ),
      (
        "TXT017", "T cells live on despite under stress from IL-2.",
        "3:17 “despite under” wants one preposition"
      ),
      (
        "TXT017", "Drugs that block these signaling may help where STAT3 is high.",
        "3:18 “these signaling” wants a noun in the plural"
      ),
      (
        "TXT017", "STAT3 takes part in many signalings of cells.",
        "3:26 “signalings” has no plural: “signaling”"
      ),
      (
        "TXT018", "Activated DCs strongly promotes growth where STAT3 rests.",
        "3:24 “promotes” behind “DCs” should be “promote”"
      ),
      (
        "TXT018", "This is a place where STAT3 directly bind DNA.",
        "3:38 “bind” behind “STAT3” should be “binds”"
      ),
      (
        "TXT014", "Dendritic cells (DC) need STAT3. Few DC cells lack it.",
        "3:38 “DC cells” says one thing twice"
      ),
      (
        "TXT017", "STAT3 was compared with other type of STATs.",
        "3:25 “other type” wants the plural: “types”"
      ),
      (
        "TXT015", "Angiotensin II (AT1) receptors activate STAT1.",
        "3:17 AT1 ends with 1, and “Angiotensin II” with II"
      ),
    ])
  func slips(code: String, text: String, finding: String) throws {
    #expect(try findings(code, in: text) == [finding])
  }

  @Test(
    "What is right is left alone",
    arguments: [
      ("NAM010", "Baricitinib is given in COVID-19."),
      ("NAM010", "HeLa and HLA-E were used; HeLa cells grew."),
      ("NAM010", "MAPK is phosphorylated by MAPKK, and ASPP resembles iASPP."),
      ("NAM010", "Thrombosis was treated by thrombolysis; infectivity was low."),
      ("TXT003", "Many have hepatitis C virus (HCV). The hepatitis C viral (HCV) load fell."),
      ("TXT003", "The tumor necrosis factor (TNF) and the tumour necrosis factor (TNF) are one."),
      ("TXT014", "Dogs have the hepacivirus HCV."),
      ("NAM011", "IL1B codes for IL-1β. IL-1β is secreted."),
      ("NAM011", "EGFR binds EGF, and PDGFR binds PDGF."),
      ("NAM013", "EIF2A and eIF2A bring initiator tRNA."),
      ("TXT014", "Inducible NOS (iNOS) makes NO; interferon (IFN) activates STAT1."),
      ("TXT014", "The interferon IFN-γ activates STAT1, and soluble IL-6R binds IL-6."),
      ("BIO002", "Baricitinib is not a TYK2 inhibitor. Baricitinib is a JAK1/JAK2 inhibitor."),
      ("BIO002", "Baricitinib is a drug, and the TYK2 inhibitor deucravacitinib is another."),
      ("BIO002", "Baricitinib, a selective JAK1 and JAK2 inhibitor, helps where TYK2 is active."),
      ("TXT001", "Tofacitinib, tofacitinib citrate and baricitinib were given."),
      (
        "TXT017",
        "STAT3 is active, phosphorylated and in direct need of IL-6; no other type of cell is."
      ),
      ("TXT017", "Cells were led to inhibit STAT3 despite 5% oxygen and these signaling pathways."),
      ("TXT018", "Activation of STATs induces growth, where STAT1 and STAT3 bind DNA."),
      ("TXT018", "It is essential that STAT3 bind DNA, which DCs and STAT3 promote."),
      (
        "TXT014", "Natural killer (NK) cells need STAT4, and NK cells die; DCs are dendritic cells."
      ),
      ("TXT017", "STAT3 is progressively activated and was positive in many types of cells."),
      ("TXT015", "The angiotensin II type 1 (AT1) receptor activates STAT1."),
      ("TXT015", "Interferon regulatory factor 3 (IRF3) is phosphorylated."),
    ])
  func rightOnes(code: String, text: String) throws {
    #expect(try findings(code, in: text) == [])
  }

  @Test(
    "References to a review's own list are no PMIDs",
    arguments: [
      (["[12]", "[13, 14]", "Roe et al. (2012)"], 0),
      (["26912317", "1724219e", "[14]"], 2),
    ])
  func referenceColumns(cells: [String], count: Int) throws {
    let rows = zip(["IL-6", "IL-10", "IFN-γ"], cells).map {
      "<tr><td>\($0)</td><td>STAT3</td><td>activation</td><td>\($1)</td></tr>"
    }
    let article = """
      <article><front><article-meta><title-group><article-title>STATs</article-title></title-group>
      </article-meta></front><body><sec><title>Intro</title><p>STATs act.</p>
      <table-wrap id="t1"><label>Table 1</label><table><thead><tr><th>Cytokine</th><th>STAT</th>
      <th>Effect</th><th>Reference</th></tr></thead><tbody>\(rows.joined())</tbody></table>
      </table-wrap></sec></body></article>
      """
    let checking = try ReviewChecking(Self.resources.get(), names: Self.names.get())
    var found: [Finding] = []
    try JATSReader().read(
      MemoryByteStream(Array(article.utf8)), name: "review.nxml", report: { _ in },
      found: { found += try checking.findings(in: $0).filter { $0.code == "ID001" } })
    #expect(found.count == count)
  }
}
