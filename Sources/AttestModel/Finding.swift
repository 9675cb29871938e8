/// Something that a check found in curated data: where, what, how bad, and what to do about it.
///
///     edges.csv:12:4: error: PMID “1724219e” has a character that is no digit [ID001]
public struct Finding: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Worth knowing; nothing has to be done.
    case information
    /// Probably wrong; a person should look.
    case warning
    case error

    /// Information is least, an error most.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }

    /// `information`, `warning`, `error`.
    public var name: String {
      switch self {
      case .information: "information"
      case .warning: "warning"
      case .error: "error"
      }
    }
  }

  /// Of the check, as in the catalogue: `ID001`.
  public let code: String
  /// How bad it is; mostly what the catalogue says of its check.
  public let severity: Severity
  /// The path as given.
  public let file: String
  /// From 1; 0 where the finding is about the whole file.
  public let line: Int
  /// In Unicode scalars, from 1; 0 where no column applies.
  public let column: Int
  /// What is wrong, on one line.
  public let message: String
  /// What was found, as it stands there.
  public let value: String
  /// What should stand there; empty where that is not known.
  public let suggestion: String
  /// What speaks for the finding: another row, a sentence, a record.
  public let evidence: String

  /// A finding as its parts.
  public init(
    code: String, severity: Severity, file: String, line: Int, column: Int, message: String,
    value: String = "", suggestion: String = "", evidence: String = ""
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.value = value
    self.suggestion = suggestion
    self.evidence = evidence
  }
}

extension Finding: CustomStringConvertible {
  /// `edges.csv:12:4: error: … [ID001]`, on one line.
  public var description: String {
    var place = file
    if line > 0 { place += ":\(line)" }
    if line > 0, column > 0 { place += ":\(column)" }
    return Diagnostic.printable("\(place): \(severity.name): \(message) [\(code)]")
  }
}
