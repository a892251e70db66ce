import LintEngine
import Segmentation

extension UnitText {
  /// Whether a word begins with a capital letter.
  func isCapitalised(_ token: Token) -> Bool {
    string(token.range).unicodeScalars.first?.properties.isUppercase ?? false
  }
}
