public import AttestModel

/// A name that asks for care.
public struct NameConflict: Hashable, Sendable {
  /// Why a name asks for care.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Several things are called so.
    case meanings
    /// One thing's symbol of old is what another is called today.
    case retired
    /// Two names of different things that look the same in many typefaces: `PIK3CI`, `PIK3Cl`.
    case lookalike = "look-alike"
  }

  /// Why it asks for care.
  public let kind: Kind
  /// The name as its concept lists it.
  public let name: String
  /// What the name stands for.
  public let concept: Concept
  /// The name of the other thing.
  public let otherName: String
  /// What the other name stands for.
  public let other: Concept
}

extension Lexicon {
  /// The names that ask for care, in the order of their concepts.
  public func conflicts() -> [NameConflict] {
    var found: [NameConflict] = []
    var looks: [[UInt8]: Int] = [:]
    for index in 0..<image.nameCount {
      let own = image.names[index]
      for rival in rivals(ofName: index) where rival > index {
        let isRetired = (own.flags | image.names[rival].flags) & LexiconImage.Name.retired != 0
        append(isRetired ? .retired : .meanings, index, rival, to: &found)
      }
      guard let look = Self.look(image.bytes(at: own.text, own.length)) else { continue }
      if let other = looks[look] {
        if image.names[other].concept != own.concept,
          !image.bytes(at: own.text, own.length)
            .elementsEqual(
              image.bytes(at: image.names[other].text, image.names[other].length)),
          !rivals(ofName: index).contains(other)
        {
          append(.lookalike, other, index, to: &found)
        }
      } else {
        looks[look] = index
      }
    }
    return found
  }

  private func append(
    _ kind: NameConflict.Kind, _ name: Int, _ other: Int, to found: inout [NameConflict]
  ) {
    let conflict = NameConflict(
      kind: kind, name: names[name].text, concept: concepts[Int(names[name].concept)],
      otherName: names[other].text, other: concepts[Int(names[other].concept)])
    if found.last != conflict { found.append(conflict) }
  }

  /// A symbol with letters and digits that look alike made the same; nil for a name of words.
  private static func look(_ name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard (3...10).contains(name.count) else { return nil }
    var look: [UInt8] = []
    var isSymbol = false
    for byte in name {
      switch byte {
      case UInt8(ascii: "0"), UInt8(ascii: "O"): look.append(UInt8(ascii: "O"))
      case UInt8(ascii: "1"), UInt8(ascii: "I"), UInt8(ascii: "l"): look.append(UInt8(ascii: "I"))
      case UInt8(ascii: "-"), UInt8(ascii: " "): continue
      default: look.append(byte)
      }
      isSymbol = isSymbol || byte < UInt8(ascii: "a")
    }
    return isSymbol ? look : nil
  }
}
