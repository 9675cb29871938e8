public import AttestModel

/// Reads the names and identifiers of one reference, as the reference distributes them.
public protocol TermReader: Sendable {
  /// What `--source-format` calls it: `hgnc`, `obo`.
  static var format: String { get }

  /// Whether an input that begins with these lines and has this name is of the format.
  func recognises(lines: [String], name: String) -> Bool

  /// Reads all terms of an input, in their order.
  ///
  /// - Parameters:
  ///   - found: is handed each term.
  ///   - skipped: is told, in a few words, why an entry is not taken.
  ///   - report: is told of every entry that is faulty.
  /// - Throws: a `Diagnostic` where the input is refused; whatever `found` throws.
  func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws
}

/// Every reader of terms, in the order in which they are asked. A new one is its file and its line
/// here.
public let allTermReaders: [any TermReader] = [
  MeSHXMLTerms(),
  OBOTerms(),
  HGNCTerms(),
  GeneInfoTerms(),
  UniProtTerms(),
  GildaTerms(),
  ChEBITerms(),
  DrugBankTerms(),
  MGITerms(),
  PlainTerms(),
  ListedTerms(),
  MeSHTableTerms(),
  FamPlexTerms(),
]

/// The reader of a format, nil where there is none of that name.
public func termReader(named format: String) -> (any TermReader)? {
  allTermReaders.first { type(of: $0).format == format }
}

/// The reader that knows an input by its first bytes and its name; nil where none does.
///
/// - Throws: a `Diagnostic` where the input is empty or cannot be read.
public func termReader(
  for stream: PeekableByteStream, name: String
) throws -> (any TermReader)? {
  let opening = Opening(try stream.head(atLeast: 8192))
  guard !opening.text.isEmpty else {
    throw Diagnostic("is empty; there are no terms to read", file: name, line: 1)
  }
  let lines = opening.lines
  return allTermReaders.first { $0.recognises(lines: lines, name: name) }
}
