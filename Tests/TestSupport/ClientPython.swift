import Foundation

/// The Python whose packages are other people's clients for our files and servers.
///
/// `GLOSA_PYTHON` names an interpreter, such as that of a virtual environment; `.ci/run` makes one.
public enum ClientPython {
  public static let path =
    ProcessInfo.processInfo.environment["GLOSA_PYTHON"]
    ?? [PackageFiles.path(".build/clients/bin/python")].first(where: Programs.has) ?? "/usr/bin/python3"

  /// Whether it has some modules.
  public static func has(_ modules: String) -> Bool {
    Programs.has(path) && (try? Programs.output(of: path, ["-c", "import \(modules)"])) != nil
  }
}
