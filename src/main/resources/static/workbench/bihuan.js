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

// A form with data-confirm asks before it is sent, in those words, and before anything else hears of it.
document.addEventListener(
  "submit",
  (event) => {
    const words = event.target.dataset.confirm;
    if (words && !window.confirm(words)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
  true,
);

// What is typed into a form with data-draft stays in this browser until the form is accepted: in this
// tab alone, or with data-draft-lasting until then, however long that is. It is kept for the person who
// typed it, and goes when they sign out.
const drafts = {
  prefix: `bihuan:${location.host}:`,
  key: (form) => `${drafts.prefix}${document.body.dataset.user || ""}:${form.dataset.draft}`,
  store: (form) => (form.hasAttribute("data-draft-lasting") ? localStorage : sessionStorage),
  isTicked: (e) => e.type === "checkbox" || e.type === "radio",
  // By name and, of a box that is ticked, by its value: boxes come and go with the files there are.
  fields(form) {
    const found = new Map();
    for (const e of form.elements) {
      if (!e.name || ["hidden", "file", "password", "submit", "button"].includes(e.type)) continue;
      const name = drafts.isTicked(e) ? `${e.name}=${e.value}` : e.name;
      let own = name;
      for (let n = 2; found.has(own); n++) own = `${name}#${n}`;
      found.set(own, e);
    }
    return found;
  },
  isAsGiven(e) {
    if (drafts.isTicked(e)) return e.checked === e.defaultChecked;
    if (e.tagName !== "SELECT") return e.value === e.defaultValue;
    const given = [...e.options].filter((option) => option.defaultSelected);
    return given.length === 0 ? e.multiple ? e.selectedIndex < 0 : e.selectedIndex <= 0 : given.every((option) => option.selected);
  },
  value(e) {
    if (drafts.isTicked(e)) return e.checked;
    return e.multiple ? [...e.selectedOptions].map((option) => option.value) : e.value;
  },
  put(e, value) {
    if (drafts.isTicked(e)) e.checked = Boolean(value);
    else if (e.multiple) for (const option of e.options) option.selected = value.includes(option.value);
    else if (value) e.value = value;
  },
  save(form) {
    const kept = {};
    for (const [name, e] of drafts.fields(form)) kept[name] = drafts.value(e);
    try {
      drafts.store(form).setItem(drafts.key(form), JSON.stringify(kept));
    } catch {
      // the browser keeps nothing more
    }
  },
  restore(form) {
    const kept = JSON.parse(drafts.store(form).getItem(drafts.key(form)) || "null");
    if (!kept || Array.isArray(kept) || ![...drafts.fields(form).values()].every(drafts.isAsGiven)) return;
    form.dispatchEvent(new CustomEvent("bihuan:restoring", { bubbles: true, detail: Object.keys(kept) }));
    const fields = drafts.fields(form);
    let changed = false;
    for (const [name, e] of fields) {
      const before = JSON.stringify(drafts.value(e));
      if (name in kept) drafts.put(e, kept[name]);
      if (JSON.stringify(drafts.value(e)) !== before) {
        changed = true;
        e.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    const notice = form.querySelector("[data-draft-restored]");
    if (notice && changed) notice.hidden = false;
  },
  forget(form) {
    drafts.store(form).removeItem(drafts.key(form));
  },
  forgetAll() {
    for (const store of [sessionStorage, localStorage]) {
      for (const key of Object.keys(store)) if (key.startsWith(`${drafts.prefix}${document.body.dataset.user}:`)) store.removeItem(key);
    }
  },
};
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-draft-discard]");
  if (!button) return;
  drafts.forget(button.form);
  location.reload();
});
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && form.dataset.draft) drafts.save(form);
});
document.addEventListener("submit", (event) => {
  if (/\/sign-out(-everywhere)?$/.test(event.target.action) && !event.defaultPrevented) drafts.forgetAll();
});

