import TextModel

extension TranslationUnit {
  /// What programs ask for the names and addresses of their translators with; the answer translates nothing.
  private static let credits: Set<String> = [
    "translator-credits", "translator_credits", "translator-credit", "translators-credits", "Your names",
    "Your emails", "_: NAME OF TRANSLATORS\nYour names", "_: EMAIL OF TRANSLATORS\nYour emails",
  ]

  /// Whether there is nothing to compare: the names of the translators, or a pattern that is the language's own
  /// (`%d %b %Y`), which readers of formats flag as `no-text`.
  var holdsNoText: Bool {
    if !flags.isEmpty, flags.contains("no-text") { return true }
    guard source.utf8.count < 40, Self.credits.contains(source) else { return false }
    // Other programs say the same to their readers.
    return !source.hasPrefix("Your") || context.hasSuffix("OF TRANSLATORS")
  }
}
