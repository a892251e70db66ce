import GlossaryModel
import TextModel

extension Glossary {
  /// Every term of one language with every one of the other language that translates it, of those that may be used.
  func termPairs(from: LanguageTag, to: LanguageTag) -> [(source: String, target: String)] {
    concepts.flatMap { concept in
      let usable = { (term: Term) in term.status == .preferred || term.status == .admitted }
      let targets = concept.terms(in: to).filter(usable)
      return concept.terms(in: from).filter(usable).flatMap { source in
        targets.map { (source.text, $0.text) }
      }
    }
  }
}
