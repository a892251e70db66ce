import TextModel

extension LanguageTag {
  /// The language that a header calls by its name, in English or in the language itself; `nil` for other words.
  package static func named(_ name: String) -> LanguageTag? {
    tagsByName[name.lowercased()].flatMap { LanguageTag($0) }
  }

  private static let tagsByName: [String: String] = Dictionary(
    uniqueKeysWithValues: """
      ar arabic العربية
      ca catalan català catalán
      cs czech čeština
      da danish dansk
      de german deutsch alemán
      el greek ελληνικά
      en english inglés
      es spanish español castellano
      eu basque euskara
      fi finnish suomi
      fr french français francés
      gl galician galego gallego
      he hebrew עברית
      hi hindi हिन्दी
      hu hungarian magyar
      it italian italiano
      ja japanese 日本語
      ko korean 한국어
      nl dutch nederlands
      no norwegian norsk
      pl polish polski
      pt portuguese português portugués
      ro romanian română
      ru russian русский
      sv swedish svenska
      tr turkish türkçe
      uk ukrainian українська
      vi vietnamese
      zh chinese 中文
      """.split(separator: "\n").flatMap { line in
        let words = line.split(separator: " ").map(String.init)
        return words.dropFirst().map { ($0, words[0]) }
      })
}
