import Attest
import Testing

/// Every check does what its entry in the catalogue shows.
@Suite struct CatalogueTests {
  private static let resources = Result { try Resources(LexiconFolder(lexicons)) }
  private static let lexicons = SourceTree.repository.appending(path: "Lexicons").path

  @Test(
    "Every check finds something in its first example and nothing in its second",
    arguments: allChecks.map(\.entry.code))
  func holds(code: String) throws {
    let entry = try #require(allChecks.map(\.entry).first { $0.code == code })
    #expect(try codes(in: entry.positive).contains(code))
    #expect(try !codes(in: entry.negative).contains(code))
  }

  @Test func codesAndNamesAreGivenOnce() {
    let entries = allChecks.map(\.entry)
    #expect(Set(entries.map(\.code)).count == entries.count)
    #expect(Set(entries.map(\.name)).count == entries.count)
    let odd = entries.map(\.code).filter { code in
      !(code.drop(while: \.isUppercase).count == 3
        && code.drop(while: \.isUppercase).allSatisfy(\.isNumber))
    }
    #expect(odd == [])
  }

  private func codes(in example: CatalogueEntry.Example) throws -> [String] {
    let checking = try TableChecking(Self.resources.get())
    var codes: [String] = []
    _ = try checking.check(
      MemoryByteStream(Array(example.table.utf8)), file: "example.csv", report: { _ in },
      take: { codes += $0.map(\.code) })
    return codes
  }
}
