import GlossaryModel
import LocaleProfiles
import TextModel

/// Runs rules over units.
///
/// ```swift
/// let findings = try Linter(rules: RuleRegistry.all).lint(units)
/// ```
public struct Linter: Sendable {
  private let rules: [ActiveRule]
  /// What a unit must have for each rule, in step with ``rules``: plain values, so that asking them costs nothing.
  private let gates: [ActiveRule.Gate]
  private let configuration: LintConfiguration
  let resources: LintResources
  private let memory: UnitMemory?
  /// Units of one piece of work; large enough to make locks rare, small enough to balance.
  private static let batchSize = 256

  /// - Parameters:
  ///   - rules: All known rules; the configuration picks those that run.
  ///   - glossary: Terms for the rules of the family `term`.
  ///   - library: Language profiles.
  ///   - remembersUnits: Whether units that come again unchanged are not looked at again, for files that are linted while
  ///     they are edited. The findings are the same.
  public init(
    rules: [any Rule], configuration: LintConfiguration = LintConfiguration(),
    glossary: Glossary = Glossary(),
    library: LocaleLibrary = .shared, remembersUnits: Bool = false
  ) {
    self.configuration = configuration
    memory = remembersUnits ? UnitMemory() : nil
    let active: [ActiveRule] = rules.compactMap { rule in
      configuration.level(of: type(of: rule).metadata).map {
        ActiveRule(
          rule, level: $0, options: configuration.options[rule.id] ?? RuleOptions(),
          isNamed: configuration.only.contains(rule.id), isTimed: configuration.measuresTime)
      }
    }
    self.rules = active
    gates = active.map(\.gate)
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
    try lint(files: [units], threads: threads)[0]
  }

  /// The findings of several files, each as ``lint(_:threads:)`` gives them; but what many files of the project do all
  /// the time is said once.
  public func lint(files: [[TranslationUnit]], threads: Int = 1) throws -> [[Finding]] {
    let flags = files.map { Suppression.flags(of: $0) }
    return gather(try lint(files: files, suppressions: flags, threads: threads))
  }

  /// The findings of several files, one by one, and those that suppressions silence.
  ///
  /// Rules see units and documents as they are. What many have in common is for ``gather(_:)``, once all files of a
  /// project were linted.
  /// - Parameter suppressions: Those of each file, flags included.
  public func lint(files: [[TranslationUnit]], suppressions: [[Suppression]], threads: Int = 1) throws
    -> [LintedFile]
  {
    let isFinished = files.map(Self.isFinished)
    let pieces = files.enumerated().flatMap { file, units in
      stride(from: 0, to: units.count, by: Self.batchSize).map { start in
        Piece(file: file, range: start..<min(start + Self.batchSize, units.count))
      }
    }
    if threads > 1, let unit = files.lazy.compactMap(\.first).first {
      try resources.prepare(unit, threads: threads)
    }
    let results = try inParallel(pieces.count, threads) { number, session throws(InputError) in
      let piece = pieces[number]
      return try lintBatch(files[piece.file], piece.range, session, passesOverFuzzy: isFinished[piece.file])
    }
    var byFile = [[BatchResult]](repeating: [], count: files.count)
    for (piece, result) in zip(pieces, results) { byFile[piece.file].append(result) }
    let batches = byFile
    // Many files are concluded side by side, and the rules of a single one.
    let isSingle = files.count == 1
    return try inParallel(files.count, threads) { file, _ throws(InputError) in
      let silencing = UnitSuppressions(suppressions[file], units: files[file])
      let found = try findings(of: files[file], batches[file], threads: isSingle ? threads : 1)
      return silencing.divide(found, of: files[file])
    }
  }

  /// The findings of the files of a project, with what its documents or many of its files do all the time said once.
  ///
  /// - Parameter files: All that was linted with the rules and levels of this linter.
  public func gather(_ files: [LintedFile]) -> [[Finding]] {
    Gathering(rules)(files).map { Array($0.prefix(configuration.maximumFindings)) }
  }

  /// How long each rule has worked so far, added up over all threads, where the configuration asks for it.
  public var ruleTimes: [(rule: String, time: Duration)] {
    rules.compactMap { rule in rule.time.map { (rule.id, $0) } }
  }

  /// Whether most translations of a file are final: fuzzy ones are then left to whoever reviews them. A file of fuzzy
  /// ones is a draft, which is checked like any other.
  private static func isFinished(_ units: [TranslationUnit]) -> Bool {
    let fuzzy = units.count(where: \.isFuzzy)
    return fuzzy > 0 && 2 * fuzzy < units.count { !$0.targets.isEmpty }
  }

  /// A stretch of units of one file.
  private struct Piece: Sendable {
    var file: Int
    var range: Range<Int>
  }

  private func findings(of units: [TranslationUnit], _ results: [BatchResult], threads: Int)
    throws(InputError) -> [Finding]
  {
    let findings = results.flatMap(\.findings) + (try conclude(units, results, threads: threads))
    let order = findings.indices.sorted { findings[$0].precedes(findings[$1]) }
    return Self.withoutRepetition(findings, order)
  }

  /// Both directions of a check can find the same thing at the same place; it is said once.
  private static func withoutRepetition(_ findings: [Finding], _ order: [Int]) -> [Finding] {
    var result: [Finding] = []
    result.reserveCapacity(order.count)
    var last: Int?
    for index in order {
      if let last, findings[last].repeats(findings[index]) { continue }
      last = index
      result.append(findings[index])
    }
    return result
  }

