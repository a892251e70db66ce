import CXMLSystem
import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A way of writing characters as bytes that a file names, undone by the system's iconv.
///
/// A class, because iconv keeps a state; it belongs to one reader.
@safe final class Charset {
  let name: String
  private let converter: iconv_t

  /// - Returns: `nil` when the system does not know the name.
  init?(named name: String) {
    guard let converter = unsafe iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
      return nil
    }
    self.name = name
    unsafe self.converter = unsafe converter
  }

  deinit { unsafe iconv_close(converter) }

  /// Appends the text that the bytes stand for.
  ///
  /// - Returns: How many bytes were used, and whether those behind them are damaged; else they are the beginning of
  ///   a character.
  func decode(_ bytes: [UInt8], into output: inout [UInt8]) -> (used: Int, isDamaged: Bool) {
    var bytes = bytes
    var used = 0
    while true {
      var room = [UInt8](repeating: 0, count: 1 << 16)
      var written = 0
      let isDone = unsafe bytes.withUnsafeMutableBytes { input in
        unsafe room.withUnsafeMutableBytes { text in
          unsafe convert(input, from: &used, into: text, &written)
        }
      }
      output += room[..<written]
      if isDone { return (used, false) }
      if errno != E2BIG { return (used, errno == EILSEQ) }
    }
  }

  /// Converts as much as there is room for; `false` when it stopped, with the reason in `errno`.
  private func convert(
    _ input: UnsafeMutableRawBufferPointer, from used: inout Int, into text: UnsafeMutableRawBufferPointer,
    _ written: inout Int
  ) -> Bool {
    var (inputLeft, roomLeft) = (input.count - used, text.count)
    var from = unsafe input.baseAddress.map { unsafe ($0 + used).assumingMemoryBound(to: CChar.self) }
    var to = unsafe text.baseAddress?.assumingMemoryBound(to: CChar.self)
    let result = unsafe iconv(converter, &from, &inputLeft, &to, &roomLeft)
    used = input.count - inputLeft
    written = text.count - roomLeft
    return result != .max
  }
}
