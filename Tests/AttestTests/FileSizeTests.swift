import Testing

@Suite struct FileSizeTests {
  @Test(arguments: ["Sources", "Tests"])
  func noFileIsLongerThanFourHundredLines(folder: String) {
    let long = SourceTree.swiftFiles(in: folder).compactMap { file -> String? in
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      return lines > 400 ? "\(file.path): \(lines) lines" : nil
    }
    #expect(long == [])
  }
}
