import TextModel

/// Reads the units of one bilingual file, one after the other, in constant memory.
public protocol UnitReader {
  /// Puts the next unit in the order of the file into `unit`; `false` at the end, where `unit` stays as it was.
  ///
  /// A unit has a dozen parts, and handing it out in place saves the counting of references that copies cost.
  /// - Throws: ``InputError`` at the first defect, with file, line and column.
  mutating func next(into unit: inout TranslationUnit) throws(InputError) -> Bool
  /// What was seen so far.
  var summary: ReadSummary { get }
  /// The parts of a unit, beyond its texts, that the format can hold.
  var columns: Set<UnitColumn> { get }
  /// Named values of the file as a whole, such as the fields of a gettext header; known after the first unit.
  var metadata: [UnitProperty] { get }
  /// The names of a table's columns that become properties of the units.
  var propertyNames: [String] { get }
}

extension UnitReader {
  /// Most formats have none.
  public var metadata: [UnitProperty] { [] }
  /// Most formats have no columns.
  public var propertyNames: [String] { [] }
}

/// Parts of a unit that a table has columns for.
public enum UnitColumn: String, CaseIterable, Sendable {
  case id, document, context, flags, notes, confidence

  /// The place in ``allCases``.
  var ordinal: Int {
    switch self {
    case .id: 0
    case .document: 1
    case .context: 2
    case .flags: 3
    case .notes: 4
    case .confidence: 5
    }
  }
}

/// What a reader found in a file.
public struct ReadSummary: Hashable, Sendable {
  /// How many units were read.
  public package(set) var unitCount = 0
  /// How many texts there were in each language that the file names.
  public private(set) var languages: [LanguageTag: Int] = [:]
  /// What was passed over: a reason in words, and how often.
  public private(set) var skipped: [String: Int] = [:]

  public init() {}

  /// Counts texts in a language.
  public mutating func count(_ language: LanguageTag, _ number: Int = 1) {
    languages[language, default: 0] += number
  }

  /// Counts something passed over, with the reason in words.
  public mutating func skip(_ reason: String, _ number: Int = 1) { skipped[reason, default: 0] += number }

  /// The languages with their counts, most frequent first: `es (120), en (118)`.
  public var languageList: String {
    languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
  }

  /// The reasons with their counts, in alphabetical order.
  public var skippedList: [String] { skipped.sorted { $0.key < $1.key }.map { $0.key.counted($0.value) } }
}

/// How bilingual files are read.
public struct ReadOptions: Hashable, Sendable {
  /// The source language; `nil` takes it from the file.
  public var from: LanguageTag?
  /// The target language; `nil` takes it from the file.
  public var to: LanguageTag?
  public var limits = Limits()
  /// Whether what would be left out or refused is a unit without texts instead: an empty line of a table, a record with
  /// too few or too many cells, a unit that lacks one of the languages. For what answers unit by unit.
  public var keepsOddRecords = false
  /// Whether the first record of a table may be a header.
  public var hasHeader = true
  /// Whether each text inside an inline code comes as a unit of its own too, behind the unit of the code.
  public var takesSubflows = false
  /// With 2, long XML files are parsed on a thread of their own; what is read is the same.
  public var threads: Int

  public init(
    from: LanguageTag? = nil, to: LanguageTag? = nil, limits: Limits = Limits(), threads: Int = 2
  ) {
    self.from = from
    self.to = to
    self.limits = limits
    self.threads = threads
  }
}
