import Formats
import TextModel

/// How many units there were in each pair of languages.
struct PairCounts {
  private var counts: [(source: LanguageTag?, target: LanguageTag?, count: Int)] = []

  mutating func add(_ unit: TranslationUnit) {
    let known = counts.firstIndex { $0.source == unit.sourceLanguage && $0.target == unit.targetLanguage }
    if let known {
      counts[known].count += 1
    } else {
      counts.append((unit.sourceLanguage, unit.targetLanguage, 1))
    }
  }

  /// The counts: `120 units es → en, 3 units es-MX → en`.
  var text: String {
    counts.map {
      "\("units".counted($0.count)) \($0.source?.description ?? "?") → \($0.target?.description ?? "?")"
    }
    .sorted()
    .joined(separator: ", ")
  }
}
