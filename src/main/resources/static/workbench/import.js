// Says that something is under way, and refuses a file that is too large before it is sent.
"use strict";

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.busy === "yes") {
      event.preventDefault();
      return;
    }
    form.dataset.busy = "yes";
    form.setAttribute("aria-busy", "true");
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
    form.querySelector(".bh-progress").hidden = false;
  });
}

// Coming back to the page by the browser's own button begins anew.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-busy]")) {
    form.dataset.busy = "";
    form.removeAttribute("aria-busy");
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    form.querySelector(".bh-progress").hidden = true;
  }
});

const file = document.querySelector("input[type='file'][data-most]");
if (file) {
  file.addEventListener("change", () => {
    const tooLarge = file.files.length > 0 && file.files[0].size > Number(file.dataset.most);
    file.setCustomValidity(tooLarge ? file.dataset.tooLarge : "");
    document.getElementById("file-fault").textContent = tooLarge ? file.dataset.tooLarge : "";
    file.setAttribute("aria-invalid", tooLarge ? "true" : "false");
    file.classList.toggle("is-invalid", tooLarge);
  });
}
