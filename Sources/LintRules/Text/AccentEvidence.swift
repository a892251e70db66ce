/// How often the words and endings of a document have which accents.
struct AccentEvidence {
  private var counts: [String: Int] = [:]
  /// The spellings by their folded form, each once.
  private var words: [String: [String]] = [:]
  private var verdicts: [String: String?] = [:]
  private var endings: [String: String]?
  /// Letters of an ending.
  private static let length = 4
  /// Words with an accented ending that prove the ending.
  private static let enough = 60

  /// Counts a word in lower case.
  mutating func add(_ text: String, folded: String) {
    if let known = counts[text] {
      counts[text] = known + 1
    } else {
      counts[text] = 1
      words[folded, default: []].append(text)
    }
  }

  /// How often each spelling of a word occurs.
  private func forms(_ folded: String) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: (words[folded] ?? []).map { ($0, counts[$0] ?? 0) })
  }

  /// The accented form of a word, if it is by far the more frequent.
  mutating func accented(_ folded: String) -> String? {
    if let known = verdicts[folded] { return known }
    let verdict = judged(folded)
    verdicts[folded] = .some(verdict)
    return verdict
  }

  private mutating func judged(_ folded: String) -> String? {
    if let texts = words[folded], texts.count > 1 || texts[0] != folded,
      let best = Self.dominant(forms(folded), over: folded, minimum: 3, share: 10)
    {
      return best
    }
    guard (counts[folded] ?? 0) <= 2 else { return nil }
    let known = endings ?? accentedEndings()
    endings = known
    if known.isEmpty { return nil }
    return Self.ending(folded).flatMap { known[$0] }.map { folded.dropLast(Self.length) + $0 }
  }

  /// The ending of a word that is longer by two letters at least and has ASCII letters only.
  private static func ending(_ folded: String) -> String? {
    let bytes = folded.utf8
    guard bytes.count > length + 1, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(decoding: Array(bytes.suffix(length)), as: UTF8.self)
  }

  /// Endings that the document nearly always writes with an accent, by their plain form.
  private func accentedEndings() -> [String: String] {
    var forms: [String: [String: Int]] = [:]
    for (folded, texts) in words where texts.count > 1 || texts[0] != folded {
      guard let ending = Self.ending(folded) else { continue }
      for text in texts where text != folded {
        let own = String(String.UnicodeScalarView(text.unicodeScalars.suffix(Self.length)))
        if own != ending { forms[ending, default: [:]][own, default: 0] += counts[text] ?? 0 }
      }
    }
    forms = forms.filter { $0.value.values.contains { $0 >= Self.enough } }
    if forms.isEmpty { return [:] }
    for (folded, texts) in words {
      guard let ending = Self.ending(folded), forms[ending] != nil else { continue }
      for text in texts where text.hasSuffix(ending) {
        forms[ending]?[ending, default: 0] += counts[text] ?? 0
      }
    }
    return forms.reduce(into: [:]) { result, entry in
      result[entry.key] = Self.dominant(entry.value, over: entry.key, minimum: Self.enough, share: 20)
    }
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
