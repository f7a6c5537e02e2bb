// Keeps the addresses of the list short: what is not asked for does not stand in them.
"use strict";

// What says something of the unit says nothing without one.
function unasked(name, value, unit) {
  return value === "" || (name === "unitAlone" && !unit);
}

document.addEventListener("htmx:configRequest", (event) => {
  if (!event.target.matches(".bh-search")) return;
  const parameters = event.detail.parameters;
  const unit = parameters.unit;
  for (const name of Object.keys(parameters)) {
    if (unasked(name, parameters[name], unit)) delete parameters[name];
  }
});

document.addEventListener("formdata", (event) => {
  if (!event.target.matches(".bh-search")) return;
  const unit = event.formData.get("unit");
  for (const [name, value] of [...event.formData]) {
    if (unasked(name, value, unit)) event.formData.delete(name);
  }
});
