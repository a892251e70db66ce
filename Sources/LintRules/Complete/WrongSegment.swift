import LintEngine
import Normalization
import Segmentation
import TextModel

/// A target that belongs to another source.
public struct WrongSegment: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "complete/wrong-segment", level: .error,
    summary: "The target seems to translate another source.",
    rationale: """
      After a slip of a row, whole screens speak of the wrong thing. Several independent signs must agree: no
      common number, code, name, variable or related word, other markup, and a length that does not fit. Units
      without such signs are not reported, so short units pass.
      """,
    accepts: [
      Example("en", "Open the <b>file</b>.", "es", "Abra el <b>archivo</b>."),
      Example("en", "A free translation of %s", "ja", "%sの意訳"),
      Example("en", "In 2024 we met 3 times in Berlin.", "de", "2024 trafen wir uns dreimal in Berlin."),
    ],
    rejects: [
      Example(
        "en", "<b>The network and the server</b>", "es",
        "⟨El programa <code>logcheck</code> vigila los archivos de registro cada hora y envía los mensajes raros.⟩",
        alsoFinds: ["markup/tag-missing", "complete/extra-sentence", "punct/end-mark"]),
      Example(
        "en",
        "The `AllowOverride` directive lists all the options that a file may switch on or off in version 2.4.",
        "de", "⟨Über `apt` %s⟩",
        alsoFinds: ["complete/truncated", "number/value", "placeholder/extra", "punct/end-mark"]),
      Example(
        "en", "Remove the package", "fr",
        "⟨<p>Pour écrire une politique, les auteurs de SELinux ont choisi <code>m4</code>, un processeur de macros.</p>⟩",
        alsoFinds: ["markup/tag-missing", "complete/extra-sentence", "punct/end-mark"]),
    ])

  public struct Observation: Sendable {
    let lengths: LengthObservation
    /// Signs against the pair that do not depend on the document.
    let signs: Int
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    guard let lengths = unit.lengths else { return nil }
    return Observation(lengths: lengths, signs: Self.signs(unit))
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    let model = LengthModel(observations.map(\.lengths))
    for (i, observation) in observations.enumerated() {
      let deviation = abs(model.deviation(observation.lengths))
      let signs = observation.signs + (deviation > 4 ? 2 : deviation > 2 ? 1 : 0)
      if signs >= 3 {
        report(i, Problem("target does not fit its source", target: observation.lengths.range))
      }
    }
  }

  /// Signs against the pair, less what both texts have in common.
  private static func signs(_ unit: UnitContext) -> Int {
    let (source, target) = (unit.source, unit.target)
    var signs = 0
    if source.tags.isEmpty != target.tags.isEmpty {
      signs += 1
    } else if let first = source.tags.first, first.name != target.tags.first?.name {
      signs += weigh(source.tags.map(\.name), target.tags.map(\.name), against: 1, for: 0)
    }
    signs += weigh(source, source.code, target, target.code)
    if source.numbers.isEmpty != target.numbers.isEmpty {
      signs += 1
    } else if !source.numbers.isEmpty {
      signs += weigh(
        source.numbers.flatMap(\.readings), target.numbers.flatMap(\.readings), against: 1, for: 1)
    }
    signs += weigh(source, source.placeholders.map(\.range), target, target.placeholders.map(\.range))
    signs += weigh(source, source.links.map(\.range), target, target.links.map(\.range))
    return signs + relation(source, target)
  }

  private static func weigh(
    _ source: UnitText, _ own: [Range<Int>], _ target: UnitText, _ others: [Range<Int>]
  ) -> Int {
    if own.isEmpty && others.isEmpty { return 0 }
    return weigh(own.map { source.string($0) }, others.map { target.string($0) }, against: 1, for: 2)
  }

  /// Points against when both or one have such things and none in common; points for when they share some.
  private static func weigh(_ own: [String], _ others: [String], against: Int, for support: Int) -> Int {
    if own.isEmpty && others.isEmpty { return 0 }
    let common = Set(own).intersection(others).count
    if common == 0 { return against }
    return common * 2 >= min(Set(own).count, Set(others).count) ? -support : 0
  }

  /// A sign against texts of some words without any that begins with the same letters, as names, loans and words
  /// of one root do; a sign for texts with several. Scripts without common letters say nothing.
  private static func relation(_ source: UnitText, _ target: UnitText) -> Int {
    guard isLatin(source), isLatin(target) else { return 0 }
    var common: [UInt64] = []
    var own = 0
    for fact in source.facts where fact.stem != 0 {
      own += 1
      guard !common.contains(fact.stem), target.hasStem(of: fact) else { continue }
      common.append(fact.stem)
      if common.count > 2 { return -1 }
    }
    return common.isEmpty && own > 1 && target.hasStems ? 1 : 0
  }

  private static func isLatin(_ text: UnitText) -> Bool {
    text.bytes.first { $0 >= 0x41 && $0 != 0x5F }.map { $0 < 0xCA } ?? false
  }
}
