import GlossaryModel
import LintEngine
import Segmentation
import Terminology
import TextModel

/// A target that is the source.
public struct Untranslated: LintRule {
  public static let metadata = RuleMetadata(
    id: "complete/untranslated", level: .warning,
    summary: "The target is the same as the source.",
    rationale: """
      The reader meets a sentence in a foreign language. Code, variables, numbers, names and single words that
      two languages may share (Error, Malayalam) are not reported; nor are names that the glossary keeps. A single
      English word counts when its ending is that of no loan (*Unchanged*). A keyboard accelerator that was moved is no
      translation.
      """,
    accepts: [
      Example("en", "Debian GNU/Linux", "es", "Debian GNU/Linux", note: "a name"),
      Example("en", "<code>apt-get update</code>", "ja", "<code>apt-get update</code>", note: "code"),
      Example("en", "%(name)s: {count}", "ar", "%(name)s: {count}", note: "variables"),
      Example("en", "Error:", "es", "Error:", note: "the languages share the word"),
    ],
    rejects: [
      Example("en", "Open the file", "es", "⟨Open the file⟩"),
      Example("en", "The %s is ready.", "de", "⟨The %s is ready.⟩"),
      Example("es", "Guardar los cambios", "ja", "⟨Guardar los cambios⟩"),
      Example("en", "Use `mysql` module", "fr", "⟨Use `mysql` module⟩"),
      Example("en", "Unchanged", "es", "⟨Unchanged⟩"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    guard Self.areSame(source.bytes, target.bytes), source.hasWords,
      !(unit.unit.sourceLanguage.map { unit.unit.targetLanguage?.matches($0) ?? false } ?? false)
    else { return }
    // A path, a name with dots or a link alone is no sentence.
    let isSpaced = source.bytes[source.trimmed].contains { ASCII.isBlank($0) }
    let kept = source.terms.filter { !unit.glossary.concepts[$0.concept].isTranslatable }.map(\.tokens)
    var plainWords = 0
    var hasFunctionWord = false
    var ownWords = 0
    var smallWords = 0
    for (i, token) in source.tokens.enumerated() where token.kind == .word {
      if kept.contains(where: { $0.contains(i) }) { continue }
      let word = source.facts[i]
      if word.isFunctionWord, !word.isForeignFunctionWord, !word.isAcronym { hasFunctionWord = true }
      if word.isForeignFunctionWord, !word.isFunctionWord { ownWords += 1 }
      guard token.range.count > 2, word.isAlphabetic else { continue }
      // The first word of a text has a capital even if it is no name.
      if !word.isCapitalised || i == 0 && !word.isAcronym { plainWords += 1 }
      if word.isLowercase, !word.isFunctionWord { smallWords += 1 }
    }
    let words = source.tokens.count { $0.kind == .word }
    // Capitals throughout are a list of names, unless there is markup: `Excerpt of <code>…</code>`.
    let isPhrase =
      smallWords > 0 && (hasFunctionWord && words > 1 || plainWords > 1)
      || !source.placeables.isEmpty && hasFunctionWord && plainWords > 0
    let joinsVariables = hasFunctionWord && source.placeholders.count > 1
    let isWord =
      words == 1 && source.tools.isEnglish && source.facts.indices.contains { Self.isParticiple(source, $0) }
    // With words of the target's language and none of its own, the source is no source.
    let isForeign = ownWords > 1 || ownWords == 1 && !hasFunctionWord
    guard isSpaced && !isForeign && (isPhrase || joinsVariables) || isWord,
      !Self.isSynopsis(source.bytes)
    else { return }
    report(Problem("target is the same as the source; translate it", target: target.trimmed))
  }

  /// Whether the texts are equal but for signs of keyboard accelerators before letters.
  private static func areSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a.count != b.count { return false }
    if a == b { return true }
    guard a.contains(UInt8(ascii: "&")) else { return false }
    let isSign = UInt8(ascii: "&")
    return a.filter { $0 != isSign } == b.filter { $0 != isSign }
  }

  /// Whether an English word has an ending that other languages do not borrow.
  private static func isParticiple(_ text: UnitText, _ index: Int) -> Bool {
    let word = text.lower(index)
    return text.facts[index].isAlphabetic && !text.facts[index].isAcronym && word.utf8.count >= 7
      && ["ed", "ness", "tly"].contains { word.hasSuffix($0) }
  }

  /// Whether options or choices in brackets show the use of a command, a path begins it, or it is a formula of TeX.
  private static func isSynopsis(_ bytes: [UInt8]) -> Bool {
    let start = bytes.skip(from: 0) { ASCII.isBlank($0) }
    if bytes.has("./", at: start) || bytes.has("$ ", at: start) { return true }
    return bytes.indices.contains { i in
      bytes.has("[-", at: i) || bytes.has("[<", at: i) || bytes.has(" --", at: i)
        || bytes[i] == UInt8(ascii: "\\") && (1...3).allSatisfy { ASCII.isLetter(bytes.at(i + $0)) }
    }
  }
}
