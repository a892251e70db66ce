/// The files that the units of an input come from, each read once.
///
/// A class because all copies of an input share what was read.
final class EditableFiles {
  private var files: [String: EditableFile?] = [:]

  /// Lets go of what was read.
  func forget() { files = [:] }

  /// A file of the input; `nil` when it cannot be read, or its texts cannot be rewritten.
  func file(_ path: String, of input: LintInput) -> EditableFile? {
    if let known = files[path] { return known }
    let file = try? EditableFile(of: input, path)
    files[path] = .some(file)
    return file
  }
}
