import ArgumentParser
import Attest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program `attest`: each of its commands is a file in `Commands`.
@main
struct RootCommand: ParsableCommand {
  /// The version of the program, of its store's runs, and of its help.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "attest",
    abstract: "Reads biomedical reviews and writes down what they claim.",
    discussion: """
      Attest finds sentences such as “IL-6 activates STAT3 via JAK1”, and gives for each claim who \
      acts on what, through what, how sure the author is, whom the author credits, and the \
      sentence itself.

      A first minute:
        attest mine review.txt                  read a review into the store
        attest summary                          see what it claims
        attest export claims --output claims.csv

      Exit codes: 0 done, 1 done and check found something, 64 wrong usage, 65 an input is not what it should be, 66 an input is \
      missing, 70 a fault of Attest's own, 71 out of memory, 73 an output cannot be made, 74 reading or \
      writing failed, 75 the store is in use, 130 interrupted, 143 terminated; where several apply, \
      the highest. After a bad input the others are still read.
      """,
    version: version,
    subcommands: [
      MineCommand.self,
      ImportCommand.self,
      FindCommand.self,
      ExportCommand.self,
      SummaryCommand.self,
      ExplainCommand.self,
      CheckCommand.self,
      EvaluateCommand.self,
      HarvestCommand.self,
      RunsCommand.self,
      RemoveCommand.self,
      DiffCommand.self,
      StoreCommand.self,
      LexiconCommand.self,
      RulesCommand.self,
    ])

  static func main() {
    // A reader that goes away early, such as `head`, is seen where the write fails.
    signal(SIGPIPE, SIG_IGN)
    Descriptor.fillClosed()
    // Names of files need not be UTF-8.
    let pointers = UnsafeBufferPointer(
      start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    let arguments = pointers.dropFirst().compactMap { pointer -> String? in
      pointer.map { SystemPath.text(of: UnsafePointer($0)) }
    }
    main(arguments)
  }
}
