import GlossaryModel
import LocaleProfiles
import TextModel

extension Glossary {
  /// Checks that no two concepts of a subject have the same pair of preferred terms, in whatever number, gender or
  /// spelling: an error where one of them is rejected and the other is not, else a warning.
  ///
  /// What ``GlossaryModel/Glossary/validate(at:)`` finds by the letters is left to it.
  ///
  /// - Parameters:
  ///   - locations: Where each concept begins, in order; may be empty.
  ///   - profile: Gives what is known of a language.
  public func twins(at locations: [Location] = [], profile: (LanguageTag) -> LocaleProfile)
    -> [GlossaryFinding]
  {
    var keyers: [LanguageTag: PhraseKeyer] = [:]
    for tag in Set(concepts.flatMap { $0.terms.map(\.language) }) { keyers[tag] = PhraseKeyer(profile(tag)) }
    var known: [[String]: [Int]] = [:]
    var findings: [GlossaryFinding] = []
    for (index, concept) in concepts.enumerated() {
      var named: Set<Int> = []
      for pair in concept.preferredPairs(keyers) {
        for other in known[pair] ?? [] where named.insert(other).inserted {
          if let finding = finding(index, other, at: locations) { findings.append(finding) }
        }
        known[pair, default: []].append(index)
      }
    }
    return findings
  }

  private func finding(_ index: Int, _ other: Int, at locations: [Location]) -> GlossaryFinding? {
    let (own, other) = (concepts[index], concepts[other])
    let isRejected = own.status == .deprecated
    let differs = isRejected != (other.status == .deprecated)
    // Two rejected ones do no harm, and the same letters are found already.
    if !differs, isRejected || own.preferredTexts == other.preferredTexts { return nil }
    let message =
      differs
      ? "the pair is rejected \(isRejected ? "here" : "in \"\(other.id)\""), but not "
        + (isRejected ? "in \"\(other.id)\"" : "here")
      : "the concept has the terms of \"\(other.id)\" in other forms"
    return GlossaryFinding(
      level: differs ? .error : .warning, message: message,
      concept: own.id, location: index < locations.count ? locations[index] : nil)
  }
}

extension Concept {
  fileprivate var preferred: [Term] { terms.filter { $0.status == .preferred } }

  fileprivate var preferredTexts: Set<String> { Set(preferred.map { "\($0.language) \($0.text)" }) }

  /// The keys of each two preferred terms of different languages, with the subject.
  fileprivate func preferredPairs(_ keyers: [LanguageTag: PhraseKeyer]) -> [[String]] {
    let keys = preferred.compactMap { term in
      keyers[term.language].map { (term.language, "\(term.language) \($0.key(term.text))") }
    }.sorted { $0.1 < $1.1 }
    return keys.indices.flatMap { first in
      keys[(first + 1)...].filter { $0.0 != keys[first].0 }.map { [subject, keys[first].1, $0.1] }
    }
  }
}
