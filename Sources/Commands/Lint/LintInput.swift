import Formats
import SentenceAlignment
import TextModel

/// What `lint` reads: the units of one bitext, or of a pair of documents.
struct LintInput {
  var units: [TranslationUnit]
  /// Whether both sides are documents of their own, whose texts are both looked at.
  var isDocumentPair: Bool

  /// Reads a bilingual file.
  static func bitext(_ path: String, from: LanguageTag?, to: LanguageTag?) throws(InputError) -> LintInput {
    var bitext = try Bitext(InputFile(path), options: ReadOptions(from: from, to: to))
    var units = try bitext.readAll()
    for i in units.indices {
      if units[i].sourceLanguage == nil { units[i].sourceLanguage = from }
      if units[i].targetLanguage == nil { units[i].targetLanguage = to }
    }
    return LintInput(units: units, isDocumentPair: false)
  }

  /// Pairs two plain-text documents: paragraph by paragraph when there are as many on both sides, else aligned.
  static func documents(_ source: String, _ target: String, from: LanguageTag?, to: LanguageTag?)
    throws(InputError) -> LintInput
  {
    let from = from ?? language(inNameOf: source)
    let to = to ?? language(inNameOf: target)
    let sourceBlocks = try TextDocument.plainText(InputFile(source), layout: .lines).blocks
    let targetBlocks = try TextDocument.plainText(InputFile(target), layout: .lines).blocks
    let beads =
      sourceBlocks.count == targetBlocks.count
      ? sourceBlocks.indices.map { Bead(source: $0..<$0 + 1, target: $0..<$0 + 1) }
      : SentenceAligner().align(sourceBlocks.map(\.text), with: targetBlocks.map(\.text))
    let units = beads.enumerated().map { number, bead in
      TranslationUnit(
        id: String(number + 1), source: text(sourceBlocks[bead.source]),
        targets: [text(targetBlocks[bead.target])], sourceLanguage: from, targetLanguage: to,
        sourceLocation: place(sourceBlocks, bead.source, source),
        targetLocation: place(targetBlocks, bead.target, target), confidence: bead.confidence)
    }
    return LintInput(units: units, isDocumentPair: true)
  }

  /// Several blocks of one bead keep their line ends, so that positions stay right.
  private static func text(_ blocks: ArraySlice<TextBlock>) -> String {
    blocks.map(\.text).joined(separator: "\n")
  }

  private static func place(_ blocks: [TextBlock], _ range: Range<Int>, _ file: String) -> Location {
    if let first = blocks[range].first { return first.location }
    return blocks.indices.contains(range.lowerBound)
      ? blocks[range.lowerBound].location : blocks.last?.location ?? Location(file: file)
  }

  /// The language in `guide.es.md` or `es/guide.md`.
  static func language(inNameOf path: String) -> LanguageTag? {
    let parts = path.split(separator: "/")
    let suffixes = (parts.last ?? "").split(separator: ".").dropFirst().dropLast()
    let folders = parts.dropLast()
    return (suffixes.reversed() + folders.reversed()).lazy.compactMap(knownTag).first
  }

  /// A tag of a language with two letters, so that `src` and `docs` are none.
  private static func knownTag(_ text: Substring) -> LanguageTag? {
    guard let tag = LanguageTag(text), tag.base.description.utf8.count == 2 else { return nil }
    return tag
  }
}
