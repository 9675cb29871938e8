import GRDB

/// Where each section of one document stands; labels may occur twice, the first one counts.
struct SectionOrdinals {
  private let document: Int64
  private let addSection: Statement
  private var ordinals: [ExactText: Int] = [:]
  private var count = 0

  /// - Parameter addSection: Inserts document, ordinal, listed and label.
  init(document: Int64, addSection: Statement) {
    self.document = document
    self.addSection = addSection
  }

  /// Writes the next section.
  mutating func add(_ label: String, listed: Bool) throws {
    try addSection.execute(arguments: [document, count, listed, label])
    if ordinals[ExactText(label)] == nil { ordinals[ExactText(label)] = count }
    count += 1
  }

  /// The place of a section; one that the document does not list is added.
  mutating func ordinal(of label: String) throws -> Int {
    if let known = ordinals[ExactText(label)] { return known }
    try add(label, listed: false)
    return count - 1
  }
}
