import ArgumentParser
import Attest
import Foundation
import Logging
import Synchronization

/// Standard error: what went wrong, how far the work is, and the code that the run ends with.
final class Console: Sendable {
  private struct State {
    var code: Int32 = 0
    var isShowingProgress = false
    var lastProgress: ContinuousClock.Instant?
  }

  private let log: Logger
  let isQuiet: Bool
  private let hasColor: Bool
  private let state = Mutex(State())

  init(_ options: GlobalOptions) {
    isQuiet = options.quiet
    hasColor = Self.allowsColor(options) && Descriptor.standardError.isTerminal
    var log = Logger(label: "attest") { _ in ConsoleLogHandler() }
    log.logLevel = options.verbose ? .debug : .critical
    self.log = log
  }

  /// Whether colours are wanted at all, wherever they would go.
  static func allowsColor(_ options: GlobalOptions) -> Bool {
    let refusal = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    return !options.noColor && refusal.isEmpty
  }

  /// Does the work of a command: errors become messages, and the exit code the worst of all.
  ///
  /// - Parameter ending: the last line, which comes behind all errors.
  func run(_ work: () throws -> Void, ending: () -> String? = { nil }) throws {
    do {
      try work()
    } catch {
      try take(error)
    }
    endProgress()
    if let line = ending() { note(line) }
    let code = state.withLock(\.code)
    if code != 0 { throw ExitCode(code) }
  }

  private func take(_ error: any Error) throws {
    switch error {
    case let diagnostic as Diagnostic: report(diagnostic)
    case let faults as Resources.FaultyRules:
      for diagnostic in faults.diagnostics { report(diagnostic) }
    case let interrupted as Interrupted: end(with: interrupted.code)
    case is OutputGone: break
    case is ValidationError, is ExitCode, is CleanExit: throw error
    default:
      report(
        Diagnostic("a fault of Attest's own: \(error); please report it", code: .software))
    }
  }

  /// Prints what was wrong with an input. An error also counts for the exit code.
  func report(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { end(with: diagnostic.code.rawValue) }
    var text = diagnostic.description
    let severity = diagnostic.severity.rawValue + ": "
    if hasColor, let place = text.range(of: severity) {
      let color = diagnostic.severity == .error ? "31" : "33"
      text.replaceSubrange(place, with: "\u{1B}[1;\(color)m\(severity)\u{1B}[0m")
    }
    write("attest: \(text)\n")
  }

  /// Prints a line, unless only errors are wanted.
  func note(_ line: String) {
    if !isQuiet { write("attest: \(Diagnostic.printable(line))\n") }
  }

  /// Prints what only `--verbose` shows.
  func debug(_ line: String) {
    endProgress()
    log.debug("\(line)")
  }

  /// Notes that the run ends with this code or a higher one.
  func end(with code: Int32) {
    state.withLock { $0.code = max($0.code, code) }
  }

  /// Shows a line that the next one replaces; at most ten times a second.
  func showProgress(_ line: @autoclosure () -> String) {
    let now = ContinuousClock.now
    state.withLock { state in
      if let last = state.lastProgress, now - last < .milliseconds(100) { return }
      state.lastProgress = now
      state.isShowingProgress = true
      _ = Descriptor.standardError.write(Array("\r\u{1B}[K\(line())".utf8))
    }
  }

  /// Takes the line of progress away.
  func endProgress() { write("") }

  private func write(_ text: String) {
    state.withLock { state in
      let erasing = state.isShowingProgress ? "\r\u{1B}[K" : ""
      state.isShowingProgress = false
      _ = Descriptor.standardError.write(Array((erasing + text).utf8))
    }
  }
}
