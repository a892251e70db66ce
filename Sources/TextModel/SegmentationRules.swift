/// Sentence rules as pairs of regular expressions, for sharing with other tools (SRX 2.0, LISA OSCAR, 2008).
public struct SegmentationRules: Hashable, Sendable {
  /// Whether a sentence ends between two texts.
  public struct Rule: Hashable, Sendable {
    /// Matches what stands before the place; ICU's syntax.
    public var before: String
    /// Matches what stands after the place.
    public var after: String
    /// Whether the place is an end; if not, the rule is an exception.
    public var isBreak: Bool

    public init(before: String, after: String, isBreak: Bool) {
      self.before = before
      self.after = after
      self.isBreak = isBreak
    }
  }

  /// The rules of one name, in order: of those that match a place, the first decides.
  public struct Group: Hashable, Sendable {
    public var name: String
    public var rules: [Rule]

    public init(name: String, rules: [Rule]) {
      self.name = name
      self.rules = rules
    }
  }

  /// Which languages have the rules of a group.
  public struct Map: Hashable, Sendable {
    /// Matches the whole language tag.
    public var pattern: String
    /// The name of the group.
    public var group: String

    public init(pattern: String, group: String) {
      self.pattern = pattern
      self.group = group
    }
  }

  /// Whether a language has the rules of all maps that match it, not of the first one only.
  public var cascades: Bool
  public var groups: [Group]
  public var maps: [Map]

  public init(cascades: Bool = false, groups: [Group] = [], maps: [Map] = []) {
    self.cascades = cascades
    self.groups = groups
    self.maps = maps
  }
}
