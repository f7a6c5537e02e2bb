// Says that something is under way, and refuses a file that is too large before it is sent.
"use strict";

function busy(form, yes) {
  form.toggleAttribute("data-begun", yes);
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", yes ? "true" : "false");
  form.querySelector(".bh-progress").hidden = !yes;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-busy")) return;
  if (form.hasAttribute("data-begun")) event.preventDefault();
  else busy(form, true);
});

// Coming back to the page by the browser's own button begins anew.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-busy]")) busy(form, false);
});

document.addEventListener("change", (event) => {
  const file = event.target;
  if (!file.matches("input[type='file'][data-most]")) return;
  const tooLarge = file.files.length > 0 && file.files[0].size > Number(file.dataset.most);
  const told = tooLarge ? file.dataset.tooLarge : "";
  file.setCustomValidity(told);
  document.getElementById("file-fault").textContent = told;
  file.setAttribute("aria-invalid", tooLarge ? "true" : "false");
  file.classList.toggle("is-invalid", tooLarge);
});
