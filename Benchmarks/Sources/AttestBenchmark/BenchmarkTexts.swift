import Attest
import Foundation

/// The texts of a folder, repeated until there is enough of them.
struct BenchmarkTexts {
  /// Each text once.
  let distinct: [(name: String, bytes: [UInt8])]
  /// Indices into `distinct`: what is mined, in order.
  let order: [Int]

  /// - Throws: a `Diagnostic` where the folder has no text.
  init(folder: String, megabytes: Int) throws {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var distinct: [(name: String, bytes: [UInt8])] = []
    for name in names.sorted() where name.hasSuffix(".txt") {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name), !data.isEmpty
      else { continue }
      distinct.append((name, Array(data)))
    }
    guard !distinct.isEmpty else {
      throw Diagnostic("no .txt file in this folder", code: .noInput, file: folder)
    }
    var order: [Int] = []
    var size = 0
    while size < megabytes * 1_000_000 {
      let next = order.count % distinct.count
      order.append(next)
      size += distinct[next].bytes.count
    }
    self.distinct = distinct
    self.order = order
  }

  /// In bytes, repetitions included.
  var size: Int { order.reduce(0) { $0 + distinct[$1].bytes.count } }

  var description: String {
    "\(order.count) documents made from \(distinct.count), "
      + String(format: "%.1f MB", Double(size) / 1_000_000)
  }
}
