import CICU

/// Finds text that looks like other text: mixed scripts and confusable signs (UTS #39).
public enum SpoofChecker {
  /// What is suspicious about an identifier or a word.
  public struct Findings: OptionSet, Sendable, Hashable {
    public let rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// Scripts that are not written together, such as Latin and Cyrillic (section 5.1, highly restrictive).
    public static let mixedScripts = Findings(rawValue: 1)
    /// Decimal digits of several systems (section 5.3).
    public static let mixedNumbers = Findings(rawValue: 2)
    /// Signs that are not seen, or a mark twice on one letter.
    public static let invisible = Findings(rawValue: 4)
  }

  /// What is suspicious about a word.
  public static func check(_ word: String) -> Findings {
    var word = word
    return word.withUTF8 { unsafe Findings(rawValue: cicu_spoof_check($0.baseAddress, Int64($0.count))) }
  }

  /// The form that all words share which look alike (UTS #39, section 4, skeleton): equal skeletons are confusable.
  public static func skeleton(_ word: String) -> String {
    unsafe word.mapUTF8 { input, output in
      unsafe cicu_spoof_skeleton(
        input.baseAddress, Int64(input.count), output.baseAddress, Int64(output.count))
    }
  }

  /// Whether two different words look alike.
  public static func areConfusable(_ a: String, _ b: String) -> Bool {
    !a.utf8.elementsEqual(b.utf8) && skeleton(a) == skeleton(b)
  }
}
