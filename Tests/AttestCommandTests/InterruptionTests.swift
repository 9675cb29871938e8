import Foundation
import Testing

@Suite(.serialized) struct InterruptionTests {
  /// While it waits for more input, the run ends in order, and its rows are complete.
  @Test(.timeLimit(.minutes(5)), arguments: [SIGINT, SIGTERM])
  func aWaitingRunEnds(signal: Int32) async throws {
    // A program started behind a shell's & inherits that interruptions are ignored, and keeps to it.
    Foundation.signal(signal, SIG_DFL)
    let attest = try AttestProgram()
    let input = Pipe()
    let process = try attest.start(["mine", "-", "--no-store", "--output", "o.csv"], input: input)
    // The output's other name shows that the run has begun; the signals are watched soon after.
    while try !attest.names().contains(where: { $0.hasSuffix(".tmp") }), process.isRunning {
      try await Task.sleep(for: .milliseconds(10))
    }
    try await Task.sleep(for: .milliseconds(300))
    // On a busy machine the first one may come before it is watched for.
    while process.isRunning {
      kill(process.processIdentifier, signal)
      for _ in 0..<500 where process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    }
    #expect(process.terminationStatus == 128 + signal)
    #expect(try attest.read("o.csv") == MineTests.claimColumns + "\n")
    #expect(try attest.names() == ["o.csv"])
    withExtendedLifetime(input) {}
  }

  /// A long document is not waited for: the run ends soon, and nothing of that document is kept.
  @Test(.timeLimit(.minutes(5)), arguments: [1, 2])
  func aLongDocumentIsDropped(jobs: Int) async throws {
    Foundation.signal(SIGINT, SIG_DFL)
    let attest = try AttestProgram()
    let text = "IL-6 activates STAT3 via JAK1, and SOCS3 inhibits JAK2 in T cells.\n\n"
    // More than is mined at once, so that it is finished before the other is begun.
    let end = String(repeating: "The end. ", count: 30_000)
    try attest.write("JAK1 activates STAT1. " + end, to: "a.txt")
    try attest.write(String(repeating: text, count: 20_000), to: "long.txt")
    let process = try attest.start(
      ["mine", "a.txt", "long.txt", "--output", "o.csv", "--jobs", "\(jobs)", "--verbose"],
      input: FileHandle.nullDevice)
    while try !attest.read(".errors").contains("reading long.txt"), process.isRunning {
      try await Task.sleep(for: .milliseconds(10))
    }
    try await Task.sleep(for: .milliseconds(1500))
    kill(process.processIdentifier, SIGINT)
    let start = ContinuousClock.now
    while process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    #expect(process.terminationStatus == 130)
    // A busy machine is given time; without the look between sentences it would take minutes.
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(rows(of: try attest.read("o.csv")).map { $0["document"] } == ["a.txt"])
    #expect(
      rows(of: try attest.run("export", "documents").output).map { $0["document"] } == ["a.txt"])
  }

  /// What has come is mined while more is waited for.
  @Test(.timeLimit(.minutes(5)))
  func aPauseIsNotWaitedFor() async throws {
    let attest = try AttestProgram()
    let input = Pipe()
    let process = try attest.start(["mine", "-", "--no-store", "--format", "jsonl"], input: input)
    // What the input holds is told by its first 4,096 bytes.
    let records = (1...200).map { #"{"id":"\#($0)","text":"IL-6 activates STAT3."}"# + "\n" }
    try input.fileHandleForWriting.write(contentsOf: Data(records.joined().utf8))
    while try attest.read(".output").isEmpty, process.isRunning {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(process.isRunning)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try attest.read(".output").split(separator: "\n").count == 200)
  }
}
