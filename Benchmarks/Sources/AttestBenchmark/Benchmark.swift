import Attest
import Foundation

/// How fast each stage is, against counting words in the same text in the same run.
///
///     attest-bench                         the texts of Corpus, repeated to 20 MB
///     attest-bench FOLDER --megabytes 50   the .txt files of a folder
///
/// Rates of different machines cannot be compared, nor those of a machine that is busy with
/// something else; the ratio to a plain loop over the same bytes can.
@main
struct Benchmark {
  static func main() {
    do {
      let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
      let folder = try lexicons(beside: arguments.folder)
      let extractor = StagedExtractor(try Resources(folder))
      let texts = try BenchmarkTexts(folder: arguments.folder, megabytes: arguments.megabytes)
      print("\(texts.description)\n")
      let times = try extractor.run(texts)
      print(times.table)
    } catch {
      FileHandle.standardError.write(Data("attest-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  /// The project's own names and rules, or those that `ATTEST_LEXICONS` names.
  private static func lexicons(beside folder: String) throws -> LexiconFolder {
    let beside = Arguments.repository + "/Lexicons"
    if ProcessInfo.processInfo.environment["ATTEST_LEXICONS"] == nil,
      FileManager.default.fileExists(atPath: beside)
    {
      return LexiconFolder(beside)
    }
    return try LexiconFolder.installed()
  }
}

/// What the command line asks for.
struct Arguments {
  private(set) var folder = Arguments.repository + "/Corpus"
  private(set) var megabytes = 20

  /// The folder of the project, where this file was compiled.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// - Throws: a `Diagnostic` that shows how to call the program.
  init(_ arguments: [String]) throws {
    let usage = Diagnostic(
      "usage: attest-bench [FOLDER] [--megabytes N], with N from 1 to 1000", code: .usage)
    var rest = arguments[...]
    var hasFolder = false
    while let argument = rest.popFirst() {
      if argument == "--megabytes" {
        guard let number = rest.popFirst().flatMap(Int.init), (1...1000).contains(number) else {
          throw usage
        }
        megabytes = number
      } else if argument.hasPrefix("-") || hasFolder {
        throw usage
      } else {
        folder = argument
        hasFolder = true
      }
    }
  }
}
