/// How many of the findings of a rule were true when a person read them.
public struct RulePrecision: Hashable, Sendable {
  /// Findings that name a real defect.
  public let trueCount: Int
  /// Findings that were read; arguable ones are left out.
  public let readCount: Int
}
