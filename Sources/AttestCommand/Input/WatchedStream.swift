import Attest

/// A stream that counts its bytes, and ends when the run is told to.
final class WatchedStream: ByteStream {
  private let base: any ByteStream
  private let interruption: Interruption
  /// Where bytes may have to be waited for.
  private let awaited: Descriptor?
  private let count: (Int) -> Void
  private let rest: () throws -> Void

  /// - Parameters:
  ///   - count: is told how many bytes were read.
  ///   - rest: is called where nothing comes for a while, once until something does.
  init(
    _ base: any ByteStream, interruption: Interruption, counting count: @escaping (Int) -> Void,
    resting rest: @escaping () throws -> Void = {}
  ) {
    self.base = base
    self.interruption = interruption
    awaited =
      base is StandardInputStream
      ? .standardInput
      : (base as? FileByteStream)?.awaitedDescriptor.map { Descriptor(number: $0) }
    self.count = count
    self.rest = rest
  }

  var name: String { base.name }

  func takeWarnings() -> [Diagnostic] { base.takeWarnings() }

  func next() throws -> [UInt8]? {
    try interruption.check()
    // Reading would wait for ever where nothing comes; a signal is looked for in between.
    var hasRested = false
    while let awaited, !awaited.isReadable(within: 100) {
      try interruption.check()
      if !hasRested { try rest() }
      hasRested = true
    }
    guard let piece = try base.next() else { return nil }
    count(piece.count)
    return piece
  }
}
