import GlossaryModel
import LocaleProfiles
import Segmentation
import Synchronization
import Terminology
import TextModel

/// What all tasks of a run share: language tools and compiled glossaries, made on first use.
final class LintResources: Sendable {
  let glossary: Glossary
  let table: TermTable
  private let library: LocaleLibrary
  private let tools = SharedTable<LanguageTools>()
  private let matchers = SharedTable<TermMatcher>()
  private let idle = Mutex<[LintSession]>([])
  static let unknownLanguage: LanguageTag = "und"

  init(glossary: Glossary, library: LocaleLibrary) {
    self.glossary = glossary
    table = TermTable(glossary)
    self.library = library
  }

  /// A session for one task, with what earlier tasks left in its memory.
  func borrowSession() -> LintSession { idle.withLock { $0.popLast() } ?? LintSession(self) }

  func giveBack(_ session: LintSession) { idle.withLock { $0.append(session) } }

  func tools(for language: LanguageTag?) throws(InputError) -> LanguageTools {
    let tag = language ?? Self.unknownLanguage
    return try tools.value(for: tag) { () throws(InputError) in
      try LanguageTools(profile: library.profile(for: tag))
    }
  }

  func matcher(for tools: LanguageTools) throws(InputError) -> TermMatcher {
    try matchers.value(for: tools.profile.tag) { () throws(InputError) in
      try TermMatcher(glossary, profile: tools.profile)
    }
  }

  /// Makes what the languages of a unit need side by side, where there are threads for it.
  func prepare(_ unit: TranslationUnit, threads: Int) throws(InputError) {
    let made = concurrentMap(2, threads: threads) { number in
      Result { () throws(InputError) in
        let tools = try tools(for: number == 0 ? unit.sourceLanguage : unit.targetLanguage)
        if !glossary.concepts.isEmpty { _ = try matcher(for: tools) }
      }
    }
    for result in made { try result.get() }
  }
}

/// What one task remembers from unit to unit. A class because the memory grows.
///
/// Unchecked: a task that works with it has taken it from the idle ones, and gives it back at the end.
final class LintSession: @unchecked Sendable {
  private unowned let resources: LintResources
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
        source: source, target: target,
        sourceWords: WordMemory(tools: source, other: target, resources: resources),
        targetWords: WordMemory(tools: target, other: source, resources: resources))
      pairs[key] = found
    }
    last = (unit.sourceLanguage, unit.targetLanguage, found)
    return found
  }

  /// The contexts of a unit, one for each plural form; one with a blank target when it has no translation. None for what is
  /// no text.
  func contexts(_ unit: TranslationUnit, sides: Set<Side>) throws(InputError) -> [UnitContext] {
    if unit.holdsNoText { return [] }
    let pair = try memory(unit)
    let markup = DocumentMarkup(unit)
    let texts = unit.targets.isEmpty ? [""] : unit.targets
    return texts.enumerated().map { form, text in
      let unit = unit.translated(by: form)
      let source = UnitText(
        unit.source, side: .source, language: unit.sourceLanguage, tools: pair.source, flags: unit.flags,
        isProse: markup != nil, memory: pair.sourceWords)
      let target = UnitText(
        text, side: .target, language: unit.targetLanguage, tools: pair.target, flags: unit.flags,
        isProse: markup != nil, memory: pair.targetWords)
      return UnitContext(
        unit, source: source, target: target, form: form, sides: sides, documentMarkup: markup,
        resources: resources)
    }
  }
}
