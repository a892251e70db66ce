/// Counts what may be anchors (`&name`) and aliases (`*name`) in a YAML text: all that are, and few that are not.
///
/// Texts are passed over as long as all lines are simple: `- ` and `key: `, then a value that ends on the line. From the first other line on, whatever looks like an alias counts, since quotation marks may
/// then mean something else.
struct YAMLAliasCounter {
  private(set) var anchors = 0
  private(set) var aliases = 0
  private var areLinesSimple = true

  /// Takes up the next line, without its end.
  mutating func take(_ line: ArraySlice<UInt8>) {
    let rest = line.drop { $0 == 32 }
    if areLinesSimple, rest.isEmpty || rest.first == UInt8(ascii: "#") { return }
    let value = Self.value(rest)
    if areLinesSimple, value.startIndex > rest.startIndex, let marks = Self.marks(in: value) {
      anchors += marks.anchors
      aliases += marks.aliases
    } else {
      areLinesSimple = false
      countAll(line)
    }
  }

  /// What follows `- ` and `key: ` at the beginning of a line.
  private static func value(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    while rest.starts(with: "- ".utf8) { rest = rest.dropFirst(2) }
    let afterKey = rest.drop { $0.isKeyByte }
    if afterKey.startIndex > rest.startIndex, afterKey.first == UInt8(ascii: ":") {
      let next = afterKey.dropFirst()
      if next.isEmpty || next.first == 32 { rest = next }
    }
    return rest
  }

  /// How many anchors and aliases a value has; `nil` where it does not end on the line, or has other texts than plain
  /// ones and those in double quotation marks.
  private static func marks(in value: ArraySlice<UInt8>) -> (anchors: Int, aliases: Int)? {
    var marks = (anchors: 0, aliases: 0)
    var depth = 0
    var index = value.startIndex
    // Whether a value may begin, and whether a plain text has begun.
    var (mayBegin, isPlain) = (true, false)
    while index < value.endIndex {
      let byte = value[index]
      let isBeforeSpace = index + 1 == value.endIndex || value[index + 1] == 32
      index += 1
      if isPlain {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): if depth == 0 { continue }
        case UInt8(ascii: ":") where isBeforeSpace: break
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          if depth > 0 { return nil } else { continue }
        default: continue
        }
        isPlain = false
      }
      switch byte {
      case 32: break
      case UInt8(ascii: ","), UInt8(ascii: ":"): mayBegin = true
      case UInt8(ascii: "]"), UInt8(ascii: "}"): (depth, mayBegin) = (depth - 1, false)
      case _ where !mayBegin: return nil
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "\""):
        guard let end = closingMark(value[index...]) else { return nil }
        (index, mayBegin) = (end + 1, false)
      case UInt8(ascii: "'"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "#"),
        UInt8(ascii: "?"), UInt8(ascii: "-"):
        return nil
      case UInt8(ascii: "&"), UInt8(ascii: "*"):
        if byte == UInt8(ascii: "&") { marks.anchors += 1 } else { marks.aliases += 1 }
        index = value[index...].firstIndex { " ,]}".utf8.contains($0) } ?? value.endIndex
        mayBegin = byte == UInt8(ascii: "&")
      default: (isPlain, mayBegin) = (true, false)
      }
    }
    return depth == 0 ? marks : nil
  }

  /// Where a text in quotation marks ends.
  private static func closingMark(_ text: ArraySlice<UInt8>) -> Int? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "\"") { return index }
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// An indicator begins a value: it follows a space or a bracket, and its name follows at once.
  private mutating func countAll(_ line: ArraySlice<UInt8>) {
    var before: (UInt8, UInt8) = (10, 10)
    for byte in line {
      if byte > 32, " \n\t[{,".utf8.contains(before.0) {
        if before.1 == UInt8(ascii: "&") { anchors += 1 }
        if before.1 == UInt8(ascii: "*"), byte != before.1 { aliases += 1 }
      }
      before = (before.1, byte)
    }
  }
}

extension UInt8 {
  /// Whether it is a letter, digit or mark of a plain key.
  fileprivate var isKeyByte: Bool {
    (97...122).contains(self | 0x20) || (48...57).contains(self) || "-_.".utf8.contains(self)
  }
}
