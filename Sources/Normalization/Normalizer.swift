import LocaleProfiles
import TextModel
import UnicodeText

/// A text after rewriting, with the way back.
public struct NormalizedText: Hashable, Sendable {
  public let text: String
  /// From byte ranges of ``text`` to byte ranges of the original.
  public let map: OffsetMap
}

/// Named steps from raw to comparable text, run in the order given.
public struct Normalizer: Sendable {
  public let steps: [NormalizationStep]
  private let letters: LetterRules

  /// - Parameters:
  ///   - steps: The rewritings, in order.
  ///   - profile: The language whose letters keep their marks (`ñ`) in the `accents` step, and whose i the `case` step
  ///     folds (Turkish and Azerbaijani: `I` to `ı`).
  public init(_ steps: [NormalizationStep] = [.nfc], profile: LocaleProfile? = nil) {
    self.steps = steps
    letters = LetterRules(profile)
  }

  /// The text after all steps.
  public func callAsFunction(_ text: String) -> NormalizedText {
    steps.reduce(NormalizedText(text: text, map: OffsetMap(identity: text.utf8.count))) { done, step in
      let next = apply(step, to: done.text)
      return NormalizedText(text: next.text, map: done.map.followed(by: next.map))
    }
  }

  private func apply(_ step: NormalizationStep, to text: String) -> NormalizedText {
    if step.holds(for: text) {
      return NormalizedText(text: text, map: OffsetMap(identity: text.utf8.count))
    }
    let bytes = text.utf8Span.span
    var rewriting = Rewriting(step: step, letters: letters, byteCount: bytes.count)
    var at = 0
    while at < bytes.count {
      let plain = step.plainRun(in: bytes, from: at, letters)
      if plain > at {
        rewriting.copy(bytes, at..<plain)
        at = plain
      } else {
        let end = step.pieceEnd(in: bytes, from: at)
        rewriting.rewrite(bytes, at..<end)
        at = end
      }
    }
    return rewriting.result(of: text)
  }
}

/// What the letters of a language need.
struct LetterRules: Sendable {
  let marks: MarkFolding
  let locale: String
  /// Whether the dotted and the dotless i are two letters.
  let isTurkic: Bool

  init(_ profile: LocaleProfile?) {
    marks = MarkFolding(keepingLetters: profile?.keptLetters ?? "")
    locale = profile?.tag.base.description ?? ""
    isTurkic = locale == "tr" || locale == "az"
  }
}

/// A text while one step rewrites it.
private struct Rewriting {
  let step: NormalizationStep
  let letters: LetterRules
  private var output: [UInt8] = []
  private var pieces: [OffsetMap.Piece] = []
  private var isChanged = false

  init(step: NormalizationStep, letters: LetterRules, byteCount: Int) {
    self.step = step
    self.letters = letters
    output.reserveCapacity(byteCount)
  }

  /// Takes over ASCII that keeps its length, folding its case where the step does.
  mutating func copy(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let folds = step == .caseFold
    for i in range {
      let byte = bytes[i]
      let isUpper = folds && byte &- 65 < 26
      output.append(isUpper ? byte | 0x20 : byte)
      isChanged = isChanged || isUpper
    }
    pieces.append(OffsetMap.Piece(original: range.count, rewritten: range.count, isParallel: true))
  }

  mutating func rewrite(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let piece = String(copying: bytes, range)
    let rewritten = step.rewrite(piece, letters)
    let isSame = rewritten.utf8.elementsEqual(piece.utf8)
    output.append(contentsOf: rewritten.utf8)
    isChanged = isChanged || !isSame
    pieces.append(
      OffsetMap.Piece(original: range.count, rewritten: rewritten.utf8.count, isParallel: isSame))
  }

  func result(of text: String) -> NormalizedText {
    if !isChanged { return NormalizedText(text: text, map: OffsetMap(identity: text.utf8.count)) }
    return NormalizedText(text: String(decoding: output, as: UTF8.self), map: OffsetMap(pieces: pieces))
  }
}

extension String {
  /// The text of a byte range that lies on scalar boundaries.
  fileprivate init(copying bytes: Span<UInt8>, _ range: Range<Int>) {
    let piece = bytes.extracting(range)
    self = unsafe piece.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
