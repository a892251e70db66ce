import LocaleProfiles
import TextModel

extension SegmentationRules {
  /// What of a language's rules regular expressions can say: its abbreviations, initials, and end marks.
  ///
  /// The exceptions come first. What ICU's rules, lists and brackets need is left out, so that other tools cut
  /// nearly as Glosa does.
  public init(profile: LocaleProfile) {
    let upper = "\\s+[\\p{Pi}\\p{Ps}\"'¿¡]*\\p{Lu}"
    let after: [(Abbreviations.Kind, String)] = [
      (.neverFinal, "\\s"), (.beforeNumber, "\\s+[\\p{N}IVXLC]"), (.beforeName, upper),
      (.mayBeFinal, "\\s+\\p{Ll}"),
    ]
    var rules: [Rule] = []
    for (kind, follows) in after {
      let words = profile.abbreviations.kinds.filter { $0.value.contains(kind) }.keys.sorted()
      guard !words.isEmpty else { continue }
      let choice = words.map(Self.pattern).joined(separator: "|")
      rules.append(Rule(before: "(?<![\\p{L}\\p{N}])(?:\(choice))", after: follows, isBreak: false))
    }
    rules.append(Rule(before: "(?<![\\p{L}.])\\p{Lu}\\.", after: "\\s+\\p{Lu}", isBreak: false))
    let closers = "[\\p{Pe}\\p{Pf}\"']*"
    rules.append(Rule(before: "[.?!…]+\(closers)", after: "\\s+[\\p{Pi}\\p{Ps}\"']*\\p{Ll}", isBreak: false))
    rules.append(Rule(before: "[.?!…]+\(closers)", after: "\\s", isBreak: true))
    rules.append(Rule(before: "[。！？｡؟۔।]\(closers)", after: "", isBreak: true))
    let tag = profile.tag.description
    self.init(
      groups: [Group(name: profile.name.isEmpty ? tag : profile.name, rules: rules)],
      maps: [Map(pattern: "\(tag)(-.*)?", group: profile.name.isEmpty ? tag : profile.name)])
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
