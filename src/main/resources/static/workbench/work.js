// My work by keyboard, and fresh without losing the place.
"use strict";
(() => {
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const here = () => document.querySelector("[data-row].bh-here");
  const typing = (element) => element.closest("input:not([type='checkbox']), textarea, select");
  const key = (row) => row.querySelector("a").getAttribute("href");

  function go(row) {
    here()?.classList.remove("bh-here");
    row.classList.add("bh-here");
    row.querySelector("a").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
  function move(by) {
    const all = rows();
    if (all.length === 0) return;
    const at = all.indexOf(here());
    go(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "x") here()?.querySelector("input[type='checkbox']")?.click();
    else if (event.key === "c") here()?.querySelector("[data-claim]")?.click();
    else if (event.key === "Enter" && here() && event.target === document.body) location.assign(here().dataset.href);
    else if (event.key === "/") document.getElementById("find").focus();
    else return;
    if (event.key !== "Enter") event.preventDefault();
  });

  const all = () => document.querySelector("[data-choose-all]");
  const boxes = () => [...document.querySelectorAll("[data-row] input[name='task']")];
  function tally() {
    if (!all()) return;
    const chosen = boxes().filter((box) => box.checked).length;
    all().hidden = false;
    all().checked = chosen > 0 && chosen === boxes().length;
    all().indeterminate = chosen > 0 && !all().checked;
  }
  document.addEventListener("change", (event) => {
    if (event.target === all()) for (const box of boxes()) box.checked = all().checked;
    if (event.target.closest("#tasks")) tally();
  });
  tally();

  // Asked anew twice a minute while nobody chooses, types or looks elsewhere.
  setInterval(() => {
    const chosen = document.querySelector("#tasks :checked");
    if (!document.hidden && !chosen && !typing(document.activeElement)) htmx.trigger("#tasks", "refresh");
  }, 30000);
  let kept;
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "tasks") kept = here() && key(here());
  });
  document.addEventListener("htmx:afterSwap", () => {
    tally();
    const row = kept && rows().find((each) => key(each) === kept);
    if (row) go(row);
  });
})();
