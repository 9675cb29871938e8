public import AttestModel

/// One rule of the linter: a question that is asked of curated data.
///
/// A check is a file in `Checks` and a line in `allChecks`. What it looks at is said by the
/// protocols below; its entry in the catalogue says what it is called and shows both a table in
/// which it must find something and one in which it must not. The tests run both.
public protocol Check: Sendable {
  /// What the catalogue says about it.
  var entry: CatalogueEntry { get }

  /// The check as each of the kinds below, where it is of that kind: the protocols of the kinds say
  /// so themselves, and asking the runtime would take longer than checking a small table.
  var asRowCheck: (any RowCheck)? { get }
  /// As a check of single cells; nil where it is none.
  var asCellCheck: (any CellCheck)? { get }
  /// As a check of a column's texts; nil where it is none.
  var asTextsCheck: (any TextsCheck)? { get }
  /// As a check that compares rows; nil where it is none.
  var asRowsCheck: (any RowsCheck)? { get }
  /// As a check of reviews; nil where it is none.
  var asReviewCheck: (any ReviewCheck)? { get }
  /// As a check of stores; nil where it is none.
  var asStoreCheck: (any StoreCheck)? { get }
}

extension Check {
  /// Nil: a check looks at single rows where it is a `RowCheck`.
  public var asRowCheck: (any RowCheck)? { nil }
  /// Nil: a check looks at single cells where it is a `CellCheck`.
  public var asCellCheck: (any CellCheck)? { nil }
  /// Nil: a check looks at the texts of a column where it is a `TextsCheck`.
  public var asTextsCheck: (any TextsCheck)? { nil }
  /// Nil: a check compares rows where it is a `RowsCheck`.
  public var asRowsCheck: (any RowsCheck)? { nil }
  /// Nil: a check reads reviews where it is a `ReviewCheck`.
  public var asReviewCheck: (any ReviewCheck)? { nil }
  /// Nil: a check reads stores where it is a `StoreCheck`.
  public var asStoreCheck: (any StoreCheck)? { nil }
}

extension RowCheck {
  /// Itself.
  public var asRowCheck: (any RowCheck)? { self }
}

extension CellCheck {
  /// Itself.
  public var asCellCheck: (any CellCheck)? { self }
}

extension TextsCheck {
  /// Itself.
  public var asTextsCheck: (any TextsCheck)? { self }
}

extension RowsCheck {
  /// Itself.
  public var asRowsCheck: (any RowsCheck)? { self }
}

extension ReviewCheck {
  /// Itself.
  public var asReviewCheck: (any ReviewCheck)? { self }
}

extension StoreCheck {
  /// Itself.
  public var asStoreCheck: (any StoreCheck)? { self }
}

/// A check that looks at one row of a table at a time.
public protocol RowCheck: Check {
  /// Whether it has anything to say of tables with these columns, beside those that it needs.
  func concerns(_ columns: TableColumns) -> Bool

  /// Whether it has nothing to say where there is no store.
  var needsRecords: Bool { get }

  /// Whether it has something to say of rows without any text.
  var looksAtEmptyRows: Bool { get }

  /// Names what is wrong with a row.
  func check(_ row: CheckedRow, _ report: inout Report)
}

extension RowCheck {
  /// Every table; a check that is concerned with fewer says so.
  public func concerns(_ columns: TableColumns) -> Bool { true }
  /// False: what a row says by itself is enough.
  public var needsRecords: Bool { false }
  /// False: an empty row says nothing.
  public var looksAtEmptyRows: Bool { false }
}

/// A check of rows against what the store knows; it is not asked where there is none.
public protocol RecordCheck: RowCheck {}

extension RecordCheck {
  /// True: it compares with records.
  public var needsRecords: Bool { true }
}

/// A check that looks at one cell at a time, whatever else stands in its row.
///
/// Each text of a column is looked at once, however often it stands there.
public protocol CellCheck: Check {
  /// Whether it looks at columns of a role.
  func looks(at role: ColumnRole) -> Bool

  /// Names what is wrong with a cell, which holds something.
  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report)
}

/// A check that names a text of a column once a table, or compares the texts of a column.
public protocol TextsCheck: Check {
  /// Whether it looks at columns of a role.
  func looks(at role: ColumnRole) -> Bool

  /// Keeps what has to be compared or told of a text, at the first cell that holds it.
  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping)

  /// Whether a text that shares its key with no other has something to tell as well.
  var tellsOfSingleTexts: Bool { get }

  /// Names what is wrong with texts of one key, given in the order of their first cells.
  func compare(_ texts: [RowRecord], _ report: inout Report)
}

