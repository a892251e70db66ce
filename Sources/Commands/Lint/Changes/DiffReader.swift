/// Reads what `git diff -U0` prints.
enum DiffReader {
  /// The hunks of each file, by its new name.
  static func hunks(_ diff: [UInt8]) -> [(file: String, hunks: [DiffHunk])] {
    var files: [(file: String, hunks: [DiffHunk])] = []
    var isHead = true
    for line in diff.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "diff --git ".utf8) {
        isHead = true
      } else if isHead, line.starts(with: "+++ ".utf8) {
        name(line.dropFirst(4)).map { files.append(($0, [])) }
      } else if line.starts(with: "@@ ".utf8), let hunk = DiffHunk(String(decoding: line, as: UTF8.self)) {
        isHead = false
        if !files.isEmpty { files[files.count - 1].hunks.append(hunk) }
      }
    }
    return files
  }

  /// The name behind `+++`: `b/name`, in quotation marks where it has signs that git escapes; `nil` for `/dev/null`.
  private static func name(_ field: some Collection<UInt8>) -> String? {
    var bytes = Array(field)
    if bytes.first == UInt8(ascii: "\"") {
      bytes = unquoted(bytes)
    } else if bytes.last == 9 {
      // A name with a blank is followed by a tab.
      bytes.removeLast()
    }
    return bytes.starts(with: "b/".utf8) ? String(decoding: bytes.dropFirst(2), as: UTF8.self) : nil
  }

  /// Undoes the escapes of a name in quotation marks: those of C, and octal numbers of bytes.
  private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    var name: [UInt8] = []
    var index = 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
        name.append(bytes[index])
        index += 1
        continue
      }
      let digits = bytes[(index + 1)...].prefix(3)
      if digits.count == 3, let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 8) {
        name.append(byte)
        index += 4
      } else {
        name.append(escapes[bytes[index + 1]] ?? bytes[index + 1])
        index += 2
      }
    }
    return name
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10,
    UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
  ]
}