// Fields that belong to one outcome show with that outcome.
function showForOutcome(form) {
  const chosen = form.querySelector("input[name='outcome']:checked");
  for (const field of form.querySelectorAll("[data-for-outcome]")) {
    const filled = [...field.querySelectorAll("input, textarea, select")].some((e) => (e.type === "checkbox" ? e.checked : e.value));
    field.hidden = Boolean(chosen) && chosen.value !== field.dataset.forOutcome && !filled;
  }
}
document.addEventListener("change", (event) => {
  if (event.target.name === "outcome" && event.target.form) showForOutcome(event.target.form);
});

// Files: dropped onto their form.
document.addEventListener("dragover", (event) => {
  const form = event.target.closest?.("form");
  const input = form && form.querySelector("[data-drop]");
  if (input) {
    event.preventDefault();
    form.classList.add("bh-dropping");
  }
});
document.addEventListener("dragleave", (event) => event.target.closest?.("form")?.classList.remove("bh-dropping"));
document.addEventListener("drop", (event) => {
  const form = event.target.closest?.("form");
  const input = form && form.querySelector("[data-drop]");
  if (input) {
    event.preventDefault();
    form.classList.remove("bh-dropping");
    const over = event.target.closest("[data-box]")?.querySelector("[data-drop]") || input;
    over.files = event.dataTransfer.files;
    over.dispatchEvent(new Event("change", { bubbles: true }));
  }
});
// A file that is too large goes unread by the service.
function sayTooLarge(input) {
  const id = `${input.id}-too-large`;
  const fault = document.getElementById(id) || document.createElement("p");
  fault.id = id;
  fault.className = "bh-fault";
  fault.textContent = input.dataset.tooLarge;
  input.after(fault);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", id);
  input.addEventListener("change", () => {
    fault.remove();
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }, { once: true });
  input.focus();
}
function tooLarge(form) {
  const input = form.querySelector("input[type='file'][data-too-large]");
  return input && [...input.files].some((file) => file.size > Number(input.dataset.most || Infinity)) ? input : null;
}
// Nothing was accepted: the page stays as it is, and says so.
function sayNotSent(form) {
  const told = document.createElement("p");
  told.className = "alert alert-danger bh-not-sent";
  told.setAttribute("role", "alert");
  told.textContent = document.body.dataset.notSent;
  (form.querySelector("button[type='submit']") || form).before(told);
}
// Forms with drafts or files are sent without leaving the page, so that nothing is lost where the service
// is not reached, or something before it answers instead.
function send(form, submitter) {
  const bar = form.querySelector("progress");
  const request = new XMLHttpRequest();
  const data = new FormData(form);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  for (const told of form.querySelectorAll(".bh-not-sent")) told.remove();
  request.open("POST", submitter?.hasAttribute("formaction") ? submitter.formAction : form.action);
  request.setRequestHeader("Accept", "text/html");
  request.upload.addEventListener("progress", (event) => {
    if (bar && event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  const rest = () => {
    if (bar) bar.hidden = true;
    form.removeAttribute("aria-busy");
  };
  const failed = () => {
    rest();
    if (form.dataset.draft || form.hasAttribute("data-upload")) sayNotSent(form);
    else form.submit();
  };
  request.addEventListener("load", () => {
    const there = new URL(request.responseURL || form.action);
    const page = (request.getResponseHeader("Content-Type") || "").startsWith("text/html")
      ? new DOMParser().parseFromString(request.responseText, "text/html")
      : null;
    const ours = page?.querySelector("main#main");
    const input = form.querySelector("input[type='file'][data-too-large]");
    if (request.status < 400 && ours && page.querySelector("[data-shown-again]")) {
      drafts.forget(form); // it goes on as the draft of another type
      replaceBy(page);
    } else if (request.status < 400 && ours) {
      if (form.dataset.draft && page.querySelector(".bh-top")) drafts.forget(form);
      if (form.dataset.then) there.hash = form.dataset.then;
      if (there.pathname === location.pathname && there.search === location.search) {
        history.replaceState(null, "", there.hash || location.pathname + location.search);
        if (!there.hash) {
          history.scrollRestoration = "manual";
          window.scrollTo(0, 0);
        }
        location.reload();
      } else location.assign(there);
    } else if (request.status === 413 && input && input.files.length > 0) {
      rest();
      sayTooLarge(input);
    } else if (request.status < 500 && ours) {
      replaceBy(page);
    } else failed();
  });
  request.addEventListener("error", failed);
  request.addEventListener("abort", rest);
  if (bar) bar.hidden = false;
  form.setAttribute("aria-busy", "true");
  request.send(form.enctype === "multipart/form-data" ? data : new URLSearchParams(data));
}
function replaceBy(page) {
  document.body.replaceChildren(...page.body.childNodes);
  window.htmx?.process(document.body);
  window.scrollTo(0, 0);
  document.dispatchEvent(new Event("bihuan:replaced"));
  begin();
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  const input = form.querySelector("input[type='file']");
  const withFiles = input && input.files.length > 0 && form.querySelector("progress");
  if ((!form.dataset.draft && !withFiles) || event.defaultPrevented) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  if (tooLarge(form)) sayTooLarge(tooLarge(form));
  else send(form, event.submitter);
});

// What is calculated of a form is asked for while somebody fills it in, and shown.
const calculations = new WeakMap();
async function calculate(form) {
  const data = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const asked = new AbortController();
  calculations.get(form)?.asked?.abort();
  calculations.set(form, { asked });
  try {
    const answer = await fetch(form.dataset.values, { method: "POST", body: new URLSearchParams(data), signal: asked.signal });
    if (!answer.ok || answer.redirected) return;
    for (const [id, text] of Object.entries(await answer.json())) {
      const shown = form.querySelector(`[data-calculated="${id}"]`);
      if (shown && shown.textContent !== text) shown.textContent = text;
    }
  } catch {
    // asked again with the next change
  }
}
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form || !form.dataset.values) return;
  clearTimeout(calculations.get(form)?.timer);
  calculations.set(form, { ...calculations.get(form), timer: setTimeout(() => calculate(form), 300) });
});

