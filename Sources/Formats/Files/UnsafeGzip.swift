import CZlibSystem

/// Undoes gzip (RFC 1952) piece by piece, members joined.
@safe final class Inflater {
  private var stream = unsafe z_stream()
  private var window = [UInt8](repeating: 0, count: 1 << 16)
  /// Whether everything so far was whole gzip members.
  private(set) var isBetweenMembers = true
  /// Whether more output waits that the last call had no room for.
  private(set) var holdsOutput = false

  init() {
    // 16 + 15: a gzip wrapper with the largest window. It fails only without memory or with a wrong zlib.
    let result = unsafe inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(result == Z_OK, "zlib cannot start: \(result)")
  }

  deinit { unsafe inflateEnd(&stream) }

  /// Undoes the next piece of `input` from `start` on, moves `start`, and appends at most 64 KiB to `output`.
  ///
  /// Call it again while `start` is before the end of `input` or ``holdsOutput`` is true.
  /// - Returns: `false` when the data is damaged.
  func inflate(_ input: [UInt8], from start: inout Int, into output: inout [UInt8]) -> Bool {
    let result = unsafe input.withUnsafeBufferPointer { bytes in
      // `start` is at most the count. zlib does not write to its input; its C type lacks the const.
      unsafe stream.next_in = unsafe UnsafeMutablePointer(
        mutating: bytes.baseAddress.map { unsafe $0 + start })
      unsafe stream.avail_in = UInt32(bytes.count - start)
      return unsafe window.withUnsafeMutableBufferPointer { room in
        unsafe stream.next_out = room.baseAddress
        unsafe stream.avail_out = UInt32(room.count)
        return unsafe CZlibSystem.inflate(&stream, Z_NO_FLUSH)
      }
    }
    start = input.count - Int(unsafe stream.avail_in)
    output += window[..<(window.count - Int(unsafe stream.avail_out))]
    holdsOutput = unsafe stream.avail_out == 0
    switch result {
    case Z_OK: isBetweenMembers = false
    case Z_STREAM_END:
      isBetweenMembers = true
      return unsafe inflateReset(&stream) == Z_OK
    case Z_BUF_ERROR: holdsOutput = false
    default: return false
    }
    return true
  }
}

/// Writes gzip with no name and no time in its header, so that equal input gives equal bytes.
@safe final class Deflater {
  private var stream = unsafe z_stream()
  private var window = [UInt8](repeating: 0, count: 1 << 16)

  init() {
    let result = unsafe deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(result == Z_OK, "zlib cannot start: \(result)")
  }

  deinit { unsafe deflateEnd(&stream) }

  /// The compressed form of `input`, as far as it is known yet; all of it when `isLast`.
  func deflate(_ input: [UInt8], isLast: Bool = false) -> [UInt8] {
    unsafe input.withUnsafeBufferPointer { bytes in
      unsafe stream.next_in = unsafe UnsafeMutablePointer(mutating: bytes.baseAddress)
      unsafe stream.avail_in = UInt32(bytes.count)
      var output: [UInt8] = []
      repeat {
        unsafe window.withUnsafeMutableBufferPointer { room in
          unsafe stream.next_out = room.baseAddress
          unsafe stream.avail_out = UInt32(room.count)
          _ = unsafe CZlibSystem.deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
        }
        output += window[..<(window.count - Int(unsafe stream.avail_out))]
      } while unsafe stream.avail_out == 0
      return output
    }
  }
}
