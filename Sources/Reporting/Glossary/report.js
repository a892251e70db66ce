"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const statuses = ["candidate", "approved", "deprecated", "forbidden", "do-not-translate"];
  const measureNames = {
    dice: "Dice", log_likelihood: "Log-likelihood", aligned_share: "Aligned share", domain_ratio: "Domain ratio",
  };
  const [SOURCE, TARGET, STATUS, SCORE, COUNTS, MEASURES, SOURCE_FORMS, TARGET_FORMS, RIVALS, REASON, EXAMPLES, ID] =
    Array(12).keys();
  const PAGE = 100;
  const byId = (id) => document.getElementById(id);
  const body = byId("rows");
  const query = byId("query");

  // Elements are made of text only: nothing in the data can become markup.
  const make = (name, className, ...children) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    for (const child of children) if (child !== null && child !== undefined) element.append(child);
    return element;
  };
  const inLanguage = (element, tag) => {
    element.lang = tag;
    element.dir = "auto";
    return element;
  };
  const languageName = (tag) => {
    try { return new Intl.DisplayNames(["en"], { type: "language" }).of(tag); } catch { return tag; }
  };
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const collator = (tag) => {
    try { return new Intl.Collator(tag, { numeric: true }); } catch { return new Intl.Collator(); }
  };
  const plural = (count, word) => `${count.toLocaleString("en")} ${count === 1 ? word : word.replace(/y$/, "ie") + "s"}`;

  // Sorting: the value of a column, and whether it begins with the largest.
  const collators = [collator(data.source), collator(data.target)];
  const columns = [
    { id: "rank", head: "#", name: "rank", number: true, order: (a, b) => a.rank - b.rank },
    { id: "source", head: languageName(data.source),
      order: (a, b) => collators[0].compare(a.row[SOURCE], b.row[SOURCE]) },
    { id: "target", head: languageName(data.target),
      order: (a, b) => collators[1].compare(a.row[TARGET], b.row[TARGET]) },
    { id: "status", head: "Status", order: (a, b) => a.row[STATUS] - b.row[STATUS] },
    { id: "seen", head: "Seen together", number: true, order: (a, b) => b.row[COUNTS][2] - a.row[COUNTS][2] },
    { id: "documents", head: "Documents", number: true, order: (a, b) => b.row[COUNTS][4] - a.row[COUNTS][4] },
    { id: "score", head: "Score", number: true, order: (a, b) => b.row[SCORE] - a.row[SCORE] },
  ];
  const entries = data.entries.map((row, index) => ({ row, rank: index + 1, open: false, text: null, parts: null }));
  let shown = entries;
  let rendered = 0;
  let sort = { column: columns[0], isReversed: false };
  let status = -1;

  const searchText = (entry) => {
    if (entry.text === null) {
      const row = entry.row;
      entry.text = fold([
        row[SOURCE], row[TARGET], ...row[SOURCE_FORMS], ...row[TARGET_FORMS], ...row[RIVALS].map((rival) => rival[0]),
        row[ID],
      ].join("\n"));
    }
    return entry.text;
  };

  const meter = (share) => {
    const bar = make("span");
    bar.style.width = `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
    const meter = make("span", "meter", bar);
    meter.setAttribute("aria-hidden", "true");
    return meter;
  };

  const entryRow = (entry) => {
    const row = entry.row;
    const [inSource, , together, , documents] = row[COUNTS];
    const opener = inLanguage(make("button", "opener", make("span", "", row[SOURCE])), data.source);
    opener.type = "button";
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", () => toggle(entry));
    const seen = make("td", "number seen", `${together} of ${inSource}`, meter(inSource ? together / inSource : 0));
    const target = inLanguage(make("td", "term target", row[TARGET]), data.target);
    const rivals = row[RIVALS].filter((rival) => rival[0] !== row[TARGET]);
    if (rivals.length > 0) {
      target.append(" ", make("span", "also", `also ${rivals.map((rival) => rival[0]).join(", ")}`));
    }
    const element = make(
      "tr", "entry", make("td", "number rank", String(entry.rank)), make("td", "term source", opener), target,
      make("td", "state", make("span", `status ${statuses[row[STATUS]]}`, statuses[row[STATUS]].replaceAll("-", " "))),
      seen, make("td", "number documents", String(documents)), make("td", "number score", row[SCORE].toFixed(2)));
    entry.parts = { element, opener, details: null };
    if (entry.open) { entry.open = false; toggle(entry); }
    return element;
  };

  const marked = (text, places, className, tag) => {
    const line = inLanguage(make("p"), tag);
    let end = 0;
    for (let index = 0; index + 1 < places.length; index += 2) {
      line.append(text.slice(end, places[index]), make("mark", className, text.slice(places[index], places[index + 1])));
      end = places[index + 1];
    }
    line.append(text.slice(end));
    return line;
  };

  const facts = (row) => {
    const [inSource, inTarget, together, aligned, documents] = row[COUNTS];
    const list = make("dl", "facts");
    const add = (name, value) => list.append(make("dt", "", name), make("dd", "", value));
    add("Segments with the term", String(inSource));
    add("With the translation", String(inTarget));
    add("With both", String(together));
    add("Aligned", String(aligned));
    add("Documents", String(documents));
    for (const [name, value] of row[MEASURES]) add(measureNames[name] ?? name, value.toFixed(value < 10 ? 3 : 1));
    const forms = (name, tag, texts) => {
      if (texts.length === 0) return;
      list.append(make("dt", "", name), inLanguage(make("dd", "", texts.join(", ")), tag));
    };
    forms("Forms of the term", data.source, row[SOURCE_FORMS]);
    forms("Forms of the translation", data.target, row[TARGET_FORMS]);
    list.append(make("dt", "", "Id"), make("dd", "", make("code", "", row[ID])));
    return list;
  };

  const rivalList = (row) => {
    const total = row[RIVALS].reduce((sum, rival) => sum + rival[1], 0);
    const list = make("ul", "rivals");
    for (const [text, count, documents] of row[RIVALS]) {
      const share = total ? count / total : 0;
      const where = documents > 1 ? `, ${documents} documents` : "";
      list.append(make(
        "li", "", inLanguage(make("span", "", text), data.target),
        `${count} (${Math.round(share * 100)} %${where})`, meter(share)));
    }
    return make("div", "block", make("h3", "", "Translations seen"), list);
  };

  const exampleList = (row) => {
    const list = make("div", "block", make("h3", "", row[EXAMPLES].length === 1 ? "Example" : "Examples"));
    for (const [number, sourcePlaces, targetPlaces] of row[EXAMPLES]) {
      const [source, target, place] = data.segments[number];
      list.append(make(
        "div", "example", marked(source, sourcePlaces, "source", data.source),
        marked(target, targetPlaces, "target", data.target), make("p", "place", place)));
    }
    return list;
  };

  const detailsRow = (entry) => {
    const row = entry.row;
    const left = make("div", "", make("div", "block", make("h3", "", "Evidence"), facts(row)));
    if (row[RIVALS].length > 0) left.append(rivalList(row));
    const panel = make("div", "panel", make("p", "reason", row[REASON]), left);
    if (row[EXAMPLES].length > 0) panel.append(exampleList(row));
    const cell = make("td", "", panel);
    cell.colSpan = columns.length;
    return make("tr", "details", cell);
  };

  const toggle = (entry) => {
    entry.open = !entry.open;
    const { element, opener } = entry.parts;
    element.classList.toggle("open", entry.open);
    opener.setAttribute("aria-expanded", String(entry.open));
    if (entry.open) {
      entry.parts.details = detailsRow(entry);
      if (element.parentNode) element.after(entry.parts.details);
    } else {
      entry.parts.details?.remove();
      entry.parts.details = null;
    }
  };

  // Rows are made as they come into sight, all of them before printing.
  const renderMore = (limit) => {
    const end = Math.min(shown.length, limit);
    const fragment = document.createDocumentFragment();
    for (; rendered < end; rendered += 1) {
      const entry = shown[rendered];
      fragment.append(entry.parts?.element ?? entryRow(entry));
      if (entry.parts.details) fragment.append(entry.parts.details);
    }
    body.append(fragment);
  };

  const update = () => {
    const words = fold(query.value).split(/\s+/).filter(Boolean);
    const isWanted = (entry) => (status < 0 || entry.row[STATUS] === status)
      && words.every((word) => searchText(entry).includes(word));
    shown = words.length === 0 && status < 0 ? entries.slice() : entries.filter(isWanted);
    shown.sort((a, b) => (sort.isReversed ? -1 : 1) * sort.column.order(a, b) || a.rank - b.rank);
    body.replaceChildren();
    rendered = 0;
    renderMore(PAGE);
    byId("none").hidden = shown.length > 0;
    byId("entries").hidden = shown.length === 0;
    byId("found").textContent = shown.length === entries.length
      ? `${plural(entries.length, "entry")}, sorted by ${sort.column.name ?? sort.column.head}`
      : `${shown.length.toLocaleString("en")} of ${plural(entries.length, "entry")}`;
  };

  const setSort = (column, isReversed) => {
    sort = { column, isReversed };
    for (const other of columns) {
      const isThis = other === column;
      other.element.setAttribute("aria-sort", isThis ? (isReversed ? "descending" : "ascending") : "none");
      other.arrow.textContent = isThis ? (isReversed ? "↑" : "↓") : "";
    }
    byId("sorter").value = column.id;
    update();
  };

  const setUpHeads = () => {
    for (const column of columns) {
      column.arrow = make("span", "arrow");
      column.arrow.setAttribute("aria-hidden", "true");
      const button = make("button", "", column.head, " ", column.arrow);
      button.type = "button";
      button.addEventListener("click", () => setSort(column, sort.column === column && !sort.isReversed));
      column.element = make("th", column.number ? "number" : "", button);
      column.element.scope = "col";
      byId("heads").append(column.element);
      const option = make("option", "", column.name ?? column.head);
      option.value = column.id;
      byId("sorter").append(option);
    }
    byId("sorter").addEventListener("change", (event) => {
      setSort(columns.find((column) => column.id === event.target.value), false);
    });
  };

  const setUpFilters = () => {
    const buttons = [];
    const add = (value, name, count) => {
      const button = make("button", "", `${name} `, make("span", "number", count.toLocaleString("en")));
      button.type = "button";
      button.setAttribute("aria-pressed", String(value === status));
      button.addEventListener("click", () => {
        status = value;
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
        update();
      });
      buttons.push(button);
      byId("filters").append(button);
    };
    add(-1, "all", entries.length);
    statuses.forEach((name, value) => {
      const count = entries.filter((entry) => entry.row[STATUS] === value).length;
      if (count > 0) add(value, name.replaceAll("-", " "), count);
    });
  };

  const step = (distance) => {
    const current = shown.findIndex((entry) => entry.parts?.opener === document.activeElement);
    const next = Math.min(shown.length - 1, Math.max(0, current < 0 ? 0 : current + distance));
    if (next < 0) return;
    if (next >= rendered) renderMore(next + PAGE);
    const { opener, element } = shown[next].parts;
    opener.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  };

  const toggleAll = () => {
    const visible = shown.slice(0, rendered);
    const opens = visible.some((entry) => !entry.open);
    for (const entry of visible) if (entry.open !== opens) toggle(entry);
  };

  const setUpKeys = () => {
    const actions = {
      "/": () => { query.focus(); query.select(); },
      j: () => step(1), k: () => step(-1), a: toggleAll, "?": () => byId("help").showModal(),
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
      if (event.target === query) {
        if (event.key === "Escape" && query.value === "") query.blur();
        else if (event.key === "Escape") { query.value = ""; update(); }
        else if (event.key === "Enter" || event.key === "ArrowDown") step(0);
        else return;
        event.preventDefault();
      } else if (event.target.tagName !== "SELECT" && actions[event.key]) {
        actions[event.key]();
        event.preventDefault();
      }
    });
    byId("keys").addEventListener("click", actions["?"]);
    query.addEventListener("input", update);
  };

  const setUpScrolling = () => {
    new IntersectionObserver((changes) => {
      if (changes.some((change) => change.isIntersecting)) renderMore(rendered + PAGE);
    }, { rootMargin: "1500px" }).observe(byId("more"));
    const bar = document.querySelector(".bar");
    new ResizeObserver(() => {
      document.documentElement.style.setProperty("--top", `${bar.offsetHeight}px`);
    }).observe(bar);
    window.addEventListener("beforeprint", () => renderMore(shown.length));
  };

  byId("summary").textContent =
    `${plural(entries.length, "entry")} from ${languageName(data.source)} to ${languageName(data.target)}`;
  byId("tools").hidden = false;
  byId("entries").hidden = false;
  setUpHeads();
  setUpFilters();
  setUpKeys();
  setSort(columns[0], false);
  setUpScrolling();
})();
