import TextModel

/// A rule that runs, with its level and all that is asked of it for every unit.
///
/// A class because it is passed from hand to hand for every unit, and copying it would take longer than many rules.
final class ActiveRule: Sendable {
  let id: String
  let level: Level
  let repetition: Repetition
  /// What a unit must have for the rule to be shown it.
  let gate: Gate
  private let looksAtSource: Bool
  private let checkUnit: UnitCheck?
  private let checkText: TextCheck?
  private let documentRule: (any DocumentRule)?
  private let clock: RuleClock?
  private let exceptions: Exceptions?

  // Closures made where the rule's type is known: to unpack an existential for every unit would copy the rule.
  private typealias UnitCheck = @Sendable (UnitContext, (Problem) -> Void) -> Void
  private typealias TextCheck = @Sendable (UnitText, UnitContext, (Problem) -> Void) -> Void

  /// - Parameters:
  ///   - options: What is set about the rule.
  ///   - isNamed: Whether the rule was asked for by its name: every finding is wanted then.
  ///   - isTimed: Whether the time that it takes is measured.
  init(_ rule: any Rule, level: Level, options: RuleOptions, isNamed: Bool, isTimed: Bool = false) {
    var rule = rule
    rule.configure(options)
    exceptions = Exceptions(options.texts(RuleOption.except.name))
    clock = isTimed ? RuleClock() : nil
    id = rule.id
    self.level = level
    repetition = isNamed ? .each : type(of: rule).metadata.repetition
    let textRule = rule as? any TextRule
    if let unitRule = rule as? any LintRule { checkUnit = Self.check(unitRule) } else { checkUnit = nil }
    if let textRule { checkText = Self.check(textRule) } else { checkText = nil }
    documentRule = rule as? any DocumentRule
    looksAtSource = textRule.map { type(of: $0).looksAtSource } ?? false
    gate = Gate(
      trigger: type(of: rule).trigger, needsTranslation: type(of: rule).needsTranslation,
      looksAtSource: looksAtSource, looksAtFuzzy: isNamed || type(of: rule).looksAtFuzzy)
  }

  private static func check(_ rule: some LintRule) -> UnitCheck { { rule.check($0, report: $1) } }

  private static func check(_ rule: some TextRule) -> TextCheck { { rule.check($0, in: $1, report: $2) } }

  /// What a rule asks of a unit.
  struct Gate: Sendable {
    let trigger: Trigger
    let needsTranslation: Bool
    let looksAtSource: Bool
    let looksAtFuzzy: Bool

    /// Whether the unit has what the rule looks for, and is translated, if the rule needs that.
    func isOpen(for context: UnitContext) -> Bool {
      trigger.fires(context) && (context.isTranslated || !needsTranslation || looksAtSource)
    }
  }

  /// How long the rule has worked; `nil` when nobody wants to know.
  var time: Duration? { clock?.total }

  /// Does a part of the rule's work, and measures it where that is wanted.
  func timed(_ work: () -> Void) {
    if let clock { clock.measure(work) } else { work() }
  }

  /// Shows a rule that looks at single units one of them.
  func visit(_ context: UnitContext, report: (Problem) -> Void) {
    timed { look(at: context, report: report) }
  }

  private func look(at context: UnitContext, report: (Problem) -> Void) {
    checkUnit?(context, report)
    guard let checkText else { return }
    if context.form == 0, looksAtSource || context.looksAtSource, gate.trigger.fires(context.source) {
      checkText(context.source, context, report)
    }
    let isLookedAt =
      context.isTranslated || !gate.needsTranslation || looksAtSource && !context.unit.targets.isEmpty
    if context.looksAtTarget, isLookedAt, gate.trigger.fires(context.target) {
      checkText(context.target, context, report)
    }
  }

  /// A new collection of what a document rule sees; `nil` for other rules.
  func makeObserver() -> DocumentObserver? { documentRule?.makeObserver() }

  /// `nil` for a problem with a text that the rule leaves alone.
  func finding(_ problem: Problem, _ context: UnitContext, _ index: Int) -> Finding? {
    finding(problem, context.unit, index, form: context.form)
  }

  func finding(_ problem: Problem, _ unit: TranslationUnit, _ index: Int, form: Int) -> Finding? {
    let unit = unit.translated(by: form)
    let target = unit.targets.indices.contains(form) ? unit.targets[form] : nil
    if exceptions?.cover(problem, source: unit.source, target: target) ?? false { return nil }
    return Finding(problem, rule: id, level: level, unit: unit, index: index, target: target, form: form)
  }
}

/// What one piece of work found.
struct BatchResult: Sendable {
  var findings: [Finding] = []
  /// By rule; `nil` for rules that look at single units.
  var observers: [DocumentObserver?]

  init(rules: [ActiveRule]) { observers = rules.map { $0.makeObserver() } }

  mutating func add(_ problem: Problem, _ active: ActiveRule, _ context: UnitContext, _ index: Int) {
    if let finding = active.finding(problem, context, index) { findings.append(finding) }
  }

  mutating func add(
    _ problem: Problem, _ active: ActiveRule, _ unit: TranslationUnit, _ index: Int, form: Int
  ) {
    if let finding = active.finding(problem, unit, index, form: form) { findings.append(finding) }
  }

  /// Adds what is remembered of a unit.
  mutating func add(_ entry: UnitMemory.Entry, _ unit: TranslationUnit, _ index: Int) {
    for finding in entry.findings { findings.append(finding.moved(to: unit, index: index)) }
    for (rule, observer) in entry.observers { observers[rule]?.append(observer, movedBy: index) }
  }

  /// Adds what is remembered of a stretch of units that begins at an index.
  mutating func add(_ batch: BatchResult, _ units: [TranslationUnit], from start: Int) {
    for finding in batch.findings {
      let index = start + finding.unitIndex
      findings.append(finding.moved(to: units[index], index: index))
    }
    for (rule, observer) in batch.observers.enumerated() {
      if let observer { observers[rule]?.append(observer, movedBy: start) }
    }
  }
}
