/// Characters that look like others or like nothing, by their names.
enum OddCharacters {
  /// The name of the first odd character of a text; nil where all are as they look.
  ///
  /// Greek letters are odd only beside Latin ones, where they look like some: `ΙL-6`.
  static func name(in text: some StringProtocol) -> String? {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where !scalar.isASCII {
      switch scalar.value {
      case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xAD:
        return "an invisible character (\(code(scalar)))"
      case 0xFF01...0xFF5E: return "the full-width “\(scalar)” (\(code(scalar)))"
      case 0x0400...0x052F: return "the Cyrillic letter “\(scalar)” (\(code(scalar)))"
      case 0xDF where isShape(at: index, in: scalars):
        return "the German letter “\(scalar)” (\(code(scalar))) in the place of a Greek beta"
      default:
        if greekLookAlikes[scalar.value] != nil, isBesideLatin(index, in: scalars) {
          return "the Greek letter “\(scalar)” (\(code(scalar)))"
        }
        if scalar.properties.numericType == .decimal {
          return "the digit “\(scalar)” (\(code(scalar))), which is not ASCII"
        }
      }
    }
    return nil
  }

  /// A text with Latin letters in the place of those of other alphabets that look the same, and
  /// without what cannot be seen.
  static func plain(_ text: some StringProtocol) -> String {
    var plain = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xAD: continue
      case 0xFF01...0xFF5E:
        plain.append(Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21)))
      case 0xDF where isShape(at: index, in: scalars): plain.append("β")
      default:
        let latin =
          cyrillicLookAlikes[scalar.value]
          ?? (isBesideLatin(index, in: scalars) ? greekLookAlikes[scalar.value] : nil)
        plain.append(latin ?? scalar)
      }
    }
    return String(plain)
  }

  /// Whether a letter stands alone behind a digit, a hyphen or capitals, as `IL-1ß` and `TGFß` do.
  private static func isShape(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0 else { return false }
    let before = scalars[index - 1]
    guard before.properties.isUppercase || before == "-" || before.properties.numericType != nil
    else { return false }
    return index + 1 == scalars.count || !scalars[index + 1].properties.isLowercase
  }

  /// Whether a letter touches a Latin one, or Latin ones stand in its word and no other Greek.
  private static func isBesideLatin(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    func isLatin(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCII && scalar.properties.isAlphabetic
    }
    if index > 0, isLatin(scalars[index - 1]) { return true }
    return index + 1 < scalars.count && isLatin(scalars[index + 1])
  }

  /// Greek letters that look like Latin ones, with those.
  private static let greekLookAlikes: [UInt32: Unicode.Scalar] = table(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲͿ", "ABEZHIKMNOPTYXocJ")
  /// Cyrillic letters that look like Latin ones, with those.
  private static let cyrillicLookAlikes: [UInt32: Unicode.Scalar] = table(
    "АВЕЅІЈКМНОРСТУХаеорсухѕіј", "ABESIJKMHOPCTYXaeopcyxsij")

  private static func table(_ odd: String, _ latin: String) -> [UInt32: Unicode.Scalar] {
    Dictionary(uniqueKeysWithValues: zip(odd.unicodeScalars.map(\.value), latin.unicodeScalars))
  }

  static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
