import TextModel

/// The bytes of one open input, piece by piece, gzip undone.
///
/// A class because an open file has identity; it belongs to one reader.
package final class ByteSource {
  /// How much is read at a time, in bytes.
  static let chunkSize = 1 << 18

  let name: String
  private let file: FileHandle?
  /// Bytes read from the file and not yet given on; those before `used` are spent.
  private var pending: [UInt8]
  private var used = 0
  private var inflater: Inflater?
  private var peeked: [UInt8] = []

  convenience init(_ contents: [UInt8], name: String) throws(InputError) {
    try self.init(nil, contents, name)
  }

  convenience init(_ file: consuming FileHandle, name: String) throws(InputError) {
    try self.init(file, [], name)
  }

  private init(_ file: consuming FileHandle?, _ contents: [UInt8], _ name: String) throws(InputError) {
    self.file = file
    self.name = name
    pending = contents
    while pending.count < 2, try readFile(into: &pending) {}
    if pending.starts(with: [0x1F, 0x8B]) { inflater = Inflater() }
  }

  /// The first piece, which the next ``read(into:)`` gives again; empty only when the input is.
  package func peek() throws(InputError) -> [UInt8] {
    if peeked.isEmpty { _ = try readNext(into: &peeked) }
    return peeked
  }

  /// Appends the next piece to `buffer`; `false` when there is none.
  func read(into buffer: inout [UInt8]) throws(InputError) -> Bool {
    if peeked.isEmpty { return try readNext(into: &buffer) }
    buffer += peeked
    peeked = []
    return true
  }

  /// All that is left as one, in little more memory than it takes.
  ///
  /// - Parameter limit: How many bytes there may be.
  func readAll(limit: Int) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    // Room for one piece more, since the end shows only when there is none.
    if file != nil { bytes.reserveCapacity(min(file!.size(), limit) + 2 * Self.chunkSize) }
    while try read(into: &bytes) {
      if bytes.count > limit {
        throw InputError("the file is larger than \(limit) bytes", at: Location(file: name))
      }
    }
    return bytes
  }

  private func readNext(into buffer: inout [UInt8]) throws(InputError) -> Bool {
    guard let inflater else {
      if pending.isEmpty { return try readFile(into: &buffer) }
      buffer += pending
      pending = []
      return true
    }
    let old = buffer.count
    while buffer.count == old {
      if used == pending.count, !inflater.holdsOutput {
        pending.removeAll(keepingCapacity: true)
        used = 0
        if try !readFile(into: &pending) {
          if inflater.isBetweenMembers { return false }
          throw gzipError("the file ends inside the gzip data")
        }
      }
      if !inflater.inflate(pending, from: &used, into: &buffer) {
        throw gzipError("the gzip data is damaged")
      }
    }
    return true
  }

  private func readFile(into buffer: inout [UInt8]) throws(InputError) -> Bool {
    if file == nil { return false }
    do {
      return try file!.read(Self.chunkSize, into: &buffer) > 0
    } catch {
      throw InputError("the file cannot be read: \(error.message)", at: Location(file: name))
    }
  }

  private func gzipError(_ what: String) -> InputError {
    InputError(what, at: Location(file: name), remedy: "check it with gzip -t and fetch it again")
  }
}
