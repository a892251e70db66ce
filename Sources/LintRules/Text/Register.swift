import LintEngine
import Segmentation
import TextModel

/// One way to address the reader.
public struct Register: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "text/register", level: .warning, repetition: .habit,
    options: [
      RuleOption(
        "prefer", .choice(["familiar", "polite"]),
        "How the reader is to be addressed, whatever the document does; as most of the document does.")
    ],
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
    /// The first word of each kind.
    var familiar: Range<Int>?
    var formal: Range<Int>?
    var familiarCommand: Range<Int>?
    var formalCommand: Range<Int>?
    /// Whether the source addresses the reader.
    var isAddressed: Bool

    var isEmpty: Bool {
      familiar == nil && formal == nil && familiarCommand == nil && formalCommand == nil && !isAddressed
    }
  }

  /// Whether the reader is to be addressed politely; `nil` when the document decides.
  private var isPolite: Bool?

  public init() {}

  public mutating func configure(_ options: RuleOptions) {
    isPolite = options.choice("prefer").map { $0 == "polite" }
  }

  public func observe(_ unit: UnitContext) -> Observation? {
    let words = unit.target.tools.lintWords
    if words.familiar.isEmpty && words.familiarCommands.isEmpty { return nil }
    var result = Observation(isAddressed: unit.source.facts.contains(where: \.isAddress))
    let commands = words.familiarCommands.isEmpty ? (first: false, later: false) : Self.commands(unit.source)
    for (i, word) in unit.target.facts.enumerated()
    where word.isAddressing && !word.isAcronym && !unit.source.hasWord(word) {
      let range = unit.target.tokens[i].range
      if word.isFamiliar { result.familiar = result.familiar ?? range }
      if word.isFormal { result.formal = result.formal ?? range }
      guard word.isFamiliarCommand || word.isFormalCommand, Self.beginsSentence(unit.target, i),
        i == 0 ? commands.first : commands.later
      else { continue }
      if word.isFamiliarCommand { result.familiarCommand = result.familiarCommand ?? range }
      if word.isFormalCommand { result.formalCommand = result.formalCommand ?? range }
    }
    return result.isEmpty ? nil : result
  }

  /// Whether the first sentence of the source, and a later one, may be a command: an English one begins with a verb
  /// without ending.
  private static func commands(_ source: UnitText) -> (first: Bool, later: Bool) {
    var result = (first: false, later: false)
    for i in source.tokens.indices
    where source.tokens[i].kind == .word && beginsSentence(source, i) && source.isVerb(i) {
      let lower = source.lower(i)
      guard !lower.hasSuffix("s") || lower.hasSuffix("ss") else { continue }
      if i == 0 { result.first = true } else { result.later = true }
    }
    return result
  }

  /// Whether no word stands before the token in its sentence.
  private static func beginsSentence(_ text: UnitText, _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = text.tokens[index - 1]
    guard before.kind == .punctuation else { return before.kind == .symbol && index == 1 }
    return index == 1 || ".:!?".utf8.contains(text.bytes[before.range.lowerBound])
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    let words = Self.custom(
      familiar: observations.count { $0.familiar != nil }, formal: observations.count { $0.formal != nil })
    let familiarCommands = observations.count { $0.familiarCommand != nil }
    let formalCommands = observations.count { $0.formalCommand != nil }
    var commands = Self.custom(familiar: familiarCommands, formal: formalCommands)
    // A familiar command looks like a description (`Muestra la lista`), so that many of them prove nothing.
    if commands == false { commands = nil }
    let isFormal = isPolite ?? (Self.isSilentlyFormal(observations) ? true : words ?? commands)
    // Where the words are clear, fewer commands are enough.
    if isFormal == true, isPolite == true || formalCommands >= 2 * familiarCommands { commands = true }
    for (i, observation) in observations.enumerated() {
      var odd: Range<Int>?
      if let isFormal { odd = isFormal ? observation.familiar : observation.formal }
      if odd == nil, commands == true, isFormal == true { odd = observation.familiarCommand }
      if odd == nil, isFormal == false { odd = observation.formalCommand }
      guard let odd, let isFormal else { continue }
      let here = isFormal ? "familiarly" : "politely"
      let other =
        isPolite == nil ? "otherwise elsewhere" : "is to be addressed \(isFormal ? "politely" : "familiarly")"
      report(i, Problem("the reader is addressed \(here) here, and \(other)", target: odd))
    }
  }

  /// Whether the document is polite; `nil` when neither way prevails by far.
  private static func custom(familiar: Int, formal: Int) -> Bool? {
    if formal >= max(4, 4 * familiar) { return true }
    return familiar >= max(4, 4 * formal) ? false : nil
  }

  /// Polite forms are often nothing but a third person; that the familiar ones are missing tells them.
  private static func isSilentlyFormal(_ observations: [Observation]) -> Bool {
    let addressed = observations.filter(\.isAddressed)
    let familiar = addressed.count { $0.familiar != nil || $0.familiarCommand != nil }
    let polite = observations.count { $0.formal != nil || $0.formalCommand != nil }
    return addressed.count >= 12 && familiar * 5 <= addressed.count && polite >= 4
  }
}
