/// How often the words and endings of a document have which accents.
struct AccentEvidence {
  private var words: [String: [String: Int]] = [:]
  private var verdicts: [String: String?] = [:]
  private var endings: [String: [String: Int]]?
  /// Letters of an ending.
  private static let length = 4

  /// Counts a word in lower case.
  mutating func add(_ text: String, folded: String) { words[folded, default: [:]][text, default: 0] += 1 }

  /// The accented form of a word, if it is by far the more frequent.
  mutating func accented(_ folded: String) -> String? {
    if let known = verdicts[folded] { return known }
    let verdict = judged(folded)
    verdicts[folded] = .some(verdict)
    return verdict
  }

  private mutating func judged(_ folded: String) -> String? {
    if let best = Self.dominant(words[folded] ?? [:], over: folded, minimum: 3, share: 10) { return best }
    guard folded.utf8.count > Self.length + 1, (words[folded]?[folded] ?? 0) <= 2 else { return nil }
    let ending = String(folded.suffix(Self.length))
    let counted = endings ?? counts()
    endings = counted
    return Self.dominant(counted[ending] ?? [:], over: ending, minimum: 60, share: 20)
      .map { folded.dropLast(Self.length) + $0 }
  }

  /// Accents by the endings of all words.
  private func counts() -> [String: [String: Int]] {
    var result: [String: [String: Int]] = [:]
    for (folded, forms) in words where folded.utf8.count > Self.length + 1 {
      let ending = String(folded.suffix(Self.length))
      for (text, count) in forms {
        result[ending, default: [:]][String(text.suffix(Self.length)), default: 0] += count
      }
    }
    return result
  }

  /// The form with accents that occurs `minimum` times at least, and `share` times as often as the plain form.
  private static func dominant(_ forms: [String: Int], over plain: String, minimum: Int, share: Int)
    -> String?
  {
    guard let best = forms.filter({ $0.key != plain }).max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      best.value >= minimum,
      // A last letter alone may tell two verb forms apart (fallo, falló): more is asked then.
      best.key.dropLast() != plain.dropLast() || best.value >= 30 * max(1, forms[plain] ?? 0),
      best.value >= share * (forms[plain] ?? 0) || (forms[plain] == 1 && minimum == 3)
    else { return nil }
    return best.key
  }
}
