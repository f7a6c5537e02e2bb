// Finds a unit by typing a part of any of its names; the list to choose from stays the tree it is.
"use strict";

(() => {
  function begin() {
    for (const picker of document.querySelectorAll("[data-unit-picker]")) {
      const select = picker.querySelector("select");
      const all = [...select.options];
      const search = document.createElement("input");
      search.type = "search";
      search.id = `${select.id}-search`;
      search.className = "form-control mb-1";
      search.placeholder = picker.dataset.searchLabel;
      search.autocomplete = "off";
      search.setAttribute("aria-label", picker.dataset.searchLabel);
      search.setAttribute("aria-controls", select.id);
      const found = document.createElement("p");
      found.className = "bh-hint mb-0 mt-1";
      found.setAttribute("role", "status");

      const plain = (text) => text.toLowerCase().replace(/\s+/g, "");
      const chosen = () => select.selectedOptions[0];
      const tell = () => {
        found.textContent = chosen()?.dataset.path || (search.value ? picker.dataset.none : "");
      };
      const choose = (option) => {
        if (option && !option.selected) {
          option.selected = true;
          select.dispatchEvent(new Event("input", { bubbles: true }));
          select.dispatchEvent(new Event("change", { bubbles: true }));
        }
        tell();
      };

      // The first unit whose name is, begins with or holds what is typed is chosen at once.
      search.addEventListener("input", (event) => {
        event.stopPropagation();
        const typed = plain(search.value);
        const before = chosen();
        const fits = all.filter((option) => option.value && plain(option.dataset.search).includes(typed));
        select.replaceChildren(...(typed ? [all[0], ...fits] : all));
        if (!typed) {
          before.selected = true;
          tell();
          return;
        }
        const rank = (option) => {
          const names = option.dataset.search.split(" ").map(plain);
          return names.includes(typed) ? 0 : names.some((name) => name.startsWith(typed)) ? 1 : 2;
        };
        choose(fits.sort((a, b) => rank(a) - rank(b))[0] || all[0]);
      });
      search.addEventListener("change", (event) => event.stopPropagation());
      search.addEventListener("keydown", (event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          select.focus();
        }
      });
      select.addEventListener("change", tell);
      select.before(search);
      select.after(found);
      tell();
    }
  }
  begin();
  document.addEventListener("bihuan:replaced", begin);
})();
