import AttestModel
import Foundation

/// A value of JSON, asked for by keys; what is not there is empty, never a fault.
struct JSONTree {
  private let value: Any?

  private init(_ value: Any?) {
    self.value = value
  }

  /// Parses a whole input. Meant for records of a few megabytes.
  ///
  /// - Throws: a `Diagnostic` where the bytes are no JSON or no UTF-8.
  init(_ bytes: [UInt8], name: String) throws {
    var text = try SourceText.checked(bytes, name: name)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    guard text.contains(where: { $0 > 0x20 }) else {
      throw Diagnostic("empty: there is no JSON in it", file: name, line: 1, column: 1)
    }
    do {
      value = try JSONSerialization.jsonObject(with: Data(text), options: [.fragmentsAllowed])
    } catch {
      throw Self.fault(error as NSError, in: text, name: name)
    }
  }

  private static func fault(_ error: NSError, in text: [UInt8], name: String) -> Diagnostic {
    let place = text.withUnsafeBufferPointer { bytes in
      TextPosition(of: JSONScanner.firstFault(in: text) ?? 0, in: bytes)
    }
    let said = error.userInfo["NSDebugDescription"] as? String ?? "not well-formed"
    let words = said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Diagnostic(
      "not well-formed JSON: \(words.prefix(200))", file: name, line: place.line,
      column: place.column)
  }

  /// The value of the first of these keys that is there.
  subscript(keys: String...) -> JSONTree {
    guard let object = value as? [String: Any] else { return JSONTree(nil) }
    for key in keys {
      if let value = object[key], !(value is NSNull) { return JSONTree(value) }
    }
    return JSONTree(nil)
  }

  /// The elements of a list; a value that is no list is one element.
  var elements: [JSONTree] {
    if let list = value as? [Any] { return list.map(JSONTree.init) }
    return value == nil || value is NSNull ? [] : [self]
  }

  var isList: Bool { value is [Any] }

  var isObject: Bool { value is [String: Any] }

  var exists: Bool { value != nil }

  /// Keys with their values as text, in the order of the keys.
  var fields: [(key: String, value: String)] {
    guard let object = value as? [String: Any] else { return [] }
    return object.keys.sorted().map { ($0, JSONTree(object[$0]).string) }
  }

  /// A string, or a number as text; empty for everything else.
  var string: String {
    if let text = value as? String { return text }
    if let number = value as? NSNumber { return number.stringValue }
    return ""
  }

  /// The texts of a list that are not empty.
  var strings: [String] {
    elements.map(\.string).filter { !$0.isEmpty }
  }

  var integer: Int? { (value as? NSNumber)?.intValue ?? Int(string) }
}
