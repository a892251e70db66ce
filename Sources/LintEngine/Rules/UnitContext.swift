import GlossaryModel
import TextModel

/// A unit under inspection: both texts with all that rules share, computed once.
///
/// A class because its parts are made on first use; it belongs to the one task that lints the unit.
public final class UnitContext {
  public let unit: TranslationUnit
  public let source: UnitText
  public let target: UnitText
  /// Which of several plural forms ``target`` is.
  public let form: Int
  /// The texts whose own defects are reported: both of a pair of documents, else the target.
  public let sides: Set<Side>
  /// The markup of the document that a message of a catalogue comes out of; `nil` for other texts.
  package let documentMarkup: DocumentMarkup?
  /// The glossary that the term matches of both texts point into.
  public let glossary: Glossary

  let looksAtSource: Bool
  let looksAtTarget: Bool
  private let resources: LintResources

  init(
    _ unit: TranslationUnit, source: UnitText, target: UnitText, form: Int = 0, sides: Set<Side>,
    documentMarkup: DocumentMarkup?, resources: LintResources
  ) {
    self.unit = unit
    self.source = source
    self.target = target
    self.form = form
    self.sides = sides
    self.documentMarkup = documentMarkup
    self.resources = resources
    glossary = resources.glossary
    isTranslated = !target.trimmed.isEmpty
    looksAtSource = sides.contains(.source)
    looksAtTarget = sides.contains(.target)
  }

  /// How long both texts are; `nil` for texts without words.
  package lazy var lengths: LengthObservation? = LengthObservation(self)

  /// Both directions that glossary terms are looked at: into the target, and back where the source is checked too;
  /// none without a glossary.
  package lazy var termUses: [TermUse] = {
    if glossary.concepts.isEmpty { return [] }
    let forward = TermUse(resources, from: source, to: target)
    return sides.contains(.source) ? [forward, TermUse(resources, from: target, to: source)] : [forward]
  }()

  /// Whether the target has more than spaces.
  public let isTranslated: Bool

  /// The text of a side.
  public subscript(_ side: Side) -> UnitText { side == .source ? source : target }

  /// Whether the unit has plural forms.
  public var isPlural: Bool { unit.targets.count > 1 }

  /// Whether the unit carries a flag, or one of these.
  public func hasFlag(_ names: String...) -> Bool { unit.flags.contains { names.contains($0) } }

  /// The value of a flag `name:value`.
  public func flagValue(_ name: String) -> String? {
    unit.flags.first { $0.hasPrefix(name + ":") }.map { String($0.dropFirst(name.count + 1)) }
  }
}
