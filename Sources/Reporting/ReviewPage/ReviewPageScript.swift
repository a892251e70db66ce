/// The script of the page to review: going from pair to pair, searching, hiding what is sure.
enum ReviewPageScript {
  static let text = """
    const rows = Array.from(document.querySelectorAll("tbody tr"));
    const texts = rows.map(row => row.textContent.toLowerCase());
    const search = document.getElementById("search"), show = document.getElementById("show");
    const status = document.getElementById("status");
    const isToCheck = row => row.classList.contains("doubtful") || row.classList.contains("alone");
    const isDoubtful = row => row.classList.contains("doubtful");
    const isStretch = row => row.classList.contains("stretch");
    let current = -1;

    function filter() {
      const wanted = search.value.trim().toLowerCase(), all = show.value === "";
      const shown = all ? () => true : show.value === "doubtful" ? isDoubtful : isToCheck;
      let count = 0;
      rows.forEach((row, index) => {
        row.hidden = !shown(row) || (wanted !== "" && !texts[index].includes(wanted));
        if (!row.hidden) count += 1;
      });
      current = -1;
      status.textContent = wanted === "" && all ? "" : count + " of " + rows.length + " pairs shown";
    }

    function go(step, wanted) {
      const stops = wanted || (search.value.trim() === "" ? isToCheck : () => true);
      const focused = rows.indexOf(document.activeElement);
      if (focused >= 0) current = focused;
      let index = current < 0 && step < 0 ? rows.length : current;
      do { index += step; } while (index >= 0 && index < rows.length && (rows[index].hidden || !stops(rows[index])));
      if (index < 0 || index >= rows.length) {
        status.textContent = step > 0 ? "No more below." : "No more above.";
        return;
      }
      current = index;
      rows[index].focus({ preventScroll: true });
      rows[index].scrollIntoView({ block: "nearest" });
      const list = rows.filter(row => !row.hidden && stops(row));
      status.textContent = (list.indexOf(rows[index]) + 1) + " of " + list.length;
    }

    function clear(control) {
      if (control !== search) return;
      search.value = "";
      filter();
    }

    listen(search, [search, show], clear, {
      j: () => go(1), k: () => go(-1), d: () => go(1, isDoubtful), D: () => go(-1, isDoubtful),
      n: () => go(1, isStretch), p: () => go(-1, isStretch),
    });
    // The table's head stays below the page's.
    const header = document.querySelector("header");
    function place() {
      const height = getComputedStyle(header).position === "sticky" ? header.offsetHeight : 0;
      document.documentElement.style.setProperty("--top", height + "px");
    }
    addEventListener("resize", place);
    header.addEventListener("toggle", place, true);
    place();
    search.addEventListener("input", filter);
    show.addEventListener("change", filter);
    document.getElementById("next").addEventListener("click", () => go(1));
    document.getElementById("previous").addEventListener("click", () => go(-1));

    """
}
