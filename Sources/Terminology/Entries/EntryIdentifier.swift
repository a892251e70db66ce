import Normalization
import UnicodeText

/// Identifiers of entries: readable, and the same in every run over any texts.
enum EntryIdentifier {
  /// The folded words of both terms in kebab case, `codigo-abierto--open-source`.
  static func make(_ source: String, _ target: String) -> String { "\(kebab(source))--\(kebab(target))" }

  private static func kebab(_ text: String) -> String {
    var result = ""
    for scalar in KeyFolding()(text).unicodeScalars {
      if scalar.scalarClass.isLetter || scalar.scalarClass == .digit || scalar == "+" || scalar == "#" {
        result.unicodeScalars.append(scalar)
      } else if !result.isEmpty, result.last != "-" {
        result += "-"
      }
    }
    return result.last == "-" ? String(result.dropLast()) : result
  }
}
