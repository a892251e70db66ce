import TextModel

/// Units that were read and not yet taken, first in, first out.
///
/// Units are exchanged, not copied: a unit has a dozen parts that are counted references, and copying each unit
/// four times took a quarter of the time of reading TMX.
struct UnitQueue {
  private var slots: [TranslationUnit] = []
  private var filled = 0
  private var taken = 0

  var isEmpty: Bool { taken == filled }

  /// Takes the unit and leaves an older one in its place, whose values mean nothing.
  mutating func append(_ unit: inout TranslationUnit) {
    if filled == slots.count { slots.append(TranslationUnit(id: "", source: "")) }
    swap(&slots[filled], &unit)
    filled += 1
  }

  /// Puts the first unit into `unit`; there must be one.
  mutating func next(into unit: inout TranslationUnit) {
    swap(&slots[taken], &unit)
    taken += 1
    if taken == filled { (taken, filled) = (0, 0) }
  }
}

extension TranslationUnit {
  /// Makes the unit an empty one with that id, in place.
  mutating func begin(id: String) {
    self.id = id
    if !document.isEmpty { document = "" }
    if !source.isEmpty { source = "" }
    // One by one: a unit has one as a rule, and emptying an array as a whole costs several times as much.
    while !targets.isEmpty { targets.removeLast() }
    sourceLanguage = nil
    targetLanguage = nil
    if !flags.isEmpty { flags = [] }
    if !context.isEmpty { context = "" }
    if !notes.isEmpty { notes = [] }
    confidence = nil
    if !sourceCodes.isEmpty { sourceCodes = [] }
    if !targetCodes.isEmpty { targetCodes = [] }
    if !properties.isEmpty { properties = [] }
  }

  /// Sets where both texts begin.
  mutating func setPlaces(_ file: String, source: TextPlace, target: TextPlace) {
    sourceLocation.set(file, source)
    targetLocation.set(file, target)
  }
}

extension Location {
  /// Sets the place; the name stays untouched where it is the same.
  fileprivate mutating func set(_ file: String, _ place: TextPlace) {
    if self.file != file { self.file = file }
    line = place.line
    column = place.column
  }
}
