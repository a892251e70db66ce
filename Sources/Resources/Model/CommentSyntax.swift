/// How a format writes comments.
public enum CommentSyntax: Hashable, Sendable {
  /// From a sign to the end of the line.
  case line(String)
  /// The same, where nothing but blanks stands before the sign.
  case wholeLine(String)
  /// Between two signs, over several lines where need be.
  case block(String, String)
  /// The value of a name that begins with `//`, for formats without comments: `"//": "…"`.
  case name

  static let xml = CommentSyntax.block("<!--", "-->")
}

extension ResourceFile {
  /// A place in a comment.
  public struct CommentPlace: Sendable {
    /// What stands from the place to the end of the comment or the line.
    public var text: String
    /// Whether something stands on the line before the comment.
    public var isTrailing: Bool
  }

  /// What a comment says from an offset on, where it begins with what stands there; `nil` for places outside comments.
  public func comment(at offset: Int) -> CommentPlace? {
    let bytes = text.bytes
    let lineStart = bytes[..<offset].lastIndex { $0 == 10 || $0 == 13 }.map { $0 + 1 } ?? 0
    let lineEnd = bytes[offset...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
    let before = bytes[lineStart..<offset]
    for syntax in format.comments {
      guard let (opening, closing) = syntax.opening(before, bytes, offset) else { continue }
      let isTrailing = opening > lineStart && bytes[lineStart..<opening].contains { $0 > 32 }
      if case .wholeLine = syntax, isTrailing { continue }
      let rest = bytes[offset..<lineEnd]
      let end = closing.flatMap { Array(rest).firstIndex(of: Array($0.utf8), from: 0) } ?? rest.count
      return CommentPlace(text: String(decoding: rest.prefix(end), as: UTF8.self), isTrailing: isTrailing)
    }
    return nil
  }
}

extension CommentSyntax {
  /// Where the comment begins that an offset is at the beginning of, and what closes it on the line.
  fileprivate func opening(_ before: ArraySlice<UInt8>, _ bytes: [UInt8], _ offset: Int) -> (
    Int, closing: String?
  )? {
    switch self {
    case .line(let sign), .wholeLine(let sign):
      return Self.last(sign, in: before).map { ($0, nil) }
    case .block(let open, let close):
      if let place = Self.last(open, in: before) { return (place, close) }
      // A further line of a comment that began earlier.
      guard before.allSatisfy(Self.isDecoration) else { return nil }
      let near = bytes[max(0, offset - 4_096)..<offset]
      guard let opening = near.lastIndex(of: Array(open.utf8)),
        near.lastIndex(of: Array(close.utf8)).map({ $0 < opening }) ?? true
      else { return nil }
      return (before.startIndex, close)
    case .name:
      // `"//name": "` read backwards.
      let quote = UInt8(ascii: "\"")
      guard before.last == quote else { return nil }
      let colon = before.dropLast().trimmingBlanks
      guard colon.last == UInt8(ascii: ":") else { return nil }
      let name = colon.dropLast().trimmingBlanks
      guard name.last == quote, let start = name.dropLast().lastIndex(of: quote),
        name[start...].starts(with: "\"//".utf8)
      else { return nil }
      return (before.startIndex, "\"")
    }
  }

  /// The last place of a sign with nothing but blanks and decoration behind it.
  private static func last(_ sign: String, in before: ArraySlice<UInt8>) -> Int? {
    guard let place = before.lastIndex(of: Array(sign.utf8)) else { return nil }
    return before[(place + sign.utf8.count)...].allSatisfy(isDecoration) ? place : nil
  }

  private static func isDecoration(_ byte: UInt8) -> Bool { byte <= 32 || "*.!#/;%".utf8.contains(byte) }
}

extension ArraySlice<UInt8> {
  /// The bytes without the blanks at their end.
  fileprivate var trimmingBlanks: Self { self[..<(lastIndex { $0 > 32 }.map { $0 + 1 } ?? startIndex)] }

  /// Where a text stands for the last time.
  fileprivate func lastIndex(of text: [UInt8]) -> Int? {
    guard count >= text.count else { return nil }
    return stride(from: endIndex - text.count, through: startIndex, by: -1).first {
      self[$0..<($0 + text.count)].elementsEqual(text)
    }
  }
}
