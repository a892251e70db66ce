import LocaleProfiles
import UnicodeText

/// How phrases are written in the texts of one side.
struct Surfaces {
  let side: TermSide
  let texts: [String]

  /// A way to write a phrase, and how often it occurs.
  struct Form: Hashable, Sendable {
    var text: String
    var count: Int
    var tokens: Int
    /// Whether it stands inside a sentence somewhere, so that its case is its own.
    var isCertain = true
  }

  /// The forms of a phrase, the one a terminologist would print first.
  ///
  /// Capitals that only begin a sentence are taken off. Of forms with equally many words those with the shortest head
  /// are taken, which is the singular where it is attested, and of those the most frequent; between numbers of words the
  /// frequency decides.
  func forms(of places: ArraySlice<Postings.Place>, _ candidates: CandidateSet) -> [Form] {
    var certain: [String: Form] = [:]
    var initial: [String: Form] = [:]
    for place in places {
      let span = candidates.occurrences[Int(place.occurrence)].tokens
      let isInitial = side.tokens[span.lowerBound].isInitial
      let text = written(span, in: Int(place.segment), isInitial: isInitial)
      if isInitial {
        initial[text, default: Form(text: text, count: 0, tokens: span.count, isCertain: false)].count += 1
      } else {
        certain[text, default: Form(text: text, count: 0, tokens: span.count)].count += 1
      }
    }
    for (text, form) in initial.sorted(by: { $0.key < $1.key }) {
      // A name at the start of a sentence is written as elsewhere.
      let key =
        certain[text] != nil
        ? text : certain.keys.filter { CaseMapping.fold($0) == CaseMapping.fold(text) }.min() ?? text
      certain[key, default: Form(text: key, count: 0, tokens: form.tokens, isCertain: false)].count +=
        form.count
    }
    let forms = ordered(Array(certain.values))
    guard let lemma = lemma(of: places.first, candidates) else { return forms }
    return [Form(text: lemma, count: certain[lemma]?.count ?? 0, tokens: 1)]
      + forms.filter { $0.text != lemma }
  }

  /// The form under which a word is listed, attested or not: the infinitive of a verb, an acronym without its plural
  /// `s`.
  private func lemma(of place: Postings.Place?, _ candidates: CandidateSet) -> String? {
    guard let place else { return nil }
    let span = candidates.occurrences[Int(place.occurrence)].tokens
    guard span.count == 1, let word = side.word(of: span.lowerBound) else { return nil }
    if word.wordClass.contains(.verb) {
      return side.profile.verbs.infinitive(of: CaseMapping.lower(word.text))
    }
    return word.wordClass.contains(.acronym) && word.text.hasSuffix("s") ? String(word.text.dropLast()) : nil
  }

  /// Usual number of words first, then the shortest head that is no rarity, then by frequency; heads that only add an
  /// ending speak for a head too, so that `documentos` makes it `documento`, not `documenta`.
  private func ordered(_ forms: [Form]) -> [Form] {
    var byTokens: [Int: Int] = [:]
    var caseCounts: [String: Int] = [:]
    var headCounts: [Substring: Int] = [:]
    for form in forms {
      byTokens[form.tokens, default: 0] += form.count
      let folded = CaseMapping.fold(form.text)
      caseCounts[folded, default: 0] += form.count
      headCounts[head(of: folded), default: 0] += form.count
    }
    let usual = byTokens.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    let total = forms.reduce(0) { $0 + $1.count }
    func rank(_ form: Form) -> [Int] {
      let folded = CaseMapping.fold(form.text)
      let head = head(of: folded)
      let support = headCounts.reduce(0) { $0 + ($1.key.hasPrefix(head) ? $1.value : 0) }
      let isRare = form.tokens != usual || 10 * (headCounts[head] ?? 0) < total
      return [
        isRare ? 1 : 0, head.unicodeScalars.count, -support, -(caseCounts[folded] ?? 0),
        folded.unicodeScalars.count, -form.count,
      ]
    }
    return forms.map { (rank($0), $0) }.sorted {
      $0.0 == $1.0 ? $0.1.text < $1.1.text : $0.0.lexicographicallyPrecedes($1.0)
    }.map(\.1)
  }

  /// The word whose number is the phrase's: the first where heads come first, else the last.
  func head(of text: String) -> Substring {
    let words = text.split { $0 == " " || $0 == "-" }
    return (side.profile.headPosition == .initial ? words.first : words.last) ?? text[...]
  }

  /// The text of a span with single spaces, without the capital of a sentence's first word.
  private func written(_ span: Range<Int>, in segment: Int, isInitial: Bool) -> String {
    let start = Int(side.tokens[span.lowerBound].start)
    let end = Int(side.tokens[span.upperBound - 1].end)
    let text = texts[segment].utf8Slice(start..<end).split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    if side.tokens[span.lowerBound].isShouted { return CaseMapping.lower(text) }
    guard isInitial, !side.profile.hasCapitalNouns, let first = side.word(of: span.lowerBound),
      !first.wordClass.isNameLike,
      first.wordClass.contains(.capitalized), !isWholeName(span)
    else { return text }
    let word = CaseMapping.lower(first.text)
    return word + text.dropFirst(first.text.count)
  }

  /// Whether every content word of a longer span has a capital: a name, even where a sentence begins.
  private func isWholeName(_ span: Range<Int>) -> Bool {
    span.count > 1
      && span.dropFirst().allSatisfy { token in
        let word = side.word(of: token)?.wordClass ?? []
        return !word.isDisjoint(with: [.capitalized, .mixed, .acronym, .number, .inner, .article])
      }
  }
}

extension String {
  /// The text of a byte range.
  func utf8Slice(_ range: Range<Int>) -> Substring {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return self[start..<utf8.index(start, offsetBy: range.count)]
  }
}
