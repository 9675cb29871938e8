/// The authors that a citation names, held against those of a publication.
///
///     Hu and Li 2018       Hu, Li                 agrees
///     Hu and Zhang 2018    Hu, Li                 another author
///     Hu 2018              Hu, Li                 too few
///     Hu et al. 2018       Hu                     agrees: a list may hold the first author alone
public struct AuthorComparison: Sendable {
  private let cited: [String]
  private let isOpen: Bool

  /// - Parameters:
  ///   - cited: the family names that the citation gives, in order, folded as those that they are
  ///     compared with.
  ///   - isOpen: whether it says that there are more, by “et al.”
  public init(cited: [String], isOpen: Bool) {
    self.cited = cited
    self.isOpen = isOpen
  }

  /// Whether a publication can be meant whose first author is the citation's.
  ///
  /// - Parameter listed: the family names of its authors, folded; an `et al` at their end says that
  ///   the list is cut.
  public func agrees(with listed: [String]) -> Bool {
    var listed = listed[...]
    let isCut = listed.last == "et al"
    if isCut { listed.removeLast() }
    guard listed.count > 1 else { return true }
    if isOpen {
      if !isCut, listed.count <= cited.count { return false }
    } else if isCut ? listed.count > cited.count : listed.count != cited.count {
      return false
    }
    return zip(cited, listed).dropFirst().allSatisfy { Self.isSame($0, $1) }
  }

  /// Whether two family names can be one: `de groot` and `groot`, `garcia lopez` and `garcia`; a
  /// slip in a longer name makes it no other.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    let (long, short) = one.utf8.count >= other.utf8.count ? (one, other) : (other, one)
    return long == short || long.hasPrefix(short + " ") || long.hasSuffix(" " + short)
      || short.utf8.count >= 5 && isOneSlip(short, long)
      || long.utf8.count == short.utf8.count + 1 && isUmlaut(short, long)
  }

  /// Whether the longer name has an `e` behind a vowel that the shorter one lacks: `boehm` and `bohm`
  /// of Böhm.
  private static func isUmlaut(_ short: String, _ long: String) -> Bool {
    let head = zip(short.utf8, long.utf8).prefix { $0 == $1 }.count
    let longer = Array(long.utf8)
    return head > 0 && longer[head] == UInt8(ascii: "e") && "aou".utf8.contains(longer[head - 1])
      && short.utf8.dropFirst(head).elementsEqual(longer[(head + 1)...])
  }

  /// Whether two folded names differ by a letter that was left out, put in or taken for another, or
  /// by two that changed places.
  public static func isOneSlip(_ one: String, _ other: String) -> Bool {
    let (short, long) =
      one.utf8.count <= other.utf8.count
      ? (Array(one.utf8), Array(other.utf8)) : (Array(other.utf8), Array(one.utf8))
    guard long.count - short.count <= 1 else { return false }
    let head = zip(short, long).prefix { $0 == $1 }.count
    let (restOfShort, restOfLong) = (short[head...], long[head...])
    if long.count > short.count { return restOfShort.elementsEqual(restOfLong.dropFirst()) }
    if restOfShort.dropFirst().elementsEqual(restOfLong.dropFirst()) { return true }
    return restOfShort.dropFirst(2).elementsEqual(restOfLong.dropFirst(2))
      && restOfShort.prefix(2).elementsEqual(restOfLong.prefix(2).reversed())
  }
}
