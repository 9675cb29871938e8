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
    let resources = try Self.resources.get()
    guard !example.text.isEmpty else {
      var codes: [String] = []
      _ = try TableChecking(resources).check(
        MemoryByteStream(Array(example.table.utf8)), file: "example.csv", report: { _ in },
        take: { codes += $0.map(\.code) })
      return codes
    }
    var codes: [String] = []
    let table = DelimitedReader(Array(example.table.utf8), file: "example.csv")
    let tables =
      example.table.isEmpty
      ? [] : [Review.Table(label: "table 1", header: table.header, rows: table.rows)]
    let text = MemoryByteStream(Array("1 Introduction\n\n\(example.text)\n".utf8))
    let checking = try ReviewChecking(resources)
    try PlainTextReader().read(
      text, name: "review.txt", report: { _ in },
      found: { codes += try checking.findings(in: $0, tables: tables).map(\.code) })
    return codes
  }
}
