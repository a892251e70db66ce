import LintEngine
import Segmentation
import TextModel

/// One way to address the reader.
public struct Register: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "text/register", level: .warning,
    summary: "The reader is addressed in another way than in the rest of the document (tú and usted).",
    rationale: """
      Now familiar, now polite: the text reads as pasted together. The document votes with pronouns, verb forms and
      commands of the language's lists, and with their absence where the source says *you*; where one way prevails by
      far, the other is reported, once a unit. Commands count only at the beginning of a sentence whose source begins with a verb.
      """,
    accepts: [
      Example("en", "Save the file\nClose the window", "es", "Guarde el archivo\nCierre la ventana"),
      Example("en", "You can go", "es", "Puedes irte", note: "nothing to vote with"),
      Example("en", "your %s", "ja", "あなたの%s"),
    ],
    rejects: [
      Example(
        "en", "You see\nYou go\nYou do\nYou are\nYou have %s", "es",
        "Usted ve\nUsted va\nUsted hace\nUsted es\n⟨Tienes⟩ %s"),
      Example(
        "en", "Add it\nCheck it\nSave it\nChoose it\nEnter %s", "es",
        "Añada esto\nCompruebe esto\nGuarde esto\nElija esto\n⟨Introduce⟩ %s"),
      Example(
        "en", "you see\nyou go\nyou do\nyou are\nyour file", "fr",
        "vous voyez\nvous allez\nvous faites\nvous êtes\n⟨ton⟩ fichier"),
    ])

  public struct Observation: Sendable {
    var familiar: [Range<Int>] = []
    var formal: [Range<Int>] = []
    /// Whether the source addresses the reader.
    var isAddressed: Bool
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    let words = unit.target.tools.lintWords
    if words.familiar.isEmpty && words.familiarCommands.isEmpty { return nil }
    var result = Observation(isAddressed: unit.source.facts.contains(where: \.isAddress))
    let mayCommand = !words.familiarCommands.isEmpty && Self.beginsWithVerb(unit.source)
    for (i, word) in unit.target.facts.enumerated()
    where !word.isAcronym && (word.isFamiliar || word.isFormal || mayCommand) && !unit.source.hasWord(word) {
      let isFirst =
        mayCommand && (word.isFamiliarCommand || word.isFormalCommand) && Self.beginsSentence(unit.target, i)
      if word.isFamiliar || isFirst && word.isFamiliarCommand {
        result.familiar.append(unit.target.tokens[i].range)
      } else if word.isFormal || isFirst {
        result.formal.append(unit.target.tokens[i].range)
      }
    }
    return result.familiar.isEmpty && result.formal.isEmpty && !result.isAddressed ? nil : result
  }

  /// Whether a sentence of the source may be a command: an English one begins with a verb without ending.
  private static func beginsWithVerb(_ source: UnitText) -> Bool {
    source.tokens.indices.contains { i in
      guard source.tokens[i].kind == .word, beginsSentence(source, i) else { return false }
      let word = source.facts[i]
      return word.lower == "please"
        || word.isVerb && (!word.lower.hasSuffix("s") || word.lower.hasSuffix("ss"))
    }
  }

  /// Whether no word stands before the token in its sentence.
  private static func beginsSentence(_ text: UnitText, _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = text.tokens[index - 1]
    guard before.kind == .punctuation else { return before.kind == .symbol && index == 1 }
    return index == 1 || ".:!?".utf8.contains(text.bytes[before.range.lowerBound])
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    let familiar = observations.count { !$0.familiar.isEmpty }
    let formal = observations.count { !$0.formal.isEmpty }
    let addressed = observations.count { $0.isAddressed }
    let addressedFamiliarly = observations.count { $0.isAddressed && !$0.familiar.isEmpty }
    // Polite forms are often nothing but a third person; that the familiar ones are missing tells them.
    let isSilentlyFormal = addressed >= 12 && addressedFamiliarly * 5 <= addressed && formal >= 4
    let isFormal = isSilentlyFormal || formal >= max(4, 4 * familiar)
    guard isFormal || familiar >= max(4, 4 * formal) else { return }
    for (i, observation) in observations.enumerated() {
      guard let odd = (isFormal ? observation.familiar : observation.formal).first else { continue }
      let here = isFormal ? "familiarly" : "politely"
      report(i, Problem("the reader is addressed \(here) here, and otherwise elsewhere", target: odd))
    }
  }
}
