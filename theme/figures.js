// What a figure can do: its variants become tabs, or stand side by side where
// there is room and a reader wants them so; and its code has colours and buttons.
// Without this script, and in print, the variants stand one below the other.
"use strict";

(() => {
  const PLAYGROUND = "play.rust-lang.org";
  const PATIENCE = 30_000;
  const HIGHLIGHTED = { python: "python", rust: "rust", toml: "ini" };

  function element(name, properties, ...children) {
    const made = document.createElement(name);
    Object.assign(made, properties);
    made.append(...children);
    return made;
  }

  const languageOf = (code) => /language-(\w+)/.exec(code.className)?.[1];

  // A run of hidden lines becomes one element, so that whole lines are coloured
  // together and can be shown together.
  function colour(code) {
    const language = HIGHLIGHTED[languageOf(code)];
    if (!language) return;
    const runs = [];
    for (const node of code.childNodes) {
      const hidden = node.nodeName === "SPAN";
      const last = runs.at(-1);
      if (last?.hidden === hidden) last.text += node.textContent;
      else runs.push({ hidden, text: node.textContent });
    }
    code.replaceChildren(
      ...runs.map(({ hidden, text }) => {
        const run = element("span", { className: hidden ? "boring" : "" });
        // Without the highlighter, code has all but its colours.
        if (typeof hljs === "undefined") run.textContent = text;
        else run.innerHTML = hljs.highlight(text, { language }).value;
        return run;
      }),
    );
  }

  // The whole program, as the checks compile it.
  const program = (code) => code.textContent.replace(/\n*$/, "\n");

  function copyButton(code) {
    const button = element("button", { type: "button", className: "copy", textContent: "Copy" });
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(program(code));
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(code);
        button.textContent = "Selected";
      }
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    return button;
  }

  function hiddenLinesButton(code) {
    const button = element("button", { type: "button", className: "hidden-lines" });
    button.textContent = "All lines";
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const shown = code.classList.toggle("whole");
      button.setAttribute("aria-pressed", String(shown));
      reachable();
    });
    return button;
  }

  function runButton(code, figurePart) {
    const button = element("button", { type: "button", className: "run" });
    button.textContent = `Run on ${PLAYGROUND}`;
    button.title = `Sends this program to ${PLAYGROUND}, which may keep it`;
    const status = element("p", { className: "part" });
    status.setAttribute("role", "status");
    const output = element("code", { className: "language-text" });
    const answer = element("div", { className: "answer", hidden: true }, status, element("pre", {}, output));
    figurePart.append(answer);
    button.addEventListener("click", async () => {
      button.disabled = true;
      answer.hidden = false;
      output.parentElement.hidden = true;
      status.textContent = `Sent to ${PLAYGROUND}, which compiles and runs it …`;
      try {
        const response = await fetch(`https://${PLAYGROUND}/execute`, {
          method: "POST",
          signal: AbortSignal.timeout(PATIENCE),
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({
            channel: "stable",
            mode: "debug",
            edition: "2024",
            crateType: "bin",
            tests: false,
            backtrace: false,
            code: program(code),
          }),
        });
        if (!response.ok) throw new Error(`it answered ${response.status}`);
        const { success, stdout, stderr } = await response.json();
        // Of what Cargo says, only a failure matters.
        const own = stderr.split(/^ *Running `.*`\n/m).at(success ? 1 : -1) ?? "";
        status.textContent = `Output on ${PLAYGROUND}`;
        output.textContent = stdout + own || "It prints nothing.";
        output.parentElement.hidden = false;
      } catch (error) {
        status.textContent = `${PLAYGROUND} did not run it: ${error.message}. Run it in a clone, with the command below.`;
      }
      button.disabled = false;
    });
    return button;
  }

  function buttons(code) {
    const block = code.parentElement;
    const part = block.closest(".variant, .snippet");
    const label = (block.closest(".marked") ?? block).previousElementSibling;
    const bar = element("span", { className: "buttons" });
    if (code.querySelector(".boring")) bar.append(hiddenLinesButton(code));
    bar.append(copyButton(code));
    if (part?.dataset.playground !== undefined && languageOf(code) === "rust") {
      bar.append(runButton(code, part));
    }
    if (label?.classList.contains("part")) {
      label.append(bar);
    } else if (label?.nodeName === "SUMMARY") {
      label.after(element("p", { className: "part" }, bar));
    } else {
      const box = element("div", { className: "snippet" });
      block.replaceWith(box);
      box.append(element("p", { className: "part" }, bar), block);
    }
  }

  // What scrolls sideways can be reached, and so scrolled, with the keyboard,
  // and fades out where it goes on.
  const boxes = () => document.querySelectorAll("pre, .table-wrapper");
  const fade = (box) => box.classList.toggle("goes-on", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);

  function reachable() {
    boxes().forEach((box) => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
      fade(box);
    });
  }

  const LANGUAGE = "book-language";
  const language = (variant) => variant.dataset.name.split(" ")[0];
  const figures = [];
  let chosen = remembered(LANGUAGE) ?? "Rust";

  function show() {
    figures.forEach((figure) => figure());
    reachable();
  }

  function choose(wanted) {
    chosen = wanted;
    remember(LANGUAGE, wanted);
    show();
  }

  // theme/index.hbs asks for the same before anything is drawn, and
  // theme/figures.css for the same width.
  const BESIDE = "book-side-by-side";
  const html = document.documentElement;
  const room = matchMedia("(min-width: 1500px)");
  const isBeside = () => room.matches && html.classList.contains("beside");

  function besideButton() {
    const button = element("button", { type: "button", className: "side-by-side", textContent: "Side by side" });
    button.addEventListener("click", () => {
      keepPlace(button, () => {
        remember(BESIDE, html.classList.toggle("beside") ? "on" : null);
        show();
      });
    });
    return button;
  }

  // The page stays where it is, whatever the figures above it show now.
  function keepPlace(pressed, change) {
    const before = pressed.getBoundingClientRect().top;
    change();
    scrollBy(0, pressed.getBoundingClientRect().top - before);
  }

  function tabs(figure) {
    const variants = [...figure.querySelectorAll(":scope > .variant")];
    if (variants.length < 2) return;
    const list = element("div", {});
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", "Language");
    const places = [...figure.querySelectorAll("figcaption .place")];
    const made = variants.map((variant, index) => {
      const id = `${figure.id}-${index}`;
      const tab = element("button", { type: "button", id: `${id}-tab`, textContent: variant.dataset.name });
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", id);
      variant.id = id;
      variant.setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", () => keepPlace(tab, () => choose(language(variant))));
      tab.addEventListener("keydown", (event) => {
        const last = variants.length - 1;
        const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: last }[event.key];
        if (next === undefined) return;
        event.preventDefault();
        const at = (next + variants.length) % variants.length;
        keepPlace(tab, () => choose(language(variants[at])));
        made[at].focus({ preventScroll: true });
      });
      list.append(tab);
      return tab;
    });
    const button = besideButton();
    figure.prepend(element("div", { className: "languages" }, list, button));
    figures.push(() => {
      const beside = isBeside();
      const at = Math.max(0, variants.findIndex((variant) => language(variant) === chosen));
      list.hidden = beside;
      button.setAttribute("aria-pressed", String(beside));
      variants.forEach((variant, index) => {
        variant.hidden = !beside && index !== at;
        variant.setAttribute("role", beside ? "group" : "tabpanel");
        made[index].setAttribute("aria-selected", String(index === at));
        made[index].tabIndex = index === at ? 0 : -1;
      });
      places.forEach((place) => (place.hidden = !beside && place.dataset.name !== variants[at].dataset.name));
    });
  }

  // A mark in the text leads to its line in the program that is shown.
  function leadToShown(link) {
    link.addEventListener("click", (event) => {
      const target = document.getElementById(link.hash.slice(1));
      const twins = [...target.closest("figure").querySelectorAll(".marks > li")].filter((mark) => {
        return mark.querySelector(".mark").textContent === link.textContent;
      });
      const seen = twins.find((mark) => !mark.closest("[hidden]")) ?? target;
      if (seen.closest("[hidden]")) choose(language(seen.closest(".variant")));
      if (seen === target) return;
      event.preventDefault();
      location.hash = seen.id;
    });
  }

  // A line of a compiler's message can hang to the right of its margin.
  function hang(code) {
    const lines = code.textContent.split(/(?<=\n)/);
    code.replaceChildren(...lines.map((line) => element("span", { className: "line" }, line)));
  }

  document.querySelectorAll(".message code").forEach(hang);
  document.querySelectorAll("main :not(pre) > code").forEach((code) => {
    if (code.textContent.length <= 22) code.classList.add("short");
  });
  document.querySelectorAll("pre > code").forEach((code) => {
    colour(code);
    if (languageOf(code) !== "text") buttons(code);
  });
  document.querySelectorAll("figure.listing").forEach(tabs);
  show();
  room.addEventListener("change", show);
  document.querySelectorAll("a.mark").forEach(leadToShown);
  document.querySelectorAll("main details").forEach((part) => part.addEventListener("toggle", reachable));
  boxes().forEach((box) => box.addEventListener("scroll", () => fade(box), { passive: true }));
  addEventListener("resize", reachable);
})();
