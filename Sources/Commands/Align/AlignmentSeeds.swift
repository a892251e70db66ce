import ArgumentParser
import Formats
import GlossaryModel
import SentenceAlignment
import TextModel
import WordAlignment

/// What is known of translations before texts are aligned.
struct SeedOptions: ParsableArguments {
  @Option(help: "Glossary whose terms help to align; can be given again (default: none).")
  var glossary: [String] = []

  @Option(
    help: "Lexicon to align with, or none; can be given again (default: the shipped one for small texts).")
  var lexicon: [String] = []

  @Option(name: .customLong("tm"), help: "Bitext to learn from, such as an earlier TMX; can be given again.")
  var memory: [String] = []

  /// Adds what the files hold to the options of an aligner, and says how much it was.
  ///
  /// - Parameter size: How many sentences there are to align.
  /// - Throws: ``InputError`` when a file cannot be used or is about other languages.
  func add(
    to options: inout SentenceAlignerOptions, _ languages: (from: LanguageTag, to: LanguageTag), size: Int,
    _ common: CommonOptions
  ) throws {
    let (from, to) = languages
    for path in glossary {
      let seeds = try named { () throws(InputError) in try terms(path, from, to) }
      common.detail("\(path): \(counted(seeds.count, "pair")) of terms for \(from) and \(to)")
      options.seeds += seeds
    }
    if let lexicon = try LexiconLoading.load(lexicon, from: from, to: to, pairs: size) {
      let pairs = lexicon.translations
      common.detail("lexicon: \(counted(pairs.count, "pair")) of words")
      options.seeds += pairs.map { LexiconSeed($0.source, $0.target, probability: $0.probability) }
    }
    for path in memory {
      let units = try named { () throws(InputError) in try pairs(path, from, to) }
      common.detail("\(path): \(counted(units.count, "pair")) of sentences")
      options.memory += units
    }
  }

  /// What a file gives, or its error with advice that fits.
  private func named<T>(_ read: () throws(InputError) -> T) throws(InputError) -> T {
    do throws(InputError) { return try read() } catch { throw error.withoutInputFormat }
  }

  private func terms(_ path: String, _ from: LanguageTag, _ to: LanguageTag) throws(InputError)
    -> [LexiconSeed]
  {
    let glossary = try Glossary(InputFile(path), options: ReadOptions(from: from, to: to))
    return glossary.termPairs(from: from, to: to).map { LexiconSeed($0.source, $0.target) }
  }

  private func pairs(_ path: String, _ from: LanguageTag, _ to: LanguageTag)
    throws(InputError) -> [(source: String, target: String)]
  {
    var bitext = try Bitext(InputFile(path), options: ReadOptions(from: from, to: to))
    var pairs: [(source: String, target: String)] = []
    while let unit = try bitext.next() {
      if let target = unit.target, !unit.source.isEmpty { pairs.append((unit.source, target)) }
    }
    return pairs
  }
}
