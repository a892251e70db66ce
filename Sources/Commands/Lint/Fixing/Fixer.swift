import Formats
import LintEngine
import Resources
import TextModel

/// Mends texts in memory, round after round, until no fix is left.
///
/// Of fixes that overlap, the one that begins first is made, the shorter before the longer, then by rule; the others get
/// their turn in the next round, if the rule still wants them. Nothing is written here.
struct Fixer {
  private let mode: FixMode
  private var inputs: [LintInput]
  /// By path; `nil` inside for those that cannot be edited.
  private var files: [String: EditableFile?] = [:]
  /// Where texts stand; `nil` inside for those that are not in their file as they are.
  private var places: [TextKey: EditableFile.Place?] = [:]
  /// The texts of a unit of a file.
  private var neighbours: [Slot: [TextKey]] = [:]
  /// Fixes that a file's format could not hold.
  private var refused: Set<FixKey> = []
  /// Fixes that were made.
  private(set) var madeCount = 0

  /// Fixes may uncover each other, but seldom more often than this.
  private static let maximumRounds = 10

  /// A text of a unit.
  private struct TextKey: Hashable {
    var input: Int
    var unit: Int
    var form: Int
    var side: Side
  }

  /// A unit of a file.
  private struct Slot: Hashable {
    var path: String
    var unit: Int
  }

  private struct FixKey: Hashable {
    var text: TextKey
    var fix: Fix
  }

  init(_ inputs: [LintInput], mode: FixMode) {
    self.inputs = inputs
    self.mode = mode
  }

  /// How many fixes could not be made.
  var refusedCount: Int { refused.count }

  /// A file that changed.
  struct FileChange {
    var path: String
    var original: [UInt8]
    var contents: [UInt8]
    var stamp: FileStamp
  }

  /// The files that changed, by path.
  var changes: [FileChange] {
    files.values.compactMap(\.self).filter { $0.contents != $0.original }.sorted { $0.path < $1.path }
      .map { FileChange(path: $0.path, original: $0.original, contents: $0.contents, stamp: $0.stamp) }
  }

  /// Makes the fixes.
  /// - Parameter lint: The findings of each input that may be mended.
  /// - Throws: ``InputError`` when a file cannot be read, or what `lint` throws.
  mutating func run(_ lint: ([LintInput]) throws -> [[Finding]]) throws {
    for _ in 0..<Self.maximumRounds {
      let chosen = choose(try lint(inputs))
      if chosen.isEmpty { return }
      if try make(chosen) == 0 { return }
    }
  }

  // MARK: - Choosing

  private func choose(_ findings: [[Finding]]) -> [FixKey] {
    var byText: [TextKey: [(fix: Fix, rule: String)]] = [:]
    for (input, found) in findings.enumerated() {
      for finding in found {
        guard let fix = finding.fix, mode.takes(fix), isEditable(fix.side, input) else { continue }
        let key = TextKey(
          input: input, unit: finding.unitIndex, form: fix.side == .source ? 0 : finding.form, side: fix.side)
        if !refused.contains(FixKey(text: key, fix: fix)) {
          byText[key, default: []].append((fix, finding.rule))
        }
      }
    }
    return byText.flatMap { key, fixes in Self.apart(fixes).map { FixKey(text: key, fix: $0) } }
  }

  /// The source is the original: it is mended only where both texts are documents of their own.
  private func isEditable(_ side: Side, _ input: Int) -> Bool {
    side == .target || inputs[input].isDocumentPair
  }

  /// Fixes that do not touch each other.
  private static func apart(_ fixes: [(fix: Fix, rule: String)]) -> [Fix] {
    let sorted = fixes.sorted { a, b in
      let (own, other) = (a.fix.range, b.fix.range)
      if own.lowerBound != other.lowerBound { return own.lowerBound < other.lowerBound }
      if own.upperBound != other.upperBound { return own.upperBound < other.upperBound }
      return a.rule == b.rule ? a.fix.replacement < b.fix.replacement : a.rule < b.rule
    }
    var chosen: [Fix] = []
    for (fix, _) in sorted {
      if let last = chosen.last?.range, fix.range.lowerBound < max(last.upperBound, last.lowerBound + 1) {
        continue
      }
      chosen.append(fix)
    }
    return chosen
  }

