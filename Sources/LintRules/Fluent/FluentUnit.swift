import LintEngine
import TextModel

/// The entries of a unit that its flag `fluent-type:Message` or `fluent-type:Term` names as Fluent.
struct FluentUnit {
  let isTerm: Bool
  let source: FluentEntry
  let target: FluentEntry

  /// Whether a unit is Fluent.
  static func isTerm(_ unit: UnitContext) -> Bool? {
    if unit.unit.flags.isEmpty { return nil }
    return unit.flagValue("fluent-type").map { $0 == "Term" }
  }

  /// `nil` for other units, and where one of the texts cannot be read, which is the matter of `fluent/syntax`.
  init?(_ unit: UnitContext) {
    guard let isTerm = Self.isTerm(unit),
      let source = try? FluentParser.entry(unit.source.text, isTerm: isTerm),
      let target = try? FluentParser.entry(unit.target.text, isTerm: isTerm)
    else { return nil }
    self.isTerm = isTerm
    self.source = source
    self.target = target
  }
}

extension FluentPattern {
  /// How often each reference is used at most, whichever variants are chosen.
  var mostReferences: [String: Int] {
    counts { $0.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: max) } }
  }

  /// How often each reference is used when every select takes its default.
  var defaultReferences: [String: Int] {
    var result: [String: Int] = [:]
    for element in elements {
      if case .select(let variants) = element {
        for variant in variants where variant.isDefault {
          result.merge(variant.pattern.defaultReferences, uniquingKeysWith: +)
        }
      } else {
        Self.count(element, into: &result)
      }
    }
    return result
  }

  private func counts(_ join: ([[String: Int]]) -> [String: Int]) -> [String: Int] {
    var result: [String: Int] = [:]
    for element in elements {
      if case .select(let variants) = element {
        result.merge(join(variants.map { $0.pattern.counts(join) }), uniquingKeysWith: +)
      } else {
        Self.count(element, into: &result)
      }
    }
    return result
  }

  private static func count(_ element: FluentElement, into result: inout [String: Int]) {
    switch element {
    case .reference(let name): result[name, default: 0] += 1
    case .call(let arguments): for argument in arguments { count(argument, into: &result) }
    case .text, .literal, .select: break
    }
  }

  /// The texts of all choices of variants, up to a limit; `\u{FFFC}` stands for what the program puts in.
  var renderings: [String] {
    var result = [""]
    for element in elements {
      let pieces: [String] =
        switch element {
        case .text(let text), .literal(let text): [text]
        case .reference, .call: ["\u{FFFC}"]
        case .select(let variants): variants.flatMap(\.pattern.renderings)
        }
      guard result.count * pieces.count <= Self.mostRenderings else { return result }
      result = result.flatMap { head in pieces.map { head + $0 } }
    }
    return result
  }

  private static let mostRenderings = 256
}
