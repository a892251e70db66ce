import GlossaryModel
import LocaleProfiles
import Normalization
import TextModel

/// The approved entries of the user's glossaries, which a new glossary keeps.
struct ApprovedEntries {
  private struct Pair {
    var concept: Concept
    var source: Term
    var target: Term
  }

  private let pairs: [Pair]
  private let sourceKeyer: WordKeyer
  private let targetKeyer: WordKeyer
  private let bitext: LoadedBitext

  init(_ glossaries: [Glossary], _ bitext: LoadedBitext) {
    self.bitext = bitext
    sourceKeyer = WordKeyer(profile: bitext.source)
    targetKeyer = WordKeyer(profile: bitext.target)
    pairs = glossaries.flatMap(\.concepts).filter { $0.status == .approved }.compactMap { concept in
      guard let source = concept.terms(in: bitext.source.tag).first(where: { $0.status == .preferred }),
        let target = concept.terms(in: bitext.target.tag).first(where: { $0.status == .preferred })
      else { return nil }
      return Pair(concept: concept, source: source, target: target)
    }
  }

  /// Entries for approved terms that occur in the source texts and have no entry with this translation.
  func missing(from entries: [GlossaryEntry]) -> [GlossaryEntry] {
    if pairs.isEmpty { return [] }
    let texts = bitext.units.map { " " + key($0.source, sourceKeyer) + " " }
    let known = Set(entries.map { key($0.source, sourceKeyer) + "=" + key($0.target, targetKeyer) })
    return pairs.filter { pair in
      !known.contains(key(pair.source.text, sourceKeyer) + "=" + key(pair.target.text, targetKeyer))
    }.compactMap { pair in
      let phrase = " " + key(pair.source.text, sourceKeyer) + " "
      let count = texts.count { $0.contains(phrase) }
      if count == 0 { return nil }
      var entry = GlossaryEntry(
        id: pair.concept.id, source: pair.source.text, target: pair.target.text,
        status: pair.concept.isTranslatable ? .approved : .doNotTranslate,
        reason: "approved; the word alignment joins the two terms in no segment")
      entry.sourceCount = count
      return entry
    }
  }

  /// A line for each candidate that translates an approved term otherwise.
  func contradictions(of entries: [GlossaryEntry]) -> [String] {
    entries.filter { $0.status == .candidate }.compactMap { entry in
      let source = key(entry.source, sourceKeyer)
      let concepts = pairs.filter { pair in
        pair.concept.terms(in: bitext.source.tag).contains { key($0.text, sourceKeyer) == source }
      }
      guard let first = concepts.first else { return nil }
      let isKnown = concepts.contains { pair in
        pair.concept.terms(in: bitext.target.tag).contains {
          key($0.text, targetKeyer) == key(entry.target, targetKeyer)
        }
      }
      if isKnown { return nil }
      return
        "\"\(entry.source)\" is approved as \"\(first.target.text)\", but the texts have \"\(entry.target)\" "
        + "in \(entry.pairCount) of \(entry.sourceCount) segments"
    }
  }

  private func key(_ text: String, _ keyer: WordKeyer) -> String {
    text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { keyer.key(String($0)) }
      .joined(separator: " ")
  }
}
