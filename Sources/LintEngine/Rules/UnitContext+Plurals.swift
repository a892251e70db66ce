import TextModel

extension UnitContext {
  /// Whether the target is a plural form for one number alone, which may say it in words or not at all: `Un archivo`.
  public var isForOneNumber: Bool {
    if isPlural { return form < unit.targets.count - 1 }
    guard let name = flagValue("plural") else { return false }
    let known = target.tools.lintWords.plurals
    if let number = Int(name) {
      // The forms of Qt are in the order of CLDR's categories.
      let needed = known.filter(\.isNeeded)
      return known.isEmpty
        ? number == 0 : needed.dropLast().indices.contains(number) && needed[number].exact != nil
    }
    if let category = known.first(where: { $0.name == name }) { return category.exact != nil }
    return name == "zero" || name == "one" && known.isEmpty
  }

  /// Whether a variable stands in the plural form `other` of the source, so that the program has a value for it.
  public func isInOtherForm(_ placeholder: Placeholder) -> Bool {
    guard let text = unit.otherForm else { return false }
    return PlaceholderScanner(Array(text.utf8), flags: unit.flags).placeholders.contains {
      $0.key == placeholder.key
    }
  }
}
