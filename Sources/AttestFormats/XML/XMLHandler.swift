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

/// The name of an element, without its prefix.
struct XMLName: Hashable {
  let local: String
  /// Empty where there is none.
  let prefix: String
  /// Which one it was of the names of its document, in the order in which they came.
  let number: Int
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

  /// All of them by their names without prefix.
  var all: KeptAttributes {
    guard let pointers, count > 0 else { return KeptAttributes() }
    var all = KeptAttributes()
    for index in 0..<count {
      guard let local = pointers[index * 5], let start = pointers[index * 5 + 3],
        let end = pointers[index * 5 + 4]
      else { continue }
      all.add(
        String(cString: local), Self.decoded(UnsafeBufferPointer(start: start, count: end - start)))
    }
    return all
  }

  private static func isEqual(_ local: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    for index in 0..<count where local[index] != name.utf8Start[index] { return false }
    return local[count] == 0
  }

  /// The parser leaves named entities in values as they are written, and writes `&` as `&#38;`.
  private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
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
    return String(decoding: result, as: UTF8.self)
  }
}

/// Attributes that outlive the call; so few that a list is quicker than a dictionary.
struct KeptAttributes {
  private var pairs: [(name: String, value: String)] = []

  /// The value of an attribute, nil where it is missing; the last one of a name counts.
  subscript(name: String) -> String? {
    pairs.last { $0.name == name }?.value
  }

  mutating func add(_ name: String, _ value: String) { pairs.append((name, value)) }
}