extension TextsCheck {
  /// True: a text alone may be wrong too.
  public var tellsOfSingleTexts: Bool { true }
}

/// A check that compares the rows of a table with each other.
public protocol RowsCheck: Check {
  /// Whether it has anything to say of tables with these columns, beside those that it needs.
  func concerns(_ columns: TableColumns) -> Bool

  /// Keeps what has to be compared; rows with the same key come together.
  func record(_ row: CheckedRow, _ keep: inout RowKeeping)

  /// Whether a row that shares its key with no other has something to tell as well.
  var tellsOfSingleRows: Bool { get }

  /// Whether rows of one key always have the same two ends, or are the same where they have not
  /// both: others are then not asked for what to keep.
  var comparesSameEnds: Bool { get }

  /// Names what is wrong with rows of one key, given in their order.
  func compare(_ rows: [RowRecord], _ report: inout Report)
}

extension RowsCheck {
  /// Every table; a check that is concerned with fewer says so.
  public func concerns(_ columns: TableColumns) -> Bool { true }
  /// False: rows are wrong only beside others.
  public var tellsOfSingleRows: Bool { false }
  /// False: ends may differ.
  public var comparesSameEnds: Bool { false }
}

/// A check that reads a review: its prose, and its tables against it.
public protocol ReviewCheck: Check {
  /// Names what is wrong with a review.
  func check(_ review: Review, _ report: inout Report)
}

extension Check {
  /// Whether a table with these columns has all that the check looks at.
  public func isConcerned(with columns: TableColumns) -> Bool {
    entry.needs.allSatisfy(columns.serves) && asRowCheck?.concerns(columns) ?? true
      && asRowsCheck?.concerns(columns) ?? true
  }
}

/// Every check, in the order of its findings. A new check is its file and its line here.
public let allChecks: [any Check] = [
  MalformedPMID(),
  DecoratedPMID(),
  OtherIdentifierForPMID(),
  MalformedNCT(),
  DecoratedNCT(),
  RepeatedIdentifier(),
  OtherRegistry(),
  MixedSeparators(),
  ImprobablePMID(),
  PMIDAgainstYear(),
  TrialUnderSeveralDiseases(),
  TrialUnderSeveralAgents(),
  UnknownName(),
  MisspeltName(),
  SpreadsheetDamage(),
  RetiredSymbol(),
  AmbiguousName(),
  WrongTypeForColumn(),
  StateInName(),
  LookAlikeCharacters(),
  NameVariants(),
  AliasBesideName(),
  FamilyForMember(),
  UnknownPhase(),
  UnknownStatus(),
  VocabularyVariant(),
  MissingRelation(),
  UnknownRelation(),
  SignAgainstVerb(),
  UnknownSilencedCode(),
  DuplicateRows(),
  ContradictingRows(),
  OppositeSigns(),
  RowsDifferingInOneCell(),
  SelfRelation(),
  MissingEnd(),
  ClaimUnderTwoNames(),
  MisspeltInText(),
  LookAlikeInText(),
  TextNameVariants(),
  ConfusedName(),
  ListedTwice(),
  SeveralTargets(),
  AbbreviationWithTwoMeanings(),
  AbbreviationOfOtherWords(),
  AbbreviationOfOtherNumber(),
  AbbreviationExplainedAgain(),
  RepeatedWords(),
  NameSaidTwice(),
  MissingBlank(),
  StrayCharacter(),
  StrangerInList(),
  NounForVerb(),
  AbbreviationSlip(),
  WordForm(),
  VerbNumber(),
  PhaseAgainstTable(),
  TableAgainstProse(),
  TrialAgainstTable(),
  OtherAuthorNamed(),
  CitationVariants(),
  CitedTwiceInBracket(),
  LetterWithoutSibling(),
  NoKinase(),
  TargetAgainstReference(),
  CytokineSignalling(),
  ImpossibleCharge(),
  RetractedPublication(),
  DoubtedPublication(),
  CorrectedPublication(),
  NoticeCited(),
  UnknownPublication(),
  AuthorAgainstRecord(),
  UnknownTrial(),
  ObsoleteTrialNumber(),
  AgentAgainstRecord(),
  ConditionAgainstRecord(),
  PhaseAgainstRecord(),
  StatusAgainstRecord(),
  ContradictedByText(),
  SaidElsewhere(),
  OtherEntityInText(),
  PossibleInText(),
  NotCheckable(),
  ContradictingClaims(),
  RetractedCredit(),
  DoubtedCredit(),
  UnresolvedCredit(),
  AmbiguousCredit(),
  AmbiguousMention(),
  RetractedDocument(),
]
