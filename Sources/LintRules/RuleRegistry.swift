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
    FluentHTML(),
    FluentParts(),
    FluentReferences(),
    FluentSyntax(),
    MessageArguments(),
    MessageOtherMissing(),
    MessagePluralCategory(),
    MessageSelectKey(),
    MessageSyntax(),
    LengthMax(),
    LinkEmail(),
    LinkURL(),
    BBCode(),
    CodeSpan(),
    MarkdownLink(),
    MarkdownSyntax(),
    RestRole(),
    TagMissing(),
    TagNesting(),
    DateOrder(),
    DateValue(),
    NumberFormat(),
    NumberUnit(),
    NumberValue(),
    Accelerator(),
    EscapedNewline(),
    PlaceholderExtra(),
    PlaceholderMissing(),
    PlaceholderOrder(),
    Brackets(),
    EndMarkDiffers(),
    Inverted(),
    MissingSpace(),
    PurePunctuation(),
    QuotesMixed(),
    QuotesUnclosed(),
    Spacing(),
    Acronym(),
    DoNotTranslate(),
    FalseFriend(),
    TermForbidden(),
    TermInconsistent(),
    TermPreferred(),
    Accent(),
    ConflictMarker(),
    ControlCharacter(),
    DoubleSpace(),
    DoubledWord(),
    EdgeSpace(),
    InitialCase(),
    MixedScript(),
    Mojibake(),
    MachineResidue(),
    NewlineCount(),
    Decomposed(),
    Register(),
    Tabs(),
    ZeroWidth(),
  ]

  /// The rule with an id.
  public static func rule(_ id: String) -> (any Rule)? {
    all.first { $0.id == id }
  }

  /// The families, sorted.
  public static var families: [String] { Set(all.map { type(of: $0).metadata.family }).sorted() }
}
