public import AttestModel

/// Reads bibliographies in BibTeX and BibLaTeX.
///
///     @article{hu2023, title = {JAK1 activates STAT1}, author = {Hu, Q.}, year = 2023}
public struct BibTeXReader: BibliographyReader {
  /// As `DocumentReader.format`.
  public static let format = "bibtex"

  /// A reader, which has nothing to set.
  public init() {}

  /// By a first line such as `@article{`, comments left out; or by the ending `.bib`.
  public func recognises(head: [UInt8], name: String) -> Bool {
    let line = Opening(head).lines.first { !$0.hasPrefix("%") } ?? ""
    guard line.hasPrefix("@"), let brace = line.firstIndex(where: { "{(".contains($0) }) else {
      return hasSuffix(name, among: [".bib", ".bib.gz"])
    }
    let kind = line[line.index(after: line.startIndex)..<brace]
    return !kind.isEmpty && kind.allSatisfy { $0.isLetter || $0 == " " }
  }

  /// As `BibliographyReader.readRecords`.
  public func readRecords(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (PublicationRecord, _ abstract: String) throws -> Void
  ) throws {
    var scanner = BibTeXScanner(try text(of: stream, name: name, report: report))
    while let entry = scanner.next(file: name, report) {
      try found(entry.record, entry.first("abstract"))
    }
  }
}
