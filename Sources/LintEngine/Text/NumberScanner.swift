import LocaleProfiles
import UnicodeText

/// A number in a text.
public struct NumberMention: Hashable, Sendable {
  /// Byte range in the text, without signs and units.
  public var range: Range<Int>
  /// ASCII digits and marks as written, each kind of space as one U+0020.
  public var spelling: String
  /// The values that it can stand for by any convention, in canonical spelling (`1234.5`), most literal first.
  public var readings: [String]
  /// The value by the conventions of the text's own language, `nil` when it follows none.
  public var localReading: String?
  /// Whether letters or marks join it to a name or code: `RAID-1`, `70B`, `x86`.
  public var isAttached: Bool

  /// Whether it is digits with two marks or more that make no number, such as `10.3.4`.
  public var isSequence: Bool { readings.isEmpty }
}

/// Finds numbers in a text's masked bytes: digits of any script with decimal and grouping marks.
struct NumberScanner {
  private(set) var mentions: [NumberMention] = []
  private let style: NumberStyle

  init(_ text: UnitText) {
    style = text.tools.profile.numbers
    let bytes = text.masked
    var at = 0
    while at < bytes.count {
      if let (_, length) = Self.digit(bytes, at), !text.isOpaque(at) {
        at = scan(bytes, from: at, firstLength: length)
      } else {
        at += 1
      }
    }
  }

  /// The value and byte length of the digit at an offset.
  private static func digit(_ bytes: [UInt8], _ at: Int) -> (value: UInt8, length: Int)? {
    let byte = bytes.at(at)
    if byte < 0x80 { return ASCII.isDigit(byte) ? (byte - 48, 1) : nil }
    // Decimal digits of other scripts are three or four bytes or begin with D9, DB, DF.
    guard byte >= 0xD9, byte != 0xE2, byte != 0xE3 else { return nil }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard at + length <= bytes.count else { return nil }
    guard let scalar = String(decoding: bytes[at..<at + length], as: UTF8.self).unicodeScalars.first,
      let value = scalar.digitValue
    else { return nil }
    return (UInt8(value), length)
  }

  /// A mark that may stand between digits, as ASCII, and its length. Every kind of space is U+0020.
  private static func mark(_ bytes: [UInt8], _ at: Int) -> (mark: UInt8, length: Int)? {
    switch bytes.at(at) {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"): (bytes[at], 1)
    case 0x20: (0x20, 1)
    case 0xC2 where bytes.at(at + 1) == 0xA0: (0x20, 2)
    case 0xE2 where bytes.at(at + 1) == 0x80 && [0xAF, 0x89].contains(bytes.at(at + 2)): (0x20, 3)
    case 0xE2 where bytes.at(at + 1) == 0x80 && bytes.at(at + 2) == 0x99: (UInt8(ascii: "'"), 3)
    case 0xD9 where bytes.at(at + 1) == 0xAB: (UInt8(ascii: "."), 2)
    case 0xD9 where bytes.at(at + 1) == 0xAC: (UInt8(ascii: ","), 2)
    default: nil
    }
  }

  private mutating func scan(_ bytes: [UInt8], from start: Int, firstLength: Int) -> Int {
    var groups: [[UInt8]] = [[]]
    var marks: [UInt8] = []
    var at = start
    var end = start
    while true {
      while let (value, length) = Self.digit(bytes, at) {
        groups[groups.count - 1].append(48 + value)
        at += length
      }
      end = at
      guard let (mark, length) = Self.mark(bytes, at), Self.digit(bytes, at + length) != nil else { break }
      // A space or apostrophe groups three digits, and only when all groups before are such.
      if mark == 0x20 || mark == UInt8(ascii: "'") {
        var digits = 0
        var next = at + length
        while let (_, step) = Self.digit(bytes, next) {
          digits += 1
          next += step
        }
        let isGroup =
          digits == 3 && (groups.count == 1 ? groups[0].count <= 3 : marks.allSatisfy { $0 == mark })
        guard isGroup, !ASCII.isLetter(bytes.at(next)) else { break }
      }
      marks.append(mark)
      groups.append([])
      at += length
    }
    add(bytes, start..<end, groups: groups, marks: marks)
    return end
  }

  private mutating func add(_ bytes: [UInt8], _ range: Range<Int>, groups: [[UInt8]], marks: [UInt8]) {
    var spelling = groups[0]
    for (mark, group) in zip(marks, groups.dropFirst()) { spelling += [mark] + group }
    let before = bytes.at(range.lowerBound - 1)
    let after = bytes.at(range.upperBound)
    let isJoined =
      ASCII.isWord(before) || ASCII.isLetter(after) || before == 0x2E || before == 0x2F || before == 0x2D
      || (after == 0x2D && ASCII.isLetter(bytes.at(range.upperBound + 1)))
    let readings = NumberReadings(groups: groups, marks: marks)
    mentions.append(
      NumberMention(
        range: range, spelling: String(decoding: spelling, as: UTF8.self), readings: readings.all,
        localReading: readings.reading(in: style), isAttached: isJoined))
  }
}

/// What a group of digits with marks can mean.
struct NumberReadings {
  let groups: [[UInt8]]
  let marks: [UInt8]

  /// All values that some convention gives.
  var all: [String] {
    var result: [String] = []
    if let decimal = decimalReading { result.append(decimal) }
    if let grouped = groupedReading, !result.contains(grouped) { result.append(grouped) }
    return result
  }

  /// The value with these decimal and grouping marks.
  func reading(in style: NumberStyle) -> String? {
    guard let last = marks.last else { return plain(groups[0]) }
    let isSame = marks.allSatisfy { $0 == marks[0] }
    if isSame, contains(style.grouping, last), let grouped = groupedReading { return grouped }
    guard contains(style.decimal, last), let decimal = decimalReading else { return nil }
    return marks.dropLast().allSatisfy { contains(style.grouping, $0) } ? decimal : nil
  }

  private func contains(_ marks: [String], _ mark: UInt8) -> Bool {
    marks.contains {
      $0.utf8.first == mark || ($0 == "’" && mark == UInt8(ascii: "'")) || ($0 == "\u{A0}" && mark == 0x20)
    }
  }

  /// All marks group digits by three (by two in India, after the last group).
  private var groupedReading: String? {
    guard let first = marks.first else { return nil }
    guard marks.allSatisfy({ $0 == first }), isGrouped(groups[...]) else { return nil }
    return plain(groups.flatMap { $0 })
  }

  /// The last mark is the decimal mark.
  private var decimalReading: String? {
    guard let last = marks.last else { return plain(groups[0]) }
    guard last != 0x20, marks.dropLast().allSatisfy({ $0 == marks[0] && $0 != last }) else { return nil }
    guard marks.count == 1 || isGrouped(groups.dropLast()) else { return nil }
    var fraction = groups[groups.count - 1]
    while fraction.last == 48 { fraction.removeLast() }
    let whole = plain(groups.dropLast().flatMap { $0 })
    return fraction.isEmpty ? whole : whole + "." + String(decoding: fraction, as: UTF8.self)
  }

  private func isGrouped(_ groups: ArraySlice<[UInt8]>) -> Bool {
    guard let first = groups.first, let last = groups.last, groups.count > 1 else { return true }
    return (1...3).contains(first.count) && last.count == 3
      && groups.dropFirst().dropLast().allSatisfy { $0.count == 3 || $0.count == 2 } && first.first != 48
  }

  private func plain(_ digits: [UInt8]) -> String {
    let trimmed = digits.drop { $0 == 48 }
    return trimmed.isEmpty ? "0" : String(decoding: trimmed, as: UTF8.self)
  }
}
