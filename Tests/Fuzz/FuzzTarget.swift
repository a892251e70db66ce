import Formats
import GlossaryModel
import LanguageServer
import LintEngine
import LintRules
import LocaleProfiles
import Normalization
import ProjectConfiguration
import Resources
import Segmentation
import TextModel
import WordAlignment

/// Something that takes bytes of strangers.
struct FuzzTarget: Sendable {
  let name: String
  /// The folder of seeds, in `Corpus`.
  let corpus: String
  /// Takes any bytes. What is wrong with them may be thrown; everything else is a defect of ours.
  let run: @Sendable ([UInt8]) throws -> Void

  /// Every target.
  static let all: [FuzzTarget] = bitexts + resources + glossaries + texts + others

  /// Readers of bitexts.
  private static let bitexts = Format.all.map { format in
    FuzzTarget(name: "bitext-\(format.name)", corpus: "bitext") { bytes in
      var bitext = try Bitext(
        InputFile(bytes, name: "x"), format: format, options: ReadOptions(from: "en", to: "es"))
      _ = try bitext.readAll()
    }
  }

  /// Readers of the files that texts live in; what was read without a change is written as it was.
  private static let resources = ResourceFormats.all.map { format in
    FuzzTarget(name: "resource-\(format.name)", corpus: "resource") { bytes in
      let file = try ResourceFile(bytes, name: "x", format: format)
      precondition(file.contents == bytes, "a file that was only read has changed")
      for unit in file.units {
        precondition(unit.range.lowerBound >= 0 && unit.range.upperBound <= file.text.bytes.count)
      }
    }
  }

  /// Readers of glossaries.
  private static let glossaries = GlossaryFormat.all.map { format in
    FuzzTarget(name: "glossary-\(format.name)", corpus: "glossary") { bytes in
      _ = try Glossary(
        InputFile(bytes, name: "x"), format: format, options: ReadOptions(from: "en", to: "es"))
    }
  }

  /// What looks into texts.
  private static let texts = [
    FuzzTarget(name: "sentences", corpus: "text") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      for (sentences, words) in try segmenters.get() {
        check(sentences.sentences(in: text), in: text)
        check(words(text).tokens.map(\.range), in: text)
      }
    },
    FuzzTarget(name: "normalization", corpus: "text") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      for step in NormalizationStep.allCases { checkMap(Normalizer([step])(text), of: text) }
      checkMap(Normalizer(NormalizationStep.allCases)(text), of: text)
    },
    FuzzTarget(name: "lint", corpus: "text") { bytes in
      // A source and its translation, and the parsers of messages, placeholders and mark-up that rules use.
      let parts = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
      let texts = parts.map { String(decoding: $0, as: UTF8.self) } + ["", ""]
      let unit = TranslationUnit(
        id: "1", source: texts[0], targets: [texts[1]], sourceLanguage: "en", targetLanguage: "es",
        flags: parts.count > 2 ? [texts[2]] : [])
      for finding in try linter.lint([unit]) {
        check([finding.sourceRange].compactMap(\.self), in: unit.source)
        check([finding.targetRange].compactMap(\.self), in: unit.targets[0])
      }
    },
  ]

  // What is made once, since making it takes longer than a run.

  private static let segmenters = Result {
    try (["en", "es", "de", "fr"] as [LanguageTag]).map { language in
      let profile = LocaleLibrary.shared.profile(for: language)
      return (try SentenceSegmenter(profile: profile), try WordSegmenter(profile: profile))
    }
  }

  private static let linter = Linter(rules: RuleRegistry.all, glossary: terms)

  private static let terms = Glossary(
    concepts: [("data set", "conjunto de datos"), ("free software", "software libre"), ("run", "ejecutar")]
      .map { Concept(id: $0, terms: [Term($0, in: "en"), Term($1, in: "es")]) })

  /// Whatever else is read.
  private static let others = [
    FuzzTarget(name: "configuration", corpus: "other") { bytes in
      _ = try ProjectSettings(
        file: "x", text: String(decoding: bytes, as: UTF8.self),
        rules: RuleRegistry.all.map { type(of: $0).metadata } + ProjectRules.all)
    },
    FuzzTarget(name: "srx", corpus: "other") { bytes in
      _ = try SegmentationRules(srx: InputFile(bytes, name: "x"))
    },
    FuzzTarget(name: "baseline", corpus: "other") { bytes in _ = try Baseline(InputFile(bytes, name: "x")) },
    FuzzTarget(name: "lexicon", corpus: "other") { bytes in _ = try Lexicon(bytes, name: "x") },
    FuzzTarget(name: "editor", corpus: "other") { bytes in
      var framing = MessageFraming()
      framing.append(bytes)
      while let message = framing.next() { _ = try Message(JSON(try message.get())) }
    },
  ]

  /// Ranges in order that lie in a text, between its characters' code points.
  private static func check(_ ranges: [Range<Int>], in text: String) {
    var last = 0
    for range in ranges {
      precondition(last <= range.lowerBound && range.upperBound <= text.utf8.count)
      for offset in [range.lowerBound, range.upperBound] {
        let index = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
        precondition(String.Index(index, within: text.unicodeScalars) != nil, "a range cuts a code point")
      }
      last = range.lowerBound
    }
  }

  /// The way back leads into the original, and never backwards.
  private static func checkMap(_ result: NormalizedText, of text: String) {
    var last = 0
    for offset in 0..<result.text.utf8.count {
      let range = result.map.original(of: offset..<offset + 1)
      precondition(last <= range.lowerBound && range.upperBound <= text.utf8.count, "the map goes backwards")
      last = range.lowerBound
    }
  }
}
