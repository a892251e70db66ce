import TextModel

/// The files of a ZIP archive (PKWARE APPNOTE 6.3.10), as far as office documents use it: stored or deflated entries.
struct ZipArchive {
  private struct Entry {
    var method: Int
    var compressedSize: Int
    var size: Int
    var offset: Int
  }

  /// The most that one file may become, in bytes.
  private static let maximumSize = 512 << 20
  /// The most by which deflate can make text smaller; its limit is 1,032.
  private static let maximumRatio = 1_100

  private let bytes: [UInt8]
  private let name: String
  private var entries: [String: Entry] = [:]

  /// - Throws: ``InputError`` when this is no archive or its directory is damaged.
  init(_ bytes: [UInt8], name: String) throws(InputError) {
    self.bytes = bytes
    self.name = name
    guard let end = Self.directoryEnd(bytes) else { throw error("this is no ZIP archive") }
    var place = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      guard place + 46 <= bytes.count, number(place, 4) == 0x0201_4B50 else {
        throw error("the archive is damaged")
      }
      let nameLength = number(place + 28, 2)
      guard place + 46 + nameLength <= bytes.count else { throw error("the archive is damaged") }
      let path = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
      entries[path] = Entry(
        method: number(place + 10, 2), compressedSize: number(place + 20, 4), size: number(place + 24, 4),
        offset: number(place + 42, 4))
      place += 46 + nameLength + number(place + 30, 2) + number(place + 32, 2)
    }
  }

  /// The paths of the files, sorted.
  var paths: [String] { entries.keys.sorted() }

  /// The contents of a file; `nil` when there is none of that path.
  /// - Throws: ``InputError`` when it is damaged, encrypted or would become too large.
  func contents(_ path: String) throws(InputError) -> [UInt8]? {
    guard let entry = entries[path] else { return nil }
    guard entry.size <= Self.maximumSize, entry.size <= max(entry.compressedSize, 1) * Self.maximumRatio
    else {
      throw error("\(path) would become \(entry.size >> 20) MiB large")
    }
    guard entry.offset + 30 <= bytes.count, number(entry.offset, 4) == 0x0403_4B50 else {
      throw error("\(path) is damaged")
    }
    if number(entry.offset + 6, 2) & 1 != 0 { throw error("\(path) is encrypted") }
    let start = entry.offset + 30 + number(entry.offset + 26, 2) + number(entry.offset + 28, 2)
    guard start + entry.compressedSize <= bytes.count else { throw error("\(path) is damaged") }
    let data = bytes[start..<start + entry.compressedSize]
    if entry.method == 0, entry.size == entry.compressedSize { return Array(data) }
    guard entry.method == 8, let contents = inflateRaw(data, size: entry.size) else {
      throw error("\(path) is damaged")
    }
    return contents
  }

  /// The end record of the directory, which stands before a comment of up to 64 KiB.
  private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let first = max(0, bytes.count - 22 - 0xFFFF)
    return (first...bytes.count - 22).reversed().first { bytes[$0...].starts(with: [0x50, 0x4B, 5, 6]) }
  }

  private func number(_ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  private func error(_ what: String) -> InputError {
    InputError(what, at: Location(file: name), remedy: "save the document again")
  }
}
