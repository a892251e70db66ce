import LocaleProfiles
import TextModel

extension SegmentationRules {
  /// The rules that two regular expressions around a place cannot say: they look further, count, or learn.
  public static let unexpressed: [SentenceRule] = [
    .listItem, .codeBegins, .codeSpan, .insideBrackets, .insideQuotes, .openingPhrase, .learnedWord,
    .learnedAbbreviation,
  ]

  /// What of a language's rules regular expressions can say: all but those of ``unexpressed``.
  ///
  /// Of those that match a place the first decides, so exceptions stand before what they except.
  public init(profile: LocaleProfile) {
    let source = RuleSource(profile)
    let name = profile.name.isEmpty ? profile.tag.description : profile.name
    self.init(
      groups: [Group(name: name, rules: source.abbreviations + source.letters + source.marks)],
      maps: [Map(pattern: "\(profile.tag)(-.*)?", group: name)])
  }

  /// How many of a language's samples these rules cut as Glosa's own do.
  /// - Throws: ``InputError`` when an expression is wrong.
  public func agreement(on profile: LocaleProfile) throws(InputError) -> (alike: Int, samples: Int) {
    let theirs = try SentenceSegmenter(rules: self, language: profile.tag)
    let ours = try SentenceSegmenter(profile: profile)
    var alike = 0
    for sample in profile.sentenceSamples {
      let text = String(sample.filter { $0 != "¦" })
      if theirs.sentences(in: text) == ours.sentences(in: text) { alike += 1 }
    }
    return (alike, profile.sentenceSamples.count)
  }
}

/// Writes a language's rules as expressions.
private struct RuleSource {
  /// German closes with what others open with.
  private static let closers = "[\\p{Pe}\\p{Pf}\\p{Pi}\"']*"
  /// No letter, digit or full stop stands before.
  private static let free = "(?<![\\p{L}\\p{N}.])"
  /// A small letter, a number or a bracket: the sentence goes on.
  private static let goesOn = "\\s+[\\p{Ll}\\p{N}\\p{Ps}]"

  private let profile: LocaleProfile
  /// A blank and a word that begins sentences.
  private let starter: String
  /// A blank and a capital of another word.
  private let name: String

  init(_ profile: LocaleProfile) {
    self.profile = profile
    let words = profile.functionWords.reduce(into: Set<String>()) {
      if $1.key != "vague" { $0.formUnion($1.value) }
    }
    let any = "(?i:\(Self.choice(words)))(?!\\p{L})"
    starter = words.isEmpty ? "(?!)" : "(?=\\p{Lu})\(any)"
    name = "\\s+" + (words.isEmpty ? "" : "(?!\(any))") + "\\p{Lu}"
  }

  /// Abbreviations by their classes.
  var abbreviations: [SegmentationRules.Rule] {
    var rules = [innerStops].compactMap(\.self)
    func add(_ words: [String], before: String = Self.free, _ after: String, isBreak: Bool = false) {
      if words.isEmpty { return }
      rules.append(.init(before: "\(before)(?:\(Self.choice(words)))", after: after, isBreak: isBreak))
    }
    let behindNumber = "(?<=\\p{N}\\s?)"
    add(words(.afterNumber), before: behindNumber, Self.goesOn)
    add(words(.afterNumber), before: behindNumber, "\\s", isBreak: true)
    add(words(.neverFinal), "\\s")
    add(words(.beforeNumber), "\\s+(?:[\\p{N}]|[IVXLC]+(?!\\p{L})|\\p{Lu}(?!\\p{L}|\\s+\\p{Ll}))")
    add(words(.beforeName), name)
    add(words(.mayBeFinal) + words(.beforeLower), Self.goesOn)
    add(words(.beforeName) + words(.beforeNumber), "\\s+\\p{Ll}")
    let hour = profile.abbreviations.hourFollowers
    if !hour.isEmpty {
      add(words(.mayBeFinal), before: "(?<=\\p{N}\\s?)", "\\s+(?:\(Self.choice(hour)))(?!\\p{L})")
    }
    let final = profile.abbreviations.kinds.filter { $0.value.contains(.mayBeFinal) }.keys
    let isCapital = { (word: String) in word.unicodeScalars.first?.properties.isUppercase == true }
    add(final.filter { !isCapital($0) }, "\\s+\\p{Lu}", isBreak: true)
    add(final.filter(isCapital), name)
    add(words(.beforeNumber).filter { $0.unicodeScalars.count == 2 && $0.lowercased() == $0 }, "\\s")
    return rules
  }