// Entries of a register are looked for while somebody types; the title of the one that is chosen is shown.
const looked = new WeakMap();
async function lookForEntries(input) {
  try {
    const answer = await fetch(`${input.list.dataset.entries}?q=${encodeURIComponent(input.value)}`);
    if (!answer.ok || answer.redirected) return;
    const found = await answer.json();
    input.list.replaceChildren(...found.map(({ value, name }) => Object.assign(document.createElement("option"), { value, label: name })));
    const title = input.parentElement.querySelector("[data-entry-title]");
    if (title) title.textContent = found.find(({ value }) => value === input.value)?.name || "";
  } catch {
    // asked again with the next key
  }
}
document.addEventListener("input", (event) => {
  const input = event.target;
  if (!input.list?.dataset.entries) return;
  clearTimeout(looked.get(input));
  looked.set(input, setTimeout(() => lookForEntries(input), 200));
});
document.addEventListener("focusin", (event) => {
  const input = event.target;
  if (input.list?.dataset.entries && !input.list.options.length) lookForEntries(input);
});

// Once at each page: drafts come back, and the first faulty field has the focus.
function begin() {
  const faulty = document.querySelector("[aria-invalid='true']");
  for (const form of document.querySelectorAll("form[data-draft]")) {
    if (form.hasAttribute("data-filled")) {
      drafts.save(form);
      history.replaceState(null, "", form.dataset.address);
    } else drafts.restore(form);
  }
  for (const form of document.querySelectorAll("form")) if (form.querySelector("[data-for-outcome]")) showForOutcome(form);
  for (const form of document.querySelectorAll("form[data-values]")) calculate(form);
  for (const input of document.querySelectorAll("input[list]")) if (input.value && input.list?.dataset.entries) lookForEntries(input);
  if (faulty) faulty.focus();
}
document.addEventListener("DOMContentLoaded", begin);
