import Formats
import TextModel

extension Glossary {
  /// The glossary as far as it is in the languages asked for, tags without regions where the options say so.
  ///
  /// - Throws: ``InputError`` that names the languages there are when one that is asked for has no term.
  func inLanguages(of options: WriteOptions) throws(InputError) -> Glossary {
    var glossary = self
    for wanted in [options.from, options.to].compactMap(\.self) where !holds(wanted) {
      throw InputError(
        "the glossary has no terms in \(wanted)",
        remedy: "it holds \(languages.map(\.description).joined(separator: ", "))")
    }
    if options.to != nil {
      let pair = try languages(from: options.from, to: options.to)
      let isWanted = { (tag: LanguageTag) in tag.matches(pair.source) || tag.matches(pair.target) }
      glossary.keep(isWanted)
    }
    if options.hasBareLanguages { glossary.dropRegions() }
    return glossary
  }

  /// Whether a concept has a term in the language, or a name that goes for every language.
  private func holds(_ language: LanguageTag) -> Bool {
    concepts.contains { !$0.isTranslatable || !$0.terms(in: language).isEmpty }
  }

  private mutating func keep(_ isWanted: (LanguageTag) -> Bool) {
    languages.removeAll { !isWanted($0) }
    for index in concepts.indices {
      concepts[index].terms.removeAll { !isWanted($0.language) }
      concepts[index].definitions = concepts[index].definitions.filter { isWanted($0.key) }
    }
    concepts.removeAll(where: \.terms.isEmpty)
  }

  private mutating func dropRegions() {
    languages = languages.map(\.base).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    for index in concepts.indices {
      for place in concepts[index].terms.indices {
        concepts[index].terms[place].language = concepts[index].terms[place].language.base
      }
      let definitions = concepts[index].definitions.sorted { $0.key < $1.key }.map { ($0.key.base, $0.value) }
      concepts[index].definitions = Dictionary(definitions) { first, _ in first }
    }
  }
}
