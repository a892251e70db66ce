/// The frame of pages that are one file and need no network.
///
/// Their content security policy allows no other source of anything. The nonce is no secret, since the pages are static:
/// it lets the page's own style and script run, and nothing that a text might smuggle in.
enum HTMLPage {
  private static let nonce = "glosa-review"

  /// All up to the beginning of the body.
  static func head(title: String, style: String, toolVersion: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-\(nonce)'; \
    script-src 'nonce-\(nonce)'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="glosa \(HTMLText.escaped(toolVersion))">
    <title>\(HTMLText.escaped(title))</title>
    <style nonce="\(nonce)">
    \(HTMLPageStyle.text)\(style)</style>
    </head>
    <body>

    """
  }

  /// The end of the body, with the script that runs when all else is there.
  static func foot(script: String) -> String {
    "<script nonce=\"\(nonce)\">\n\(HTMLPageScript.text)\(script)</script>\n</body>\n</html>\n"
  }
}

/// What the pages look alike in. Colours keep a contrast of 4.5 and more, in the light as in the dark.
enum HTMLPageStyle {
  static let text = """
    :root { --back: #ffffff; --text: #1b1b1f; --soft: #5b5b66; --line: #d4d4dc; --head: #f3f3f6; --focus: #0b57d0;
      --green: #146c2e; --yellow: #7a5900; --red: #b3261e; --violet: #5b3fa6;
      --yellow-back: #fff7dd; --red-back: #fdecea; --violet-back: #f2edff; }
    @media (prefers-color-scheme: dark) {
      :root { --back: #131317; --text: #e6e6ea; --soft: #a9a9b4; --line: #3a3a44; --head: #1e1e24; --focus: #a8c7fa;
        --green: #7ddb8f; --yellow: #f2c75c; --red: #ffb4ab; --violet: #cfbcff;
        --yellow-back: #2a2412; --red-back: #331513; --violet-back: #221a38; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
    header { position: sticky; top: 0; z-index: 2; background: var(--head); border-bottom: 1px solid var(--line);
      padding: .5rem 1rem; }
    h1 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
    h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
    main { padding: 0 1rem 4rem; }
    .counts { margin: .25rem 0; }
    .counts > span { margin-inline-end: 1rem; }
    .tools { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
    .tools input, .tools select, .tools button { font: inherit; color: inherit; background: var(--back);
      border: 1px solid var(--soft); border-radius: 4px; padding: .15rem .5rem; }
    kbd { font: .85em ui-monospace, monospace; border: 1px solid var(--soft); border-radius: 3px; padding: 0 .3em; }
    .help { color: var(--soft); font-size: .9rem; }
    .help p, .help ul { margin: .25rem 0; }
    .help ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
    .sign { display: inline-block; width: 1.1em; text-align: center; font-weight: bold; }
    [hidden] { display: none !important; }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: -3px; }
    mark { background: #ffe066; color: #1b1b1f; }
    @media print { header { position: static; } .tools, .help { display: none; } }

    """
}
