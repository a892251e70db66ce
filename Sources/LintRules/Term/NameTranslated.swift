import LintEngine
import Segmentation
import TextModel

/// Names that the document keeps elsewhere.
public struct NameTranslated: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "term/name-translated", level: .warning,
    summary: "A name that the rest of the document keeps is translated or misspelt here.",
    rationale: """
      The document itself shows which capitalised words stay as they are: those kept nearly always. Where one of
      them is gone, the reader meets another name for the same thing. Reported only when the target has a
      capitalised word that the source has not, since names are also left out or replaced by pronouns.
      """,
    accepts: [
      Example("en", "Debian is free\nDebian %s", "es", "Debian es libre\nDebian %s"),
      Example("en", "Windows are open", "es", "Las ventanas están abiertas", note: "seen once"),
      Example("en", "the Debian team", "ja", "Debianチーム"),
    ],
    rejects: [
      Example(
        "en",
        "Use Debian\nGet Debian\nRun Debian\nBuy Debian\nSee Debian\nTry Debian\nLike Debian\nOf ⟨Debian⟩ %s",
        "es",
        "Use Debian\nTome Debian\nEjecute Debian\nCompre Debian\nVea Debian\nPruebe Debian\nComo Debian\nDe ⟨Debián⟩ %s"
      ),
      Example(
        "en", "to Rust\non Rust\nof Rust\nin Rust\nby Rust\nat Rust\nuse ⟨Rust⟩\nas Rust", "es",
        "a Rust\nsobre Rust\nde Rust\nen Rust\npor Rust\na Rust\nuse ⟨Óxido⟩\ncomo Rust"),
      Example(
        "en", "to Java\non Java\nof Java\nin Java\nby Java\nat Java\nuse ⟨Java⟩\nas Java", "ru",
        "в Java\nна Java\nиз Java\nв Java\nна Java\nу Java\nдля ⟨Ява⟩\nкак Java"),
    ])

  public struct Observation: Sendable {
    struct Name: Sendable {
      var word: String
      var range: Range<Int>
      var isKept: Bool
    }

    var names: [Name]
    /// Capitalised words of the target, not at its beginning, that the source does not have.
    var strangers: [Range<Int>]
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    let source = unit.source
    let targetWords = Set(unit.target.tokens.map { unit.target.string($0) })
    var names: [Observation.Name] = []
    for (i, token) in source.tokens.enumerated() where token.kind == .word && source.isCapitalised(token) {
      let word = source.string(token)
      guard word.utf8.count >= 3, !source.tools.functionWords.contains(source.lowercased[i]),
        !names.contains(where: { $0.word == word })
      else { continue }
      names.append(
        .init(
          word: word, range: token.range,
          isKept: targetWords.contains(word) || unit.target.text.contains(word)))
    }
    if names.isEmpty { return nil }
    let strangers = names.allSatisfy(\.isKept) ? [] : Self.strangers(unit)
    return Observation(names: names, strangers: strangers)
  }

  private static func strangers(_ unit: UnitContext) -> [Range<Int>] {
    let target = unit.target
    return target.tokens.indices.dropFirst().filter { i in
      let token = target.tokens[i]
      return token.kind == .word && target.isCapitalised(token) && !target.isAcronym(token)
        && !endsSentence(target, target.tokens[i - 1])
        && !target.tools.functionWords.contains(target.lowercased[i])
        && !unit.source.text.contains(target.string(token))
    }.map { target.tokens[$0].range }
  }

  /// Whether a capital after the token may be that of a sentence or title.
  private static func endsSentence(_ text: UnitText, _ token: Token) -> Bool {
    token.kind != .word && text.bytes[token.range] != [0x2C]
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    var counts: [String: (kept: Int, all: Int)] = [:]
    for name in observations.flatMap(\.names) {
      let before = counts[name.word] ?? (0, 0)
      counts[name.word] = (before.kept + (name.isKept ? 1 : 0), before.all + 1)
    }
    for (i, observation) in observations.enumerated() {
      var strangers = observation.strangers
      for name in observation.names where !name.isKept && !strangers.isEmpty {
        guard let count = counts[name.word], count.kept >= 6, count.kept * 100 >= count.all * 75 else {
          continue
        }
        report(
          i,
          Problem(
            "the name \"\(name.word)\" is kept in \(count.kept) of \(count.all) units, not here",
            source: name.range,
            target: strangers.removeFirst(), side: .target))
      }
    }
  }
}
