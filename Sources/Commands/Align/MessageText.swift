/// `1 pair`, `2 pairs`.
func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

extension Float {
  /// A number from 0 on with so many decimals, such as `0.50`.
  func decimals(_ count: Int) -> String {
    let scale = (0..<count).reduce(1) { product, _ in product * 10 }
    let digits = String(Int((self * Float(scale)).rounded()))
    let padded = String(repeating: "0", count: Swift.max(0, count + 1 - digits.count)) + digits
    return "\(padded.dropLast(count)).\(padded.suffix(count))"
  }
}