  /// Single letters and capitals with full stops.
  var letters: [SegmentationRules.Rule] {
    var rules: [SegmentationRules.Rule] = []
    let labels = profile.abbreviations.labels
    let numbered = profile.abbreviations.numbered
    if !labels.isEmpty {
      rules.append(
        .init(before: "(?i:\(Self.choice(labels)))\\s\\p{Lu}\\.", after: "\\s+\\p{Lu}", isBreak: true))
    }
    if !numbered.isEmpty {
      rules.append(
        .init(before: "(?i:\(Self.choice(numbered)))\\s[IVX]\\.", after: "\\s+\\p{Lu}", isBreak: true))
    }
    rules.append(.init(before: "[°′″ºª]\\s?\\p{L}\\.", after: "\\s+\\p{Lu}", isBreak: true))
    rules.append(
      .init(
        before: "(?<!\\p{L})(?!I\\s)\\p{Lu}\\s\\p{L}{1,5}\\s\\p{Lu}\\.", after: "\\s+\\p{Lu}", isBreak: true))
    // An abbreviation in capitals goes on before a name: `the U.S. Army`.
    rules.append(.init(before: "(?<!\\p{L})(?:\\p{Lu}\\.){2,}", after: name, isBreak: false))
    rules.append(.init(before: "(?<![\\p{L}.])\\p{Lu}\\.", after: name, isBreak: false))
    rules.append(
      .init(before: "(?<![\\p{L}.])\\p{Lu}\\.", after: "\\s+(?:\\p{Lu}\\.|\\p{Lo})", isBreak: false))
    if profile.hasOrdinalFullStop {
      rules.append(.init(before: "(?<![\\p{L}\\p{N}.])\\p{Nd}{1,2}\\.", after: name, isBreak: false))
    }
    // The number of a list item.
    rules.append(
      .init(before: "^\\s*(?:[•⁃]\\s*)?(?:\\p{N}{1,3}|\\p{L})[.)]+", after: "\\s", isBreak: false))
    rules.append(
      .init(
        before: "(?:\\p{Ll}{4}|\\p{Lo})[.?!。！？]\\s*\\p{Nd}{1,2}[.)]", after: "\\s", isBreak: false))
    return rules
  }

  /// End marks, and what may stand behind them.
  var marks: [SegmentationRules.Rule] {
    let closers = Self.closers
    var rules = [
      // Dots with blanks between them, and the number of a note.
      SegmentationRules.Rule(before: "\\.", after: "\\s\\.", isBreak: false),
      .init(before: "\\s\\.\\s\\.\\s\\.", after: "\\s", isBreak: false),
      .init(before: "[.?!…]", after: "\\s*\\[\\p{N}+\\]", isBreak: false),
      .init(before: "[.?!…]\(closers)\\[\\p{N}+\\]", after: "\\s", isBreak: true),
      .init(before: "[\\[(]\\s?(?:\\.\\.\\.|…)[\\])]", after: "\\s", isBreak: false),
      // A blank before a closing quote is French.
      .init(before: "[.?!…]", after: "\\s*[»\\p{Pe}]", isBreak: false),
    ]
    if profile.invertedQuestion == nil, !profile.hasMarksInside {
      rules.append(.init(before: "\\?", after: "\\s+\\p{Ll}", isBreak: true))
    }
    rules.append(.init(before: "\\s\\p{Ll}{4,}\\.", after: "\\s+\\p{Ll}", isBreak: true))
    rules.append(.init(before: "\\p{L}{2}\\.", after: starter, isBreak: true))
    rules.append(
      .init(before: "[.?!…]\\s?\(closers)", after: "\\s+[\\p{Pi}\\p{Ps}\"']*\\p{Ll}", isBreak: false))
    rules.append(.init(before: "[.?!…]\\s?[»”\"]", after: "\\s+[–—]\\s+\\p{Ll}", isBreak: false))
    rules.append(.init(before: "[.…]", after: "\\s+[¡¿]\\p{Ll}", isBreak: false))
    rules.append(.init(before: "[.?!…]\\s?\(closers)", after: "\\s", isBreak: true))
    let wide = "[。！？｡؟۔।]"
    rules.append(.init(before: wide, after: "[。！？؟!?」』”》〉）]", isBreak: false))
    rules.append(.init(before: "\(wide)[」』]", after: "[\\u3041-\\u309F]", isBreak: false))
    rules.append(.init(before: "[！？]”", after: "\\p{Lo}", isBreak: false))
    rules.append(.init(before: "\(wide)[》〉]", after: "\\p{Lo}", isBreak: false))
    rules.append(.init(before: "\(wide)[\\p{Pe}\\p{Pf}\"']*", after: "", isBreak: true))
    return rules
  }

  private func words(_ kind: Abbreviations.Kind) -> [String] {
    let words = profile.abbreviations.kinds.filter { $0.value.contains(kind) }.keys
    // A list in small letters is also good for a capital.
    return words.flatMap { word -> [String] in
      guard let first = word.unicodeScalars.first, first.properties.isLowercase else { return [word] }
      return [word, first.properties.titlecaseMapping + String(word.unicodeScalars.dropFirst())]
    }
  }

  /// No break behind the inner full stops of abbreviations of several words: the first of `EE. UU.`
  private var innerStops: SegmentationRules.Rule? {
    var choices: [String] = []
    for text in profile.abbreviations.kinds.keys.sorted() {
      let parts = text.split(separator: " ").map { Self.pattern(String($0)) }
      for end in parts.indices.dropLast() where parts[end].hasSuffix(".") {
        let (before, after) = (parts[...end], parts[(end + 1)...])
        choices.append(before.joined(separator: "\\s") + "(?=\\s" + after.joined(separator: "\\s") + ")")
      }
    }
    if choices.isEmpty { return nil }
    return .init(before: "\(Self.free)(?:\(choices.joined(separator: "|")))", after: "\\s", isBreak: false)
  }

  private static func choice(_ words: some Sequence<String>) -> String {
    Set(words).sorted().map(pattern).joined(separator: "|")
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
