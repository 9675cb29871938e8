public import AttestModel

/// Reads a text together with its entities, as BioNLP's shared tasks and brat keep them: the text
/// in one file, the entities in another of the same stem, with offsets in Unicode scalars.
///
///     IL-4 activates STAT6.        pmid-1.txt
///     T1	Protein 0 4	IL-4       pmid-1.a1
///     T2	Protein 15 20	STAT6
///
/// The text is taken as it stands, each line a paragraph. A file of entities that has a mistake is
/// refused with its line, since what is read beside a wrong name would be wrong too.
public struct StandoffReader: DocumentReader {
  /// As `DocumentReader.format`.
  public static let format = "standoff"

  /// The ending of files of entities.
  public static let entitiesEnding = ".a1"

  private let folder: String?

  /// - Parameter folder: where the files of entities lie; nil for beside the texts.
  public init(entitiesIn folder: String? = nil) {
    self.folder = folder
  }

  /// Nothing in a text shows that entities were found in it, so this reader has to be asked for.
  public func recognises(head: [UInt8], name: String) -> Bool { false }

  /// The file that holds the entities of a text.
  public func entitiesFile(for name: String) -> String {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let stem = Self.stem(of: file) + Self.entitiesEnding
    let parent = folder.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    return (parent ?? String(name.dropLast(file.count))) + stem
  }

  /// What a file is called without its folders and its endings: `pmid-1` of `a/pmid-1.txt` and of
  /// `a/pmid-1.txt.gz`.
  public static func stem(of path: String) -> String {
    var file = path.split(separator: "/").last.map(String.init) ?? path
    if file.hasSuffix(".gz"), file.dropLast(3).dropFirst().contains(".") {
      file.removeLast(3)
    }
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }

  /// As `DocumentReader.read`, one document; also throws where its file of entities is missing or
  /// has a mistake.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    let source = try SourceText.read(stream, name: name)
    let file = entitiesFile(for: name)
    let entities: FileByteStream
    do {
      entities = try FileByteStream(path: file)
    } catch {
      throw Diagnostic(
        "no entities are given for this text: \(file) is missing or may not be read",
        code: .noInput, file: name)
    }
    let lines = try SourceText.read(entities, name: file)
    let given = try StandoffEntities(lines, file: file, text: source).entities
    let paragraphs = Self.paragraphs(of: source)
    if paragraphs.isEmpty {
      report(Diagnostic("empty: there is no text in it", severity: .warning, file: name))
    }
    try found(
      Document(
        id: name, format: Self.format, text: source,
        sections: paragraphs.isEmpty
          ? [] : [Section(kind: .body, label: "", range: source.indices, paragraphs: paragraphs)],
        entities: given))
  }

  /// The lines that hold text.
  private static func paragraphs(of source: [UInt8]) -> [TextRange] {
    var paragraphs: [TextRange] = []
    var start = 0
    for at in source.indices where source[at] == 0x0A || source[at] == 0x0D {
      if source[start..<at].contains(where: { $0 > 0x20 }) { paragraphs.append(start..<at) }
      start = at + 1
    }
    if source[start...].contains(where: { $0 > 0x20 }) { paragraphs.append(start..<source.count) }
    return paragraphs
  }
}
