/// Where each byte of a cleaned text stood in the source it was made from.
///
/// Cleaning joins lines, drops page furniture and moves floats out of sentences, so the map is a
/// list of runs, each a stretch of cleaned text that was copied unbroken.
public struct SourceMap: Hashable, Sendable {
  /// A stretch copied unbroken, from `clean` up to the next run's `clean`.
  public struct Run: Hashable, Sendable {
    /// Where it begins in the cleaned text, in bytes.
    public let clean: Int
    /// Where it began in the source, in bytes.
    public let source: Int

    /// A run as its parts.
    public init(clean: Int, source: Int) {
      self.clean = clean
      self.source = source
    }
  }

  /// In the order of `clean`; empty where nothing was moved.
  public private(set) var runs: [Run]

  /// A map of these runs, which are in the order of `clean`.
  public init(runs: [Run] = []) {
    self.runs = runs
  }

  /// The map of a text that was taken as it stood.
  public static let identity = SourceMap()

  /// Notes that the cleaned text from `clean` on was copied from `source` on.
  ///
  /// - Precondition: `clean` is no smaller than in the last call.
  public mutating func append(clean: Int, source: Int) {
    if let last = runs.last {
      if source - last.source == clean - last.clean { return }
      if clean == last.clean { runs.removeLast() }
    }
    runs.append(Run(clean: clean, source: source))
  }

  /// The source offset of the byte at `clean`.
  public func source(of clean: Int) -> Int {
    guard !runs.isEmpty else { return clean }
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].clean <= clean { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return clean }
    let run = runs[low - 1]
    return run.source + clean - run.clean
  }

  /// The stretch of source that a range of cleaned text came from, from its first byte to its last.
  ///
  /// What was cleaned out in between is inside.
  public func source(of range: TextRange) -> Range<Int> {
    guard !range.isEmpty else {
      let offset = source(of: range.lowerBound)
      return offset..<offset
    }
    let start = source(of: range.lowerBound)
    let end = source(of: range.upperBound - 1) + 1
    return min(start, end)..<max(start, end)
  }
}
