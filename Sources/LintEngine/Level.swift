/// How much a finding matters.
public enum Level: String, Sendable, CaseIterable, Comparable {
  /// A matter of house style.
  case note
  /// The quality suffers.
  case warning
  /// A reader or a program is misled.
  case error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}
