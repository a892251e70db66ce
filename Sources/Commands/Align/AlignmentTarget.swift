import Formats
import SentenceAlignment
import TextModel

/// A file or folder that aligned documents are written to, and in which form.
struct AlignmentTarget {
  enum Form {
    /// Lines of sentence numbers.
    case links
    /// A page to review.
    case page
    case bitext(Format)

    var fileExtension: String {
      switch self {
      case .links: "links"
      case .page: "html"
      case .bitext(let format): format.fileExtensions.first ?? format.name
      }
    }

    /// Whether the form can hold what stands alone: a translation memory holds pairs only, and a message of gettext
    /// has a source.
    func holds(_ bead: Bead) -> Bool {
      guard bead.isNull, case .bitext(let format) = self else { return true }
      switch format {
      case .tmx, .mo: return false
      case .po: return !bead.source.isEmpty
      default: return true
      }
    }
  }

  let path: String
  let form: Form
  /// Whether each pair of documents gets a file in the folder `path`.
  let isFolder: Bool

  /// - Parameters:
  ///   - format: A name that wins over that of the file; `nil` for none.
  ///   - isFolderRun: Whether folders are aligned, rather than two documents.
  /// - Throws: ``InputError`` when the format is not known or cannot hold several documents.
  init(_ path: String, format: String?, isFolderRun: Bool) throws(InputError) {
    self.path = path
    let byName = Self.form(ofFile: path)
    if !isFolderRun, path != "-", path.hasSuffix("/") || FolderWalk.isFolder(path) {
      throw InputError(
        "-o \(path.visible) is a folder",
        remedy: "name a file, such as \(path.hasSuffix("/") ? path : path + "/")guide.tmx")
    }
    isFolder =
      isFolderRun && path != "-" && (path.hasSuffix("/") || FolderWalk.isFolder(path) || byName == nil)
    if let format {
      form = try Self.form(named: format)
    } else if isFolder || path == "-" {
      form = .bitext(.tsv)
    } else if let byName {
      form = byName
    } else {
      throw InputError(
        "the format of \(path.visible) is not known",
        remedy: "use .tmx, .xlf, .po, .tsv, .csv, .jsonl, .html or .links, or give --output-format")
    }
    if isFolderRun, !isFolder, case .links = form {
      throw InputError(
        "sentence numbers of several documents need a file each", remedy: "give a folder with -o")
    }
  }

  /// The targets of a run; standard output when none is given.
  ///
  /// - Throws: ``InputError`` as ``init(_:format:isFolderRun:)``, and when a path is given twice.
  static func targets(_ paths: [String], format: String?, isFolderRun: Bool) throws(InputError)
    -> [AlignmentTarget]
  {
    var seen: Set<[Substring]> = []
    var targets: [AlignmentTarget] = []
    for path in paths.isEmpty ? ["-"] : paths {
      if !seen.insert(path.split(separator: "/").filter { $0 != "." } + [path.hasPrefix("/") ? "/" : ""])
        .inserted
      {
        throw InputError("-o \(path) is given twice", remedy: "give each output its own name")
      }
      targets.append(try AlignmentTarget(path, format: format, isFolderRun: isFolderRun))
    }
    return targets
  }

  private static func form(named name: String) throws(InputError) -> Form {
    switch name.lowercased() {
    case "links": .links
    case "html": .page
    default: .bitext(try format(named: name))
    }
  }

  /// A format by its name or by what its files end in.
  private static func format(named name: String) throws(InputError) -> Format {
    do throws(InputError) { return try Format.named(name) } catch {
      if let format = Format.all.first(where: { $0.fileExtensions.contains(name.lowercased()) }) {
        return format
      }
      throw InputError(error.what, remedy: error.remedy + ", html, links")
    }
  }

  private static func form(ofFile path: String) -> Form? {
    let file = InputFile(path)
    switch file.fileExtension {
    case "links": return .links
    case "html", "htm": return .page
    default: return Format.forFile(named: path).map { .bitext($0) }
    }
  }

  /// The file of one of the pairs in the folder.
  func file(of pair: AlignedPair) -> String {
    "\(path.hasSuffix("/") ? path : path + "/")\(pair.file.name).\(form.fileExtension)"
  }
}
