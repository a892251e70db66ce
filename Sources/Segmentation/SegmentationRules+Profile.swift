import LocaleProfiles
import TextModel

extension SegmentationRules {
  /// What of a language's rules regular expressions can say: its abbreviations, initials, and end marks.
  ///
  /// The exceptions come first. What ICU's rules, lists and brackets need is left out, so that other tools cut
  /// nearly as Glosa does.
  public init(profile: LocaleProfile) {
    let openers = "[\\p{Pi}\\p{Ps}\"'¿¡]*"
    let name = "\\s+\(openers)\(Self.noStarter(profile))\\p{Lu}"
    var rules = [Self.innerStops(profile.abbreviations)].compactMap(\.self)
    let after: [(Abbreviations.Kind, String)] = [
      (.neverFinal, "\\s"), (.beforeNumber, "\\s+[\\p{N}IVXLC]"), (.beforeName, name),
      (.mayBeFinal, "\\s+[\\p{Ll}\\p{N}\\p{Ps}]"), (.beforeLower, "\\s+[\\p{Ll}\\p{N}\\p{Ps}]"),
    ]
    for (kind, follows) in after {
      let words = profile.abbreviations.kinds.filter { $0.value.contains(kind) }.keys.sorted()
      guard !words.isEmpty else { continue }
      let choice = words.map(Self.pattern).joined(separator: "|")
      rules.append(Rule(before: "(?<![\\p{L}\\p{N}])(?:\(choice))", after: follows, isBreak: false))
    }
    // An abbreviation in capitals goes on before a name: `the U.S. Army`.
    rules.append(Rule(before: "(?<!\\p{L})(?:\\p{Lu}\\.){2,}", after: name, isBreak: false))
    rules.append(Rule(before: "(?<![\\p{L}.])\\p{Lu}\\.", after: "\\s+\\p{Lu}", isBreak: false))
    // The number of a list item, and dots with blanks between them.
    rules.append(
      Rule(before: "^\\s*(?:[•⁃]\\s*)?(?:\\p{N}{1,3}|\\p{L})[.)]+", after: "\\s", isBreak: false))
    rules.append(Rule(before: "\\.", after: "\\s\\.", isBreak: false))
    let closers = "[\\p{Pe}\\p{Pf}\"']*"
    rules.append(Rule(before: "[.?!…]+\(closers)", after: "\\s+[\\p{Pi}\\p{Ps}\"']*\\p{Ll}", isBreak: false))
    rules.append(Rule(before: "[.?!…]+\(closers)", after: "\\s", isBreak: true))
    rules.append(Rule(before: "[。！？｡؟۔।]\(closers)", after: "", isBreak: true))
    let tag = profile.tag.description
    self.init(
      groups: [Group(name: profile.name.isEmpty ? tag : profile.name, rules: rules)],
      maps: [Map(pattern: "\(tag)(-.*)?", group: profile.name.isEmpty ? tag : profile.name)])
  }

  /// What no name follows: the words that begin sentences, in any case.
  private static func noStarter(_ profile: LocaleProfile) -> String {
    let sections = ["article", "determiner", "pronoun", "preposition", "conjunction", "auxiliary", "adverb"]
    let words = Set(sections.flatMap { profile.functionWords[$0] ?? [] }).sorted().map(pattern)
    return words.isEmpty ? "" : "(?!(?i:\(words.joined(separator: "|")))(?!\\p{L}))"
  }

  /// No break behind the inner full stops of abbreviations of several words: the first of `EE. UU.`
  private static func innerStops(_ abbreviations: Abbreviations) -> Rule? {
    var choices: [String] = []
    for text in abbreviations.kinds.keys.sorted() {
      let parts = text.split(separator: " ").map { pattern(String($0)) }
      for end in parts.indices.dropLast() where parts[end].hasSuffix(".") {
        let (before, after) = (parts[...end], parts[(end + 1)...])
        choices.append(before.joined(separator: "\\s") + "(?=\\s" + after.joined(separator: "\\s") + ")")
      }
    }
    if choices.isEmpty { return nil }
    return Rule(
      before: "(?<![\\p{L}\\p{N}])(?:\(choices.joined(separator: "|")))", after: "\\s", isBreak: false)
  }

  /// An abbreviation as an expression: any blank for its spaces.
  private static func pattern(_ abbreviation: String) -> String {
    abbreviation.unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar {
      case " ": out += "\\s"
      case _ where "\\.^$|?*+()[]{}".unicodeScalars.contains(scalar): out += "\\" + String(scalar)
      default: out.unicodeScalars.append(scalar)
      }
    }
  }
}
