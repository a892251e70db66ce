import GlossaryModel
import LocaleProfiles
import Normalization
import TextModel

/// Keys of whole terms, by which their spellings and inflected forms are found equal.
struct PhraseKeyer {
  private let keyer: WordKeyer
  private let articles: Set<String>
  private let contractions: [String: [String]]

  init(_ profile: LocaleProfile) {
    keyer = WordKeyer(profile: profile)
    articles = profile.functionWords["article"] ?? []
    contractions = profile.contractions
  }

  /// The words with case and accents folded: a hyphen is as good as a space.
  func folded(_ text: String) -> String { Self.words(text).map { keyer.folded($0) }.joined(separator: " ") }

  /// The words without number and gender, contractions undone, articles left out: `modelos del lenguaje` and
  /// `modelo de lenguaje` have the same.
  func key(_ text: String) -> String { keys(text).joined(separator: " ") }

  /// The parts of ``key(_:)``.
  func keys(_ text: String) -> [String] {
    let words = Self.words(text).flatMap { word in contractions[word.lowercased()] ?? [word] }
    let content = words.filter { !articles.contains($0.lowercased()) }
    return (content.isEmpty ? words : content).map { keyer.key($0) }
  }

  /// Letters, digits and the signs that names have, without what stands around them.
  private static func words(_ text: String) -> [String] {
    let words = text.split {
      !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "#" && $0 != "'" && $0 != "’"
    }
    return words.isEmpty ? [text] : words.map(String.init)
  }
}
