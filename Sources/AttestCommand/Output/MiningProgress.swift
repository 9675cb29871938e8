import Foundation
import Synchronization

/// One line on the terminal: how many documents are done, and how fast.
final class MiningProgress: Sendable {
  private let console: Console
  private let start = ContinuousClock.now
  private let bytes = Atomic<Int>(0)

  init(_ console: Console) {
    self.console = console
  }

  /// Notes that bytes of input were read.
  func read(bytes count: Int) {
    bytes.wrappingAdd(count, ordering: .relaxed)
  }

  func show(documents: Int) {
    let elapsed = start.duration(to: .now) / .seconds(1)
    let megabytes = Double(bytes.load(ordering: .relaxed)) / 1_000_000
    console.showProgress(
      "\(documents) documents, "
        + String(format: "%.1f MB, %.1f MB/s", megabytes, megabytes / max(elapsed, 0.001)))
  }
}
