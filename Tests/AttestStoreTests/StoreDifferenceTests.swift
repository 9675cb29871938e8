import AttestModel
import Testing

@testable import AttestStore

@Suite struct StoreDifferenceTests {
  @Test func whoIsCreditedIsCompared() throws {
    let folder = try Folder()
    func made(_ name: String, _ citation: String) throws -> Store {
      let store = try Store(at: folder.file(name))
      let run = try store.beginTestRun()
      try store.store(
        [document("a", [Claim(.ifng, .activates, .stat1)], citations: [citation])], run: run)
      try store.endRun(run, read: 1, refused: 0, stored: 1)
      return store
    }
    let old = try made("old.sqlite", "Hu and Li 2018")
    var found: [String] = []
    try made("new.sqlite", "Cao 1996").forEachDifference(from: old) {
      found.append("\($0.change) \($0.old.credits) \($0.new.credits)")
    }
    #expect(found == [#"changed ["Hu and Li 2018"] ["Cao 1996"]"#])
    found = []
    try made("same.sqlite", "Hu and Li 2018").forEachDifference(from: old) { found.append("\($0)") }
    #expect(found == [])
  }
}
