// A link to a term of the glossary shows what the term means: while the pointer is
// on it, while it has the focus, and after a first touch. The page brings the
// words along. Without this script the links lead to the glossary, as they do in
// any case.
"use strict";

(() => {
  const data = document.querySelector("main script.definitions");
  if (!data || !HTMLElement.prototype.showPopover) return;
  const terms = new Map(JSON.parse(data.textContent).map((term) => [term.id, term]));
  // How long the pointer rests before something opens, and may be elsewhere before
  // it closes, in milliseconds.
  const SOON = 150;
  const LATER = 250;
  const EDGE = 8;

  const box = document.createElement("div");
  box.id = "definition";
  box.className = "definition";
  box.setAttribute("role", "tooltip");
  box.popover = "manual";
  let shown;
  let timer;

  function after(wait, act) {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  }

  // Code stands between backticks.
  function words(text) {
    return text.split("`").map((part, at) => {
      if (at % 2 === 0) return part;
      const code = document.createElement("code");
      code.textContent = part;
      return code;
    });
  }

  function paragraph(...children) {
    const made = document.createElement("p");
    made.append(...children);
    return made;
  }

  // Below the line of the link that is meant, or above it where the window ends.
  function place(link, pointer) {
    const lines = [...link.getClientRects()];
    const line = lines.find(({ top, bottom }) => pointer && pointer.y >= top && pointer.y <= bottom) ?? lines[0];
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(EDGE, Math.min(line.left, clientWidth - box.offsetWidth - EDGE));
    const below = line.bottom + box.offsetHeight <= clientHeight || line.top < box.offsetHeight;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(below ? line.bottom : line.top - box.offsetHeight) + scrollY}px`;
  }

  function show(link, { pointer, touched } = {}) {
    clearTimeout(timer);
    if (shown === link) return;
    hide();
    const { term, says } = terms.get(idOf(link));
    const name = document.createElement("strong");
    name.append(...words(term));
    const inside = document.createElement("div");
    inside.append(paragraph(name), paragraph(...words(says)));
    if (touched) inside.append(paragraph("Touch the term again to open the glossary."));
    box.replaceChildren(inside);
    document.querySelector("main").append(box);
    box.showPopover();
    place(link, pointer);
    link.setAttribute("aria-describedby", box.id);
    shown = link;
  }

  function hide() {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = undefined;
    box.remove();
  }

  const idOf = (link) => decodeURIComponent(link.hash.slice(1));
  const isTerm = (link) => link.pathname.endsWith(`/${data.dataset.page}`) && terms.has(idOf(link));

  document.querySelectorAll("main a[href]").forEach((link) => {
    if (!isTerm(link)) return;
    link.classList.add("term");
    // A touch that has not shown it yet.
    let first = false;
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "touch") after(SOON, () => show(link, { pointer: event }));
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") after(LATER, hide);
    });
    link.addEventListener("pointerdown", (event) => {
      first = event.pointerType === "touch" && shown !== link;
    });
    link.addEventListener("click", (event) => {
      if (first) {
        event.preventDefault();
        show(link, { touched: true });
      }
      first = false;
    });
    link.addEventListener("focus", () => {
      if (link.matches(":focus-visible") && !first) show(link);
    });
    link.addEventListener("blur", () => {
      if (shown === link) hide();
    });
  });

  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") after(LATER, hide);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (shown && !shown.contains(target) && !box.contains(target)) hide();
  });
  // Before the search and the contents, which close on the same key.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !shown) return;
      event.preventDefault();
      event.stopPropagation();
      hide();
    },
    true,
  );
  addEventListener("resize", hide);
})();
