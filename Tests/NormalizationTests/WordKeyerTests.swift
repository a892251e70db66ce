import LocaleProfiles
import Normalization
import Testing
import TextModel

@Suite("Word keyer") struct WordKeyerTests {
  @Test(
    "gives the forms of one word one key, and other words others", arguments: LocaleLibrary.shared.languages)
  func samples(of language: LanguageTag) {
    let profile = LocaleLibrary.shared.profile(for: language)
    let keyer = WordKeyer(profile: profile)
    var owner: [String: String] = [:]
    for forms in profile.keySamples {
      let keys = Set(forms.map(keyer.key))
      #expect(keys.count == 1, "\(language): \(forms) have the keys \(keys.sorted())")
      for key in keys {
        #expect(owner[key] == nil, "\(language): \(forms) and \(owner[key] ?? "") share the key \(key)")
        owner[key] = forms.joined(separator: " ")
      }
    }
  }
}
