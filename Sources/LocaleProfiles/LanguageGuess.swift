import TextModel

extension LocaleLibrary {
  /// The language that a text is most likely written in, among the known ones; `nil` when nothing speaks for any.
  ///
  /// Counts words that are function words of each language; scripts that write no spaces are told by their signs.
  ///
  /// - Parameter text: A few hundred words are plenty; more than the first 64 KiB are not read.
  public func guessLanguage(of text: String) -> LanguageTag? {
    let sample = text.utf8.count > 1 << 16 ? String(text.unicodeScalars.prefix(1 << 16)) : text
    if let tag = Self.languageOfScript(sample), languages.contains(tag) { return tag }
    var counts: [String: Int] = [:]
    for word in sample.split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" }) {
      counts[word.lowercased(), default: 0] += 1
    }
    var best: (score: Int, tag: LanguageTag)?
    for tag in languages {
      let words = profile(for: tag).functionWords.reduce(into: Set<String>()) { $0.formUnion($1.value) }
      let score = counts.reduce(0) { $0 + (words.contains($1.key) ? $1.value : 0) }
      if score > (best?.score ?? 0) { best = (score, tag) }
    }
    return best?.tag
  }

  /// The language of a text whose signs alone tell it.
  private static func languageOfScript(_ text: String) -> LanguageTag? {
    var (kana, han, arabic, thai, total) = (0, 0, 0, 0, 0)
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      total += 1
      switch scalar.value {
      case 0x3041...0x30FF: kana += 1
      case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3134F: han += 1
      case 0x0600...0x06FF, 0x0750...0x077F: arabic += 1
      case 0x0E00...0x0E7F: thai += 1
      default: break
      }
    }
    if (kana + han) * 2 > total { return kana * 20 > han ? "ja" : "zh" }
    if arabic * 2 > total { return "ar" }
    return thai * 2 > total ? "th" : nil
  }
}
