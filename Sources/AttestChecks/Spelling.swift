internal import AttestModel

/// How spellings of one name are told to be the same.
enum Spelling {
  /// Lower case, Greek letters by name, accents dropped, letters and digits alone.
  ///
  ///     TGF-β, TGFβ, TGF-beta     tgfbeta
  static func folded(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
        var count = 0
        for byte in text.utf8 {
          guard let letter = small(byte) else { continue }
          buffer[count] = letter
          count += 1
        }
        return count
      }
    }
    var folded = ""
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value | 0x20)))
      case 0x61...0x7A, 0x30...0x39: folded.unicodeScalars.append(scalar)
      case 0x80...:
        if let name = greek[scalar] {
          folded += name
        } else if let plain = plain[scalar] {
          folded += plain
        } else if scalar.properties.isAlphabetic {
          folded.unicodeScalars.append(scalar)
        }
      default: break
      }
    }
    return folded
  }

  /// A letter of ASCII in lower case, or a digit; nil for marks.
  @inline(__always)
  private static func small(_ byte: UInt8) -> UInt8? {
    if (0x30...0x39).contains(byte) { return byte }
    return byte >= 0x41 && (0x61...0x7A).contains(byte | 0x20) ? byte | 0x20 : nil
  }

  /// The digest of a folded text, without making the text of most.
  static func digest(of text: String) -> UInt64 {
    var text = text
    let digest = text.withUTF8 { bytes -> UInt64? in
      guard bytes.count <= 64 else { return nil }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
        var count = 0
        for byte in bytes {
          if byte >= 0x80 { return nil }
          guard let letter = small(byte) else { continue }
          buffer[count] = letter
          count += 1
        }
        return ByteHash.of(UnsafeBufferPointer(rebasing: buffer[..<count]))
      }
    }
    return digest ?? RowDigest.hash(of: folded(text))
  }

  private static let greek: [Unicode.Scalar: String] = {
    var names: [Unicode.Scalar: String] = ["µ": "mu"]
    let order = [
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
      "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon",
      "phi", "chi", "psi", "omega",
    ]
    for (index, name) in order.enumerated() {
      if let small = Unicode.Scalar(0x3B1 + index) { names[small] = name }
      if let large = Unicode.Scalar(0x391 + index) { names[large] = name }
    }
    return names
  }()

  private static let plain: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = ["ø": "o", "ß": "ss", "æ": "ae", "œ": "oe"]
    for (letters, base) in [
      ("àáâãäåÀÁÂÃÄÅ", "a"), ("èéêëÈÉÊË", "e"), ("ìíîïÌÍÎÏ", "i"), ("òóôõöÒÓÔÕÖØ", "o"),
      ("ùúûüÙÚÛÜ", "u"), ("ñÑ", "n"), ("çÇ", "c"),
    ] {
      for scalar in letters.unicodeScalars { table[scalar] = base }
    }
    return table
  }()
}
