import CZlibSystem

/// Undoes a raw deflate stream (RFC 1951).
///
/// - Parameter size: How many bytes come out; a stream that gives more or fewer is damaged.
/// - Returns: `nil` when the data is damaged.
func inflateRaw(_ input: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
  var stream = unsafe z_stream()
  guard unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
    return nil
  }
  defer { unsafe inflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: size)
  let result = unsafe input.withUnsafeBufferPointer { bytes in
    unsafe output.withUnsafeMutableBufferPointer { room in
      // zlib does not write to its input; its C type lacks the const. Both buffers outlive the call.
      unsafe stream.next_in = unsafe UnsafeMutablePointer(mutating: bytes.baseAddress)
      unsafe stream.avail_in = UInt32(bytes.count)
      unsafe stream.next_out = room.baseAddress
      unsafe stream.avail_out = UInt32(room.count)
      return unsafe inflate(&stream, Z_FINISH)
    }
  }
  return unsafe result == Z_STREAM_END && stream.avail_out == 0 ? output : nil
}
