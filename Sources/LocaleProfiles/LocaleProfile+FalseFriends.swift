/// A word of a language that an English word is wrongly rendered with.
public struct FalseFriendWord: Hashable, Sendable {
  /// The English word that is mistaken.
  public var english: String
  /// What the English word is in the language.
  public var advice: String
}

extension LocaleProfile {
  /// Lower-case words of this language that look like an English word and mean something else: `librería` is taken for
  /// `library`, which is `biblioteca`. Read anew at each use.
  public var falseFriends: [String: FalseFriendWord] {
    var friends: [String: FalseFriendWord] = [:]
    for line in lintLines where line.section == "false-friend" {
      let words = line.text.split(separator: " ").map { $0.split(separator: "_").joined(separator: " ") }
      if words.count == 3 { friends[words[0]] = FalseFriendWord(english: words[1], advice: words[2]) }
    }
    return friends
  }
}

extension LocaleProfile {
  /// The full names of the months, lower case. Read anew at each use.
  public var monthNames: Set<String> {
    Set(
      lintLines.lazy.filter { $0.section == "month" }.compactMap { line in
        line.text.split(separator: " ").dropFirst().first.map { $0.lowercased() }
      })
  }
}
