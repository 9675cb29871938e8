internal import AttestModel

/// The symbols of human genes: those in use, those given up, and the others they go by.
///
/// The table stays as it was read; names are found in it by their hashes, so that taking it up
/// costs one walk over its bytes.
public struct GeneSymbols: Sendable {
  private enum Kind: UInt8 { case approved, retired, alias }

  private struct Entry {
    let hash: UInt64
    /// Where the gene's line begins in the table.
    let line: Int32
    let kind: Kind
    /// The entry before it in the same slot; -1 for none.
    let next: Int32
  }

  private let table: [UInt8]
  private var entries: [Entry] = []
  private var slots: [Int32]

  init(_ bytes: [UInt8]) {
    table = bytes
    slots = Array(repeating: -1, count: 1 << 17)
    entries.reserveCapacity(table.count / 8)
    table.withUnsafeBufferPointer { take($0) }
  }

  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    var hasHeader = false
    var index = 0
    while index < bytes.count {
      let start = index
      if bytes[start] == 0x23 || !hasHeader {
        hasHeader = hasHeader || bytes[start] != 0x23
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        index += 1
        continue
      }
      var field = 0
      var begin = index
      while true {
        let byte = index < bytes.count ? bytes[index] : 0x0A
        if byte == 0x09 || byte == 0x0A || byte == UInt8(ascii: "|") {
          if index > begin, field != 1 {
            add(
              ByteHash.of(UnsafeBufferPointer(rebasing: bytes[begin..<index])), at: start,
              field == 0 ? .approved : field == 2 ? .retired : .alias)
          }
          if byte == 0x09 { field += 1 }
          begin = index + 1
        }
        index += 1
        if byte == 0x0A { break }
      }
    }
  }

  private mutating func add(_ hash: UInt64, at line: Int, _ kind: Kind) {
    let slot = Int(hash & UInt64(slots.count - 1))
    entries.append(Entry(hash: hash, line: Int32(line), kind: kind, next: slots[slot]))
    slots[slot] = Int32(entries.count - 1)
  }

  /// The lines that have a text as a name of one of the kinds, in their order.
  private func lines(_ text: String, _ kinds: Kind...) -> [Int] {
    let hash = RowDigest.hash(of: text)
    var found: [Int] = []
    var index = slots[Int(hash & UInt64(slots.count - 1))]
    while index >= 0 {
      let entry = entries[Int(index)]
      if entry.hash == hash, kinds.contains(entry.kind) { found.append(Int(entry.line)) }
      index = entry.next
    }
    return found.reversed()
  }

  private func symbols(_ lines: [Int]) -> [String] {
    lines.map { line in
      String(decoding: table[line...].prefix { $0 != 0x09 }, as: UTF8.self)
    }
  }

  /// Whether a text is a gene's symbol.
  public func isSymbol(_ text: String) -> Bool { has(text) { $0 == .approved } }

  private func has(_ text: String, _ isWanted: (Kind) -> Bool) -> Bool {
    let hash = RowDigest.hash(of: text)
    var index = slots[Int(hash & UInt64(slots.count - 1))]
    while index >= 0 {
      let entry = entries[Int(index)]
      if entry.hash == hash, isWanted(entry.kind) { return true }
      index = entry.next
    }
    return false
  }

  /// Whether a text is a gene's symbol, past symbol or other name.
  public func isKnown(_ text: String) -> Bool { has(text) { _ in true } }

  /// The symbols in whose place a text stood once; empty where it is still in use.
  public func successors(of text: String) -> [String] {
    isSymbol(text) ? [] : symbols(lines(text, .retired))
  }

  /// The genes that a text names, however.
  public func genes(named text: String) -> [String] {
    var found = isSymbol(text) ? [text] : []
    for symbol in symbols(lines(text, .retired)) + symbols(lines(text, .alias))
    where !found.contains(symbol) {
      found.append(symbol)
    }
    return found
  }
}
