extension LocaleProfile {
  /// English words that a lower-case word of this language is mistaken for, with what they are in it:
  /// `librería` is taken for `library`, which is `biblioteca`.
  public var falseFriends: [String: (english: String, advice: String)] {
    var friends: [String: (english: String, advice: String)] = [:]
    for line in lintLines where line.section == "false-friend" {
      let words = line.text.split(separator: " ").map { $0.split(separator: "_").joined(separator: " ") }
      if words.count == 3 { friends[words[0]] = (words[1], words[2]) }
    }
    return friends
  }
}
