import TextModel

/// One of the two texts of a unit.
public enum Side: String, Sendable, Hashable { case source, target }

/// A replacement that removes a defect.
public struct Fix: Hashable, Sendable {
  /// Whether a person must look at it first.
  public enum Safety: String, Sendable {
    /// The meaning stays for certain.
    case safe
    /// Needs eyes.
    case suggested
  }

  /// The text that changes.
  public var side: Side
  /// Byte range in that text.
  public var range: Range<Int>
  public var replacement: String
  public var safety: Safety

  public init(_ side: Side, _ range: Range<Int>, _ replacement: String, safety: Safety = .safe) {
    self.side = side
    self.range = range
    self.replacement = replacement
    self.safety = safety
  }
}

/// What a rule has to say about a unit, before the engine adds where it stands.
public struct Problem: Hashable, Sendable {
  /// Quotes the text and says what to do, without a full stop.
  public var message: String
  /// The text that has the defect; it decides the file and line of the finding.
  public var side: Side
  /// Byte range in the source text.
  public var sourceRange: Range<Int>?
  /// Byte range in the target text.
  public var targetRange: Range<Int>?
  public var fix: Fix?
  /// What the glossary says on the matter, on one line; `nil` for problems that are not about terms.
  public var entry: String?

  public init(
    _ message: String, source: Range<Int>? = nil, target: Range<Int>? = nil, side: Side? = nil,
    fix: Fix? = nil
  ) {
    self.message = message
    self.side = side ?? (target == nil && source != nil ? .source : .target)
    self.sourceRange = source
    self.targetRange = target
    self.fix = fix
  }

  /// A problem of one text alone.
  public init(_ message: String, on side: Side, _ range: Range<Int>, fix: Fix? = nil) {
    self.init(
      message, source: side == .source ? range : nil, target: side == .target ? range : nil, side: side,
      fix: fix)
  }
}

/// What does something all the time.
public enum Habit: String, Sendable { case document, project }

/// A defect with its place.
public struct Finding: Hashable, Sendable {
  /// The rule's id.
  public var rule: String
  public var level: Level
  public var message: String
  /// Where it begins in the file.
  public var location: Location
  /// Id of the unit.
  public var unit: String
  /// Position of the unit in the run, from 0; orders findings.
  public var unitIndex: Int
  /// Byte range in ``source``.
  public var sourceRange: Range<Int>?
  /// Byte range in ``target``.
  public var targetRange: Range<Int>?
  /// The side that ``location`` lies on.
  public var side: Side
  public var source: String
  public var target: String?
  public var fix: Fix?
  /// What the glossary says on the matter, on one line.
  public var entry: String?
  /// The languages of the two texts, as far as they are known.
  public var sourceLanguage: LanguageTag?
  public var targetLanguage: LanguageTag?
  /// Which of several plural forms ``target`` is.
  public var form = 0
  /// Whose habit it stands for, when it was said once for many.
  public var habit: Habit?
  /// The same for the same defect in the same text, wherever the unit stands in the file; 16 hex digits.
  public var fingerprint: String

  /// The range on the finding's own side.
  public var range: Range<Int>? { side == .source ? sourceRange : targetRange }
  /// The text on the finding's own side.
  public var text: String { side == .source ? source : target ?? "" }
}
