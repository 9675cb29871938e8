/// What an XML document says, piece by piece, in its order.
protocol XMLHandler: AnyObject {
  /// An element begins. `attributes` are valid during the call only.
  func start(_ name: XMLName, attributes: XMLAttributes) throws

  func end(_ name: XMLName) throws

  /// A piece of text, entities resolved; one text may come in several pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws

  /// Something odd that is no reason to refuse the document.
  func warning(_ message: String, line: Int, column: Int)
}

/// Thrown by a handler to refuse a document; its place is added by the stream.
struct XMLRefusal: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}

/// The name of an element, without its prefix; one of each in a document.
final class XMLName {
  let local: String
  /// Empty where there is none.
  let prefix: String
  /// Which one it was of the names of its document, in the order in which they came.
  let number: Int

  init(local: String, prefix: String, number: Int) {
    self.local = local
    self.prefix = prefix
    self.number = number
  }
}

/// The attributes of a start tag, without those that a DTD would add.
struct XMLAttributes {
  private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let count: Int

  /// - Parameters:
  ///   - pointers: five per attribute: name, prefix, namespace, start and end of the value.
  ///   - count: how many attributes there are.
  init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
    self.pointers = pointers
    self.count = count
  }

  /// The value of an attribute by its name without prefix, nil where it is missing.
  subscript(name: StaticString) -> String? {
    guard let pointers else { return nil }
    for index in 0..<count {
      guard let local = pointers[index * 5], Self.isEqual(local, name),
        let start = pointers[index * 5 + 3], let end = pointers[index * 5 + 4]
      else { continue }
      return Self.decoded(UnsafeBufferPointer(start: start, count: end - start))
    }
    return nil
  }

  /// Visits all of them: their names without prefix, and their values as the parser gives them.
  func visit(_ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void) {
    guard let pointers else { return }
    for index in 0..<count {
      guard let local = pointers[index * 5], let start = pointers[index * 5 + 3],
        let end = pointers[index * 5 + 4]
      else { continue }
      var length = 0
      while local[length] != 0 { length += 1 }
      body(
        UnsafeBufferPointer(start: local, count: length),
        UnsafeBufferPointer(start: start, count: end - start))
    }
  }

  private static func isEqual(_ local: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    for index in 0..<count where local[index] != name.utf8Start[index] { return false }
    return local[count] == 0
  }

  private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    decode(bytes, into: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// The parser leaves named entities in values as they are written, and writes `&` as `&#38;`.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) {
    guard bytes.contains(UInt8(ascii: "&")) else {
      result.append(contentsOf: bytes)
      return
    }
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "&"),
        let end = bytes[at...].prefix(40).firstIndex(of: UInt8(ascii: ";"))
      else {
        result.append(bytes[at])
        at += 1
        continue
      }
      let name = String(decoding: bytes[at + 1..<end], as: UTF8.self)
      if name == "#38" {
        result.append(UInt8(ascii: "&"))
      } else if let scalar = XMLEntities.scalar(named: name) {
        result.append(scalar: scalar)
      } else {
        result.append(contentsOf: bytes[at...end])
      }
      at = end + 1
    }
  }
}
