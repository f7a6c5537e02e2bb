// Evidence: files go up one by one as they are chosen, and are ticked when they have arrived; pictures are
// enlarged on the page.
"use strict";

(() => {
  const waiting = []; // files that have not gone up yet
  let current = null;

  const list = (form, input) => (input.closest("[data-box]") || form).querySelector("[data-uploads]");
  const open = (form) => [...form.querySelectorAll("[data-uploads] li")];

  function button(words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn-sm";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  // A line for each chosen file; a second choice adds to the first.
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches("input[type='file'][data-one]") || input.files.length === 0) return;
    const form = input.form;
    const lines = list(form, input);
    for (const file of input.files) {
      const line = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = file.name;
      line.append(name);
      lines.append(line);
      const upload = { file, line, input, form, caption: () => form.elements[input.dataset.captioned]?.value || "" };
      if (file.size > Number(input.dataset.most)) fail(upload, input.dataset.tooLarge, false);
      else if (form.hasAttribute("data-upload")) hold(upload);
      else queue(upload);
    }
    lines.hidden = false;
    input.value = "";
    input.required = false;
  });

  function remove(upload) {
    upload.line.remove();
    if (open(upload.form).length === 0 && upload.form.hasAttribute("data-upload")) upload.input.required = true;
  }
  function hold(upload) {
    upload.line.upload = upload;
    upload.line.append(" ", button(upload.input.dataset.dropIt, () => remove(upload)));
  }
  function queue(upload) {
    const bar = document.createElement("progress");
    bar.max = 100;
    upload.line.replaceChildren(upload.line.firstChild, " ", bar);
    upload.line.upload = null;
    upload.bar = bar;
    upload.said = upload.caption();
    waiting.push(upload);
    next();
  }
  function fail(upload, why, again) {
    const told = document.createElement("span");
    told.className = "bh-fault";
    told.setAttribute("role", "alert");
    told.textContent = why;
    upload.line.dataset.failed = "";
    upload.line.replaceChildren(upload.line.firstChild, " ", told, " ");
    if (again) {
      upload.line.append(button(upload.input.dataset.retry, () => {
        delete upload.line.dataset.failed;
        queue(upload);
      }), " ");
    }
    upload.line.append(button(upload.input.dataset.dropIt, () => remove(upload)));
  }

  function next() {
    if (current || waiting.length === 0) return;
    current = waiting.shift();
    const upload = current;
    const request = new XMLHttpRequest();
    request.open("POST", upload.input.dataset.one);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "text";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) upload.bar.value = (100 * event.loaded) / event.total;
    });
    const over = (act) => {
      current = null;
      act();
      next();
      done(upload.form);
    };
    request.addEventListener("load", () =>
      over(() => {
        let answer = {};
        try {
          answer = JSON.parse(request.responseText);
        } catch {
          // something before the service answered
        }
        if (request.status === 201) arrived(upload, answer);
        else if (request.status === 413) fail(upload, answer.message || upload.input.dataset.tooLarge, false);
        else if (request.status === 422) fail(upload, answer.message || upload.input.dataset.failed, false);
        else fail(upload, answer.message || upload.input.dataset.failed, true);
      }),
    );
    request.addEventListener("error", () => over(() => fail(upload, upload.input.dataset.failed, true)));
    const data = new FormData();
    data.append("_csrf", upload.form.elements["_csrf"].value);
    data.append("caption", upload.said);
    data.append("file", upload.file, upload.file.name);
    request.send(data);
  }

  function arrived(upload, answer) {
    upload.line.remove();
    const box = upload.input.closest("[data-box]");
    if (!box) return;
    const label = document.createElement("label");
    const tick = document.createElement("input");
    tick.className = "form-check-input m-0";
    tick.type = "checkbox";
    tick.name = box.dataset.box;
    tick.value = answer.id;
    tick.checked = true;
    const name = document.createElement("span");
    name.textContent = answer.name;
    label.append(tick, name);
    if (answer.thumbnail) {
      const image = document.createElement("img");
      image.className = "bh-mini";
      image.alt = "";
      image.src = `/evidence/${answer.id}/thumbnail?size=160`;
      label.append(image);
    }
    box.querySelector("[data-picks]").append(label);
    tick.dispatchEvent(new Event("input", { bubbles: true })); // the draft has it from now on
    const caption = upload.form.elements[upload.input.dataset.captioned];
    if (caption && caption.value === upload.said && !waiting.some((other) => other.input === upload.input)) caption.value = "";
  }

  // The form waits for its files; what failed must be tried again or taken out first.
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      const lines = open(form);
      if (lines.length === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      for (const line of lines) if (line.upload) queue(line.upload);
      form.dataset.waits = event.submitter?.value || "";
      done(form);
    },
    true,
  );
  function done(form) {
    const lines = open(form);
    if (!("waits" in form.dataset) || lines.some((line) => !("failed" in line.dataset))) return;
    delete form.dataset.waits;
    if (lines.length > 0) {
      lines[0].querySelector("button").focus();
    } else if (form.hasAttribute("data-upload")) {
      history.replaceState(null, "", `${location.pathname}${location.search}#evidence`);
      location.reload();
    } else form.requestSubmit();
  }

  // Pictures: enlarged on the page; where the service has no copy, what kind of file it is.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-enlarge]");
    if (!link || !link.querySelector("img")) return;
    event.preventDefault();
    const dialog = document.createElement("dialog");
    dialog.className = "bh-enlarged";
    const image = document.createElement("img");
    image.src = link.dataset.enlarge;
    image.alt = link.querySelector("img").alt;
    dialog.append(image);
    dialog.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  });
  document.addEventListener(
    "error",
    (event) => {
      const image = event.target;
      if (!image.matches?.(".bh-tile img")) return;
      const kind = document.createElement("span");
      kind.className = "bh-file";
      kind.textContent = image.dataset.kind;
      image.replaceWith(kind);
    },
    true,
  );
})();
