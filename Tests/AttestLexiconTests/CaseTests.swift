import AttestLexicon
import AttestModel
import AttestText
import Testing

/// Which capitals make a name of a word.
struct CaseTests {
  private static let lexicon = Sample.lexicon(
    """
    id\tname\ttype\tsynonyms\tsource
    fplx:ROCK\tROCK\tfamily\t\tfamplex
    chebi:17489\t3',5'-cyclic AMP\tchemical\tcAMP\tchebi
    hgnc:11128\tSNAI1\tgene\tSnail\thgnc
    hgnc:5438\tIFNG\tgene\tIFN-γ\thgnc
    hgnc:11283\tSRC\tgene\t\thgnc
    hgnc:17284\tBIRC5\tgene\tsurvivin\thgnc
    hgnc:7729\tSEPTIN2\tgene\t~SEPT2\thgnc
    hgnc:12726\tVWF\tgene\t\thgnc
    hgnc:9456\tPROS1\tgene\t\thgnc
    hgnc:6636\tLMNA\tgene\t~PRO1\thgnc
    mesh:D009101\tmultiple myeloma\tdisease\tMM\tmesh
    mesh:D009103\tmultiple sclerosis\tdisease\tMS\tmesh
    mesh:D015535\tpsoriatic arthritis\tdisease\tPsA\tmesh
    hgnc:6364\tKLK3\tgene\tPSA\thgnc
    """, everyday: "camp\nrock\nsnail\nsept number")

  @Test(
    "An everyday word is a name by its capitals only",
    arguments: [
      ("The rock promotes apoptosis.", []), ("Mice lacking Rock migrate.", ["Rock=ROCK"]),
      ("Rock was sampled.", []), ("ROCK acts on the cytoskeleton.", ["ROCK=ROCK"]),
      ("The camp was near.", []), ("A rise of cAMP follows.", ["cAMP=3',5'-cyclic AMP"]),
      ("Many snails were seen.", []), ("Snail drives the transition.", ["Snail=SNAI1"]),
      ("Levels of survivin fall.", ["survivin=BIRC5"]), ("Survivin falls.", ["Survivin=BIRC5"]),
      ("Since Sept 2 samples came.", []), ("It lacks Sept2.", ["Sept2=SEPTIN2"]),
      ("Levels of vWF", ["vWF=VWF"]), ("In Pros1 mice", ["Pros1=PROS1"]), ("Src acts", ["Src=SRC"]),
      ("the src code", []),
    ])
  func everydayWords(text: String, expected: [String]) {
    #expect(Sample.pairs(in: text, lexicon: Self.lexicon) == expected)
  }

  @Test(
    "Units and titles are no diseases",
    arguments: [
      ("5 mM glucose", []), ("Ms Smith came", []), ("MM cells", ["MM=multiple myeloma"]),
      ("MS lesions", ["MS=multiple sclerosis"]), ("PsA flares", ["PsA=psoriatic arthritis"]),
      ("PSA rises", ["PSA=KLK3"]),
    ])
  func units(text: String, expected: [String]) {
    #expect(Sample.pairs(in: text, lexicon: Self.lexicon) == expected)
  }
}
