import AttestModel
import Synchronization

/// A name as written, with what it stands for and why: a row of `names`.
struct NameKey: Hashable {
  let text: ExactText
  let curie: ExactText
  let name: ExactText
  let kind: Concept.Kind
  let reason: ExactText

  init(_ mention: MentionRecord) {
    text = ExactText(mention.text)
    curie = ExactText(mention.concept.id)
    name = ExactText(mention.concept.name)
    kind = mention.concept.kind
    reason = ExactText(mention.reason)
  }
}

/// The ids of names that were written or met before, kept from one batch to the next: the same
/// names come again and again.
///
/// Names are never taken out of a store, so an id that was committed stays right.
final class NameIDs: Sendable {
  /// Some 4 MB of names; beyond, all are looked up again.
  private static let most = 20_000

  private let known = Mutex<[NameKey: Int64]>([:])

  /// Hands the ids over to a transaction. Where it fails, they are forgotten.
  func take() -> [NameKey: Int64] {
    known.withLock { known in
      var taken: [NameKey: Int64] = [:]
      swap(&taken, &known)
      return taken
    }
  }

  /// Takes back what a transaction that was committed knows.
  func keep(_ ids: [NameKey: Int64]) {
    guard ids.count <= Self.most else { return }
    known.withLock { $0 = ids }
  }
}
