import Normalization
import UnicodeText

/// Identifiers of entries: readable, and the same in every run over any texts.
enum EntryIdentifier {
  /// The folded words of both terms in kebab case, `codigo-abierto--open-source`.
  static func make(_ source: String, _ target: String) -> String { "\(kebab(source))--\(kebab(target))" }

  /// Whether one side of an id, numbered or not, was made from a term.
  static func isOf(_ side: Substring, _ term: String) -> Bool {
    let words = kebab(term)
    guard side.hasPrefix(words) else { return false }
    let rest = side.dropFirst(words.count)
    return rest.isEmpty || rest.first == "-" && rest.count > 1 && rest.dropFirst().allSatisfy(\.isNumber)
  }

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
