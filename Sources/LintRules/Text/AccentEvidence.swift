import LintEngine

/// How often the words and endings of a document have which accents.
struct AccentEvidence {
  /// How often each spelling with accents occurs, by the hash of the form without.
  private var accented: [UInt64: [String: Int]] = [:]
  /// How often each form without accents occurs, of those that have spellings with them or an ending that may.
  private var plain: [UInt64: Int] = [:]
  /// The accented form of each ending that the document nearly always writes with an accent.
  private var endings: [WordEnding: String] = [:]
  private var verdicts: [UInt64: String?] = [:]
  /// Words with an accented ending that prove the ending.
  private static let enough = 60

  init(_ observations: [Accent.Observation]) {
    var folded: [UInt64: String] = [:]
    for word in observations.lazy.flatMap(\.accented) {
      let key = WordFacts.hash(word.folded)
      accented[key, default: [:]][word.text, default: 0] += 1
      folded[key] = word.folded
    }
    if accented.isEmpty { return }
    let forms = accentedEndings(folded)
    var plainEndings: [WordEnding: Int] = [:]
    for word in observations.lazy.flatMap(\.plain) {
      let isKnown = !word.ending.isNone && forms[word.ending] != nil
      if isKnown { plainEndings[word.ending, default: 0] += 1 }
      if isKnown || accented[word.key] != nil { plain[word.key, default: 0] += 1 }
    }
    for (ending, own) in forms {
      endings[ending] = Self.dominant(
        own, over: ending.text, plain: plainEndings[ending] ?? 0, minimum: Self.enough, share: 20)
    }
  }

  /// The accented form of a word of a text, if it is by far the more frequent.
  mutating func accented(_ word: PlainWord, in text: String) -> String? {
    if accented[word.key] == nil && endings[word.ending] == nil { return nil }
    if let known = verdicts[word.key] { return known }
    let verdict = judged(word, word.text(in: text))
    verdicts[word.key] = .some(verdict)
    return verdict
  }

  private func judged(_ word: PlainWord, _ text: String) -> String? {
    let count = plain[word.key] ?? 0
    if let forms = accented[word.key],
      let best = Self.dominant(forms, over: text, plain: count, minimum: 3, share: 10)
    {
      return best
    }
    guard count <= 2, let ending = endings[word.ending] else { return nil }
    return text.dropLast(WordEnding.length) + ending
  }

  /// The accented forms of endings that occur often enough, with how often; those of them that have their accent
  /// elsewhere in the word count for the plain ending.
  private func accentedEndings(_ folded: [UInt64: String]) -> [WordEnding: [String: Int]] {
    var forms: [WordEnding: [String: Int]] = [:]
    for (key, texts) in accented {
      let ending = WordEnding((folded[key] ?? "").utf8.map { $0 })
      if ending.isNone { continue }
      for (text, count) in texts {
        let own = String(String.UnicodeScalarView(text.unicodeScalars.suffix(WordEnding.length)))
        forms[ending, default: [:]][own, default: 0] += count
      }
    }
    return forms.filter { ending, own in own.contains { $0.value >= Self.enough && $0.key != ending.text } }
  }

  /// The form with accents that occurs `minimum` times at least, and `share` times as often as the plain form.
  private static func dominant(
    _ forms: [String: Int], over form: String, plain: Int, minimum: Int, share: Int
  ) -> String? {
    let plain = plain + (forms[form] ?? 0)
    guard let best = forms.filter({ $0.key != form }).max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      best.value >= minimum,
      // A last letter alone may tell two verb forms apart (fallo, falló): more is asked then.
      best.key.dropLast() != form.dropLast() || best.value >= 30 * max(1, plain),
      best.value >= share * plain || (plain == 1 && minimum == 3)
    else { return nil }
    return best.key
  }
}
