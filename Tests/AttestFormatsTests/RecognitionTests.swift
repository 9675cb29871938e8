import AttestFormats
import AttestModel
import Foundation
import Testing

@Test(
  "Content decides before the name does",
  arguments: [
    ("<?xml version='1.0'?>", "a.txt", "jats"), ("\u{FEFF}<article>", "a", "jats"),
    ("", "a.XML", "jats"), (" {\"id\":1}", "a.txt", "jsonl"), ("", "a.jsonl", "jsonl"),
    ("<!DOCTYPE html><p>", "a.html", "jats"), ("<rss>", "a.xml", "jats"), ("%PDF-1.4", "a", "pdf"),
    ("<?xml version='1.0'?><!-- > --><PubmedArticleSet>", "a", "pubmed"),
    ("<clinical_study>", "a", "trials"), ("[{\"protocolSection\": {", "a", "trials"),
    ("Rank,NCT Number,Title,Phases\n", "a", "trials"),
    ("<!DOCTYPE collection SYSTEM 'BioC.dtd'><collection>", "a", "bioc"),
    ("{\"source\": \"x\", \"documents\": [", "a", "bioc"), ("12|t|JAK1\n12|a|", "a", "pubtator"),
    ("\nPMID- 12\n", "a.txt", "medline"), ("1.\nTY  - JOUR\n", "a.txt", "ris"),
    ("[{\"type\": \"book\", \"DOI\": \"10.1/x\"", "a", "csl"), ("% a\n@article{k,", "a", "bibtex"),
    ("<5 % of cells", "a.txt", "text"), ("IL-6", "a", "text"), ("", "-", "text"),
  ])
func recognition(_ head: String, _ name: String, _ format: String) {
  #expect(type(of: reader(for: Array(head.utf8), name: name)).format == format)
}

@Test func everyReaderAndFormatIsInItsList() throws {
  let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/AttestFormats")
  let readers = try FileManager.default.contentsOfDirectory(
    atPath: sources.appending(path: "Readers").path
  ).filter { $0.hasSuffix("Reader.swift") }
  #expect(Set(readers) == Set(allReaders.map { "\(type(of: $0)).swift" }))
  for known in allReaders {
    #expect(reader(named: type(of: known).format).map { type(of: $0) == type(of: known) } == true)
  }
  for known in allTableFormats {
    #expect(
      tableFormat(named: type(of: known).name).map { type(of: $0) == type(of: known) } == true)
  }
}

@Test func missingFilesAndFoldersAreNamed() {
  func fault(_ path: String) -> String? {
    do {
      _ = try FileByteStream(path: path)
      return nil
    } catch let diagnostic as Diagnostic {
      return "\(diagnostic) (\(diagnostic.code.rawValue))"
    } catch {
      return "\(error)"
    }
  }
  #expect(
    fault("/no/such/file.txt")
      == "/no/such/file.txt: error: no such file; check the path (66)")
  #expect(
    fault("/")
      == "/: error: is a folder where a file is needed; name the files in it (66)")
}

@Test func filesAreReadInPieces() throws {
  let file = FileManager.default.temporaryDirectory.appending(path: "pieces-\(UUID()).bin")
  defer { try? FileManager.default.removeItem(at: file) }
  let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0) }
  try Data(bytes).write(to: file)
  let stream = PeekableByteStream(try FileByteStream(path: file.path))
  #expect(try stream.head(atLeast: 3).prefix(3) == [0, 1, 2])
  var read: [UInt8] = []
  while let piece = try stream.next() {
    #expect(piece.count <= 262_144)
    read += piece
  }
  #expect(read == bytes)
}
