/// The script of the page of findings: filters, search, and going from finding to finding.
enum FindingsPageScript {
  static let text = """
    const byId = id => document.getElementById(id);
    const findings = Array.from(document.querySelectorAll("article"));
    const sections = Array.from(document.querySelectorAll("section"));
    const files = findings.map(item => item.parentElement.dataset.file);
    const texts = findings.map(item => item.textContent.toLowerCase());
    const search = byId("search"), level = byId("level"), rule = byId("rule"), file = byId("file");
    const filters = [search, level, rule, file];
    let current = -1;

    function filter() {
      const wanted = search.value.trim().toLowerCase();
      let count = 0;
      findings.forEach((item, index) => {
        const fits = (level.value === "" || item.dataset.level === level.value)
          && (rule.value === "" || item.dataset.rule === rule.value)
          && (file.value === "" || files[index] === file.value)
          && (wanted === "" || texts[index].includes(wanted) || files[index].toLowerCase().includes(wanted));
        item.hidden = !fits;
        if (fits) count += 1;
      });
      for (const section of sections) section.hidden = !section.querySelector("article:not([hidden])");
      byId("none").hidden = count > 0 || findings.length === 0;
      current = -1;
      byId("status").textContent = count === findings.length ? "" : count + " of " + findings.length + " shown";
    }

    function go(step) {
      const shown = findings.filter(item => !item.hidden);
      const focused = shown.indexOf(document.activeElement);
      if (focused >= 0) current = focused;
      const next = current < 0 && step < 0 ? shown.length - 1 : current + step;
      if (next < 0 || next >= shown.length) {
        byId("status").textContent = step > 0 ? "No more below." : "No more above.";
        return;
      }
      current = next;
      shown[next].focus({ preventScroll: true });
      shown[next].scrollIntoView({ block: "nearest" });
      byId("status").textContent = (next + 1) + " of " + shown.length;
    }

    function clear(control) {
      control.value = "";
      filter();
    }

    listen(search, filters, clear, { j: () => go(1), k: () => go(-1) });
    for (const control of filters) control.addEventListener("input", filter);
    byId("next").addEventListener("click", () => go(1));
    byId("previous").addEventListener("click", () => go(-1));

    """
}
