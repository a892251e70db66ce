import Formats
import LocaleProfiles
import Segmentation
import TextModel

/// A document cut into sentences, each with its place in the file.
public struct SentenceList: Hashable, Sendable {
  public var sentences: [String]
  /// Where each sentence begins.
  public var locations: [Location]
  /// The number of the block that each sentence stands in.
  public var blocks: [Int]

  public init(sentences: [String] = [], locations: [Location] = [], blocks: [Int] = []) {
    self.sentences = sentences
    self.locations = locations
    self.blocks = blocks
  }

  /// The sentences of a document's blocks.
  ///
  /// - Throws: ``InputError`` when ICU has no break rules.
  public init(_ document: TextDocument, profile: LocaleProfile) throws(InputError) {
    self.init()
    let segmenter = try SentenceSegmenter(profile: profile)
    for (number, block) in document.blocks.enumerated() {
      let bytes = Array(block.text.utf8)
      for range in segmenter.sentences(in: block.text) {
        sentences.append(String(decoding: bytes[range], as: UTF8.self))
        locations.append(block.location.advanced(over: bytes[..<range.lowerBound]))
        blocks.append(number)
      }
    }
  }
}

extension SentenceList {
  /// The blocks as paragraph numbers; `nil` when every sentence is a block of its own, which guides nothing.
  var paragraphs: [Int]? { Set(blocks).count == sentences.count ? nil : blocks }

  /// Every line of a document as a sentence, blank ones too, so that numbers are those of the lines.
  public init(lines document: TextDocument) {
    self.init()
    var lines = document.text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (number, line) in lines.enumerated() {
      sentences.append(String(line))
      locations.append(Location(file: document.name, line: number + 1, column: 1))
      blocks.append(number)
    }
  }
}

/// Aligns two documents and pairs their sentences.
public struct DocumentAligner: Sendable {
  private let source: LocaleProfile
  private let target: LocaleProfile
  private let aligner: SentenceAligner

  /// - Parameters:
  ///   - source: The profile of the source language.
  ///   - target: The profile of the target language.
  ///   - options: How sentences are aligned.
  public init(
    source: LocaleProfile, target: LocaleProfile, options: SentenceAlignerOptions = SentenceAlignerOptions()
  ) {
    self.source = source
    self.target = target
    aligner = SentenceAligner(options: options)
  }

  /// One unit a bead, in order. A unit of a sentence that was dropped has no target; one of a sentence that was
  /// added has an empty source.
  ///
  /// - Throws: ``InputError`` when ICU has no break rules.
  public func units(_ sourceDocument: TextDocument, _ targetDocument: TextDocument) throws(InputError)
    -> [TranslationUnit]
  {
    let source = try SentenceList(sourceDocument, profile: source)
    let target = try SentenceList(targetDocument, profile: target)
    let beads = alignment(source, target).beads
    return units(beads, source, target, sourceName: sourceDocument.name, targetName: targetDocument.name)
  }

  /// The beads of two lists of sentences, guided by their blocks, and what is odd about them.
  public func alignment(_ source: SentenceList, _ target: SentenceList, anchors: [SentenceAnchor] = [])
    -> Alignment
  {
    aligner.align([
      SentencePair(
        source: source.sentences, target: target.sentences, sourceParagraphs: source.paragraphs,
        targetParagraphs: target.paragraphs, anchors: anchors)
    ])[0]
  }

  /// The units of beads, as ``units(_:_:)`` gives them.
  public func units(
    _ beads: [Bead], _ source: SentenceList, _ target: SentenceList, sourceName: String, targetName: String
  ) -> [TranslationUnit] {
    beads.enumerated().map { number, bead in
      TranslationUnit(
        id: "\(number + 1)", document: sourceName,
        source: source.sentences[bead.source].joined(separator: " "),
        targets: bead.target.isEmpty ? [] : [target.sentences[bead.target].joined(separator: " ")],
        sourceLanguage: self.source.tag, targetLanguage: self.target.tag,
        sourceLocation: bead.source.first.map { source.locations[$0] } ?? Location(file: sourceName),
        targetLocation: bead.target.first.map { target.locations[$0] } ?? Location(file: targetName),
        confidence: bead.confidence)
    }
  }
}

extension Location {
  /// The place after some text that begins here.
  func advanced(over bytes: ArraySlice<UInt8>) -> Location {
    var result = self
    for byte in bytes {
      if byte == 0x0A {
        result.line += 1
        result.column = 1
      } else if byte & 0xC0 != 0x80, byte != 0x0D {
        result.column += 1
      }
    }
    return result
  }
}
