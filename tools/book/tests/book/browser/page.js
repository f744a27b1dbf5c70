// The part of the checks that runs in a page. What is wrong is given as lines:
// the place in the page, what is wrong there, and a cure.
window.bookChecks = (() => {
  "use strict";

  const MOST_PLACES = 3;
  // What is no text of the page.
  const ADDED = "button, [role=tablist], [role=status], [role=tooltip], script, style, template, noscript";
  const quote = (text) => {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > 60 ? `“${line.slice(0, 59)}…”` : `“${line}”`;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const words = (element) => (element?.textContent ?? "").trim();
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // A selector that leads to the element, from the nearest that has an id.
  function place(element) {
    const steps = [];
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (at.id) {
        steps.unshift(`#${CSS.escape(at.id)}`);
        break;
      }
      const twins = [...(at.parentElement?.children ?? [])].filter((other) => other.localName === at.localName);
      const which = twins.length > 1 ? `:nth-of-type(${twins.indexOf(at) + 1})` : "";
      steps.unshift(`${at.localName}${[...at.classList].map((name) => `.${CSS.escape(name)}`).join("")}${which}`);
    }
    return steps.join(" > ");
  }

  // A line for each of the first places, and how many more there are.
  function lines(elements, wrong) {
    const found = elements.slice(0, MOST_PLACES).map((element) => `${place(element)}: ${wrong(element)}`);
    const more = elements.length - MOST_PLACES;
    if (more > 0) found[MOST_PLACES - 1] += ` (and ${more} more such places)`;
    return found;
  }

  // Whether something between the element and the page scrolls or cuts it.
  function inScroller(element) {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  }

  // The page itself must not scroll sideways.
  function sideways() {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = all("body *").filter((element) => {
      return shown(element) && element.getBoundingClientRect().right > clientWidth + 0.5 && !inScroller(element);
    });
    const inner = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    const cure = "let it wrap, shrink or scroll by itself";
    const page = `the page is ${scrollWidth} px wide and scrolls sideways; ${cure}`;
    if (inner.length === 0) return [`html: ${page}`];
    return lines(inner, (element) => {
      const { right } = element.getBoundingClientRect();
      return `it ends at ${Math.ceil(right)} px, and ${page}`;
    });
  }

  // What stays while the rest of its box goes by has to leave that room.
  function crowding() {
    const wide = all(".table-wrapper :is(th, td)").filter((cell) => {
      const box = cell.closest(".table-wrapper");
      return getComputedStyle(cell).position === "sticky" && shown(cell)
        && box.scrollWidth > box.clientWidth && cell.offsetWidth > box.clientWidth * 0.6;
    });
    return lines(wide, (cell) => {
      const width = `${cell.offsetWidth} of ${cell.closest(".table-wrapper").clientWidth} px`;
      return `the cell stays while the rest of its table goes by, and takes ${width}; limit its width in theme/book.css`;
    });
  }

  // Code must not scroll where there is room.
  function scrollingCode() {
    const wide = all("pre, pre code").filter((block) => shown(block) && block.scrollWidth > block.clientWidth);
    const outer = wide.filter((block) => !wide.includes(block.parentElement));
    return lines(outer, (block) => {
      const longest = block.innerText.split("\n").reduce((one, other) => (other.length > one.length ? other : one));
      const width = `its ${block.scrollWidth} px do not fit into ${block.clientWidth} px`;
      return `the block scrolls sideways (${width}); break the line ${quote(longest)}`;
    });
  }

  // The number of a marked line has to stand beside it, also where all lines are
  // shown.
  function besideLines() {
    const codes = all(".marked > pre > code").filter(shown);
    const astray = () => codes.flatMap((code) => {
      return all("li", code.closest(".marked").querySelector(".marks")).filter((mark) => {
        const { top, bottom } = mark.querySelector(".mark").getBoundingClientRect();
        const [line, middle] = [words(mark.querySelector(".code")), (top + bottom) / 2];
        return !linesOf(code, line).some((rect) => rect.top < middle && middle < rect.bottom);
      });
    });
    const found = astray();
    codes.forEach((code) => code.classList.toggle("whole"));
    found.push(...astray());
    codes.forEach((code) => code.classList.toggle("whole"));
    return lines([...new Set(found)], (mark) => {
      return `its number does not stand beside ${quote(words(mark.querySelector(".code")))}; mend .marks in theme/figures.css`;
    });
  }

  // Where each place is at which this text begins.
  function linesOf(code, text) {
    const rects = [];
    for (let at = code.textContent.indexOf(text); at >= 0; at = code.textContent.indexOf(text, at + 1)) {
      const range = document.createRange();
      const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
      let before = at;
      while (walker.nextNode() && before >= walker.currentNode.length) before -= walker.currentNode.length;
      range.setStart(walker.currentNode, before);
      range.setEnd(walker.currentNode, before + 1);
      rects.push(range.getBoundingClientRect());
    }
    return rects;
  }

  // The rules of axe-core that depend on where things stand, and not only on what
  // is shown.
  const OF_PLACES = ["scrollable-region-focusable", "skip-link", "target-size"];

  // What was shown when axe-core was asked by all other rules.
  const asked = new Set();

  // What axe-core finds wrong within `include`.
  async function faults(include, options) {
    const { violations } = await axe.run(include, { preload: false, resultTypes: ["violations"], ...options });
    return violations.flatMap(({ id, help, nodes }) => {
      return nodes.slice(0, MOST_PLACES).map(({ target, html, failureSummary }, index) => {
        const more = index === MOST_PLACES - 1 ? nodes.length - MOST_PLACES : 0;
        const summary = failureSummary.replace(/^Fix .*:\s*/gm, "").replace(/\s*\n\s*/g, "; ").trim();
        const others = more > 0 ? ` (and ${more} more such places)` : "";
        return `${target.flat().join(" ")}: axe-core: ${help} [${id}]; ${summary}: ${quote(html)}${others}`;
      });
    });
  }

  // Does `work` while code has no coloured words, but for what is to be kept: a
  // word means nothing, and takes as long as any other element.
  async function plainly(kept, work) {
    const codes = all("pre > code").filter((code) => !kept.some((element) => code.contains(element)));
    const words = codes.map((code) => [...code.childNodes]);
    codes.forEach((code) => code.replaceChildren(code.innerText));
    const done = await work();
    codes.forEach((code, index) => code.replaceChildren(...words[index]));
    return done;
  }

  // The rules about colours that axe-core asks by default.
  function colourRules() {
    return asks(axe.getRules(["cat.color"]).map((rule) => rule.ruleId));
  }

  // Those of the rules that axe-core asks by default.
  function asks(rules) {
    const off = axe._audit.rules.filter((rule) => !rule.enabled).map((rule) => rule.id);
    return rules.filter((rule) => !off.includes(rule));
  }

  // Whether some of an element can be scrolled to.
  function onPage(element) {
    const { right, bottom, width } = element.getBoundingClientRect();
    return width > 0 && right > 0 && bottom + scrollY > 0;
  }

  // The tab panel that an element is in.
  const panelOf = (element) => element.closest("[role=tabpanel]");

  // An element for each way in which text is coloured now: by its colour, its
  // size, and all that is painted behind it. Of two elements that are coloured
  // in the same way, the rules about colours say the same. The panels of tabs
  // that are not chosen count, too.
  let coloured = new Map();
  function colours() {
    coloured = new Map();
    const visit = (element, { ground, around, off, unchosen }) => {
      const style = getComputedStyle(element);
      const { backgroundColor, backgroundImage, color, display, opacity, position } = style;
      unchosen ||= element.hidden && element.role === "tabpanel";
      if (display === "none" && !(unchosen && element.hidden)) return;
      if (backgroundColor !== "rgba(0, 0, 0, 0)" || backgroundImage !== "none" || opacity !== "1") {
        ground += `/${backgroundColor} ${backgroundImage} ${opacity}`;
      }
      // Only a box that is moved can lie over what is not around it.
      if (position !== "static") ground += `/${position} ${element.localName}.${element.className}`;
      off ||= element.disabled || element.ariaDisabled === "true" || element.ariaHidden === "true";
      if (element.localName === "a") around += `/${style.textDecorationLine}`;
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (own && (unchosen || (style.visibility === "visible" && onPage(element)))) {
        const { fill, fontSize, fontWeight, textShadow } = style;
        const way = [ground, around, color, fill, fontSize, fontWeight, textShadow, off].join(" ");
        if (!coloured.has(way) || (!unchosen && panelOf(coloured.get(way))?.hidden)) coloured.set(way, element);
      }
      around = element.localName === "a" ? around : color;
      for (const child of element.children) visit(child, { ground, around, off, unchosen });
    };
    visit(document.body, { ground: "", around: "", off: false, unchosen: false });
    return [...coloured.keys()];
  }

  // Chooses a theme as a reader does, without loading the page again.
  function chooseTheme(name) {
    const select = document.getElementById("theme");
    if (!select) return ["#theme: there is no choice of themes"];
    select.value = name;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    document.getAnimations().forEach((animation) => animation.finish());
    const { classList } = document.documentElement;
    return classList.contains(name) ? [] : [`html: its classes are “${classList}” after ${name} is chosen`];
  }

  // The languages that tabs offer: the first word of each.
  const languageOf = (tab) => words(tab).split(" ")[0];
  const languages = () => [...new Set(all("[role=tab]").map(languageOf))];

  // Chooses one of them as a reader does.
  function chooseLanguage(name) {
    all("[role=tab]").find((tab) => languageOf(tab) === name)?.click();
    const closed = all("[role=tablist]").filter((list) => {
      return !all("[role=tab]", list).some((tab) => {
        const panel = document.getElementById(tab.getAttribute("aria-controls"));
        return tab.getAttribute("aria-selected") === "true" && panel && shown(panel);
      });
    });
    return lines(closed, () => `its chosen tab shows no panel after ${name} is chosen`);
  }

  // The figures with a program in two languages.
  const pairs = () => all("figure.listing").filter((figure) => figure.querySelectorAll(":scope > .variant").length > 1);

  // Where the lines of a program are, by their middles. A line that is a box of
  // its own has that of the box and those of its texts, which are one.
  function lineMiddles(code) {
    const range = document.createRange();
    range.selectNodeContents(code);
    const rects = [...range.getClientRects()].filter(({ height }) => height);
    const middles = rects.map(({ top, bottom }) => Math.round((top + bottom) / 2)).sort((one, other) => one - other);
    return middles.filter((middle, at) => at === 0 || middle - middles[at - 1] > 3);
  }

  // What is wrong with a figure whose programs should stand side by side.
  function notBeside(figure) {
    const variants = all(":scope > .variant", figure);
    if (!variants.every(shown)) return "it does not show both languages side by side";
    const [left, right] = variants.map((variant) => variant.getBoundingClientRect());
    if (left.right > right.left + 1) return "its programs stand one below the other, and not side by side";
    const [one, other] = variants.map((variant) => lineMiddles(variant.querySelector("pre > code")));
    const off = one.findIndex((middle, at) => other[at] !== undefined && Math.abs(middle - other[at]) > 1);
    if (off >= 0) return `line ${off + 1} of its programs is at ${one[off]} px in one and at ${other[off]} px in the other`;
    const outputs = variants.map((variant) => variant.querySelector(".output")?.getBoundingClientRect().top);
    if (outputs.every(Boolean) && Math.abs(outputs[0] - outputs[1]) > 1) return "its outputs do not begin at one height";
    // Where both are folded or neither is, the box of one reaches as far down.
    const folds = new Set(variants.map((variant) => Boolean(variant.querySelector(":scope > details"))));
    const ends = variants.map((variant) => variant.querySelector("pre").getBoundingClientRect().bottom);
    if (folds.size === 1 && Math.abs(ends[0] - ends[1]) > 1) return `the boxes of its programs end at ${ends[0]} px and at ${ends[1]} px`;
    const unseen = all("figcaption .place", figure).filter((place) => !shown(place));
    return unseen.length ? "its caption does not say of both how to run them" : "";
  }

  // What breaks on paper where it need not. Columns break as sheets do, once what
  // scrolls in them does not, as nothing does on paper.
  function broken() {
    const HEIGHT = 979; // of A4 between its margins
    const WHOLE = "figure:not(.listing, .decisions), .variant, .difference, .snippet, .output, .message, pre, table, .foot";
    const style = document.createElement("style");
    const room = "max-width: none !important; margin: 0 !important; padding: 0 !important";
    style.textContent = `main { columns: ${innerWidth}px; column-gap: 0; column-fill: auto; height: ${HEIGHT}px; ${room} }
      main, main * { overflow: visible !important }`;
    document.head.append(style);
    const pieces = (element) => [...element.getClientRects()].filter(({ height }) => height);
    const sheet = ({ left }) => Math.floor((left + scrollX) / innerWidth);
    const torn = all(`main :is(${WHOLE})`).filter((element) => {
      const all = pieces(element);
      return all.length > 1 && all.reduce((sum, { height }) => sum + height, 0) < HEIGHT;
    });
    // Whether the one ends on another sheet than the one on which the other begins.
    const parted = (one, other) => {
      const [end, begin] = [one && pieces(one).at(-1), other && pieces(other)[0]];
      return end && begin && sheet(end) !== sheet(begin);
    };
    const headings = all("main :is(h1, h2, h3)").filter((heading) => parted(heading, heading.nextElementSibling));
    const feet = all("main .foot").filter((foot) => parted(foot.previousElementSibling, foot));
    const sheets = document.querySelector("main").scrollWidth / innerWidth;
    style.remove();
    const cure = "under `@media print`";
    return [
      ...lines(torn.filter((element) => !torn.some((other) => other !== element && other.contains(element))), () => `it fits on one sheet of paper and breaks; avoid it ${cure}`),
      ...lines(headings, () => `it is the last on a sheet of paper; avoid a break after it ${cure}`),
      ...lines(feet, () => `it is the first on a sheet of paper; avoid a break before it ${cure}`),
      ...(sheets > 2 ? [] : ["main: it does not break into sheets, so that nothing is known of them; let it break into columns"]),
    ];
  }

  // By ARIA's rules for pictures, as far as a book needs them.
  function name(picture) {
    const labels = (picture.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    return [
      ...labels.map((id) => words(document.getElementById(id))),
      picture.getAttribute("aria-label") ?? "",
      picture.getAttribute("alt") ?? "",
      words(picture.querySelector(":scope > title")),
    ].join("").trim();
  }

  // What the search says, once it does not search any more.
  async function answer() {
    const [status, results] = ["search-status", "search-results"].map((id) => document.getElementById(id));
    for (let waited = 0; waited < 120_000 && (waited === 0 || /^Searching/.test(words(status))); waited += 20) {
      await new Promise((resolve) => setTimeout(resolve, waited && 20));
    }
    const strange = all("*", results).filter((element) => !element.matches("li, li > a, li > p, li > p > mark"));
    return {
      sideways: sideways().join(" "),
      links: all("a", results).map((link) => link.href),
      status: words(status),
      strange: [...strange, ...status.children].map((element) => element.outerHTML),
    };
  }

  return {
    // Makes the page one that has come to rest, with all that folds out open.
    async settled() {
      all("main details").forEach((folded) => (folded.open = true));
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      document.getAnimations().forEach((animation) => animation.finish());
      return null;
    },

    // What is wrong to the eye in each theme, with each language chosen in the
    // last; with `room`, code must not scroll. And the ways in which text is
    // coloured. Nothing is drawn meanwhile, which would take longer.
    look(themes, room) {
      return themes.map((theme, index) => {
        const problems = chooseTheme(theme);
        const layout = () => problems.push(...sideways(), ...crowding(), ...besideLines(), ...(room ? scrollingCode() : []));
        layout();
        if (index === themes.length - 1) {
          for (const language of [...languages().slice(1), ...languages().slice(0, 1)]) {
            problems.push(...chooseLanguage(language));
            layout();
          }
        }
        return { problems: [...new Set(problems)], ways: colours() };
      });
    },

    // What is wrong when both languages are chosen, at the least width at which
    // they can be.
    beside() {
      if (pairs().length === 0) return [];
      const press = () => all("button.side-by-side").find(shown)?.click();
      press();
      const problems = [
        ...lines(pairs().filter(notBeside), notBeside),
        ...sideways(),
        ...besideLines(),
        ...scrollingCode(),
      ];
      press();
      const open = pairs().filter((figure) => all(":scope > .variant", figure).filter(shown).length > 1);
      return [...problems, ...lines(open, () => "“Side by side” cannot be taken back")];
    },

    // Whether each figure shows both its languages; none, if there is none.
    areBeside: () => pairs().map((figure) => !notBeside(figure)),

    // What has moved up or down within a figure since it was first drawn, but for
    // what followed at once on a key or a press. What stands around it moves as its
    // letters come.
    async moved() {
      const entries = await new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(observer.takeRecords()), 200);
      });
      const sources = entries.filter((entry) => !entry.hadRecentInput).flatMap((entry) => entry.sources);
      const PARTS = "figure.listing :is(.variant, pre, .output, figcaption)";
      const moved = sources.filter(({ node, previousRect, currentRect }) => {
        return node instanceof Element && node.matches(PARTS) && Math.abs(previousRect.top - currentRect.top) > 1;
      });
      return moved.map(({ node, previousRect, currentRect }) => {
        return `${place(node)}: it moves from ${previousRect.top} px to ${currentRect.top} px`;
      });
    },

    // The links to terms of the glossary that no definition belongs to.
    undefined() {
      const defined = all("main script.definitions").flatMap((data) => JSON.parse(data.textContent));
      const has = (id) => defined.some((term) => term.id === id && term.term.trim() && term.says.trim());
      const links = all("main a[href*='appendices/glossary.html#']").filter(({ hash }) => !has(decodeURIComponent(hash.slice(1))));
      return lines(links, ({ hash }) => `the page does not say what the term ${quote(hash.slice(1))} means`);
    },

    // The middle of the first line of the first such element, brought into view.
    middle(selector) {
      const element = document.querySelector(selector);
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = element.getClientRects()[0];
      return [left + width / 2, top + height / 2];
    },

    // Waits until something is shown, or nothing is, or for so many milliseconds.
    async awaited(selector, wanted, most) {
      const is = () => all(selector).some(shown) === wanted;
      const began = performance.now();
      while (!is() && performance.now() - began < most) await new Promise((resolve) => setTimeout(resolve, 10));
      return is();
    },

    // Whether the definition that is shown is that of the link, in the window.
    definition(selector) {
      const link = document.querySelector(selector);
      const box = document.getElementById(link.getAttribute("aria-describedby") ?? "");
      const data = all("main script.definitions").flatMap((data) => JSON.parse(data.textContent));
      const term = data.find(({ id }) => id === decodeURIComponent(link.hash.slice(1)));
      if (!box || !shown(box)) return "nothing says what the term means";
      if (!words(box).includes(term.says.replaceAll("`", ""))) return `${quote(words(box))} is not what the glossary says`;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const { clientWidth } = document.documentElement;
      return left >= 0 && right <= clientWidth && top >= 0 && bottom <= innerHeight ? "" : "the definition is not all in the window";
    },

    // The addresses of all that the page has loaded.
    loaded: () => performance.getEntriesByType("resource").map(({ name }) => name),

    // What axe-core finds wrong with these ways of a theme.
    async faultsOfColours(theme, ways) {
      chooseTheme(theme);
      colours();
      const elements = ways.map((way) => coloured.get(way));
      const unchosen = elements.filter((element) => panelOf(element)?.hidden);
      const chosen = elements.filter((element) => !unchosen.includes(element));
      const runOnly = { type: "rule", values: colourRules() };
      const ask = async (include) => (include.length ? faults({ include }, { runOnly }) : []);
      return plainly(elements, async () => {
        const found = await ask(chosen);
        for (const language of unchosen.length ? languages() : []) {
          chooseLanguage(language);
          found.push(...(await ask(unchosen.filter(shown))));
        }
        if (unchosen.length) chooseLanguage(languages()[0]);
        return found;
      });
    },

    // What axe-core finds wrong otherwise in a theme: on the page with one
    // language, and in the tab panels with the others if wanted. Where the same
    // is shown as at a width before, most rules would say the same.
    async faults(theme, everyLanguage) {
      chooseTheme(theme);
      const rules = Object.fromEntries(colourRules().map((rule) => [rule, { enabled: false }]));
      const now = all("*").map((element) => Number(shown(element))).join("");
      const known = asked.has(now);
      asked.add(now);
      return plainly([], async () => {
        const found = await faults(document, known ? { runOnly: asks(OF_PLACES) } : { rules });
        for (const language of everyLanguage ? languages().slice(1) : []) {
          chooseLanguage(language);
          found.push(...(await faults({ include: all("[role=tabpanel]").filter(shown) }, { rules })));
          chooseLanguage(languages()[0]);
        }
        return found;
      });
    },

    // What axe-core finds wrong with the page as it is now.
    faultsNow() {
      return faults(document, {});
    },

    // Figures and pictures that say nothing to those who do not see them.
    silent() {
      const bare = all("main figure").filter((figure) => !words(figure.querySelector("figcaption")));
      const pictures = all("main img, main svg, main [role=img]").filter((picture) => {
        const of = picture.closest("[aria-hidden=true], [role=img]");
        return (!of || of === picture) && picture.getAttribute("aria-hidden") !== "true";
      });
      const nameless = pictures.filter((picture) => {
        const decoration = picture.localName === "img" && picture.getAttribute("alt") === "";
        const isPicture = picture.localName === "img" || picture.getAttribute("role") === "img";
        return !decoration && !(isPicture && name(picture));
      });
      return [
        ...lines(bare, () => "the figure has no caption; state its conclusion in a <figcaption>"),
        ...lines(nameless, (picture) => {
          const role = picture.localName === "img" ? "" : 'role="img" and ';
          const cure = picture.localName === "img" ? "an alt text" : "a <title> or an aria-label";
          return `the picture has no text alternative; give it ${role}${cure} that states its conclusion`;
        }),
      ];
    },

    // The text of the page, without what a script adds to work with it.
    text() {
      const copy = document.querySelector("main").cloneNode(true);
      all(ADDED, copy).forEach((element) => element.remove());
      return copy.textContent.replace(/\s+/g, " ").trim();
    },

    // The words that are seen now, with those in tab panels that are not chosen.
    seen() {
      const panels = all("main [role=tabpanel][hidden]");
      const added = all("main").flatMap((main) => all(ADDED, main));
      panels.forEach((panel) => panel.hidden = false);
      added.forEach((element) => element.style.display = "none");
      const seen = document.querySelector("main").innerText;
      added.forEach((element) => element.style.display = "");
      panels.forEach((panel) => panel.hidden = true);
      return seen.split(/\s+/).filter(Boolean);
    },

    // What a reader without scripts does not see, beside texts.
    unseen() {
      const flat = all("main .variant, main pre, main figcaption").filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return !width || !height;
      });
      const links = all("#contents a").filter((link) => !shown(link) || !link.getBoundingClientRect().height);
      const cure = "let only a script hide it";
      return [
        ...lines(flat, () => `it takes no room without scripts; ${cure}`),
        ...lines(all("main [hidden]"), () => `it is hidden without scripts; ${cure}`),
        ...lines(links, (link) => `${quote(link.textContent)} cannot be reached without scripts; ${cure}`),
        ...(all("#contents a").length ? [] : ["#contents: it leads nowhere without scripts; put the links into the HTML"]),
      ];
    },

    // What is wrong with the page on paper of this width.
    onPaper() {
      const tabs = all("[role=tablist], [role=tab]").filter(shown);
      const variants = all(".variant").filter((variant) => !shown(variant) || !variant.getBoundingClientRect().height);
      // As a reader has left them.
      all("main details").forEach((part) => (part.open = false));
      const folded = all("main details > :not(summary)").filter((part) => !shown(part));
      const cure = "say so under `@media print`";
      return [
        ...lines(tabs, () => `tabs cannot be chosen on paper; hide them there: ${cure}`),
        ...lines(variants, () => `it is not printed; show every variant on paper: ${cure}`),
        ...lines(folded, () => `it cannot be folded out on paper; show it there: ${cure}`),
        ...sideways(),
        ...besideLines(),
        ...scrollingCode(),
        ...broken(),
      ];
    },

    // Where the focus is.
    focus() {
      const element = document.activeElement;
      const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
      const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && width > 1 && height > 1;
      return { place: place(element), inView: inView && shown(element) };
    },

    // Whether the focus is on what the selector names.
    isFocused: (selector) => document.activeElement.matches(selector),

    // Whether some of what the selector names is in the window.
    isInView(selector) {
      return all(selector).some((element) => {
        const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
        return shown(element) && width && height && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      });
    },

    // The value of an attribute of the first such element.
    attribute: (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? null,

    // The chosen tab of each list, and whether its panel alone is shown.
    tabs() {
      return all("[role=tablist]").map((list) => {
        const tabs = all("[role=tab]", list);
        const chosen = tabs.filter((tab) => tab.getAttribute("aria-selected") === "true");
        const open = tabs.filter((tab) => shown(document.getElementById(tab.getAttribute("aria-controls"))));
        const alone = chosen.length === 1 && open.length === 1 && chosen[0] === open[0];
        return { language: chosen[0] ? languageOf(chosen[0]) : "", alone };
      });
    },

    // What the search says of what stands in its field.
    answer,

    // What it says of each of these queries.
    async answers(queries) {
      const input = document.getElementById("search-input");
      const found = [];
      for (const query of queries) {
        input.value = query;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        found.push(await answer());
      }
      return found;
    },

    // What it says of a text that is pasted into its field, which has one line.
    async pasted(text) {
      const input = document.getElementById("search-input");
      document.getElementById("search").hidden = false;
      input.focus();
      input.select();
      document.execCommand("insertText", false, text);
      return answer();
    },

    // Of the names in code that each page has, those that do not find it.
    unfound(pages) {
      const { build, find } = window.bookSearch;
      const index = build(window.bookTexts);
      const answers = new Map();
      const finds = (name, page) => {
        if (!answers.has(name)) {
          const { names, found } = find(index, name);
          answers.set(name, names.length ? found.map((at) => index.texts[at].page) : null);
        }
        return answers.get(name)?.includes(page) ?? true;
      };
      return pages.map(([page, names]) => names.filter((name) => !finds(name, page)));
    },

    // For each Rust program on the page, what its buttons do: what is copied,
    // and what is sent, here to nobody.
    async programs() {
      const copied = [];
      const clipboard = { writeText: async (text) => void copied.push(text) };
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
      const sent = [];
      const answer = JSON.stringify({ success: true, stdout: "", stderr: "", result: "", error: null });
      window.fetch = async (address, options = {}) => {
        sent.push({ address: String(address?.url ?? address), body: String(options.body ?? "") });
        return new Response(answer, { headers: { "Content-Type": "application/json" } });
      };
      const after = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
      const rest = async (button) => {
        do await new Promise((resolve) => setTimeout(resolve)); while (button.disabled);
      };
      const press = async (buttons, record) => {
        record.length = 0;
        for (const button of buttons) {
          button.click();
          await rest(button);
        }
        return [...record];
      };
      const blocks = all("main pre");
      const found = [];
      for (const [index, block] of blocks.entries()) {
        if (!block.querySelector("code.language-rust")) continue;
        // A program's buttons stand between the block before it and itself.
        const own = (selector) => {
          const before = blocks[index - 1];
          return all(selector).filter((button) => after(button, block) && !(before && after(button, before)));
        };
        const runs = own("main button.run");
        found.push({
          place: place(block),
          playground: block.closest("[data-playground]") !== null,
          copied: await press(own("main button.copy"), copied),
          buttons: runs.map((button) => words(button.closest("p, div"))),
          sent: await press(runs, sent),
        });
      }
      return found;
    },
  };
})();
