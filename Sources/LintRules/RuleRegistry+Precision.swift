// Made by Sources/Benchmarks/lint-precision.py from sheets of findings that were read; do not edit.

extension RulePrecision {
  /// What was read.
  public static let corpora =
    "the Spanish development units and the Spanish documentation of the Open Contracting Data Standard"
}

extension RuleRegistry {
  /// How many of the findings of a rule were true when they were read, by its id.
  public static let precision: [String: RulePrecision] = [
    "complete/extra-sentence": RulePrecision(trueCount: 1, readCount: 1),
    "complete/missing-sentence": RulePrecision(trueCount: 1, readCount: 1),
    "complete/partly-untranslated": RulePrecision(trueCount: 8, readCount: 8),
    "complete/untranslated": RulePrecision(trueCount: 16, readCount: 16),
    "link/url": RulePrecision(trueCount: 2, readCount: 3),
    "markup/code-span": RulePrecision(trueCount: 30, readCount: 30),
    "markup/markdown-link": RulePrecision(trueCount: 3, readCount: 3),
    "markup/markdown-syntax": RulePrecision(trueCount: 2, readCount: 2),
    "number/format": RulePrecision(trueCount: 1, readCount: 1),
    "placeholder/order-ambiguous": RulePrecision(trueCount: 2, readCount: 2),
    "punct/brackets": RulePrecision(trueCount: 2, readCount: 2),
    "punct/end-mark": RulePrecision(trueCount: 30, readCount: 30),
    "punct/inverted": RulePrecision(trueCount: 1, readCount: 1),
    "punct/missing-space": RulePrecision(trueCount: 1, readCount: 1),
    "punct/quotes-mixed": RulePrecision(trueCount: 3, readCount: 3),
    "punct/quotes-unclosed": RulePrecision(trueCount: 4, readCount: 4),
    "punct/spacing": RulePrecision(trueCount: 12, readCount: 12),
    "term/false-friend": RulePrecision(trueCount: 3, readCount: 3),
    "term/preferred": RulePrecision(trueCount: 3, readCount: 4),
    "text/accent": RulePrecision(trueCount: 7, readCount: 10),
    "text/double-space": RulePrecision(trueCount: 30, readCount: 30),
    "text/doubled-word": RulePrecision(trueCount: 3, readCount: 3),
    "text/edge-space": RulePrecision(trueCount: 30, readCount: 30),
    "text/register": RulePrecision(trueCount: 14, readCount: 14),
    "text/zero-width": RulePrecision(trueCount: 3, readCount: 3),
  ]
}
