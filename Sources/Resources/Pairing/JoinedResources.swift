import TextModel

/// The texts of one or two resource files as translation units, with the way back to the bytes.
///
/// ```swift
/// let joined = JoinedResources(source: english, target: spanish, from: "en", to: "es")
/// let findings = linter.lint(joined.units)  // then: joined.location(…) for each
/// ```
public struct JoinedResources: Sendable {
  /// How mark-up is handed over.
  public enum Markup: Sendable {
    /// Texts without mark-up, which is in the units' codes.
    case codes
    /// Texts with the mark-up in them, as rules about mark-up want it.
    case inline
  }

  public let source: ResourceFile
  public let target: ResourceFile
  /// In the order of the source, then what only the target has.
  public private(set) var units: [TranslationUnit] = []
  /// Keys that only the source or only the target has.
  public private(set) var missing: [String] = []
  public private(set) var orphaned: [String] = []
  /// The places in ``ResourceFile/units`` of texts whose key stands before in the same file; of the target those that
  /// belong to no text of the source.
  public private(set) var repeated: (source: [Int], target: [Int]) = ([], [])
  /// The places of a unit's texts in ``ResourceFile/units``; `nil` where there is none.
  private var places: [(source: Int?, target: Int?)] = []
  private let markup: Markup
  /// Whether the source text is a part of the target's own file.
  private let isOneFile: Bool

  /// Joins a file and its translation by keys, the second text of a key with the second. Plural forms that only the
  /// target has go with the source's `other`.
  public init(
    source: ResourceFile, target: ResourceFile, from: LanguageTag?, to: LanguageTag?, markup: Markup = .codes
  ) {
    self.source = source
    self.target = target
    self.markup = markup
    isOneFile = false
    var targets: [String: [Int]] = [:]
    for (index, unit) in target.units.enumerated() { targets[unit.key, default: []].append(index) }
    var used: [String: Int] = [:]
    let others = Self.others(source)
    for (index, unit) in source.units.enumerated() where unit.isTranslatable && !unit.text.isEmpty {
      let number = used[unit.key, default: 0]
      let found = targets[unit.key].flatMap { $0.indices.contains(number) ? $0[number] : nil }
      if number > 0 { repeated.source.append(index) }
      if found == nil, unit.plural != nil, unit.plural != "other" { continue }
      used[unit.key] = number + 1
      // Of a key that stands again, the text that the translation has is enough.
      if found == nil, number > 0, targets[unit.key] != nil { continue }
      if found == nil { missing.append(unit.key) }
      let other = unit.plural == nil ? nil : PluralKeys.split(unit.key).flatMap { others[$0.base] }
      add(index, found, from, to, other: other == index ? nil : other)
    }
    repeated.target = targets.flatMap { $1.dropFirst(max(1, used[$0] ?? 0)) }
      .filter { target.units[$0].isTranslatable }.sorted()
    let sources = Set(source.units.map(\.key))
    for (index, unit) in target.units.enumerated() where !sources.contains(unit.key) && unit.isTranslatable {
      if unit.plural != nil, let base = PluralKeys.split(unit.key)?.base, let other = others[base] {
        add(other, index, from, to)
      } else {
        orphaned.append(unit.key)
      }
    }
  }

  /// The units of a file that holds both languages.
  /// - Parameter language: The one to take from a file of many; `nil` takes all.
  public init(_ file: ResourceFile, from: LanguageTag?, to language: LanguageTag?, markup: Markup = .codes) {
    source = file
    target = file
    self.markup = markup
    isOneFile = true
    for (index, unit) in file.units.enumerated() where unit.source != nil && unit.isTranslatable {
      if let own = unit.language, let language, !own.matches(language) { continue }
      add(nil, index, from, unit.language ?? language)
    }
  }

  /// The places of the plural forms `other`, by their keys without it.
  private static func others(_ file: ResourceFile) -> [String: Int] {
    var others: [String: Int] = [:]
    for (index, unit) in file.units.enumerated() where unit.plural == "other" && unit.isTranslatable {
      if !unit.text.isEmpty, let base = PluralKeys.split(unit.key)?.base { others[base] = index }
    }
    return others
  }

  /// - Parameter other: The place of the source's plural form `other`, where the unit is another one.
  private mutating func add(
    _ sourcePlace: Int?, _ targetPlace: Int?, _ from: LanguageTag?, _ to: LanguageTag?,
    other otherForm: Int? = nil
  ) {
    let own = sourcePlace.map { source.units[$0] }
    let other = targetPlace.map { target.units[$0] }
    guard let named = own ?? other else { return }
    let text = own.map(shown) ?? other?.source ?? ""
    var unit = TranslationUnit(id: own == nil ? named.key : (other ?? named).key, source: text)
    unit.document = source.text.name
    if let other, !other.text.isEmpty || !other.codes.isEmpty { unit.targets = [shown(other)] }
    unit.sourceLanguage = from ?? own?.language
    unit.targetLanguage = to ?? other?.language
    unit.flags = named.flags
    if other?.state == .needsReview { unit.flags.append("fuzzy") }
    if markup == .inline, let form = other?.plural ?? own?.plural { unit.flags.append("plural:\(form)") }
    if markup == .inline, let otherForm {
      unit.properties.append(
        UnitProperty(TranslationUnit.otherForm, shown(source.units[otherForm])))
    }
    unit.context = named.context
    unit.notes = named.notes + (other?.notes ?? []).filter { !named.notes.contains($0) }
    if markup == .codes {
      unit.sourceCodes = own?.codes ?? []
      unit.targetCodes = other?.codes ?? []
    }
    if let own { unit.sourceLocation = source.location(ofByte: 0, in: own) }
    if own == nil, let offset = other?.sourceOffset { unit.sourceLocation = target.location(of: offset) }
    unit.targetLocation = other.map { target.location(ofByte: 0, in: $0) } ?? unit.sourceLocation
    if own == nil, other?.sourceOffset == nil { unit.sourceLocation = unit.targetLocation }
    units.append(unit)
    places.append((sourcePlace, targetPlace))
  }

  private func shown(_ unit: ResourceUnit) -> String { unit.text(form) }

  /// Where a byte of a unit's text stands in its file; `nil` for texts that are no unit of the file.
  ///
  /// - Parameters:
  ///   - offset: UTF-8 byte offset in the unit's source or target.
  ///   - unit: The place of the unit in ``units``.
  ///   - isSource: Which of the two texts.
  public func location(ofByte offset: Int, inUnit unit: Int, isSource: Bool) -> Location? {
    let file = isSource ? source : target
    guard let place = isSource ? places[unit].source : places[unit].target else { return nil }
    let own = file.units[place]
    return file.location(ofByte: own.offset(offset, in: form), in: own)
  }

  /// The place in ``ResourceFile/units`` of a unit's source or target; `nil` for texts that are no unit of their file.
  public func place(ofUnit unit: Int, isSource: Bool) -> Int? {
    isSource ? places[unit].source : places[unit].target
  }

  /// The form that the texts of ``units`` have.
  public var form: ResourceUnit.Form { markup == .inline ? .marked : .plain }

  /// The edit that a change of a unit's target is in the target's file; `nil` where it would touch mark-up.
  public func edit(range: Range<Int>, inUnit unit: Int, text: String) -> ResourceEdit? {
    guard let place = places[unit].target else { return nil }
    let own = target.units[place]
    return own.range(range, in: form).map { ResourceEdit(unit: place, range: $0, text: text) }
  }
}
