/// A place in a file that a person can go to: `guide.es.md:12:3`.
public struct Location: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file's name as the user gave it; `-` for standard input.
  public var file: String
  /// 1-based; 0 when the defect belongs to the file as a whole.
  public var line: Int
  /// 1-based, in Unicode scalars; 0 when the defect belongs to the line as a whole.
  public var column: Int

  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String {
    if line == 0 { return file }
    return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}
