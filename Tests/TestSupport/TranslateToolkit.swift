import Foundation

/// translate-toolkit, which is what Weblate imports with; tests skip where ``ClientPython`` does not have it.
public enum TranslateToolkit {
  /// Whether it can be run here.
  public static let isThere = ClientPython.has("translate.storage.factory, lxml")

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
    let texts = try Programs.output(of: ClientPython.path, ["-c", script, path, "es", "en"]).split(
      separator: "\0", omittingEmptySubsequences: false
    ).dropLast()
    return stride(from: 0, to: texts.count, by: 2).map { [String(texts[$0]), String(texts[$0 + 1])] }
  }
}
