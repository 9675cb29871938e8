import Foundation
import Testing

@Suite struct InterruptionTests {
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
    kill(process.processIdentifier, signal)
    while process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    #expect(process.terminationStatus == 128 + signal)
    #expect(try attest.read("o.csv") == MineTests.claimColumns + "\n")
    #expect(try attest.names() == ["o.csv"])
    withExtendedLifetime(input) {}
  }
}
