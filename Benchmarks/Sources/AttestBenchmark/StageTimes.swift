import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long each stage took, in CPU seconds of the one thread that works.
struct StageTimes {
  /// What is timed, in the order of the table.
  enum Stage: String, CaseIterable {
    case words = "count words"
    case read
    case split = "split, tokenise"
    case match = "match names"
    case parse
    case events = "events, claims"
    case tables
    case write
    /// All but writing, as `Extractor` does it.
    case whole = "read and extract"
  }

  /// Of text that went through each stage.
  let bytes: Int
  var claims = 0
  var words = 0
  private var seconds: [Stage: Double] = [:]

  init(bytes: Int) {
    self.bytes = bytes
  }

  mutating func measure<Value>(_ stage: Stage, _ work: () throws -> Value) rethrows -> Value {
    let start = Self.now
    let value = try work()
    seconds[stage, default: 0] += Self.now - start
    return value
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Stage, MB/s, and how many times as long as counting words it took.
  var table: String {
    let floor = seconds[.words] ?? 0
    var lines = ["stage                 MB/s   ÷ words"]
    for stage in Stage.allCases {
      let time = max(seconds[stage] ?? 0, 1e-9)
      let name = stage.rawValue.padding(toLength: 17, withPad: " ", startingAt: 0)
      let rate = Double(bytes) / 1_000_000 / time
      lines.append(name + String(format: "%9.1f %9.2f", rate, time / max(floor, 1e-9)))
    }
    lines.append("\n\(claims) claims in \(words) words, as expected")
    return lines.joined(separator: "\n")
  }
}
