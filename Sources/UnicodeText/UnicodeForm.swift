import CICU

/// A Unicode normalisation form (UAX #15), or NFKC with case folding (UTS #46 style, `NFKC_Casefold`).
public enum UnicodeForm: Int32, Sendable, CaseIterable {
  case nfc = 0
  case nfd = 1
  case nfkc = 2
  case nfkd = 3
  case nfkcCasefold = 4

  /// The text in this form; the very text when it is in it already.
  public func callAsFunction(_ text: String) -> String {
    unsafe text.mapUTF8 { input, output in
      unsafe cicu_normalize(
        rawValue, input.baseAddress, Int64(input.count), output.baseAddress, Int64(output.count))
    }
  }

  /// Whether the text is in this form already.
  public func holds(for text: String) -> Bool {
    var text = text
    return text.withUTF8 { unsafe cicu_is_normalized(rawValue, $0.baseAddress, Int64($0.count)) }
  }

  /// Whether a scalar always begins a piece of text that the form can treat on its own.
  public func hasBoundary(before scalar: Unicode.Scalar) -> Bool {
    cicu_has_boundary_before(rawValue, scalar.value)
  }
}

/// How letters change case (Unicode chapter 3.13), by the rules of a language.
public enum CaseMapping: Int32, Sendable {
  case lower = 0
  case upper = 1
  case title = 2
  case fold = 3

  /// The text mapped, by the rules of `locale` (which matters for tr, az, lt, el, nl; to folding for tr and az).
  public func callAsFunction(_ text: String, locale: String = "") -> String {
    unsafe text.mapUTF8 { input, output in
      unsafe cicu_case_map(
        rawValue, locale, input.baseAddress, Int64(input.count), output.baseAddress, Int64(output.count))
    }
  }
}

/// The comparison form of a text: compatibility-folded, case-folded, and without optional marks on letters.
///
/// `Código` and `CODIGO` both give `codigo`, `l’eau` gives `l'eau`. Marks that carry the vowels of Indic scripts stay.
public struct KeyFolding: Sendable, Hashable {
  private let kept: [UInt32]

  /// - Parameter keptLetters: Letters that keep their mark, such as `ñ` for Spanish; lower case, composed.
  public init(keepingLetters keptLetters: String = "") {
    kept = keptLetters.unicodeScalars.map(\.value).sorted()
  }

  /// The folded text.
  public func callAsFunction(_ text: String) -> String {
    unsafe text.mapUTF8 { input, output in
      unsafe cicu_fold_key(
        input.baseAddress, Int64(input.count), kept, Int32(kept.count), output.baseAddress,
        Int64(output.count))
    }
  }
}

/// Takes the optional marks off letters and changes nothing else: `Código` gives `Codigo`.
///
/// The result is composed (NFC). Marks that carry the vowels of Indic scripts stay.
public struct MarkFolding: Sendable, Hashable {
  private let kept: [UInt32]

  /// - Parameter keptLetters: Letters that keep their mark in both cases, such as `ñ` for Spanish; lower case, composed.
  public init(keepingLetters keptLetters: String = "") {
    kept = keptLetters.unicodeScalars.map(\.value).sorted()
  }

  /// The text without the marks.
  public func callAsFunction(_ text: String) -> String {
    unsafe text.mapUTF8 { input, output in
      unsafe cicu_fold_marks(
        input.baseAddress, Int64(input.count), kept, Int32(kept.count), output.baseAddress,
        Int64(output.count))
    }
  }
}

extension String {
  /// Runs a shim function of the kind "returns the length that it needs", with room enough.
  func mapUTF8(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeMutableBufferPointer<UInt8>) -> Int64
  ) -> String {
    if isEmpty { return self }
    var text = self
    return text.withUTF8 { input in
      var capacity = input.count + input.count / 2 + 16
      while true {
        var needed = 0
        let result = unsafe String(unsafeUninitializedCapacity: capacity) { output in
          needed = Int(unsafe body(input, output))
          return needed < 0 || needed > capacity ? 0 : needed
        }
        // A negative result is an ICU failure, which valid text of this size cannot cause.
        precondition(needed >= 0, "ICU failed with status \(-needed)")
        if needed <= capacity { return result }
        capacity = needed
      }
    }
  }
}
