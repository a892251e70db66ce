import Foundation

/// A Python that has translate-toolkit, which is what Weblate imports with; tests skip without it.
///
/// `GLOSA_PYTHON` names an interpreter, such as that of a virtual environment; `.ci/run` makes one.
public enum TranslateToolkit {
  private static let python =
    ProcessInfo.processInfo.environment["GLOSA_PYTHON"]
    ?? [PackageFiles.path(".build/clients/bin/python")].first(where: Programs.has) ?? "/usr/bin/python3"

  /// Whether it can be run here.
  public static let isThere =
    Programs.has(python)
    && (try? Programs.output(of: python, ["-c", "import translate.storage.factory, lxml"])) != nil

  /// Reads a file and prints each unit as source, NUL, target, NUL.
  private static let script = """
    import sys
    from translate.storage import factory
    from translate.storage.tmx import tmxfile
    path, source, target = sys.argv[1:]
    if path.endswith('.tmx'):
        store = tmxfile(open(path, 'rb'), source, target)
    elif path.endswith('.xliff2'):
        from translate.storage.xliff2 import Xliff2File
        store = Xliff2File.parsefile(path)
    else:
        store = factory.getobject(path)
    out = sys.stdout.buffer
    for unit in store.units:
        if unit.isheader() or not unit.istranslatable(): continue
        for text in (unit.source, unit.target):
            out.write(str(text or '').encode() + b'\\0')
    """

  /// The texts of each unit of a Spanish–English file, source and target.
  public static func read(_ path: String) throws -> [[String]] {
    let texts = try Programs.output(of: python, ["-c", script, path, "es", "en"]).split(
      separator: "\0", omittingEmptySubsequences: false
    ).dropLast()
    return stride(from: 0, to: texts.count, by: 2).map { [String(texts[$0]), String(texts[$0 + 1])] }
  }
}
