// What the pages do beyond links and forms. Everything works without it.
"use strict";

// An open menu closes when something else is chosen or Escape pressed.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.bh-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.bh-menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

// The first faulty field has the focus.
document.addEventListener("DOMContentLoaded", () => {
  const fault = document.querySelector("[aria-invalid='true']");
  if (fault) fault.focus();
});
