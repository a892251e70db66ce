import GlossaryModel
import LintEngine
import Segmentation
import Terminology
import TextModel

/// Names that stay as they are, by the glossary or by the document's own use.
public struct DoNotTranslate: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "term/do-not-translate", level: .error,
    summary: "A name that the glossary or the rest of the document keeps is translated or misspelt.",
    rationale: """
      A translated product or organisation name cannot be found or recognised. Any of the glossary's forms of a
      name will do; a forbidden one is left to `term/forbidden`. Names that the document itself keeps nearly always
      count too, where the target has a capitalised word that the source has not, since names are also left out or
      replaced by pronouns.
      """,
    accepts: [
      Example("en", "Debian is free", "es", "Debian es libre", glossary: ["=Debian"]),
      Example("en", "PyTorch for %s", "ja", "%sのPyTorch", glossary: ["=PyTorch"]),
      Example("en", "the windows", "es", "las ventanas", glossary: ["=Windows"], note: "letter case counts"),
      Example("en", "Windows are open", "es", "Las ventanas están abiertas", note: "no glossary, seen once"),
    ],
    rejects: [
      Example("en", "⟨Windows⟩ is needed", "es", "Se necesitan Ventanas", glossary: ["=Windows"]),
      Example("en", "⟨PyTorch⟩ for %s", "ru", "ПайТорч для %s", glossary: ["=PyTorch"]),
      Example("en", "the ⟨Linux Foundation⟩", "es", "la Fundación Linux", glossary: ["=Linux Foundation"]),
      Example(
        "en",
        "Use Debian\nGet Debian\nRun Debian\nBuy Debian\nSee Debian\nTry Debian\nLike Debian\nOf ⟨Debian⟩ %s",
        "es",
        "Use Debian\nTome Debian\nEjecute Debian\nCompre Debian\nVea Debian\nPruebe Debian\nComo Debian\nDe ⟨Debián⟩ %s"
      ),
      Example(
        "en", "to Rust\non Rust\nof Rust\nin Rust\nby Rust\nat Rust\nuse ⟨Rust⟩\nas Rust", "es",
        "a Rust\nsobre Rust\nde Rust\nen Rust\npor Rust\na Rust\nuse ⟨Óxido⟩\ncomo Rust"),
    ])

  public struct Observation: Sendable {
    struct Name: Sendable {
      /// Hash of the spelling.
      var hash: UInt64
      /// As written, where it is not kept.
      var word: String
      var range: Range<Int>
      var isKept: Bool
    }

    /// Names of the glossary that are gone.
    var problems: [Problem] = []
    /// Capitalised words of the source.
    var names: [Name] = []
    /// Capitalised words of the target, not at its beginning, that the source does not have.
    var strangers: [Range<Int>] = []
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    var result = Observation(problems: Self.glossaryProblems(unit), names: Self.names(unit))
    if result.problems.isEmpty && result.names.isEmpty { return nil }
    if result.problems.isEmpty, !result.names.allSatisfy(\.isKept) { result.strangers = Self.strangers(unit) }
    return result
  }

  private static func glossaryProblems(_ unit: UnitContext) -> [Problem] {
    var problems = flaggedProblems(unit)
    for use in unit.termUses where use.to.side == .target {
      var reported: Set<Int> = []
      for demand in use.demands
      where !use.isTranslatable(demand) && !reported.contains(demand.concept) {
        if use.has(demand.concept, [.preferred, .admitted, .forbidden])
          || use.to.contains(use.from.bytes, demand.range)
        {
          continue
        }
        reported.insert(demand.concept)
        let name = use.from.string(demand.range)
        problems.append(
          use.problem("the name \"\(name)\" must stay as it is in the target", demand: demand, found: nil))
      }
    }
    return problems
  }

  /// Names that the unit's own flag lists: `keep-words:Mozilla,Opera`, or `notranslatewords:` of other tools.
  private static func flaggedProblems(_ unit: UnitContext) -> [Problem] {
    if unit.unit.flags.isEmpty { return [] }
    return keptWords(unit.unit.flags).compactMap { word in
      guard let index = unit.source.tokens.firstIndex(where: { unit.source.string($0) == word }),
        !unit.target.text.contains(word)
      else { return nil }
      return Problem(
        "the name \"\(word)\" must stay as it is in the target", source: unit.source.tokens[index].range,
        side: .target)
    }
  }

  /// The words of the flag; its commas separate flags too, so flags without a name after it belong to it.
  private static func keptWords(_ flags: [String]) -> [String] {
    var words: [String] = []
    var isOpen = false
    for flag in flags {
      let parts = flag.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { isOpen = parts[0] == "keep-words" || parts[0] == "notranslatewords" }
      if isOpen, let word = parts.last { words.append(String(word)) }
    }
    return words
  }

  private static func names(_ unit: UnitContext) -> [Observation.Name] {
    let source = unit.source
    var names: [Observation.Name] = []
    let facts = source.facts
    for (i, token) in source.tokens.enumerated() where token.kind == .word && token.range.count >= 3 {
      let fact = facts[i]
      guard fact.isCapitalised, !fact.isFunctionWord, !source.isVerb(i) else { continue }
      if names.contains(where: { $0.hash == fact.hash }) { continue }
      let isKept = unit.target.hasWord(fact) || unit.target.contains(source.bytes, token.range)
      names.append(
        .init(hash: fact.hash, word: isKept ? "" : source.string(token), range: token.range, isKept: isKept))
    }
    return names
  }

  private static func strangers(_ unit: UnitContext) -> [Range<Int>] {
    let target = unit.target
    return target.tokens.indices.dropFirst().filter { i in
      let (token, fact) = (target.tokens[i], target.facts[i])
      return token.kind == .word && fact.isCapitalised && !fact.isAcronym && !fact.isFunctionWord
        && !endsSentence(target, target.tokens[i - 1]) && !unit.source.contains(target.bytes, token.range)
    }.map { target.tokens[$0].range }
  }

  /// Whether a capital after the token may be that of a sentence or title.
  private static func endsSentence(_ text: UnitText, _ token: Token) -> Bool {
    token.kind != .word && text.bytes[token.range] != [0x2C]
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    var counts: [UInt64: (kept: Int, all: Int)] = [:]
    for observation in observations {
      for name in observation.names {
        let before = counts[name.hash] ?? (0, 0)
        counts[name.hash] = (before.kept + (name.isKept ? 1 : 0), before.all + 1)
      }
    }
    for (i, observation) in observations.enumerated() {
      for problem in observation.problems { report(i, problem) }
      var strangers = observation.strangers
      for name in observation.names where !name.isKept && !strangers.isEmpty {
        guard let count = counts[name.hash], count.kept >= 6, count.kept * 100 >= count.all * 75 else {
          continue
        }
        report(
          i,
          Problem(
            "the name \"\(name.word)\" is kept in \(count.kept) of \(count.all) units, not here",
            source: name.range, target: strangers.removeFirst(), side: .target))
      }
    }
  }
}
