// Made by Sources/Benchmarks/lint-precision.py from sheets of findings that were read; do not edit.

extension RulePrecision {
  /// What was read.
  public static let corpora =
    "the Spanish development units and the Spanish documentation of OCDS, Flask, Dash and FRC"
}

extension RuleRegistry {
  /// How many of the findings of a rule were true when they were read, by its id.
  public static let precision: [String: RulePrecision] = [
    "complete/extra-sentence": RulePrecision(trueCount: 2, readCount: 2),
    "complete/missing-sentence": RulePrecision(trueCount: 2, readCount: 2),
    "complete/partly-untranslated": RulePrecision(trueCount: 8, readCount: 8),
    "complete/stale-fuzzy": RulePrecision(trueCount: 1, readCount: 1),
    "complete/untranslated": RulePrecision(trueCount: 18, readCount: 19),
    "link/url": RulePrecision(trueCount: 2, readCount: 3),
    "markup/code-span": RulePrecision(trueCount: 49, readCount: 50),
    "markup/markdown-link": RulePrecision(trueCount: 3, readCount: 3),
    "markup/markdown-syntax": RulePrecision(trueCount: 2, readCount: 2),
    "markup/rest-role": RulePrecision(trueCount: 31, readCount: 31),
    "number/format": RulePrecision(trueCount: 1, readCount: 1),
    "number/value": RulePrecision(trueCount: 8, readCount: 9),
    "placeholder/order-ambiguous": RulePrecision(trueCount: 2, readCount: 2),
    "punct/brackets": RulePrecision(trueCount: 2, readCount: 2),
    "punct/end-mark": RulePrecision(trueCount: 37, readCount: 37),
    "punct/inverted": RulePrecision(trueCount: 2, readCount: 2),
    "punct/missing-space": RulePrecision(trueCount: 2, readCount: 2),
    "punct/quotes-mixed": RulePrecision(trueCount: 3, readCount: 3),
    "punct/quotes-unclosed": RulePrecision(trueCount: 7, readCount: 7),
    "punct/spacing": RulePrecision(trueCount: 13, readCount: 13),
    "term/false-friend": RulePrecision(trueCount: 7, readCount: 7),
    "term/preferred": RulePrecision(trueCount: 3, readCount: 4),
    "text/accent": RulePrecision(trueCount: 12, readCount: 15),
    "text/double-space": RulePrecision(trueCount: 30, readCount: 30),
    "text/doubled-word": RulePrecision(trueCount: 4, readCount: 4),
    "text/edge-space": RulePrecision(trueCount: 31, readCount: 31),
    "text/initial-case": RulePrecision(trueCount: 2, readCount: 2),
    "text/register": RulePrecision(trueCount: 18, readCount: 18),
    "text/zero-width": RulePrecision(trueCount: 6, readCount: 6),
  ]
}
