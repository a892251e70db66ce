import LintEngine
import Segmentation

extension UnitContext {
  /// Function words of the source language that the target language does not have.
  func isSourceOnly(_ word: String) -> Bool {
    source.tools.functionWords.contains(word) && !target.tools.functionWords.contains(word)
  }

  /// Function words of the target language that the source language does not have.
  func isTargetOnly(_ word: String) -> Bool {
    target.tools.functionWords.contains(word) && !source.tools.functionWords.contains(word)
  }
}

extension UnitText {
  /// Whether a word begins with a capital letter.
  func isCapitalised(_ token: Token) -> Bool {
    string(token.range).unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// Whether all letters of a word are capitals, two at least.
  func isAcronym(_ token: Token) -> Bool {
    let letters = string(token.range).unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.count >= 2 && letters.allSatisfy(\.properties.isUppercase)
  }
}
