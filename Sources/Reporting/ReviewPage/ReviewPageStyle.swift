/// The style of the page to review. Colours keep a contrast of 4.5 and more, in the light as in the dark.
enum ReviewPageStyle {
  static let text = """
    :root { --back: #ffffff; --text: #1b1b1f; --soft: #5b5b66; --line: #d4d4dc; --head: #f3f3f6; --focus: #0b57d0;
      --sure: #146c2e; --fair: #7a5900; --doubtful: #b3261e; --alone: #5b3fa6;
      --fair-back: #fff7dd; --doubtful-back: #fdecea; --alone-back: #f2edff; }
    @media (prefers-color-scheme: dark) {
      :root { --back: #131317; --text: #e6e6ea; --soft: #a9a9b4; --line: #3a3a44; --head: #1e1e24; --focus: #a8c7fa;
        --sure: #7ddb8f; --fair: #f2c75c; --doubtful: #ffb4ab; --alone: #cfbcff;
        --fair-back: #2a2412; --doubtful-back: #331513; --alone-back: #221a38; }
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
    .notes { font-size: .9rem; }
    table { border-collapse: separate; border-spacing: 0; width: 100%; table-layout: fixed; }
    thead th { text-align: start; background: var(--head); overflow-wrap: anywhere; position: sticky;
      top: var(--top, 0); z-index: 1; }
    th, td { border: solid var(--line); border-width: 0 0 1px 1px; padding: .35rem .6rem; vertical-align: top; }
    th:first-child { width: 4.5rem; } th:last-child { width: 8.5rem; }
    th[scope=row] { font-weight: normal; color: var(--soft); text-align: end; }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
    .line { color: var(--soft); font-size: .75rem; }
    .grade { font-size: .85rem; }
    .flag { font-size: .75rem; border: 1px solid var(--soft); border-radius: 3px; padding: 0 .3em; }
    td a { color: var(--focus); font-size: .75rem; }
    .sign { display: inline-block; width: 1.1em; text-align: center; font-weight: bold; }
    .sure .sign { color: var(--sure); } .fair .sign, .fair .score { color: var(--fair); }
    .doubtful .sign, .doubtful .score { color: var(--doubtful); }
    .alone .sign, .alone .score { color: var(--alone); }
    tr.fair { background: var(--fair-back); } tr.doubtful { background: var(--doubtful-back); }
    tr.alone { background: var(--alone-back); }
    tr.doubtful td:last-child { border-inline-end: 6px double var(--doubtful); }
    tr.alone td:last-child { border-inline-end: 6px dashed var(--alone); }
    .empty { color: var(--soft); font-style: italic; }
    tr[hidden] { display: none; }
    :focus-visible, tr:focus { outline: 3px solid var(--focus); outline-offset: -3px; }
    tr { scroll-margin-top: calc(var(--top, 8rem) + 3rem); }
    .notes a { color: var(--focus); }
    mark { background: #ffe066; color: #1b1b1f; }
    @media (max-width: 40rem) {
      header { position: static; } main { padding: 0 .25rem 4rem; }
      .counts > span { margin-inline-end: .5rem; }
      th:first-child { width: 2.5rem; } th:last-child { width: 5.5rem; } th, td { padding: .25rem; }
      thead th { font-size: .75rem; }
    }
    @media print { header { position: static; } .tools, .help { display: none; } }

    """
}
