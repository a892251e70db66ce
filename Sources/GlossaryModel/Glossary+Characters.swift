import Formats
import TextModel

extension Glossary {
  /// Replaces characters that XML cannot hold in every text of the glossary.
  public mutating func replaceUnfitCharacters(_ replacer: inout CharacterReplacer) {
    name = replacer(name)
    title = replacer(title)
    licence = replacer(licence)
    source = replacer(source)
    for index in concepts.indices { concepts[index].replaceUnfitCharacters(&replacer) }
  }
}

extension Concept {
  fileprivate mutating func replaceUnfitCharacters(_ replacer: inout CharacterReplacer) {
    id = replacer(id)
    subject = replacer(subject)
    note = replacer(note)
    for (tag, text) in definitions { definitions[tag] = replacer(text) }
    for index in terms.indices {
      terms[index].text = replacer(terms[index].text)
      terms[index].note = replacer(terms[index].note)
      for place in terms[index].properties.indices {
        terms[index].properties[place].name = replacer(terms[index].properties[place].name)
        terms[index].properties[place].value = replacer(terms[index].properties[place].value)
      }
    }
  }
}
