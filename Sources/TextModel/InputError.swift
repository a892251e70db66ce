/// Input, a file or an option that cannot be used: where, what is wrong, and what to do.
///
/// It reads `guide.tmx:12:3: error: the file ends inside <seg>; send the whole file`.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the defect lies; `nil` when it is not in a file.
  public var location: Location?
  /// What is wrong, without a full stop.
  public var what: String
  /// What the user can do about it, without a full stop; empty when `what` says it all.
  public var remedy: String

  public init(_ what: String, at location: Location? = nil, remedy: String = "") {
    self.what = what
    self.location = location
    self.remedy = remedy
  }

  public var description: String {
    (location.map { "\($0): " } ?? "") + "error: \(what)" + (remedy.isEmpty ? "" : "; \(remedy)")
  }
}
