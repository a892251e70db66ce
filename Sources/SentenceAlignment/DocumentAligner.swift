import Formats
import LocaleProfiles
import TextModel

/// Aligns documents and pairs their sentences.
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
    let pair = SentenceListPair(
      source: try SentenceList(StructuredDocument(sourceDocument), profile: source),
      target: try SentenceList(StructuredDocument(targetDocument), profile: target),
      sourceName: sourceDocument.name, targetName: targetDocument.name)
    return units(alignments([pair])[0].beads, pair)
  }

  /// The beads of documents, guided by their structure, with one lexicon trained over all of them.
  ///
  /// - Parameter progress: Told now and then, from any thread, which share of the work is done, 0 to 1.
  /// - Returns: One alignment a pair, in the same order.
  public func alignments(_ pairs: [SentenceListPair], progress: (@Sendable (Double) -> Void)? = nil)
    -> [Alignment]
  {
    aligner.align(pairs.map(\.sentencePair), progress: progress)
  }

  /// The units of beads, as ``units(_:_:)`` gives them.
  ///
  /// - Parameter remarks: What is said of some of them, as ``Alignment/remarks``.
  public func units(_ beads: [Bead], _ pair: SentenceListPair, remarks: [Bead: BeadRemark] = [:])
    -> [TranslationUnit]
  {
    let (source, target) = (pair.source, pair.target)
    return beads.enumerated().map { number, bead in
      let remark = remarks.isEmpty ? nil : remarks[bead]
      return TranslationUnit(
        id: "\(number + 1)", document: pair.sourceName,
        source: source.text(of: bead.source),
        targets: bead.target.isEmpty ? [] : [target.text(of: bead.target)],
        sourceLanguage: self.source.tag, targetLanguage: self.target.tag,
        flags: remark?.flags ?? [], notes: remark?.notes ?? [],
        sourceLocation: bead.source.first.map { source.locations[$0] } ?? Location(file: pair.sourceName),
        targetLocation: bead.target.first.map { target.locations[$0] } ?? Location(file: pair.targetName),
        confidence: bead.confidence)
    }
  }
}

/// Two documents cut into sentences.
public struct SentenceListPair: Sendable {
  public var source: SentenceList
  public var target: SentenceList
  /// The documents' names as the user gave them.
  public var sourceName: String
  public var targetName: String
  /// Sentences that surely begin beads together.
  public var anchors: [SentenceAnchor]

  public init(
    source: SentenceList, target: SentenceList, sourceName: String, targetName: String,
    anchors: [SentenceAnchor] = []
  ) {
    self.source = source
    self.target = target
    self.sourceName = sourceName
    self.targetName = targetName
    self.anchors = anchors
  }

  /// What the aligner needs of it.
  var sentencePair: SentencePair {
    SentencePair(
      source: source.sentences, target: target.sentences, sourceParagraphs: source.paragraphs,
      targetParagraphs: target.paragraphs, sourceKinds: source.kinds, targetKinds: target.kinds,
      anchors: anchors)
  }
}