  /// Does pieces of work on some threads; the results are in the order of the pieces.
  private func inParallel<Value: Sendable>(
    _ count: Int, _ threads: Int, _ work: @Sendable (Int, LintSession) throws(InputError) -> Value
  ) throws(InputError) -> [Value] {
    let results = concurrentMap(count, threads: threads) { number in
      let session = resources.borrowSession()
      defer {
        session.trim()
        resources.giveBack(session)
      }
      return Result { () throws(InputError) in try work(number, session) }
    }
    var values: [Value] = []
    for result in results { values.append(try result.get()) }
    return values
  }

  private func lintBatch(
    _ units: [TranslationUnit], _ range: Range<Int>, _ session: LintSession, passesOverFuzzy: Bool
  ) throws(InputError) -> BatchResult {
    guard let memory else {
      return try look(at: units, range, from: 0, session, passesOverFuzzy: passesOverFuzzy)
    }
    let place = UnitMemory.Place(units[range.lowerBound], at: range.lowerBound)
    let known = memory.batch(
      at: place, of: units[range], passesOverFuzzy: passesOverFuzzy,
      countsPlaces: configuration.sides.contains(.source))
    let batch: BatchResult
    if let known {
      batch = known
    } else {
      batch = try look(at: units, range, from: range.lowerBound, session, passesOverFuzzy: passesOverFuzzy)
      memory.keep(
        UnitMemory.Batch(units: Array(units[range]), passesOverFuzzy: passesOverFuzzy, result: batch),
        at: place)
    }
    var result = BatchResult(rules: rules)
    result.add(batch, units, from: range.lowerBound)
    return result
  }

  /// - Parameter first: The unit that counts as the first of the file.
  private func look(
    at units: [TranslationUnit], _ range: Range<Int>, from first: Int, _ session: LintSession,
    passesOverFuzzy: Bool
  ) throws(InputError) -> BatchResult {
    var result = BatchResult(rules: rules)
    let observers = result.observers
    for index in range {
      let isPassedOver = passesOverFuzzy && units[index].isFuzzy
      if let memory, !isPassedOver {
        let unit = units[index].forgettingPlaces(sides: configuration.sides)
        let entry = try memory.entry(unit) { () throws(InputError) in try look(at: units[index], session) }
        result.add(entry, units[index], index - first)
        continue
      }
      for context in try session.contexts(units[index], sides: configuration.sides) {
        for number in gates.indices where gates[number].isOpen(for: context) {
          if isPassedOver, !gates[number].looksAtFuzzy { continue }
          let active = rules[number]
          if let observer = observers[number] {
            active.timed { observer.observe(context, at: index - first) }
          } else {
            active.visit(context) { result.add($0, active, context, index - first) }
          }
        }
      }
    }
    return result
  }

  /// What is to be remembered of a unit.
  private func look(at unit: TranslationUnit, _ session: LintSession) throws(InputError) -> UnitMemory.Entry {
    var entry = UnitMemory.Entry()
    var observers = [DocumentObserver?](repeating: nil, count: rules.count)
    for context in try session.contexts(unit, sides: configuration.sides) {
      for (number, active) in rules.enumerated() where active.gate.isOpen(for: context) {
        active.visit(context) { problem in
          if let finding = active.finding(problem, context, 0) { entry.findings.append(finding) }
        }
        if observers[number] == nil { observers[number] = active.makeObserver() }
        observers[number]?.observe(context, at: 0)
      }
    }
    for (number, observer) in observers.enumerated() {
      if let observer, !observer.places.isEmpty { entry.observers.append((number, observer)) }
    }
    return entry
  }

  /// Lets the document rules speak.
  private func conclude(_ units: [TranslationUnit], _ results: [BatchResult], threads: Int)
    throws(InputError) -> [Finding]
  {
    let voting = rules.indices.filter { results.first?.observers[$0] != nil }
    let documents = UnitDocuments(units)
    let found = try inParallel(voting.count, threads) { place, _ throws(InputError) in
      let number = voting[place]
      var result = BatchResult(rules: [])
      guard let first = results[0].observers[number] else { return result.findings }
      first.take(results.dropFirst().compactMap { $0.observers[number] })
      for group in documents.groups(of: first.places) {
        rules[number].timed {
          first.conclude(group) { index, problem in
            let place = first.places[index]
            result.add(problem, rules[number], units[place.unit], place.unit, form: place.form)
          }
        }
      }
      return result.findings
    }
    return found.flatMap(\.self)
  }
}

extension Finding {
  /// Order of findings: unit, side, place, rule, message.
  func precedes(_ other: Finding) -> Bool {
    if unitIndex != other.unitIndex { return unitIndex < other.unitIndex }
    if side != other.side { return side == .source }
    let (start, otherStart) = (range?.lowerBound ?? -1, other.range?.lowerBound ?? -1)
    if start != otherStart { return start < otherStart }
    return rule == other.rule ? message < other.message : rule < other.rule
  }

  /// Whether both say the same at the same place.
  fileprivate func repeats(_ other: Finding) -> Bool {
    unitIndex == other.unitIndex && rule == other.rule && location == other.location
      && message == other.message
  }
}
