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

  /// The contexts of a unit, one for each plural form; none when it has no translation.
  func contexts(_ unit: TranslationUnit, sides: Set<Side>) throws(InputError) -> [UnitContext] {
    if unit.targets.isEmpty { return [] }
    let sourceTools = try resources.tools(for: unit.sourceLanguage)
    let targetTools = try resources.tools(for: unit.targetLanguage)
    let source = UnitText(
      unit.source, side: .source, language: unit.sourceLanguage, tools: sourceTools, flags: unit.flags,
      session: self)
    return unit.targets.enumerated().map { form, text in
      let target = UnitText(
        text, side: .target, language: unit.targetLanguage, tools: targetTools, flags: unit.flags,
        session: self)
      return UnitContext(
        unit, source: source, target: target, form: form, sides: sides, glossary: resources.glossary)
    }
  }
}
