/// What a byte can begin, looked up once for each byte of a text.
enum ByteClass: UInt8 {
  case blank, lower, upper, digit, mark
  /// The first byte of a scalar outside ASCII.
  case wide

  static let table: [ByteClass] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0...0x20, 0x7F: .blank
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0x80...0xFF: .wide
    default: .mark
    }
  }
}

/// What a scalar outside ASCII counts as.
enum WideScalar {
  case blank
  /// Read as the ASCII mark that it resembles.
  case mark(UInt8)
  /// A Greek letter, with its name in Latin letters.
  case greek(StaticString)
  /// A letter with an accent, with its plain form in lower case.
  case letter(StaticString, isCapital: Bool)
  /// A letter of ASCII in full width.
  case narrow(UInt8)
  /// A raised or lowered digit.
  case digit(UInt8)
  /// Any other letter: compared as it stands.
  case other
  /// Zero-width marks that only steer line breaking.
  case ignored

  init(_ scalar: UInt32) {
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .blank
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0xFE00...0xFE0F, 0x202A...0x202E:
      self = .ignored
    case 0x2010...0x2015, 0x2212, 0x207B, 0x208B, 0xFE58, 0xFE63, 0xFF0D: self = .mark(0x2D)
    case 0x207A, 0x208A, 0xFF0B: self = .mark(0x2B)
    case 0x2018, 0x2019, 0x201B, 0x2032, 0x02B9, 0x02BC, 0x00B4, 0x0060: self = .mark(0x27)
    case 0x201C...0x201F, 0x2033, 0x00AB, 0x00BB: self = .mark(0x22)
    case 0x2044, 0x2215, 0xFF0F: self = .mark(0x2F)
    case 0x00B2, 0x00B3: self = .digit(UInt8(0x30 + scalar - 0xB0))
    case 0x00B9: self = .digit(0x31)
    case 0x2070, 0x2074...0x2079: self = .digit(UInt8(0x30 + scalar - 0x2070))
    case 0x2080...0x2089: self = .digit(UInt8(0x30 + scalar - 0x2080))
    case 0xFF10...0xFF19: self = .digit(UInt8(0x30 + scalar - 0xFF10))
    case 0x00A1...0x00A9, 0x00AB...0x00B4, 0x00B6...0x00B9, 0x00BB...0x00BF, 0x00D7, 0x00F7,
      0x2016...0x206F, 0x2190...0x2BFF, 0x3001...0x303F:
      self = .mark(0x7E)
    case 0x00B5: self = .greek("mu")
    default:
      if let name = Self.greek(scalar) {
        self = .greek(name)
      } else if let (plain, isCapital) = Self.latin(scalar) {
        self = .letter(plain, isCapital: isCapital)
      } else if let byte = Self.narrow(scalar) {
        self = .narrow(byte)
      } else {
        self = .other
      }
    }
  }

  private static func greek(_ scalar: UInt32) -> StaticString? {
    // The variant forms of beta, theta, phi, kappa and epsilon read as the letters they vary, and
    // so do the Latin alpha and gamma that some typesetters put in their place.
    switch scalar {
    case 0x0251: return "alpha"
    case 0x0263: return "gamma"
    case 0x1D6A8...0x1D7C9: return mathematical(scalar)
    case 0x03D0: return "beta"
    case 0x03D1: return "theta"
    case 0x03D5: return "phi"
    case 0x03F0: return "kappa"
    case 0x03F5: return "epsilon"
    case 0x0391...0x03A9, 0x03B1...0x03C9: break
    default: return nil
    }
    let names: [StaticString] = [
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
      "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon",
      "phi", "chi", "psi", "omega",
    ]
    let index = Int(scalar >= 0x03B1 ? scalar - 0x03B1 : scalar - 0x0391)
    return index < names.count ? names[index] : nil
  }

  /// Greek letters of formulas: five alphabets of 58 letters, bold, italic and without serifs.
  private static func mathematical(_ scalar: UInt32) -> StaticString? {
    let place = (scalar - 0x1D6A8) % 58
    switch place {
    case 0...16, 18...24: return greek(0x0391 + place)
    case 26...50: return greek(0x03B1 + place - 26)
    case 52: return "epsilon"
    case 53: return "theta"
    case 54: return "kappa"
    case 55: return "phi"
    case 56: return "rho"
    case 57: return "pi"
    default: return nil
    }
  }

  /// What a letter of other scripts is where it stands for a Greek one in a symbol: `TGF-ß`,
  /// `NF-кB`.
  static func disguised(_ scalar: UInt32) -> StaticString? {
    switch scalar {
    case 0xDF: "beta"
    case 0x043A: "kappa"
    default: nil
    }
  }

  /// The letter of ASCII that a full-width one stands for.
  private static func narrow(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: UInt8(scalar - 0xFF00 + 0x20)
    default: nil
    }
  }

  private static func latin(_ scalar: UInt32) -> (StaticString, isCapital: Bool)? {
    switch scalar {
    case 0xC0...0xC5: ("a", true)
    case 0xC6: ("ae", true)
    case 0xC7: ("c", true)
    case 0xC8...0xCB: ("e", true)
    case 0xCC...0xCF: ("i", true)
    case 0xD1: ("n", true)
    case 0xD2...0xD6, 0xD8: ("o", true)
    case 0xD9...0xDC: ("u", true)
    case 0xDD: ("y", true)
    case 0xDF: ("ss", false)
    case 0xE0...0xE5: ("a", false)
    case 0xE6: ("ae", false)
    case 0xE7: ("c", false)
    case 0xE8...0xEB: ("e", false)
    case 0xEC...0xEF: ("i", false)
    case 0xF1: ("n", false)
    case 0xF2...0xF6, 0xF8: ("o", false)
    case 0xF9...0xFC: ("u", false)
    case 0xFD, 0xFF: ("y", false)
    case 0x106, 0x108, 0x10A, 0x10C: ("c", true)
    case 0x107, 0x109, 0x10B, 0x10D: ("c", false)
    case 0x118, 0x11A: ("e", true)
    case 0x119, 0x11B: ("e", false)
    case 0x11E: ("g", true)
    case 0x11F: ("g", false)
    case 0x130: ("i", true)
    case 0x131: ("i", false)
    case 0x141: ("l", true)
    case 0x142: ("l", false)
    case 0x143, 0x147: ("n", true)
    case 0x144, 0x148: ("n", false)
    case 0x150: ("o", true)
    case 0x151: ("o", false)
    case 0x152: ("oe", true)
    case 0x153: ("oe", false)
    case 0x158: ("r", true)
    case 0x159: ("r", false)
    case 0x15A, 0x15C, 0x15E, 0x160, 0x218: ("s", true)
    case 0x15B, 0x15D, 0x15F, 0x161, 0x219: ("s", false)
    case 0x16E, 0x170: ("u", true)
    case 0x16F, 0x171: ("u", false)
    case 0x179, 0x17B, 0x17D: ("z", true)
    case 0x17A, 0x17C, 0x17E: ("z", false)
    default: nil
    }
  }
}
