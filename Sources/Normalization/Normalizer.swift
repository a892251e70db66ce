import LocaleProfiles
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
  private let accents: KeyFolding

  /// - Parameters:
  ///   - steps: The rewritings, in order.
  ///   - profile: The language whose letters keep their marks (`ñ`) in the `accents` step.
  public init(_ steps: [NormalizationStep] = [.nfc], profile: LocaleProfile? = nil) {
    self.steps = steps
    accents = KeyFolding(keepingLetters: profile?.keptLetters ?? "")
  }

  /// The text after all steps.
  public func callAsFunction(_ text: String) -> NormalizedText {
    steps.reduce(NormalizedText(text: text, map: OffsetMap(identity: text.utf8.count))) { done, step in
      let next = apply(step, to: done.text)
      return NormalizedText(text: next.text, map: done.map.followed(by: next.map))
    }
  }

  private func apply(_ step: NormalizationStep, to text: String) -> NormalizedText {
    if step.keepsASCII && text.utf8.allSatisfy({ $0 < 0x80 }) {
      return NormalizedText(text: text, map: OffsetMap(identity: text.utf8.count))
    }
    var pieces: [(original: Int, rewritten: Int, isSame: Bool)] = []
    var result = ""
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex {
      var end = scalars.index(after: start)
      while end < scalars.endIndex,
        !step.canCut(before: scalars[end], after: scalars[scalars.index(before: end)])
      { end = scalars.index(after: end) }
      let piece = String(scalars[start..<end])
      let rewritten = step.rewrite(piece, accents: accents)
      let isSame = rewritten.utf8.elementsEqual(piece.utf8)
      pieces.append((piece.utf8.count, rewritten.utf8.count, isSame))
      result += rewritten
      start = end
    }
    if pieces.allSatisfy(\.isSame) {
      return NormalizedText(text: text, map: OffsetMap(identity: text.utf8.count))
    }
    return NormalizedText(text: result, map: OffsetMap(pieces: pieces))
  }
}
