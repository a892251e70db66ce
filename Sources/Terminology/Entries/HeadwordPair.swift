import LocaleProfiles
import UnicodeText

/// The headwords of an entry, each chosen with a look at the other.
struct HeadwordPair {
  let source: Surfaces
  let target: Surfaces

  /// The forms of both sides, the headwords first: in the same number where the texts allow it, and in small letters
  /// where the other side shows that it is no name.
  func agreeing(_ sourceForms: [Surfaces.Form], _ targetForms: [Surfaces.Form], areNames: Bool)
    -> (source: [Surfaces.Form], target: [Surfaces.Form])
  {
    var (own, other) = (sourceForms, targetForms)
    if !areNames {
      if source.isPlural(own[0]), !target.isPlural(other[0]) {
        if !source.prefer(plural: false, &own) { _ = target.prefer(plural: true, &other) }
      } else if !source.isPlural(own[0]), target.isPlural(other[0]) {
        if !target.prefer(plural: false, &other) { _ = source.prefer(plural: true, &own) }
      }
    }
    source.recase(&own, like: other[0])
    target.recase(&other, like: own[0])
    return (own, other)
  }
}

extension Surfaces {
  /// Languages whose plurals end in `s` can be told; others are taken for singular.
  func isPlural(_ form: Form) -> Bool { side.isPlural(String(head(of: form.text))) }

  /// Moves the best form of a number to the front.
  ///
  /// - Returns: Whether there is one with the same number of words that is no rarity; of several words any attested
  ///   one will do for the singular.
  fileprivate func prefer(plural: Bool, _ forms: inout [Form]) -> Bool {
    let total = forms.reduce(0) { $0 + $1.count }
    let isCompound = forms[0].tokens > 1
    let best = forms.indices.filter {
      forms[$0].tokens == forms[0].tokens && isPlural(forms[$0]) == plural && forms[$0].count > 0
        && (isCompound && !plural || 10 * forms[$0].count >= total)
    }.max { (forms[$0].count, $1) < (forms[$1].count, $0) }
    guard let best else { return false }
    forms.insert(forms.remove(at: best), at: 0)
    return true
  }

  /// Gives the headword the case of the other side's: a name that only begins sentences its capital, a word with a
  /// heading's capitals small letters.
  fileprivate func recase(_ forms: inout [Form], like other: Form) {
    let text = forms[0].text
    if !forms[0].isCertain, other.isCertain, text != other.text,
      CaseMapping.fold(text) == CaseMapping.fold(other.text)
    {
      replace(&forms, by: other.text)
    } else if !side.profile.hasCapitalNouns, !other.text.contains(where: \.isUppercase) {
      let words = text.split(separator: " ", omittingEmptySubsequences: false)
      if words.allSatisfy({ !$0.contains(where: \.isUppercase) || hasSmallForm(String($0)) }) {
        replace(&forms, by: CaseMapping.lower(text))
      }
    }
  }

  /// Whether a capitalised word, no acronym, stands in small letters too, in any number.
  private func hasSmallForm(_ word: String) -> Bool {
    !word.dropFirst().contains(where: \.isUppercase) && side.hasSmallForm(of: word)
  }

  private func replace(_ forms: inout [Form], by text: String) {
    if text == forms[0].text { return }
    var form = forms[0]
    form.text = text
    form.count += forms.first { $0.text == text }?.count ?? 0
    forms = [form] + forms.dropFirst().filter { $0.text != text }
  }
}
