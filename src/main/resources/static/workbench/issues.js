// Keeps the addresses of the list short: what is not asked for does not stand in them.
"use strict";

document.addEventListener("htmx:configRequest", (event) => {
  if (!event.target.matches(".bh-search")) return;
  const parameters = event.detail.parameters;
  for (const name of Object.keys(parameters)) {
    if (parameters[name] === "") delete parameters[name];
  }
});

document.addEventListener("formdata", (event) => {
  if (!event.target.matches(".bh-search")) return;
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});
