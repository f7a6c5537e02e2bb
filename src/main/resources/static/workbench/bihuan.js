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
// tab alone, or with data-draft-lasting until then, however long that is.
const drafts = {
  key: (form) => `bihuan:${location.host}:${form.dataset.draft}`,
  store: (form) => (form.hasAttribute("data-draft-lasting") ? localStorage : sessionStorage),
  fields: (form) => [...form.elements].filter((e) => e.name && !["hidden", "file", "password", "submit"].includes(e.type)),
  isTicked: (e) => e.type === "checkbox" || e.type === "radio",
  isAsGiven(e) {
    if (drafts.isTicked(e)) return e.checked === e.defaultChecked;
    if (e.tagName !== "SELECT") return e.value === e.defaultValue;
    const given = [...e.options].filter((option) => option.defaultSelected);
    return given.length === 0 ? e.selectedIndex <= 0 : given.every((option) => option.selected);
  },
  save(form) {
    const kept = drafts.fields(form).map((e) => (drafts.isTicked(e) ? e.checked : e.value));
    drafts.store(form).setItem(drafts.key(form), JSON.stringify(kept));
  },
  restore(form) {
    const kept = JSON.parse(drafts.store(form).getItem(drafts.key(form)) || "null");
    const fields = drafts.fields(form);
    if (!kept || kept.length !== fields.length || !fields.every(drafts.isAsGiven)) return;
    let changed = false;
    fields.forEach((e, i) => {
      const before = drafts.isTicked(e) ? e.checked : e.value;
      if (drafts.isTicked(e)) e.checked = kept[i];
      else if (kept[i]) e.value = kept[i];
      if ((drafts.isTicked(e) ? e.checked : e.value) !== before) {
        changed = true;
        e.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
    const notice = form.querySelector("[data-draft-restored]");
    if (notice && changed) notice.hidden = false;
  },
  discard(form) {
    drafts.store(form).removeItem(drafts.key(form));
    location.reload();
  },
};
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-draft-discard]");
  if (button) drafts.discard(button.form);
});
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && form.dataset.draft) drafts.save(form);
});
document.addEventListener("submit", (event) => {
  if (event.target.dataset.draft) sessionStorage.setItem("bihuan:sent", drafts.key(event.target));
});

// Fields that belong to one outcome show with that outcome.
function showForOutcome(form) {
  const chosen = form.querySelector("input[name='outcome']:checked");
  for (const field of form.querySelectorAll("[data-for-outcome]")) {
    const filled = [...field.querySelectorAll("input, textarea, select")].some((e) => e.value && e.type !== "checkbox");
    field.hidden = Boolean(chosen) && chosen.value !== field.dataset.forOutcome && !filled;
  }
}
document.addEventListener("change", (event) => {
  if (event.target.name === "outcome" && event.target.form) showForOutcome(event.target.form);
});

// Files: dropped onto their form, sent with progress, photos enlarged.
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
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
});
// A file that is too large goes unread by the service, and what was typed beside it would be lost.
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
  sessionStorage.removeItem("bihuan:sent");
  input.focus();
}
function sendWithProgress(form) {
  const bar = form.querySelector("progress");
  const input = form.querySelector("input[type='file']");
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  request.addEventListener("load", () => {
    if (request.status < 400) {
      const there = new URL(request.responseURL);
      if (form.hasAttribute("data-upload")) there.hash = "evidence";
      if (there.pathname === location.pathname && there.search === location.search) {
        history.replaceState(null, "", there.hash || location.pathname + location.search);
        location.reload();
      } else location.assign(there);
    } else if (request.status === 413 && input.dataset.tooLarge) {
      rest();
      sayTooLarge(input);
    } else if ((request.getResponseHeader("Content-Type") || "").startsWith("text/html")) {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      document.body.replaceChildren(...page.body.childNodes);
      window.scrollTo(0, 0);
      document.dispatchEvent(new Event("bihuan:replaced"));
      begin();
    } else {
      rest();
      form.submit();
    }
  });
  request.addEventListener("error", () => {
    rest();
    form.submit();
  });
  function rest() {
    bar.hidden = true;
    form.removeAttribute("aria-busy");
  }
  bar.hidden = false;
  form.setAttribute("aria-busy", "true");
  request.send(new FormData(form));
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  const input = form.querySelector("input[type='file']");
  if (input && input.files.length > 0 && form.querySelector("progress") && !event.defaultPrevented) {
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    if ([...input.files].some((file) => file.size > Number(input.dataset.most || Infinity))) sayTooLarge(input);
    else sendWithProgress(form);
  }
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-enlarge]");
  if (!link) return;
  event.preventDefault();
  const dialog = document.createElement("dialog");
  dialog.className = "bh-enlarged";
  const image = document.createElement("img");
  image.src = link.href;
  image.alt = link.querySelector("img")?.alt || "";
  dialog.append(image);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
});

// Once at each page: drafts come back, and the first faulty field has the focus.
function begin() {
  const faulty = document.querySelector("[aria-invalid='true']");
  const sent = sessionStorage.getItem("bihuan:sent");
  const refused = faulty || document.querySelector("main .alert[role='alert'], [data-refused]");
  const signedOut = !document.querySelector(".bh-top");
  if (sent && !refused && !signedOut) {
    sessionStorage.removeItem(sent);
    localStorage.removeItem(sent);
  }
  sessionStorage.removeItem("bihuan:sent");
  for (const form of document.querySelectorAll("form[data-draft]")) drafts.restore(form);
  for (const form of document.querySelectorAll("form")) if (form.querySelector("[data-for-outcome]")) showForOutcome(form);
  if (faulty) faulty.focus();
}
document.addEventListener("DOMContentLoaded", begin);
