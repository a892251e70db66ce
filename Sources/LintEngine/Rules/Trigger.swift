import TextModel

/// What a unit must have before a rule is shown it: most rules look for signs that most texts do not have, and asking
/// here costs next to nothing.
public struct Trigger: Sendable {
  enum Place: UInt8, Sendable { case anywhere, source, target, own, flags }

  let place: Place
  let signs: ByteSet

  private init(_ place: Place, _ signs: ByteSet = ByteSet([])) {
    self.place = place
    self.signs = signs
  }

  /// Every unit.
  public static let always = Trigger(.anywhere, .all)
  /// Units with flags.
  public static let flags = Trigger(.flags)

  /// Units one of whose texts has one of the bytes of a text.
  public static func either(_ bytes: String) -> Trigger { either(ByteSet(Array(bytes.utf8))) }
  /// Units whose source has one of the bytes of a text.
  public static func source(_ bytes: String) -> Trigger { Trigger(.source, ByteSet(Array(bytes.utf8))) }
  /// Units whose target has one of the bytes of a text.
  public static func target(_ bytes: String) -> Trigger { Trigger(.target, ByteSet(Array(bytes.utf8))) }
  /// For rules that look at one text: those that have one of the bytes.
  public static func own(_ bytes: String) -> Trigger { own(ByteSet(Array(bytes.utf8))) }

  package static func either(_ bytes: ByteSet) -> Trigger { Trigger(.anywhere, bytes) }
  package static func own(_ bytes: ByteSet) -> Trigger { Trigger(.own, bytes) }

  /// Whether a rule is to be shown the unit at all.
  func fires(_ unit: UnitContext) -> Bool {
    switch place {
    case .anywhere: signs.meets(unit.source.signs) || signs.meets(unit.target.signs)
    case .source: signs.meets(unit.source.signs)
    case .target: signs.meets(unit.target.signs)
    case .own: true
    case .flags: !unit.unit.flags.isEmpty
    }
  }

  /// Whether a rule that looks at one text is to be shown this one.
  func fires(_ text: UnitText) -> Bool { place != .own || signs.meets(text.signs) }
}
