/// How many of the findings of a rule were true when they were read, one by one.
public struct RulePrecision: Hashable, Sendable {
  /// Findings that name a real defect.
  public let trueCount: Int
  /// Findings that were read; arguable ones are left out.
  public let readCount: Int
}
