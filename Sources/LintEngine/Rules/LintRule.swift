/// Anything that finds defects. A rule is stateless between units.
public protocol Rule: Sendable {
  static var metadata: RuleMetadata { get }
  /// Whether units with a blank target are kept from the rule.
  static var needsTranslation: Bool { get }
  /// What a unit must have for the rule to look at it.
  static var trigger: Trigger { get }
  init()
  /// Takes the options of the metadata that are set.
  mutating func configure(_ options: RuleOptions)
}

extension Rule {
  public static var needsTranslation: Bool { true }
  public static var trigger: Trigger { .always }

  public mutating func configure(_ options: RuleOptions) {}

  /// The rule's id.
  public var id: String { Self.metadata.id }
}

/// A rule that looks at one unit at a time.
public protocol LintRule: Rule {
  /// Reports the defects of a unit that has a target.
  func check(_ unit: UnitContext, report: (Problem) -> Void)
}

/// A rule that looks at the texts of a unit one by one, whatever the other says.
public protocol TextRule: Rule {
  /// Whether sources are looked at even where only the target's own defects are asked for: a source that no program
  /// can read is worth knowing.
  static var looksAtSource: Bool { get }
  /// Reports the defects of one text.
  func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void)
}

extension TextRule {
  public static var looksAtSource: Bool { false }
}

/// A rule that takes note of every unit and speaks when it has seen the whole document.
public protocol DocumentRule: Rule {
  associatedtype Observation: Sendable

  /// What matters about a unit; `nil` when nothing does. Runs in parallel.
  func observe(_ unit: UnitContext) -> Observation?

  /// Reports the defects of a document, each at a unit of it.
  ///
  /// - Parameters:
  ///   - observations: In the order of the document.
  ///   - report: Takes the index of an observation and the problem of its unit.
  func conclude(_ observations: [Observation], report: (Int, Problem) -> Void)

  /// A new collection of what the rule sees; rules have no reason to write their own.
  func makeObserver() -> DocumentObserver
}
