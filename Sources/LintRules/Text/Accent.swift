import LintEngine
import Normalization
import Segmentation
import TextModel

/// Words that the document writes with an accent elsewhere.
public struct Accent: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "text/accent", level: .warning,
    summary: "A word lacks the accent that the rest of the document gives it.",
    rationale: """
      The document itself shows how a word is written: with the accent nearly always. Endings count too
      (-ción, -ência), so that a rare word is judged by its like. Words of the source, names, capitals, and words
      that exist with and without accent (como, cómo) are not reported.
      """,
    accepts: [
      Example("en", "page\npage", "es", "página\npágina"),
      Example("en", "How\nas %s", "es", "cómo\ncomo %s", note: "two words"),
      Example("en", "action", "ja", "アクション"),
    ],
    rejects: [
      Example(
        "en", "page a\npage b\npage c\npage d", "es",
        "la página a\nuna página b\nla página c\nesta ⟨pagina⟩ d",
        fixed: "la página a\nuna página b\nla página c\nesta página d"),
      Example(
        "en", "%s page\na page\nthe page\nnew page", "pt",
        "página %s\numa página\na página\n⟨pagina⟩ nova",
        fixed: "página %s\numa página\na página\npágina nova"),
      Example(
        "en", "name a\nname b\nname c\nname d", "cs", "jméno a\njméno b\njméno c\n⟨jmeno⟩ d",
        fixed: "jméno a\njméno b\njméno c\njméno d"),
    ])

  public struct Observation: Sendable {
    struct Word: Sendable {
      var text: String
      var folded: String
      var range: Range<Int>
      /// Whether it has no capital in the text.
      var isLower: Bool
      var hasAccent: Bool { text != folded }
    }

    var words: [Word]
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    let target = unit.target
    var words: [Observation.Word] = []
    for (i, token) in target.tokens.enumerated() where token.kind == .word && token.range.count >= 4 {
      let text = target.lowercased[i]
      guard !target.isAcronym(token),
        text.unicodeScalars.allSatisfy({ $0.value < 0x250 && $0.properties.isAlphabetic })
      else { continue }
      let folded = target.tools.keyer.folded(text)
      if folded == text,
        target.tools.functionWords.contains(text) || unit.source.text.contains(target.string(token))
      {
        continue
      }
      words.append(
        .init(text: text, folded: folded, range: token.range, isLower: target.string(token) == text))
    }
    return words.isEmpty ? nil : Observation(words: words)
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    let evidence = Evidence(observations)
    for (i, observation) in observations.enumerated() {
      for word in observation.words where !word.hasAccent {
        guard let better = evidence.accented(word.folded) else { continue }
        report(
          i,
          Problem(
            "\"\(word.text)\" is written \"\(better)\" elsewhere in the document", target: word.range,
            fix: word.isLower ? Fix(.target, word.range, better, safety: .suggested) : nil))
      }
    }
  }

  /// How often words and endings have which accents.
  private struct Evidence {
    private var words: [String: [String: Int]] = [:]
    private var endings: [String: [String: Int]] = [:]
    /// Letters of an ending.
    private static let length = 4

    init(_ observations: [Observation]) {
      for word in observations.flatMap(\.words) {
        words[word.folded, default: [:]][word.text, default: 0] += 1
        if word.text.unicodeScalars.count > Self.length + 1 {
          endings[String(word.folded.suffix(Self.length)), default: [:]][
            String(word.text.suffix(Self.length)), default: 0] += 1
        }
      }
    }

    /// The accented form of a word, if it is by far the more frequent.
    func accented(_ folded: String) -> String? {
      if let best = Self.dominant(words[folded] ?? [:], over: folded, minimum: 3, share: 10) { return best }
      guard folded.count > Self.length + 1, (words[folded]?[folded] ?? 0) <= 2 else { return nil }
      let ending = String(folded.suffix(Self.length))
      return Self.dominant(endings[ending] ?? [:], over: ending, minimum: 60, share: 20)
        .map { folded.dropLast(Self.length) + $0 }
    }

    /// The form with accents that occurs `minimum` times at least, and `share` times as often as the plain form.
    private static func dominant(_ forms: [String: Int], over plain: String, minimum: Int, share: Int)
      -> String?
    {
      guard let best = forms.filter({ $0.key != plain }).max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
        best.value >= minimum,
        best.value >= share * (forms[plain] ?? 0) || (forms[plain] == 1 && minimum == 3)
      else { return nil }
      return best.key
    }
  }
}
