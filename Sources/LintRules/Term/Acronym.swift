import LintEngine
import Segmentation
import TextModel

/// Acronyms that the target's language has its own form of.
public struct Acronym: LintRule {
  public static let metadata = RuleMetadata(
    id: "term/acronym", level: .warning, repetition: .sameMessage,
    summary: "An acronym is left in the source's language although the target's has its own, or is misspelt.",
    rationale: """
      Readers know the European Union as UE in Spanish and look for EU in vain. Only acronyms of the language's
      list are known. Acronyms inside of a name (`AI Alliance`), and targets that have both forms, are not
      reported. An acronym of four letters or more whose letters stand in another order in the target is a slip, unless
      the language has that form (NATO and OTAN).
      """,
    accepts: [
      Example("en", "The EU budget", "es", "El presupuesto de la UE"),
      Example("en", "the AI Alliance", "es", "la AI Alliance", note: "a name"),
      Example("en", "EU (%s)", "ja", "EU (%s)", note: "no form of its own"),
    ],
    rejects: [
      Example("en", "The ⟨EU⟩ budget", "es", "El presupuesto de la ⟨EU⟩"),
      Example("en", "⟨AI⟩ for %s", "fr", "L'⟨AI⟩ pour %s"),
      Example("es", "La ⟨OTAN⟩ es de 1949", "en", "⟨OTAN⟩ dates from 1949"),
      Example("en", "An ⟨HTML⟩ file", "es", "Un archivo ⟨HTLM⟩"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    guard source.any.isAcronym else { return }
    checkSpelling(unit, report)
    var reported: [UInt64] = []
    for (i, token) in source.tokens.enumerated()
    where token.kind == .word && source.facts[i].isAcronym
      && source.bytes.at(token.range.lowerBound - 1) != 0x2F
    {
      let fact = source.facts[i]
      guard let found = target.facts.firstIndex(where: { $0.hash == fact.hash }),
        !reported.contains(fact.hash)
      else { continue }
      let word = source.string(token)
      let wanted = Self.forms(of: word, unit)
      guard !wanted.isEmpty, !wanted.contains(word), !Self.isInName(source, i), !Self.isInName(target, found),
        !wanted.contains(where: { target.contains(Array($0.utf8), 0..<$0.utf8.count) })
      else { continue }
      reported.append(fact.hash)
      report(
        Problem(
          "\"\(word)\" is \"\(wanted[0])\" in the language of the target", source: token.range,
          target: target.tokens[found].range, side: .target,
          fix: Fix(.target, target.tokens[found].range, wanted[0], safety: .suggested)))
    }
  }

  /// Reports acronyms of the target that have the letters of one of the source in another order.
  private func checkSpelling(_ unit: UnitContext, _ report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    for (i, fact) in target.facts.enumerated()
    where fact.isAcronym && target.tokens[i].range.count >= 4 && !source.hasWord(fact) {
      let letters = target.bytes[target.tokens[i].range].sorted()
      guard target.tools.lintWords.acronyms[target.string(target.tokens[i])] == nil,
        let own = source.facts.indices.first(where: {
          source.facts[$0].isAcronym && source.tokens[$0].range.count == letters.count
            && source.bytes[source.tokens[$0].range].sorted() == letters
            && !target.hasWord(source.facts[$0])
        })
      else { continue }
      let wanted = source.string(source.tokens[own])
      report(
        Problem(
          "the source spells it \"\(wanted)\"", source: source.tokens[own].range,
          target: target.tokens[i].range, side: .target,
          fix: Fix(.target, target.tokens[i].range, wanted, safety: .suggested)))
    }
  }

  /// What the target's language writes for an acronym; empty when nothing is known.
  private static func forms(of word: String, _ unit: UnitContext) -> [String] {
    let isEnglish = { (text: UnitText) in text.tools.isEnglish }
    guard let concept = unit.source.tools.lintWords.acronyms[word] ?? (isEnglish(unit.source) ? word : nil)
    else { return [] }
    if isEnglish(unit.target) { return [concept] }
    return unit.target.tools.lintWords.acronymForms[concept] ?? []
  }

  /// Whether a capitalised word that is no sentence's first stands next to the token.
  private static func isInName(_ text: UnitText, _ index: Int) -> Bool {
    let isName = { (i: Int) in
      text.tokens.indices.contains(i) && text.tokens[i].kind == .word && text.facts[i].isCapitalised
        && !text.facts[i].isFunctionWord
    }
    let gap = { (a: Int, b: Int) in
      text.bytes[text.tokens[a].range.upperBound..<text.tokens[b].range.lowerBound] == [0x20]
    }
    return isName(index + 1) && gap(index, index + 1) || isName(index - 1) && gap(index - 1, index)
  }
}
