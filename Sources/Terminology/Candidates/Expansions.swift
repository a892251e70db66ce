import UnicodeText

/// Long forms that stand before their acronym in brackets: `return on investment (ROI)`.
struct Expansions {
  /// For phrases that end just before a bracketed acronym, the acronym as written.
  private(set) var acronyms: [Int32: String] = [:]
  /// Those of them whose initials make the acronym.
  private(set) var matching: Set<Int32> = []

  init(_ side: TermSide, _ candidates: CandidateSet) {
    for segment in 0..<side.count {
      for token in side.range(of: segment) where side.tokens[token].traits.contains(.opensBracket) {
        guard let acronym = side.word(of: token), acronym.wordClass.contains(.acronym) else { continue }
        // The bracket is a token of its own, between the long form and the acronym.
        let long = candidates.occurrences(in: segment, around: token - 2..<token - 1).filter {
          occurrence in
          occurrence.tokens.upperBound == token - 1 && occurrence.tokens.count > 1
            && occurrence.tokens.contains { isLong(side, $0) }
        }
        let exact = long.filter { Self.matches($0.tokens.compactMap { side.word(of: $0) }, acronym.text) }
        // Where the initials fit, pieces of the long form are none.
        for occurrence in exact.isEmpty ? long : exact { acronyms[occurrence.phrase] = acronym.text }
        matching.formUnion(exact.map(\.phrase))
      }
    }
  }

  /// Whether the initials of the words, with or without those of function words, are the acronym's letters.
  private static func matches(_ words: [TermSide.Word], _ acronym: String) -> Bool {
    var letters = Array(CaseMapping.fold(acronym))
    if letters.last == "s", acronym.last == "s" { letters.removeLast() }
    let all = words.compactMap { CaseMapping.fold($0.text).first }
    let content = words.filter { $0.wordClass.joinsPhrases }.compactMap { CaseMapping.fold($0.text).first }
    return letters == all || letters == content
  }
}

/// Whether a token is a word that is no acronym itself.
private func isLong(_ side: TermSide, _ token: Int) -> Bool {
  side.word(of: token)?.wordClass.isDisjoint(with: [.acronym, .mixed, .number]) == true
}
