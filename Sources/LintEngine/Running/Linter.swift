import Dispatch
import GlossaryModel
import LocaleProfiles
import Synchronization
import TextModel

/// Runs rules over units.
///
/// ```swift
/// let findings = try Linter(rules: RuleRegistry.all).lint(units)
/// ```
public struct Linter: Sendable {
  private let rules: [ActiveRule]
  private let configuration: LintConfiguration
  private let resources: LintResources
  /// Units of one piece of work; large enough to make locks rare, small enough to balance.
  private static let batchSize = 256

  /// - Parameters:
  ///   - rules: All known rules; the configuration picks those that run.
  ///   - glossary: Terms for the rules of the family `term`.
  ///   - library: Language profiles.
  public init(
    rules: [any Rule], configuration: LintConfiguration = LintConfiguration(),
    glossary: Glossary = Glossary(),
    library: LocaleLibrary = .shared
  ) {
    self.configuration = configuration
    self.rules = rules.compactMap { rule in
      configuration.level(of: type(of: rule).metadata).map { ActiveRule(rule: rule, level: $0) }
    }
    resources = LintResources(glossary: glossary, library: library)
  }

  /// The findings of a file, in the order of its units, by position in the unit, then by rule.
  ///
  /// The result is the same for any number of threads.
  /// - Parameters:
  ///   - units: Of one file; those with the same `document` are one document for the rules that vote.
  ///   - threads: How many to use at most.
  /// - Throws: ``InputError`` when a language has no break rules at all.
  public func lint(_ units: [TranslationUnit], threads: Int = 1) throws -> [Finding] {
    var results = try run(units, threads: threads)
    conclude(units, &results)
    var findings = results.flatMap(\.findings)
    findings.sort { FindingOrder($0) < FindingOrder($1) }
    return Array(Self.withoutRepetition(findings).prefix(configuration.maximumFindings))
  }

  /// Both directions of a check can find the same thing at the same place; it is said once.
  private static func withoutRepetition(_ findings: [Finding]) -> [Finding] {
    var result: [Finding] = []
    for finding in findings {
      if let last = result.last, last.rule == finding.rule, last.location == finding.location,
        last.message == finding.message, last.unit == finding.unit
      {
        continue
      }
      result.append(finding)
    }
    return result
  }

  private func run(_ units: [TranslationUnit], threads: Int) throws -> [BatchResult] {
    let count = (units.count + Self.batchSize - 1) / Self.batchSize
    let slots = Mutex<[BatchResult?]>(Array(repeating: nil, count: count))
    let failure = Mutex<InputError?>(nil)
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
      while true {
        let batch = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if batch >= count { return }
        let start = batch * Self.batchSize
        do throws(InputError) {
          let result = try lintBatch(units, start..<min(start + Self.batchSize, units.count))
          slots.withLock { $0[batch] = result }
        } catch {
          failure.withLock { $0 = $0 ?? error }
          return
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return slots.withLock { $0.compactMap(\.self) }
  }

  private func lintBatch(_ units: [TranslationUnit], _ range: Range<Int>) throws(InputError) -> BatchResult {
    let session = LintSession(resources)
    var result = BatchResult(ruleCount: rules.count)
    for index in range {
      for context in try session.contexts(units[index], sides: configuration.sides) {
        for (number, active) in rules.enumerated() where active.applies(to: context) {
          let unitIndex = index
          active.visit(context) {
            result.add($0, active, context, unitIndex)
          } observed: {
            result.observations[number].append(Observation(unit: unitIndex, form: context.form, value: $0))
          }
        }
      }
    }
    return result
  }

  /// Lets the document rules speak.
  private func conclude(_ units: [TranslationUnit], _ results: inout [BatchResult]) {
    var last = BatchResult(ruleCount: 0)
    for (number, active) in rules.enumerated() {
      let observations = results.flatMap { $0.observations[number] }
      for group in Self.byDocument(observations, units) {
        active.conclude(group.map(\.value)) { index, problem in
          let observation = group[index]
          last.add(problem, active, units[observation.unit], observation.unit, form: observation.form)
        }
      }
    }
    results.append(last)
  }

  private static func byDocument(_ observations: [Observation], _ units: [TranslationUnit]) -> [[Observation]]
  {
    var order: [String: Int] = [:]
    var groups: [[Observation]] = []
    for observation in observations {
      let document = units[observation.unit].document
      let group = order[document] ?? groups.count
      if group == groups.count {
        order[document] = group
        groups.append([])
      }
      groups[group].append(observation)
    }
    return groups
  }
}

/// A rule that runs, with its level.
struct ActiveRule: Sendable {
  let rule: any Rule
  let level: Level

  /// Whether the unit is translated, if the rule needs that, and does not silence the rule.
  func applies(to context: UnitContext) -> Bool {
    (context.isTranslated || !type(of: rule).needsTranslation) && !Suppression.covers(context.unit, rule.id)
  }

  /// Shows the rule a unit.
  func visit(
    _ context: UnitContext, report: (Problem) -> Void, observed: (any Sendable) -> Void
  ) {
    if let rule = rule as? any LintRule { rule.check(context, report: report) }
    if let rule = rule as? any TextRule {
      if context.sides.contains(.source), context.form == 0 {
        rule.check(context.source, in: context, report: report)
      }
      if context.sides.contains(.target) { rule.check(context.target, in: context, report: report) }
    }
    if let rule = rule as? any DocumentRule, let value = rule.anyObservation(context) { observed(value) }
  }

  func conclude(_ observations: [any Sendable], report: (Int, Problem) -> Void) {
    (rule as? any DocumentRule)?.concludeAny(observations, report: report)
  }
}

extension DocumentRule {
  fileprivate func anyObservation(_ unit: UnitContext) -> (any Sendable)? { observe(unit) }

  fileprivate func concludeAny(_ observations: [any Sendable], report: (Int, Problem) -> Void) {
    let own = observations.compactMap { $0 as? Observation }
    if !own.isEmpty { conclude(own, report: report) }
  }
}

/// What a document rule saw in a unit.
struct Observation: Sendable {
  var unit: Int
  var form: Int
  var value: any Sendable
}

/// What one piece of work found.
struct BatchResult: Sendable {
  var findings: [Finding] = []
  /// By rule.
  var observations: [[Observation]]

  init(ruleCount: Int) { observations = Array(repeating: [], count: ruleCount) }

  mutating func add(_ problem: Problem, _ active: ActiveRule, _ context: UnitContext, _ index: Int) {
    add(problem, active, context.unit, index, form: context.form)
  }

  mutating func add(
    _ problem: Problem, _ active: ActiveRule, _ unit: TranslationUnit, _ index: Int, form: Int
  ) {
    let target = unit.targets.indices.contains(form) ? unit.targets[form] : nil
    findings.append(
      Finding(problem, rule: active.rule.id, level: active.level, unit: unit, index: index, target: target))
  }
}

/// Order of findings: unit, place, rule.
private struct FindingOrder: Comparable {
  private let key: (Int, Int, Int, String)
  private let message: String

  init(_ finding: Finding) {
    key = (finding.unitIndex, finding.side == .source ? 0 : 1, finding.range?.lowerBound ?? -1, finding.rule)
    message = finding.message
  }

  static func < (a: Self, b: Self) -> Bool { a.key == b.key ? a.message < b.message : a.key < b.key }
  static func == (a: Self, b: Self) -> Bool { a.key == b.key && a.message == b.message }
}
