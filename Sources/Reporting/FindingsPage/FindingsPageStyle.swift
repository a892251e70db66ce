/// The style of the page of findings, beside what all pages have.
enum FindingsPageStyle {
  static let text = """
    .tools select { max-width: 13rem; }
    .help { margin: .25rem 0; }
    .soft, .place { color: var(--soft); }
    .place { font-variant-numeric: tabular-nums; }
    .error .sign, .error .level { color: var(--red); }
    .warning .sign, .warning .level { color: var(--yellow); }
    .note .sign, .note .level { color: var(--violet); }
    article { border: 1px solid var(--line); border-inline-start: 4px solid var(--soft); border-radius: 4px;
      margin: .5rem 0; padding: .35rem .75rem; scroll-margin-top: 9rem; content-visibility: auto;
      contain-intrinsic-size: auto 6rem; }
    article.error { border-inline-start-color: var(--red); }
    article.warning { border-inline-start-color: var(--yellow); }
    article.note { border-inline-start-color: var(--violet); }
    article:focus { outline: 3px solid var(--focus); }
    .what { margin: 0; overflow-wrap: anywhere; }
    .level { font-weight: 600; }
    code { font: .85em ui-monospace, monospace; color: var(--soft); }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; margin: .25rem 0 0; }
    dt { color: var(--soft); font-size: .85rem; padding-top: .1rem; }
    dd { margin: 0; }
    mark { border-radius: 2px; padding-block: .1em; }
    mark.gap { padding-inline: .1em; }
    .rules { margin: 1rem 0; }
    .rules table { border-collapse: collapse; margin-top: .5rem; }
    .rules th, .rules td { border: 1px solid var(--line); padding: .2rem .6rem; text-align: start; }
    .rules td.number { text-align: end; font-variant-numeric: tabular-nums; }
    .none { color: var(--soft); margin-top: 2rem; }
    @media (max-width: 40rem) { header { position: static; } .tools label { width: 100%; } }

    """
}
