import GlossaryModel
import LocaleProfiles
import Segmentation
import Synchronization
import Terminology
import TextModel

/// What all tasks of a run share: language tools and compiled glossaries, made on first use.
final class LintResources: Sendable {
  let glossary: Glossary
  private let library: LocaleLibrary
  private let tools = Mutex<[LanguageTag: LanguageTools]>([:])
  private let matchers = Mutex<[LanguageTag: TermMatcher]>([:])
  static let unknownLanguage: LanguageTag = "und"

  init(glossary: Glossary, library: LocaleLibrary) {
    self.glossary = glossary
    self.library = library
  }

  func tools(for language: LanguageTag?) throws(InputError) -> LanguageTools {
    let tag = language ?? Self.unknownLanguage
    if let known = tools.withLock({ $0[tag] }) { return known }
    let made = try LanguageTools(profile: library.profile(for: tag))
    return tools.withLock { all in
      let kept = all[tag] ?? made
      all[tag] = kept
      return kept
    }
  }

  func matcher(for tools: LanguageTools) throws(InputError) -> TermMatcher {
    let tag = tools.profile.tag
    if let known = matchers.withLock({ $0[tag] }) { return known }
    let made = try TermMatcher(glossary, profile: tools.profile)
    matchers.withLock { $0[tag] = made }
    return made
  }
}

/// What one task remembers from unit to unit. A class because the memory grows; never shared.
final class LintSession {
  let resources: LintResources
  private var finders: [LanguageTag: TermFinder] = [:]
  private var pairs: [LanguagePair: PairMemory] = [:]
  private var last: (source: LanguageTag?, target: LanguageTag?, memory: PairMemory)?

  private struct LanguagePair: Hashable {
    var source: LanguageTag?
    var target: LanguageTag?
  }

  /// The tools and words of both languages of a unit.
  private struct PairMemory {
    let source: LanguageTools
    let target: LanguageTools
    let sourceWords: WordMemory
    let targetWords: WordMemory
  }

  init(_ resources: LintResources) { self.resources = resources }

  func terms(in text: UnitText) -> [TermMatch] {
    if resources.glossary.concepts.isEmpty { return [] }
    let tag = text.profile.tag
    if let finder = finders[tag] { return finder.matches(in: text.words) }
    // A missing break rule set was reported when the language's tools were made.
    guard let matcher = try? resources.matcher(for: text.tools) else { return [] }
    let finder = TermFinder(matcher)
    finders[tag] = finder
    return finder.matches(in: text.words)
  }

  /// Bounds the memory; no unit may be in work.
  func trim() {
    for pair in pairs.values {
      pair.sourceWords.trim()
      pair.targetWords.trim()
    }
  }

  private func memory(_ unit: TranslationUnit) throws(InputError) -> PairMemory {
    if let last, last.source == unit.sourceLanguage, last.target == unit.targetLanguage { return last.memory }
    let key = LanguagePair(source: unit.sourceLanguage, target: unit.targetLanguage)
    let found: PairMemory
    if let known = pairs[key] {
      found = known
    } else {
      let source = try resources.tools(for: unit.sourceLanguage)
      let target = try resources.tools(for: unit.targetLanguage)
      found = PairMemory(
        source: source, target: target, sourceWords: WordMemory(tools: source, other: target),
        targetWords: WordMemory(tools: target, other: source))
      pairs[key] = found
    }
    last = (unit.sourceLanguage, unit.targetLanguage, found)
    return found
  }

  /// The contexts of a unit, one for each plural form; one with a blank target when it has no translation.
  func contexts(_ unit: TranslationUnit, sides: Set<Side>) throws(InputError) -> [UnitContext] {
    let pair = try memory(unit)
    let source = UnitText(
      unit.source, side: .source, language: unit.sourceLanguage, tools: pair.source, flags: unit.flags,
      memory: pair.sourceWords, session: self)
    return (unit.targets.isEmpty ? [""] : unit.targets).enumerated().map { form, text in
      let target = UnitText(
        text, side: .target, language: unit.targetLanguage, tools: pair.target, flags: unit.flags,
        memory: pair.targetWords, session: self)
      return UnitContext(
        unit, source: source, target: target, form: form, sides: sides, glossary: resources.glossary)
    }
  }
}
