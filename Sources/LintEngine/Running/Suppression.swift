import TextModel

/// Flags of a unit that silence rules: `ignore-number-value`, `ignore-number/value`, `ignore-number`, `ignore-all`.
enum Suppression {
  static func covers(_ unit: TranslationUnit, _ rule: String) -> Bool {
    if unit.flags.isEmpty { return false }
    let names = [rule, rule.replacingSlash, String(rule.prefix { $0 != "/" }), "all"]
    return unit.flags.contains { flag in
      flag.hasPrefix("ignore-") && names.contains(String(flag.dropFirst(7)))
    }
  }
}

extension String {
  fileprivate var replacingSlash: String { String(map { $0 == "/" ? "-" : $0 }) }
}
