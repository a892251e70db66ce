import LintEngine
import TextModel

/// Keyboard accelerators stay.
public struct Accelerator: LintRule {
  public static let metadata = RuleMetadata(
    id: "placeholder/accelerator", level: .warning,
    summary: "A menu label has lost its keyboard accelerator, or has one too many.",
    rationale: """
      The reader cannot reach the entry by keyboard, or sees a stray sign. The sign must be named by the unit's flag
      `accelerator:&`, since `_` and `&` mean other things elsewhere; references such as `&amp;` are none.
      """,
    accepts: [
      Example("en", "&File", "es", "&Archivo", flags: ["accelerator:&"]),
      Example("en", "R&D", "de", "F&E", note: "no flag"),
      Example("en", "_File", "ja", "ファイル(_F)", flags: ["accelerator:_"]),
    ],
    rejects: [
      Example("en", "&File", "es", "⟨Archivo⟩", flags: ["accelerator:&"]),
      Example("en", "File", "de", "⟨_Datei⟩", flags: ["accelerator:_"]),
      Example("en", "_File", "ja", "⟨_ファ_イル⟩", flags: ["accelerator:_"]),
    ])

  public static let trigger: Trigger = .flags

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard !unit.unit.flags.isEmpty, let sign = Self.sign(unit.unit.flags) else { return }
    let (wanted, found) = (Self.count(unit.source.bytes, sign), Self.count(unit.target.bytes, sign))
    guard min(wanted, 1) != found else { return }
    let name = Character(UnicodeScalar(sign))
    report(Problem("\(found) accelerators (\(name)) where source has \(wanted)", target: unit.target.trimmed))
  }

  /// The sign that the flag `accelerator:` names, which may stand behind others in one flag.
  private static func sign(_ flags: [String]) -> UInt8? {
    let name = Array("accelerator:".utf8)
    for flag in flags {
      let bytes = Array(flag.utf8)
      guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: name) }) else { continue }
      return bytes[(start + name.count)...].first { "&_~".utf8.contains($0) }
    }
    return nil
  }

  /// Signs before a letter that begin no character reference.
  private static func count(_ bytes: [UInt8], _ sign: UInt8) -> Int {
    bytes.indices.count { i in
      guard bytes[i] == sign, ASCII.isAlnum(bytes.at(i + 1)) || bytes.at(i + 1) >= 0x80 else { return false }
      let end = bytes.skip(from: i + 1) { ASCII.isAlnum($0) }
      return bytes.at(end) != UInt8(ascii: ";")
    }
  }
}
