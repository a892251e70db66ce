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
      configuration.level(of: type(of: rule).metadata).map { ActiveRule(rule, level: $0) }
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
      let session = LintSession(resources)
      while true {
        let batch = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if batch >= count { return }
        let start = batch * Self.batchSize
        do throws(InputError) {
          let result = try lintBatch(units, start..<min(start + Self.batchSize, units.count), session)
          slots.withLock { $0[batch] = result }
        } catch {
          failure.withLock { $0 = $0 ?? error }
          return
        }
        session.trim()
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return slots.withLock { $0.compactMap(\.self) }
  }

  private func lintBatch(
    _ units: [TranslationUnit], _ range: Range<Int>, _ session: LintSession
  ) throws(InputError) -> BatchResult {
    var result = BatchResult(rules: rules)
    for index in range {
      for context in try session.contexts(units[index], sides: configuration.sides) {
        for (number, active) in rules.enumerated() where active.applies(to: context) {
          active.visit(context) { result.add($0, active, context, index) }
          result.observers[number]?.observe(context, at: index)
        }
      }
    }
    return result
  }

  /// Lets the document rules speak.
  private func conclude(_ units: [TranslationUnit], _ results: inout [BatchResult]) {
    var last = BatchResult(rules: [])
    for (number, active) in rules.enumerated() {
      guard let first = results.first?.observers[number] else { continue }
      for result in results.dropFirst() {
        if let other = result.observers[number] { first.append(other) }
      }
      let groups = Self.byDocument(first.places, units)
      for group in groups {
        first.conclude(group) { index, problem in
          let place = first.places[index]
          last.add(problem, active, units[place.unit], place.unit, form: place.form)
        }
      }
    }
    results.append(last)
  }

  /// Indices of the places, grouped by document in order of appearance.
  private static func byDocument(_ places: [ObservedPlace], _ units: [TranslationUnit]) -> [[Int]] {
    var order: [String: Int] = [:]
    var groups: [[Int]] = []
    for (index, place) in places.enumerated() {
      let document = units[place.unit].document
      if let group = groups.indices.last, units[places[groups[group][0]].unit].document == document {
        groups[group].append(index)
        continue
      }
      let group = order[document] ?? groups.count
      if group == groups.count {
        order[document] = group
        groups.append([])
      }
      groups[group].append(index)
    }
    return groups
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
