import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The run was told to end, with Control-C or by the system.
struct Interrupted: Error {
  let signal: Int32

  /// 130 for an interruption, 143 for termination.
  var code: Int32 { 128 + signal }
}

/// Whether the run was told to end; the work looks at it between sentences.
final class Interruption: Sendable {
  private let signal = Atomic<Int32>(0)

  /// Whether a signal has come.
  var hasCome: Bool { signal.load(ordering: .relaxed) != 0 }

  /// - Throws: `Interrupted`, once a signal has come.
  func check() throws {
    let number = signal.load(ordering: .relaxed)
    if number != 0 { throw Interrupted(signal: number) }
  }

  /// Notes a signal; a second one ends the program at once.
  fileprivate func note(_ number: Int32) {
    let (isFirst, _) = signal.compareExchange(expected: 0, desired: number, ordering: .relaxed)
    if !isFirst { _exit(128 + number) }
  }
}

/// Turns Control-C and termination into an `Interruption`, as long as it lives.
final class SignalWatch {
  let interruption = Interruption()
  private var sources: [any DispatchSourceSignal] = []

  /// Begins to watch; a signal that the program was started to ignore stays ignored.
  init() {
    let queue = DispatchQueue(label: "attest.signals")
    for number in [SIGINT, SIGTERM] where !Self.isIgnored(number) {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [interruption] in interruption.note(number) }
      source.resume()
      sources.append(source)
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