  // MARK: - Making

  /// A fix with its place in a file.
  private struct Step {
    var key: FixKey
    var path: String
    var place: EditableFile.Place
  }

  /// Makes fixes, the last ones of each text first, so that the places of the others stay as they are.
  /// - Returns: How many were made.
  private mutating func make(_ chosen: [FixKey]) throws -> Int {
    var queues: [String: [Int: [Step]]] = [:]
    for key in chosen {
      guard let step = try step(key) else {
        refused.insert(key)
        continue
      }
      queues[step.path, default: [:]][step.place.unit, default: []].append(step)
    }
    var made = 0
    for path in queues.keys.sorted() {
      var units = queues[path]!.values.map { steps in  // the key is from the dictionary itself
        steps.sorted {
          $0.place.offset + $0.key.fix.range.lowerBound < $1.place.offset + $1.key.fix.range.lowerBound
        }
      }
      while !units.isEmpty {
        let layer = units.indices.map { units[$0].removeLast() }.sorted { $0.place.unit < $1.place.unit }
        made += make(layer, in: path)
        units.removeAll { $0.isEmpty }
      }
    }
    madeCount += made
    return made
  }

  /// Makes one fix in each of some units of a file.
  private mutating func make(_ layer: [Step], in path: String) -> Int {
    let changes = layer.map { step in
      EditableFile.Change(
        place: step.place, text: text(step.key.text), range: step.key.fix.range,
        replacement: step.key.fix.replacement)
    }
    let growths = files[path]??.replace(changes) ?? []
    for (step, growth) in zip(layer, growths) {
      if let growth { change(step, growth) } else { refused.insert(step.key) }
    }
    return growths.count { $0 != nil }
  }

  /// Brings the unit's text and the places of other texts up to date.
  private mutating func change(_ step: Step, _ growth: Int) {
    let (key, fix) = (step.key.text, step.key.fix)
    var bytes = Array(text(key).utf8)
    bytes.replaceSubrange(fix.range, with: fix.replacement.utf8)
    let new = String(decoding: bytes, as: UTF8.self)
    switch key.side {
    case .source: inputs[key.input].units[key.unit].source = new
    case .target: inputs[key.input].units[key.unit].targets[key.form] = new
    }
    for other in neighbours[Slot(path: step.path, unit: step.place.unit)] ?? [] {
      guard case .some(.some(var place)) = places[other], place.offset > step.place.offset else { continue }
      place.offset += growth
      places[other] = place
    }
  }

  // MARK: - Places

  private func text(_ key: TextKey) -> String {
    let unit = inputs[key.input].units[key.unit]
    return key.side == .source
      ? unit.source : unit.targets.indices.contains(key.form) ? unit.targets[key.form] : ""
  }

  private func path(_ key: TextKey) -> String {
    let unit = inputs[key.input].units[key.unit]
    return key.side == .source ? unit.sourceLocation.file : unit.targetLocation.file
  }

  private mutating func step(_ key: FixKey) throws -> Step? {
    let path = path(key.text)
    if files[path] == nil { files[path] = .some(try EditableFile(of: inputs[key.text.input], path)) }
    guard case .some(.some(let file)) = files[path], key.fix.range.upperBound <= text(key.text).utf8.count
    else { return nil }
    if places[key.text] == nil {
      let found = find(key.text, in: file)
      places[key.text] = .some(found)
      if let found { neighbours[Slot(path: path, unit: found.unit), default: []].append(key.text) }
    }
    guard case .some(.some(let place)) = places[key.text] else { return nil }
    return Step(key: key, path: path, place: place)
  }

  private func find(_ key: TextKey, in file: EditableFile) -> EditableFile.Place? {
    let input = inputs[key.input]
    guard let resources = input.resources else {
      return file.place(of: input.units[key.unit], key.side, form: key.form)
    }
    return resources.place(ofUnit: key.unit, isSource: key.side == .source).flatMap {
      file.place(ofUnit: $0, text: text(key), form: resources.form)
    }
  }
}
