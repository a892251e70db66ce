import LintEngine

/// All rules, sorted by id.
public enum RuleRegistry {
  /// One line a rule.
  public static let all: [any Rule] = [
    EmptyTarget(),
    ExtraSentence(),
    MissingSentence(),
    Negation(),
    PartlyUntranslated(),
    Truncated(),
    Untranslated(),
    WrongSegment(),
    LengthMax(),
    LinkEmail(),
    LinkURL(),
    CodeSpan(),
    TagMissing(),
    TagNesting(),
    NumberFormat(),
    NumberUnit(),
    NumberValue(),
    PlaceholderExtra(),
    PlaceholderMissing(),
    PlaceholderOrder(),
    Brackets(),
    EndMarkDiffers(),
    Inverted(),
    MissingSpace(),
    QuotesMismatched(),
    QuotesMixed(),
    QuotesUnclosed(),
    Spacing(),
    DoNotTranslate(),
    TermForbidden(),
    TermInconsistent(),
    NameTranslated(),
    TermPreferred(),
    Accent(),
    DoubleSpace(),
    DoubledWord(),
    EdgeSpace(),
    InitialCase(),
    MixedScript(),
    Mojibake(),
    MachineResidue(),
    Decomposed(),
    ZeroWidth(),
  ]

  /// The rule with an id.
  public static func rule(_ id: String) -> (any Rule)? {
    all.first { $0.id == id }
  }

  /// The families, sorted.
  public static var families: [String] { Set(all.map { type(of: $0).metadata.family }).sorted() }
}
