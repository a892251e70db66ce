/// A fixed number of plain values for inner loops: indices are checked in debug builds only.
///
/// Invariant: the memory lives as long as the value, which has one owner.
@safe
struct UncheckedArray<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    self.count = count
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
    unsafe base.initialize(repeating: value, count: count)
  }

  init(_ values: [Element]) {
    count = values.count
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(1, values.count))
    for (n, value) in values.enumerated() { unsafe (base + n).initialize(to: value) }
  }

  deinit { unsafe base.deallocate() }

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
}
