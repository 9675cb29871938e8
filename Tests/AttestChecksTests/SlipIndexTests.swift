import AttestChecks
import Testing

@Suite struct SlipIndexTests {
  private let index = SlipIndex([
    "tofacitinib", "SOCS3", "ruxolitinib", "lestaurtinib", "momelotinib", "STAT3", "interferon",
    "SMAD7", "Crohn's disease", "cytokines",
  ])

  @Test(arguments: [
    ("tofacitinb", "tofacitinib"), ("SOSC3", "SOCS3"), ("momelitinib", "momelotinib"),
    ("Crohn's dsease", "Crohn's disease"), ("lestatitinib", "lestaurtinib"),
  ])
  func aSlipFindsWhatWasMeant(slip: String, meant: String) {
    #expect(index.nearest(to: slip) == meant)
  }

  @Test(arguments: ["STAT6", "SMAD9", "SMAR7", "interferons", "cytokine", "IL6", "tofacitinib"])
  func anotherNameIsNoSlip(name: String) {
    #expect(index.nearest(to: name) == nil)
  }
}
