import AttestModel
import AttestText
import Testing

@Suite struct TokenizerTests {
  /// The tokens of a text, apart by blanks.
  private func cut(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return Tokenizer().tokens(of: text)
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined(separator: " ")
  }

  @Test(
    "Names fall into the same tokens however they are written",
    arguments: [
      ("IL-6", "IL - 6"), ("IL6", "IL 6"), ("IFN-α/β", "IFN - α / β"), ("TGF-β1", "TGF - β 1"),
      ("pSTAT3", "p STAT 3"), ("JAK2V617F", "JAK 2 V 617 F"), ("CD8+", "CD 8 +"),
      ("EGF/RAS/ERK", "EGF / RAS / ERK"), ("Tnf−/−", "Tnf − / −"), ("withMDSC", "with MDSC"),
      ("iNOS", "iNOS"), ("miR-326", "miR - 326"), ("STATs", "STATs"), ("mTOR", "mTOR"),
    ])
  func namesAreCut(name: String, expected: String) {
    #expect(cut(name) == expected)
  }

  @Test func spellingsShareTheirHashes() {
    let tokenizer = Tokenizer()
    func words(_ text: String) -> [WordHash] {
      tokenizer.tokens(of: text).filter { $0.kind != .punctuation }.map(\.hash)
    }
    #expect(words("TGF-β") == words("tgf beta"))
    #expect(words("Sjögren") == words("sjogren"))
    #expect(words("IL-6") == words("il6"))
  }

  @Test func gluedTokensSayso() {
    let tokens = Tokenizer().tokens(of: "IL-6 and")
    #expect(tokens.map(\.isGlued) == [false, true, true, false])
  }
}
