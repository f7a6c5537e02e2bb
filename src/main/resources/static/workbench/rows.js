// Tables in forms: rows are added and taken out on the page, and Enter leads to the next row.
"use strict";

(() => {
  const table = (e) => e.closest?.("[data-table]");
  const body = (field) => field.querySelector("[data-rows]");
  const takesRows = (field) => "most" in field.dataset;
  const inputs = (row) => [...row.querySelectorAll("input:not([type='hidden']), select, textarea")];
  const isBlank = (row) => inputs(row).every((e) => (e.type === "checkbox" ? !e.checked : e.type === "file" ? e.files.length === 0 : !e.value || (e.tagName === "SELECT" && e.selectedIndex <= 0)));

  // The place of a row in the names of its parameters; the service takes them in their order.
  const place = (row) => {
    for (const e of row.querySelectorAll("[name]")) {
      const found = /\[(\d+)\]\./.exec(e.name);
      if (found) return Number(found[1]);
    }
    return -1;
  };
  const next = (field) => Math.max(-1, ...[...body(field).rows].map(place)) + 1;

  function tell(field) {
    const rows = [...body(field).rows];
    rows.forEach((row, at) => {
      row.querySelector("[data-row-number]").textContent = at + 1;
      const remove = row.querySelector("[data-remove-row]");
      if (!remove) return;
      remove.hidden = false;
      remove.setAttribute("aria-label", remove.dataset.named.replace("0", at + 1));
    });
    const told = field.querySelector("[data-rows-told]");
    if (!told) return;
    told.textContent = told.dataset.told.replace("0", rows.length);
    field.querySelector("[data-add-row]").disabled = rows.length >= Number(field.dataset.most);
  }

  function add(field, at) {
    const row = field.querySelector("template[data-row]").content.firstElementChild.cloneNode(true);
    for (const e of row.querySelectorAll("*")) {
      for (const attribute of [...e.attributes]) {
        if (attribute.value.includes("__row__")) e.setAttribute(attribute.name, attribute.value.replaceAll("__row__", at));
      }
    }
    const later = [...body(field).rows].find((other) => place(other) > at);
    body(field).insertBefore(row, later || null);
    tell(field);
    return row;
  }

  function changed(field) {
    field.querySelector("[data-add-row]").dispatchEvent(new Event("input", { bubbles: true })); // the draft is kept
  }

  document.addEventListener("click", (event) => {
    const adding = event.target.closest?.("[data-add-row]");
    const removing = event.target.closest?.("[data-remove-row]");
    const field = table(event.target);
    if (adding) {
      event.preventDefault();
      inputs(add(field, next(field)))[0]?.focus();
    } else if (removing) {
      const row = removing.closest("tr");
      const beside = row.nextElementSibling || row.previousElementSibling;
      row.remove();
      tell(field);
      changed(field);
      (beside?.querySelector("[data-remove-row]") || field.querySelector("[data-add-row]")).focus();
    }
  });

  // Enter: the same column of the next row, which is added after the last.
  document.addEventListener("keydown", (event) => {
    const e = event.target;
    const field = table(e);
    const row = e.closest?.("[data-rows] tr");
    if (event.key !== "Enter" || event.isComposing || !field || !row || !e.matches("input:not([type='file']), select")) return;
    event.preventDefault();
    const column = inputs(row).indexOf(e);
    let following = row.nextElementSibling;
    if (!following && takesRows(field) && body(field).rows.length < Number(field.dataset.most) && !isBlank(row)) following = add(field, next(field));
    if (following) inputs(following)[column]?.focus();
  });

  // A draft brings its rows back, and leaves out those that were taken out.
  document.addEventListener("bihuan:restoring", (event) => {
    for (const field of event.target.querySelectorAll("[data-table]")) {
      if (!takesRows(field)) continue;
      const kept = new Set();
      for (const name of event.detail) {
        const found = /^fields\.(\w+)\[(\d+)\]\./.exec(name);
        if (found && found[1] === field.dataset.table) kept.add(Number(found[2]));
      }
      if (kept.size === 0) continue;
      for (const row of [...body(field).rows]) {
        if (!kept.delete(place(row))) row.remove();
      }
      for (const at of [...kept].sort((a, b) => a - b)) add(field, at);
      tell(field);
    }
  });

  // Where scripts add rows, one empty row is enough.
  function begin() {
    for (const field of document.querySelectorAll("[data-table]")) {
      if (!body(field)) continue;
      if (takesRows(field)) {
        const button = field.querySelector("[data-add-row]");
        button.type = "button";
        const rows = [...body(field).rows];
        while (rows.length > 1 && isBlank(rows.at(-1)) && isBlank(rows.at(-2))) rows.pop().remove();
      }
      tell(field);
    }
  }
  begin();
  document.addEventListener("bihuan:replaced", begin);
})();
