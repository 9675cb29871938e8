import ArgumentParser
import Attest
import Foundation

/// `attest harvest`: counts the words and ways of events in annotated texts.
struct HarvestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "harvest",
    abstract: "Makes the tables of events from annotated texts.",
    discussion: """
      Reads a folder of texts with their entities (.a1) and events (.a2), and writes triggers.tsv, \
      evidence.tsv and weights.tsv: words, ways and counts, with the weights fitted to them, no \
      sentences. Texts of articles whose \
      number can be divided by five are left out, so that they can be measured by; PMC-12-3.txt \
      is a part of article 12.

      Example:
        attest harvest annotated/ --output Lexicons/events
      """)

  @Argument(help: ArgumentHelp("A folder with .txt, .a1 and .a2 files.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("The folder for the tables.", valueName: "folder"))
  var output: String

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func run() throws {
    let console = Console(global)
    try console.run {
      // Opened before the long work, which would be lost where they can't be written.
      let writers = try ["triggers", "evidence", "weights"].map {
        try OutputWriter("\(output)/\($0).tsv")
      }
      let extractor = EventExtractor(try global.resources(console), finding: nil)
      let harvest = EventHarvest()
      for path in try texts() {
        let reader = StandoffReader()
        try reader.read(FileByteStream(path: path), name: path, report: { console.report($0) }) {
          let file = String(path.dropLast(4)) + StandoffWriter.eventsEnding
          guard let bytes = FileManager.default.contents(atPath: file) else {
            throw Diagnostic("its events are missing: \(file)", code: .noInput, file: path)
          }
          harvest.add(
            extractor.sentences(of: $0),
            events: try StandoffEvents.events([UInt8](bytes), file: file, text: $0.text))
        }
      }
      let tables = harvest.tables()
      for (writer, text) in zip(writers, [tables.triggers, tables.evidence, tables.weights]) {
        try writer.write { $0 += Array(text.utf8) }
        try writer.commit()
      }
    }
  }

  private func texts() throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Diagnostic("no such folder, or it cannot be listed", code: .noInput, file: folder)
    }
    let texts = names.filter { $0.hasSuffix(".txt") && Self.article($0) % 5 != 0 }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !texts.isEmpty else {
      throw Diagnostic("no texts to harvest from in this folder", code: .noInput, file: folder)
    }
    return texts.map { "\(folder)/\($0)" }
  }

  /// The first number in a name: of the article that the text is a part of.
  private static func article(_ name: String) -> Int {
    let digits = name.drop { !$0.isWholeNumber }.prefix { $0.isWholeNumber }
    return Int(digits) ?? 1
  }
}
