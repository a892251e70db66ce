import Segmentation
import UnicodeText

extension TokenizedText {
  /// Indices of the tokens in runs of words in capitals: a heading or a warning, not acronyms.
  var shoutedTokens: Set<Int> {
    var result: Set<Int> = []
    var run: [Int] = []
    func close() {
      if run.count >= Self.shortestShout { result.formUnion(run) }
      run.removeAll()
    }
    for (index, token) in tokens.enumerated() where token.isLexical && token.kind != .number {
      if isInCapitals(self[token]) { run.append(index) } else { close() }
    }
    close()
    return result
  }

  /// So many words in capitals, marks apart, are more than a list of acronyms.
  private static var shortestShout: Int { 4 }

  private func isInCapitals(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy { $0.scalarClass != .lower }
      && word.unicodeScalars.contains { $0.scalarClass == .upper }
  }
}
