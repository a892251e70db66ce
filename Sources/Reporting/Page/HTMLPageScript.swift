/// What the scripts of pages have in common; it comes before the page's own.
enum HTMLPageScript {
  static let text = """
    "use strict";
    // Keys do what `keys` says, but not while a control is in use; `clear` empties one on Escape.
    function listen(search, controls, clear, keys) {
      document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (controls.includes(event.target)) {
          if (event.key === "Escape") {
            clear(event.target);
            event.target.blur();
          } else if (event.key === "Enter" && event.target === search) {
            search.blur();
            keys.j();
          } else {
            return;
          }
        } else if (event.key === "/") {
          search.focus();
          search.select();
        } else if (Object.hasOwn(keys, event.key)) {
          keys[event.key]();
        } else {
          return;
        }
        event.preventDefault();
      });
    }

    """
}
