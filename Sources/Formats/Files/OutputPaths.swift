import TextModel

/// Looks at the files that a command is to write before any work begins.
public enum OutputPaths {
  /// Refuses a file that is named twice, and one that is an input too, under whatever name.
  ///
  /// - Parameters:
  ///   - outputs: Paths; `-` and devices may be there more than once.
  ///   - inputs: Files that must not be lost; `-` is the one that standard input comes from.
  /// - Throws: ``InputError`` that names the path.
  public static func check(_ outputs: [String], inputs: [String] = []) throws(InputError) {
    let read = Set(inputs.compactMap { identity($0 == "-" ? "/dev/stdin" : $0) })
    var written: Set<String> = []
    for path in outputs {
      guard let identity = identity(path) else { continue }
      if read.contains(identity) {
        throw InputError(
          "the output is one of the inputs, which would be lost", at: Location(file: path),
          remedy: "write to another file")
      }
      if !written.insert(identity).inserted {
        throw InputError(
          "the same file is to be written twice", at: Location(file: path), remedy: "name it once")
      }
    }
  }

  /// What two names of one file have in common; `nil` for what is no plain file.
  private static func identity(_ path: String) -> String? {
    if path == "-" { return nil }
    switch pathKind(path) {
    case .file: return resolvedPath(path)
    case .missing: return missing(path)
    case .folder, .other: return nil
    }
  }

  /// The resolved folder and the name of a file that is not there yet.
  private static func missing(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return missing("./" + path) }
    let folder = path[..<slash]
    return (resolvedPath(folder.isEmpty ? "/" : String(folder)) ?? String(folder)) + path[slash...]
  }
}
