import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// Measures keep their unit.
public struct NumberUnit: LintRule {
  public static let metadata = RuleMetadata(
    id: "number/unit", level: .error,
    summary:
      "A number of the source has a unit or percent sign that the target lacks or changes.",
    rationale: """
      35 °F is not 35 °C, and 45 minutes are not 45 seconds. International symbols and the words of the languages'
      lists are compared; a percent sign may be spelled out, and words that no list has are not reported.
      """,
    accepts: [
      Example("en", "51% of %s", "es", "51 % de %s"),
      Example("en", "100% sure", "es", "seguro al cien por ciento"),
      Example("en", "5 GB free", "fr", "5 Go libres", note: "octets"),
      Example("en", "20 °C", "ar", "20 °C"),
      Example("en", "2 weeks", "es", "14 días", note: "another number"),
    ],
    rejects: [
      Example("en", "below ⟨35⟩ °C", "es", "por debajo de ⟨35⟩ °F"),
      Example("en", "⟨51⟩% of the firms", "es", "el ⟨51⟩ de las empresas"),
      Example("en", "⟨12⟩ kg of %s", "ja", "%s ⟨12⟩ km"),
      Example("en", "Wait ⟨45⟩ minutes", "es", "Espere ⟨45⟩ segundos"),
    ])

  public static let trigger: Trigger = .either(.digits)

  public init() {}

  private static let symbols: [String] = [
    "°C", "°F", "°", "%", "KB", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "km", "cm", "mm",
    "kg", "mg", "ml", "kW", "kWh", "Hz", "kHz", "MHz", "GHz", "m²", "km²", "€", "$", "£",
  ]

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard !unit.source.numbers.isEmpty, !unit.target.numbers.isEmpty else { return }
    for pair in NumberMatcher(unit).pairs {
      guard let own = Self.symbol(after: pair.source, unit.source) else { continue }
      let other = Self.symbol(after: pair.target, unit.target)
      if other == own || Self.has(own, near: pair.target, unit.target) { continue }
      // A word may stand for the symbol, unless it is the percent sign, which has few words.
      if other == nil, own != "%" && own != "°" || Self.spellsPercent(unit.target, after: pair.target) {
        continue
      }
      if other == nil, Self.areOthersEqual(pair.source, own, unit) { continue }
      report(
        Problem(
          "source has \"\(pair.source.spelling) \(own)\", target has \"\(pair.target.spelling)\(other.map { " " + $0 } ?? "")\"",
          source: pair.source.range, target: pair.target.range, side: .target))
    }
  }

  /// The unit after a number, as a symbol or a word, with nothing but a space or a hyphen between.
  private static func symbol(after number: NumberMention, _ text: UnitText) -> String? {
    var start = number.range.upperBound
    let bytes = text.bytes
    if bytes.at(start) == 0x20 || bytes.at(start) == 0x2D { start += 1 }
    if bytes.at(start) == 0xC2, bytes.at(start + 1) == 0xA0 { start += 2 }
    if bytes.at(start) == 0xE2, bytes.at(start + 1) == 0x80, bytes.at(start + 2) == 0xAF { start += 3 }
    guard start < bytes.count, !text.isOpaque(start) else { return nil }
    let end = bytes.skip(from: start) { ASCII.isLetter($0) || $0 >= 0x80 }
    if end > start, let unit = text.tools.lintWords.units[text.string(start..<end).lowercased()] {
      return unit
    }
    let rest = bytes[start...].prefix(8)
    return symbols.filter { rest.starts(with: $0.utf8) }.max { $0.utf8.count < $1.utf8.count }
      .flatMap { ASCII.isLetter(bytes.at(start + $0.utf8.count)) ? nil : $0 }
  }

  /// Whether the symbol stands before the number, as currencies and the percent sign may.
  private static func has(_ symbol: String, near number: NumberMention, _ text: UnitText) -> Bool {
    let before = text.string(0..<number.range.lowerBound)
    let after = text.string(number.range.upperBound..<text.bytes.count)
    return before.hasSuffix(symbol) || before.hasSuffix(symbol + " ")
      || (symbol == "%" && (after.hasPrefix("٪") || after.hasPrefix("％")))
      || (symbol == "$" && (after.contains("$") || before.contains("$")))
  }

  /// `por ciento`, `percent`, `Prozent`, `pour cent`: a word with the root of hundred close behind.
  private static func spellsPercent(_ text: UnitText, after number: NumberMention) -> Bool {
    let following = text.tokens.indices.filter { text.tokens[$0].range.lowerBound >= number.range.upperBound }
      .prefix(2)
    let hundred = text.tools.profile.cardinals.filter { $0.value == 100 }.keys
    return following.contains { i in
      let word = text.lower(i)
      return word.contains("cent") || word.contains("zent")
        || hundred.contains { word.hasPrefix($0.prefix(4)) }
    }
  }

  /// Whether the same number stands elsewhere in the target with the symbol.
  private static func areOthersEqual(_ number: NumberMention, _ symbol: String, _ unit: UnitContext) -> Bool {
    unit.target.numbers.contains {
      NumberMatcher.areEqual($0, number) && Self.symbol(after: $0, unit.target) == symbol
    }
  }
}
