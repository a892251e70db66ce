import GlossaryModel
import LocaleProfiles
import TextModel
import UnicodeText

/// Translations that look like their source word and mean something else, from our own lists.
struct FalseFriends {
  /// What the other language has for an English word, by `english=word`.
  private var advice: [String: String] = [:]
  private let isSourceEnglish: Bool

  /// Meetings in which a translation is no slip, but what the texts mean.
  private static let attestation = 3

  /// - Parameters:
  ///   - source: One of the two languages must be English, else there are none.
  ///   - target: The other language; its list is used.
  init(source: LocaleProfile, target: LocaleProfile) {
    isSourceEnglish = source.tag.matches("en")
    guard isSourceEnglish || target.tag.matches("en") else { return }
    for (word, friend) in (isSourceEnglish ? target : source).falseFriends {
      advice[Self.key(friend.english, word)] = friend.advice
    }
  }

  /// What to tell about an entry that is a false friend, and whether the texts have it so often that it is meant; `nil`
  /// for others.
  func warning(of entry: GlossaryEntry) -> (text: String, isAttested: Bool)? {
    let isAttested = entry.alignedCount >= Self.attestation
    let (english, word) = isSourceEnglish ? (entry.source, entry.target) : (entry.target, entry.source)
    for english in CaseMapping.fold(english).split(separator: " ") {
      for word in CaseMapping.lower(word).split(separator: " ") {
        if let advice = advice[Self.key(String(english), String(word))] {
          let text = "false friend: \"\(english)\" is usually \"\(advice)\""
          return (isAttested ? "\(text), but the texts keep to \"\(word)\"" : text, isAttested)
        }
      }
    }
    return nil
  }

  private static func key(_ english: String, _ word: String) -> String { english + "=" + word }
}
