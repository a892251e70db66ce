import LintEngine
import Resources
import TextModel

/// The suppressions in the comments of a file.
///
/// A `glosa:ignore` in a comment is about the text that it stands in, the one before it on its line, or the next one;
/// `glosa:ignore-start` and `glosa:ignore-end` are about what lies between, `glosa:ignore-file` about the whole file.
public struct SuppressionReader {
  /// In the order of the file.
  public private(set) var suppressions: [Suppression] = []
  /// What is wrong with some of them.
  public private(set) var defects: [(message: String, location: Location)] = []
  /// Signs outside of comments, which notes may claim.
  private(set) var loose: [Location] = []
  /// The places of a catalogue's flags that silence rules.
  private(set) var flags: [(flag: String, location: Location)] = []

  private let file: ResourceFile
  /// Units by the beginning of their values.
  private let units: [ResourceUnit]
  /// Starts that wait for their ends.
  private var open: [(offset: Int, text: SuppressionText)] = []

  /// Whether a file can have suppressions in comments or notes at all.
  public static func isNeeded(for bytes: [UInt8]) -> Bool {
    bytes.firstIndex(of: Array(SuppressionText.sign.utf8)) != nil
  }

  public init(_ file: ResourceFile) {
    self.file = file
    units = file.units.sorted { $0.range.lowerBound < $1.range.lowerBound }
    read()
    if file.format.name == "po" { readFlags() }
  }

  /// Finds the flags in the lines `#, c-format, ignore-number-value`.
  private mutating func readFlags() {
    let sign = Array("ignore-".utf8)
    let bytes = file.text.bytes
    var from = 0
    while let offset = bytes.firstIndex(of: sign, from: from) {
      from = offset + sign.count
      let line = bytes[..<offset].lastIndex(of: 10).map { $0 + 1 } ?? 0
      guard bytes[line..<offset].starts(with: "#,".utf8) else { continue }
      let flag = bytes[offset...].prefix { $0 > 32 && $0 != UInt8(ascii: ",") }
      flags.append((String(decoding: flag, as: UTF8.self), file.location(of: offset)))
    }
  }

  private mutating func read() {
    let sign = Array(SuppressionText.sign.utf8)
    var from = 0
    while let offset = file.text.bytes.firstIndex(of: sign, from: from) {
      from = offset + sign.count
      if let comment = isText(offset) ? nil : file.comment(at: offset) {
        add(SuppressionText(comment.text), offset, isTrailing: comment.isTrailing)
      } else {
        loose.append(file.location(of: offset))
      }
    }
    for start in open {
      let place = file.location(of: start.offset)
      defects.append(("glosa:ignore-start has no glosa:ignore-end and silences all that follows", place))
      append(start.text, start.offset, to: file.text.bytes.count)
    }
  }

  /// Whether an offset lies in a message, or in the program text of a document: what looks like a comment there is text.
  private func isText(_ offset: Int) -> Bool {
    let isDocument = file.format.features.contains(.document)
    return units.contains { $0.range.contains(offset) && (!isDocument || $0.kind == .code) }
  }

  private mutating func add(_ text: SuppressionText, _ offset: Int, isTrailing: Bool) {
    switch text.kind {
    case .unit: addUnit(text, offset, isTrailing: isTrailing)
    case .start: open.append((offset, text))
    case .end:
      if let start = open.popLast() {
        append(start.text, start.offset, to: offset)
      } else {
        defects.append(("glosa:ignore-end ends nothing", file.location(of: offset)))
      }
    case .file:
      suppressions.append(
        Suppression(
          rules: text.rules, reason: text.reason, location: file.location(of: offset), reach: .file))
    case nil:
      defects.append(
        (
          "there is no such sign; write glosa:ignore, glosa:ignore-start, glosa:ignore-end or glosa:ignore-file",
          file.location(of: offset)
        ))
    }
  }

  private mutating func addUnit(_ text: SuppressionText, _ offset: Int, isTrailing: Bool) {
    if let around = units.first(where: { $0.range.contains(offset) }) {
      append(text, offset, from: around.range.lowerBound, to: around.range.upperBound)
    } else if isTrailing, let before = units.last(where: { $0.range.upperBound <= offset }),
      !file.text.bytes[before.range.upperBound..<offset].contains(where: { $0 == 10 || $0 == 13 })
    {
      append(text, offset, from: before.range.lowerBound, to: before.range.upperBound)
    } else if let next = units.firstIndex(where: { $0.range.lowerBound >= offset }) {
      append(text, offset, to: units[family(of: next)].range.upperBound)
    } else {
      defects.append(("no text follows this glosa:ignore", file.location(of: offset)))
    }
  }

  /// The last of the plural forms that begin with a unit.
  private func family(of first: Int) -> Int {
    func name(_ unit: ResourceUnit) -> String {
      unit.plural.map { unit.key.hasSuffix($0) ? String(unit.key.dropLast($0.count)) : unit.key } ?? unit.key
    }
    if units[first].plural == nil { return first }
    let own = name(units[first])
    return units[first...].lastIndex { $0.plural != nil && name($0) == own } ?? first
  }

  private mutating func append(_ text: SuppressionText, _ offset: Int, from start: Int? = nil, to end: Int) {
    suppressions.append(
      Suppression(
        rules: text.rules, reason: text.reason, location: file.location(of: offset),
        reach: .region(from: file.location(of: start ?? offset), to: file.location(of: end))))
  }
}
