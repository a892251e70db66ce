import GlossaryModel
import LocaleProfiles
import Normalization
import TextModel

/// Keys of whole terms, by which their spellings and inflected forms are found equal.
struct PhraseKeyer {
  private let keyer: WordKeyer
  private let articles: Set<String>
  private let contractions: [String: [String]]
  private let elisions: Set<String>

  init(_ profile: LocaleProfile) {
    keyer = WordKeyer(profile: profile)
    articles = profile.functionWords["article"] ?? []
    contractions = profile.contractions
    elisions = profile.elisions
  }

  /// The words with case and accents folded: a hyphen is as good as a space.
  func folded(_ text: String) -> String { words(text).map { keyer.folded($0) }.joined(separator: " ") }

  /// The words without number and gender, contractions undone, articles left out: `modelos del lenguaje` and
  /// `modelo de lenguaje` have the same.
  func key(_ text: String) -> String { keys(text).joined(separator: " ") }

  /// The parts of ``key(_:)``.
  func keys(_ text: String) -> [String] {
    let words = words(text).flatMap { word in contractions[word.lowercased()] ?? [word] }
    let content = words.filter { !articles.contains($0.lowercased()) }
    return (content.isEmpty ? words : content).map { keyer.key($0) }
  }

  /// Letters, digits and the signs that names have, without what stands around them; `l'eau` is two words.
  private func words(_ text: String) -> [String] {
    let plain = text.replacing("’", with: "'")
    let words = plain.split { !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "#" && $0 != "'" }
    return words.isEmpty ? [plain] : words.flatMap(parts)
  }

  private func parts(_ word: Substring) -> [String] {
    guard let mark = word.firstIndex(of: "'") else { return [String(word)] }
    let head = word[...mark]
    let rest = word[word.index(after: mark)...]
    return elisions.contains(head.lowercased()) && !rest.isEmpty
      ? [String(head), String(rest)] : [String(word)]
  }
}
