import TextModel

/// A unit that shows what a rule accepts or rejects; `⟨` and `⟩` mark what a finding covers, `␤` is a line end.
public struct Example: Sendable {
  public var sourceLanguage: LanguageTag
  /// With markers.
  public var source: String
  public var targetLanguage: LanguageTag
  /// With markers; several units of one document are separated by line ends, in step with the source.
  public var target: String
  public var flags: [String]
  /// Terms of the glossary that the example needs: `network = red` or `network = red, !malla` (forbidden), and
  /// `=Debian` for a name that stays.
  public var glossary: [String]
  public var note: String
  /// The target after the fix.
  public var fixed: String?
  /// Other rules that rightly speak about the example.
  public var alsoFinds: [String]

  public init(
    _ sourceLanguage: LanguageTag, _ source: String, _ targetLanguage: LanguageTag, _ target: String,
    flags: [String] = [], glossary: [String] = [], note: String = "", fixed: String? = nil,
    alsoFinds: [String] = []
  ) {
    self.sourceLanguage = sourceLanguage
    self.source = source
    self.targetLanguage = targetLanguage
    self.target = target
    self.flags = flags
    self.glossary = glossary
    self.note = note
    self.fixed = fixed
    self.alsoFinds = alsoFinds
  }
}

/// Whether a rule says the same thing again and again.
public enum Repetition: Sendable {
  /// Every finding is one.
  case each
  /// What a document does all the time is its habit, and said once: when one unit in 25 has it, and five at least. So is
  /// what a project does: one unit in 500, in three files and eight units at least.
  case habit
  /// The same message is said once a document when it would be said four times or more.
  case sameMessage
}

/// What a rule is, in words and examples; tests, documentation and `explain` are made from it.
public struct RuleMetadata: Sendable {
  /// `family/name`; never changes its meaning.
  public var id: String
  public var level: Level
  /// Whether the rule runs when nobody asks for it.
  public var isDefault: Bool
  /// What becomes of findings that a document is full of.
  public var repetition: Repetition
  /// What can be set beside the level and ``RuleOption/except``.
  public var options: [RuleOption]
  /// The version that first had it.
  public var since: String
  /// One sentence about the text.
  public var summary: String
  /// What goes wrong for a reader, and what is not reported on purpose.
  public var rationale: String
  public var accepts: [Example]
  public var rejects: [Example]

  public init(
    id: String, level: Level, isDefault: Bool = true, repetition: Repetition = .each,
    options: [RuleOption] = [], since: String = "0.1", summary: String, rationale: String, accepts: [Example],
    rejects: [Example]
  ) {
    self.id = id
    self.level = level
    self.isDefault = isDefault
    self.repetition = repetition
    self.options = options
    self.since = since
    self.summary = summary
    self.rationale = rationale
    self.accepts = accepts
    self.rejects = rejects
  }

  /// Whether the rule looks at units; others are about files and comments, and have no examples.
  public var isAboutUnits: Bool { !rejects.isEmpty }

  /// All that can be set beside the level.
  public var allOptions: [RuleOption] { (isAboutUnits ? [.except] : []) + options }

  /// The part of the id before the slash.
  public var family: String { id.split(separator: "/").first.map(String.init) ?? id }
}
