import Attest
import Testing

/// What stands in a folder also stands in its list, so that nothing is written and never used.
@Suite struct RegistriesTests {
  @Test func everyReaderIsListed() {
    let listed = allReaders.map { "\(type(of: $0))" }
    let readers = types(conformingTo: "DocumentReader")
    #expect(Set(listed) == readers.union(types(conformingTo: "BibliographyReader")))
    #expect(Set(allReaders.map { type(of: $0).format }).count == listed.count)
    #expect(listed.last == "PlainTextReader")
  }

  @Test func everyTermReaderIsListed() {
    let listed = allTermReaders.map { "\(type(of: $0))" }
    #expect(Set(listed) == types(conformingTo: "TermReader"))
    #expect(Set(allTermReaders.map { type(of: $0).format }).count == listed.count)
  }

  @Test func everyTableFormatIsListed() {
    let listed = allTableFormats.map { "\(type(of: $0))" }
    #expect(Set(listed) == types(conformingTo: "TableFormat"))
    #expect(Set(allTableFormats.map { type(of: $0).name }).count == listed.count)
  }

  @Test func everyCheckIsListed() {
    let listed = allChecks.map { "\(type(of: $0))" }
    let written = SourceTree.swiftFiles(in: "Sources/AttestChecks/Checks").map {
      $0.path.split(separator: "/").last.map { String($0.dropLast(6)) } ?? ""
    }
    #expect(listed.sorted() == written.sorted())
  }

  private func types(conformingTo name: String) -> Set<String> {
    var names: Set<String> = []
    for file in SourceTree.swiftFiles(in: "Sources/AttestFormats") {
      for line in file.text.split(separator: "\n") {
        let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        guard line.contains(":"), words.dropFirst().contains(name),
          let keyword = words.firstIndex(where: { ["struct", "class", "enum"].contains($0) }),
          keyword + 1 < words.count, line.first == "p" || line.first == "s" || line.first == "f"
        else { continue }
        names.insert(words[keyword + 1])
      }
    }
    return names
  }
}
