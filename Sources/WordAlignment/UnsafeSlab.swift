#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One value for each of the four chains that are sampled side by side.
typealias Lanes = SIMD4<Float>

/// A block of memory of fixed size for the hot loops, owned by one sampler.
///
/// Indices are checked in debug builds only: the sampler's inner loop makes some hundred million accesses a second.
/// Every index comes from a ``PairTable`` or a sentence's length, never from a file.
@safe struct Slab<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  /// - Parameter hasHugePages: Ask for large pages, which spares the random reads of big tables a page walk.
  init(repeating value: Element, count: Int, hasHugePages: Bool = false) {
    let size = max(count, 1) * MemoryLayout<Element>.stride
    var raw: UnsafeMutableRawPointer?
    let alignment = hasHugePages ? 1 << 21 : 64
    guard unsafe posix_memalign(&raw, alignment, size) == 0, let raw = unsafe raw else {
      fatalError("no memory for \(size) bytes")
    }
    #if os(Linux)
      if hasHugePages { unsafe madvise(raw, size, Int32(MADV_HUGEPAGE)) }
    #endif
    unsafe base = raw.bindMemory(to: Element.self, capacity: max(count, 1))
    unsafe base.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { unsafe free(base) }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return unsafe base[index]
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  /// Sets the first `length` elements.
  func fill(_ value: Element, count length: Int) {
    assert(length <= count)
    unsafe base.update(repeating: value, count: length)
  }
}

extension Slab where Element == Float {
  /// Four neighbouring elements.
  @inline(__always) func lanes(at index: Int) -> Lanes {
    assert(index >= 0 && index + 4 <= count)
    return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: Lanes.self)
  }

  /// Sets four neighbouring elements.
  @inline(__always) func set(_ lanes: Lanes, at index: Int) {
    assert(index >= 0 && index + 4 <= count)
    unsafe UnsafeMutableRawPointer(base + index).storeBytes(of: lanes, as: Lanes.self)
  }
}

extension Slab where Element == Lanes {
  /// The value of one chain.
  @inline(__always) func value(_ index: Int, chain: Int) -> Float {
    assert(index >= 0 && index < count)
    return unsafe UnsafeRawPointer(base).assumingMemoryBound(to: Float.self)[index * 4 + chain]
  }

  /// Adds to the value of one chain.
  @inline(__always) func add(_ amount: Float, to index: Int, chain: Int) {
    assert(index >= 0 && index < count)
    unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: Float.self)[index * 4 + chain] += amount
  }
}
