// Draws a process file and marks on it what the list beside it says (templates/workbench/diagram.html).
"use strict";

(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const LEAST = 0.1;
  const MOST = 2;
  const READABLE = 0.75;
  const SHEET = 680;

  // The library writes style attributes into the HTML of its watermark, which the page's content security policy
  // would strip. They are set through the style object instead, and only while the viewer is being made.
  function withStylesSet(make) {
    const plain = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
    Object.defineProperty(Element.prototype, "innerHTML", {
      ...plain,
      set(html) {
        plain.set.call(this, String(html).replaceAll(" style=\"", " data-style=\""));
        for (const styled of this.querySelectorAll("[data-style]")) {
          styled.style.cssText = styled.dataset.style;
          styled.removeAttribute("data-style");
        }
      },
    });
    try {
      return make();
    } finally {
      Object.defineProperty(Element.prototype, "innerHTML", plain);
    }
  }

  // The library measures texts in a helper that it would make with a style attribute.
  function provideHelper() {
    if (!document.getElementById("helper-svg")) {
      const helper = shape("svg", { id: "helper-svg", class: "bh-diagram-helper", width: 0, height: 0, "aria-hidden": "true" });
      document.body.append(helper);
    }
  }

  // Overlays are made with style attributes too; we draw badges into the picture. The frame scrolls by itself.
  const LEFT_OUT = { overlays: ["value", {}], moveCanvas: ["value", {}], zoomScroll: ["value", {}], keyboardMove: ["value", {}] };

  function shape(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // Names in English where the page is in English and the file has them.
  function localized(xml) {
    if (document.documentElement.lang !== "en") return xml;
    const file = new DOMParser().parseFromString(xml, "application/xml");
    for (const element of file.getElementsByTagName("*")) {
      const own = element.getAttributeNS("http://bihuan.org/bpmn", "en");
      const name = own || localization(element);
      if (name) element.setAttribute("name", name);
    }
    return new XMLSerializer().serializeToString(file);
  }

  function localization(element) {
    for (const extensions of element.children) {
      if (extensions.localName !== "extensionElements") continue;
      for (const child of extensions.children) {
        if (child.localName === "localization" && child.getAttribute("locale") === "en") return child.getAttribute("name");
      }
    }
    return null;
  }

  function drawnMarks(figure) {
    const list = document.getElementById(figure.dataset.marks);
    return list ? [...list.querySelectorAll("[data-element]")] : [];
  }

  function badge(graphics, element, text) {
    const width = 12 + [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 255 ? 13 : 7.5), 0);
    const group = shape("g", { class: "bh-badge", transform: `translate(${element.width - width + 10}, -12)` });
    group.append(
      shape("rect", { width, height: 22, rx: 11 }),
      shape("text", { x: width / 2, y: 15.5, "text-anchor": "middle" }, text));
    graphics.append(group);
  }

  function mark(figure, viewer) {
    const canvas = viewer.get("canvas");
    const registry = viewer.get("elementRegistry");
    const marks = drawnMarks(figure);
    const most = Math.max(1, ...marks.map((it) => Number(it.dataset.count || 0)));
    let current = null;
    for (const it of marks) {
      const element = registry.get(it.dataset.element);
      if (!element) continue;
      const kind = it.dataset.kind;
      const count = Number(it.dataset.count || 0);
      if (kind !== "heat" || count > 0) {
        canvas.addMarker(element, `bh-${kind}-here`);
        figure.querySelector(`[data-legend="${kind}"]`).hidden = false;
      }
      if (kind === "heat" && count > 0) canvas.addMarker(element, `bh-heat-${Math.ceil((count / most) * 4)}`);
      if (kind === "current" || (kind === "heat" && count === most)) current = current || element;
      const graphics = canvas.getGraphics(element);
      const text = it.dataset.badge || (count > 0 ? String(count) : "");
      if (text) badge(graphics, element, text);
      const link = it.matches("a") ? it : it.querySelector("a");
      if (link) {
        graphics.classList.add("bh-leads");
        graphics.addEventListener("click", () => link.click());
      }
    }
    return current;
  }

  // The picture is as large as its zoom makes it, and the frame around it scrolls as everything else does.
  function zooming(figure, viewer, focus) {
    const canvas = viewer.get("canvas");
    const scroll = figure.querySelector(".bh-diagram-scroll");
    const box = figure.querySelector(".bh-diagram-canvas");
    const inner = canvas.viewbox().inner;
    const margin = 24;
    let scale = 1;

    function show(wanted, at) {
      const before = at || { x: (scroll.scrollLeft + scroll.clientWidth / 2) / scale, y: (scroll.scrollTop + scroll.clientHeight / 2) / scale };
      scale = Math.min(MOST, Math.max(LEAST, wanted));
      const width = inner.width + 2 * margin;
      const height = inner.height + 2 * margin;
      box.style.width = `${width * scale}px`;
      box.style.height = `${height * scale}px`;
      canvas.resized();
      canvas.viewbox({ x: inner.x - margin, y: inner.y - margin, width, height });
      scroll.scrollLeft = before.x * scale - scroll.clientWidth / 2;
      scroll.scrollTop = before.y * scale - scroll.clientHeight / 2;
    }
    const fitting = () => Math.min(1, scroll.clientWidth / (inner.width + 2 * margin));
    function showFocus() {
      const x = focus.x + focus.width / 2 - inner.x + margin;
      const y = focus.y + focus.height / 2 - inner.y + margin;
      show(Math.max(READABLE, fitting()), { x, y });
    }
    const acts = { in: () => show(scale * 1.3), out: () => show(scale / 1.3), fit: () => show(fitting()), focus: showFocus };
    for (const button of figure.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", acts[button.dataset.zoom]);
    }
    figure.querySelector("[data-zoom='focus']").hidden = !focus;
    function settle() {
      show(fitting());
      if (focus && scale < 0.5) showFocus();
    }
    settle();
    // On paper nothing scrolls: the whole picture, as wide as a sheet.
    const onPaper = () => show(Math.min(1, SHEET / (inner.width + 2 * margin)));
    window.matchMedia("print").addEventListener("change", (media) => (media.matches ? onPaper() : settle()));
  }

  // A mouse drags the picture; a finger scrolls it anyway.
  function dragging(scroll) {
    let from = null;
    scroll.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse" && event.button === 0) {
        from = { x: event.clientX + scroll.scrollLeft, y: event.clientY + scroll.scrollTop };
      }
    });
    window.addEventListener("pointermove", (event) => {
      if (!from) return;
      scroll.scrollLeft = from.x - event.clientX;
      scroll.scrollTop = from.y - event.clientY;
    });
    window.addEventListener("pointerup", () => { from = null; });
  }

  // The watermark stays in sight, outside what scrolls, and leads to the project instead of opening a box
  // that needs style attributes.
  function keepWatermark(figure) {
    const watermark = figure.querySelector(".bjs-powered-by");
    if (!watermark) return;
    watermark.rel = "noopener";
    watermark.addEventListener("click", (event) => event.stopImmediatePropagation(), true);
    figure.querySelector(".bh-diagram-frame").append(watermark);
  }

  async function draw(figure) {
    figure.dataset.drawn = "true";
    figure.hidden = false;
    try {
      const answer = await fetch(figure.dataset.source, { headers: { Accept: "application/xml" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const xml = localized(await answer.text());
      if (!xml.includes("BPMNDiagram")) {
        for (const part of figure.children) part.hidden = part.dataset.undrawn === undefined;
        return;
      }
      provideHelper();
      const container = figure.querySelector(".bh-diagram-canvas");
      const viewer = withStylesSet(() => new window.BpmnJS({ container, additionalModules: [LEFT_OUT] }));
      keepWatermark(figure);
      await viewer.importXML(xml);
      zooming(figure, viewer, mark(figure, viewer));
      dragging(figure.querySelector(".bh-diagram-scroll"));
      document.activeElement.closest("[aria-invalid='true']")?.scrollIntoView({ block: "center" }); // the picture pushed it down
    } catch (fault) {
      console.warn(fault);
      figure.querySelector("[role='alert']").hidden = false;
    }
  }

  function drawAll() {
    for (const figure of document.querySelectorAll(".bh-diagram:not([data-drawn])")) draw(figure);
  }
  drawAll();
  document.addEventListener("htmx:afterSettle", drawAll);
  document.addEventListener("bihuan:replaced", drawAll);
})();
