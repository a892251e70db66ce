import TextModel
import Yams

extension ProfileReader {
  /// Reads `profile.yml`; a folder without one describes a language that has only lists.
  func readYAML(into profile: inout LocaleProfile) throws(InputError) {
    let file = "\(tag)/profile.yml"
    guard let text = files["profile.yml"] else { return }
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch {
      throw InputError("\(error)", at: Location(file: file))
    }
    guard let mapping = root?.mapping else {
      throw InputError("no key: value lines", at: Location(file: file))
    }
    for (key, value) in mapping {
      guard try read(key.string ?? "", value, into: &profile) else {
        throw InputError(
          "there is no setting \(key.string ?? "?")",
          at: Location(file: file, line: key.mark?.line ?? 0, column: key.mark?.column ?? 0),
          remedy: "see Locales/README.md")
      }
    }
  }

  /// Sets one key; false when there is no such key.
  private func read(_ key: String, _ value: Node, into profile: inout LocaleProfile) throws(InputError)
    -> Bool
  {
    switch key {
    case "name": profile.name = value.string ?? ""
    case "native-name": profile.nativeName = value.string ?? ""
    case "quotes": profile.quotes = try quotePairs(value)
    case "inverted-marks":
      profile.invertedQuestion = value.mapping?["question"]?.string?.unicodeScalars.first
      profile.invertedExclamation = value.mapping?["exclamation"]?.string?.unicodeScalars.first
    case "numbers": profile.numbers = numberStyle(value)
    case "space-before": profile.spaceBefore = value.string ?? ""
    case "ordinal-full-stop": profile.hasOrdinalFullStop = value.bool ?? false
    case "marks-inside": profile.hasMarksInside = value.bool ?? false
    case "capital-nouns": profile.hasCapitalNouns = value.bool ?? false
    case "doubled-words": profile.doubledWords = Set(strings(value))
    case "elisions": profile.elisions = Set(strings(value))
    case "contractions":
      for (word, parts) in value.mapping ?? [:] { profile.contractions[word.string ?? ""] = strings(parts) }
    case "keep-letters": profile.keptLetters = value.string ?? ""
    case "term-inner": profile.termInner = Set(strings(value))
    case "term-head": profile.headPosition = HeadPosition(rawValue: value.string ?? "") ?? .final
    default: return false
    }
    return true
  }

  private func strings(_ node: Node) -> [String] { node.sequence?.compactMap(\.string) ?? [] }

  private func quotePairs(_ node: Node) throws(InputError) -> [QuotePair] {
    var pairs: [QuotePair] = []
    for pair in node.sequence ?? [] {
      let marks = strings(pair).compactMap(\.unicodeScalars.first)
      guard marks.count == 2 else {
        throw InputError(
          "a pair of quotes has two marks",
          at: Location(file: "\(tag)/profile.yml", line: pair.mark?.line ?? 0, column: pair.mark?.column ?? 0)
        )
      }
      pairs.append(QuotePair(open: marks[0], close: marks[1]))
    }
    return pairs
  }

  private func numberStyle(_ node: Node) -> NumberStyle {
    var style = NumberStyle()
    guard let mapping = node.mapping else { return style }
    if let decimal = mapping["decimal"] { style.decimal = strings(decimal) }
    if let grouping = mapping["grouping"] { style.grouping = strings(grouping) }
    style.minimumGroupingDigits = mapping["minimum-grouping-digits"]?.int ?? 1
    style.hasPercentSpace = mapping["percent-space"]?.bool ?? false
    return style
  }
}
