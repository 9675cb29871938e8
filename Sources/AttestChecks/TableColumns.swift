public import AttestModel

/// What the columns of a table hold, by their headings or as the user said.
public struct TableColumns: Sendable {
  /// The names of the columns, as the header writes them.
  public let headings: [String]
  /// What each column holds, parallel to `headings`; `other` where nothing tells.
  public private(set) var roles: [ColumnRole]
  /// By the roles' ordinals.
  private var places: [[Int]] = []
  /// A bit for each role that a column has, by the roles' ordinals.
  private var present: UInt64 = 0
  /// Where what acts stands, what it acts on, and what it does, the preferred columns first.
  private(set) var subjects: [Int] = []
  private(set) var objects: [Int] = []
  private(set) var relations: [Int] = []

  /// Reads a header.
  ///
  /// - Parameters:
  ///   - given: roles that the user gave, with the headings meant.
  /// - Throws: a `Diagnostic` where a column stands twice, has a line break in its name, or is
  ///   given but not there.
  public init(
    _ header: [CuratedCell], names: ColumnNames, given: [(role: ColumnRole, heading: String)] = [],
    file: String
  ) throws {
    headings = header.map(\.text)
    var seen: [String: CuratedCell] = [:]
    for cell in header {
      if cell.text.contains(where: \.isNewline) {
        throw Diagnostic(
          "a column's name has a line break in it; write the header on one line", file: file,
          line: cell.line, column: cell.column)
      }
      let name = cell.text.lowercased().trimmed
      if let first = seen[name], !name.isEmpty {
        throw Diagnostic(
          "duplicate column “\(cell.text)”, which stands at column \(first.column) already;"
            + " rename one", file: file, line: cell.line, column: cell.column)
      }
      seen[name] = cell
    }
    roles = header.map { names.role(of: $0.text) ?? .other }
    // A drug's target is not what a subject acts on.
    let hasAgent = roles.contains(.agent)
    let hasSubject = roles.contains(.subject)
    for index in roles.indices where roles[index] == .target && !hasAgent && hasSubject {
      roles[index] = .object
    }
    // SIGNOR writes what A does to B under “effect”; elsewhere that is a result in words.
    if !roles.contains(.relation), headings.contains(where: { Self.isSame($0, "ENTITYA") }) {
      for index in roles.indices where Self.isSame(headings[index], "EFFECT") {
        roles[index] = .relation
      }
    }
    for (role, heading) in given {
      let wanted = ColumnNames.folded(heading)
      guard let index = headings.firstIndex(where: { ColumnNames.folded($0) == wanted }) else {
        throw Diagnostic(
          "no column “\(heading)”, which --columns names; the header has "
            + headings.joined(separator: ", "), code: .usage, file: file, line: 1, column: 1)
      }
      // What the user gives takes the place of what the headings say.
      for other in roles.indices where roles[other] == role && other != index {
        if !given.contains(where: { $0.role == role && Self.isSame($0.heading, headings[other]) }) {
          roles[other] = .other
        }
      }
      roles[index] = role
    }
    index()
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    ColumnNames.folded(one) == ColumnNames.folded(other)
  }

  /// Gives a column another role, when its cells show what it holds.
  mutating func set(_ role: ColumnRole, at column: Int) {
    roles[column] = role
    index()
  }

  private mutating func index() {
    places = Array(repeating: [], count: ColumnRole.allCases.count)
    present = 0
    for (column, role) in roles.enumerated() {
      places[role.ordinal].append(column)
      present |= 1 << UInt64(role.ordinal)
    }
    subjects = Self.subjectRoles.flatMap(columns)
    objects = Self.objectRoles.flatMap(columns)
    relations = columns(.relation) + columns(.sign)
  }

  private static let subjectRoles: [ColumnRole] = [.subject, .cytokine, .agent, .gene]
  private static let objectRoles: [ColumnRole] = [.object, .receptor, .stat, .target, .disease]

  /// Where columns of a role stand.
  public func columns(_ role: ColumnRole) -> [Int] { places[role.ordinal] }

  /// Whether a column of the role is there.
  public func has(_ role: ColumnRole) -> Bool { present & 1 << UInt64(role.ordinal) != 0 }

  /// Whether a check finds what it needs of a role, in a column of it or of one that will do.
  public func serves(_ role: ColumnRole) -> Bool {
    switch role {
    case .subject: !subjects.isEmpty
    case .object: !objects.isEmpty
    case .relation: !relations.isEmpty
    case .pmid, .nct, .doi, .pmcid: has(role) || has(.identifier) && has(.identifierKind)
    default: has(role)
    }
  }
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmed: String {
    guard let start = unicodeScalars.first, let end = unicodeScalars.last else { return "" }
    if start > " ", end > " ", start < "\u{7F}", end < "\u{7F}" { return String(self) }
    guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
