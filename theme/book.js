// What surrounds the page: the theme, the contents, the search, and the keys
// that turn pages. Without this script, the page is complete.
"use strict";

// For theme/figures.js, too.
const remembered = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const remember = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // The choice then holds for this page only.
  }
};

(() => {
  const html = document.documentElement;
  const { root, light, dark } = document.body.dataset;

  (function theme() {
    const select = document.getElementById("theme");
    const system = matchMedia("(prefers-color-scheme: dark)");
    const themes = [...select.options].slice(1).map((option) => option.value);
    const show = () => {
      html.classList.remove(...themes);
      const chosen = themes.includes(select.value) ? select.value : system.matches ? dark : light;
      html.classList.add(chosen);
    };
    const stored = remembered("mdbook-theme");
    if (themes.includes(stored)) select.value = stored;
    select.addEventListener("change", () => {
      remember("mdbook-theme", themes.includes(select.value) ? select.value : null);
      show();
    });
    system.addEventListener("change", show);
  })();

  // Beside the page where there is room for both; else in a drawer over it.
  (function contents() {
    const button = document.getElementById("contents-toggle");
    const nav = document.getElementById("contents");
    const beside = matchMedia("(min-width: 1080px)");
    const state = () => (beside.matches ? "contents-hidden" : "drawer-open");
    const isOpen = () => html.classList.contains(state()) !== beside.matches;
    const tell = () => button.setAttribute("aria-expanded", String(isOpen()));
    function show(open) {
      html.classList.toggle(state(), open !== beside.matches);
      if (beside.matches) remember("mdbook-sidebar", open ? "visible" : "hidden");
      else if (open) nav.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
      tell();
    }
    button.addEventListener("click", () => show(!isOpen()));
    beside.addEventListener("change", tell);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || beside.matches || !isOpen()) return;
      // One thing at a time: the search stays.
      event.preventDefault();
      show(false);
      button.focus();
    });
    nav.addEventListener("click", (event) => {
      if (event.target.closest("a") && !beside.matches) show(false);
    });
    document.getElementById("content").addEventListener("click", () => {
      if (!beside.matches && isOpen()) show(false);
    });
    tell();

    const current = nav.querySelector("[aria-current]");
    if (!current) return;
    const list = document.createElement("ul");
    list.className = "sections";
    document.querySelectorAll("main h2[id]").forEach((heading) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${heading.id}`;
      link.textContent = heading.textContent;
      item.append(link);
      list.append(item);
    });
    if (list.children.length) current.after(list);
    nav.scrollTop = current.offsetTop - nav.clientHeight / 3;
  })();

  (function search() {
    const button = document.getElementById("search-toggle");
    const panel = document.getElementById("search");
    const input = document.getElementById("search-input");
    const status = document.getElementById("search-status");
    const results = document.getElementById("search-results");
    const shortcuts = document.getElementById("search-shortcuts");
    const SHOWN = 20;
    const AROUND = 90;
    const QUOTED = 60;

    const load = (source) =>
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = source;
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => reject(new Error(source)));
        document.head.append(script);
      });

    // The texts of all sections are large, and are only loaded for those who
    // search.
    let loading;
    const index = () => {
      loading ??= Promise.all([panel.dataset.engine, panel.dataset.texts].map(load)).then(() => window.bookSearch.build(window.bookTexts));
      return loading;
    };

    // The words around the place in which the most of those that are looked for
    // stand together, with these marked.
    function teaser(text, beginnings) {
      const rest = (start) => (start.length < 3 ? "(?![\\p{L}\\p{N}_])" : "[\\p{L}\\p{N}_]*");
      const pattern = beginnings.map((start) => `${start}${rest(start)}`).join("|");
      const found = [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})`, "giu"))];
      const kind = found.map(([word]) => beginnings.find((start) => word.toLowerCase().startsWith(start)));
      const kinds = found.map(({ index }, at) => {
        const near = new Set();
        for (let other = at; found[other]?.index < index + AROUND; other += 1) near.add(kind[other]);
        return near.size;
      });
      const first = found[kinds.indexOf(Math.max(...kinds))]?.index ?? 0;
      const start = first < AROUND ? 0 : text.indexOf(" ", first - AROUND) + 1;
      const last = first + 2 * AROUND;
      const end = last < text.length ? Math.max(text.lastIndexOf(" ", last), first + AROUND) : text.length;
      const paragraph = document.createElement("p");
      paragraph.append(start ? "… " : "");
      let at = start;
      for (const { 0: word, index } of found) {
        if (index < at || index + word.length > end) continue;
        const mark = document.createElement("mark");
        mark.textContent = word;
        paragraph.append(text.slice(at, index), mark);
        at = index + word.length;
      }
      paragraph.append(text.slice(at, end), end < text.length ? " …" : "");
      return paragraph;
    }

    function result({ address, body, breadcrumbs }, beginnings) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = root + address;
      const path = breadcrumbs.split(" » ");
      link.textContent = path.filter((name, at) => name !== path[at - 1]).join(" › ");
      item.append(link, teaser(body, beginnings));
      return item;
    }

    const cut = (text) => (text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text);
    const listed = (names) => {
      const quoted = names.slice(0, 4).map((name) => `“${cut(name)}”`);
      return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
    };

    // What was found, or why nothing is and what to try.
    function outcome(query, { found, names, common, unknown }) {
      const example = "a name, such as “spawn” or “gather”, or some words of a message";
      const none = unknown.length === 1 ? "stands" : "stand";
      if (found.length) {
        const more = found.length > SHOWN ? `, the best ${SHOWN} of them` : "";
        const lacking = unknown.length ? `; ${listed(unknown)} ${none} nowhere in the book` : "";
        return `${found.length} ${found.length === 1 ? "section" : "sections"}${more}${lacking}`;
      }
      if (names.length) return `Nothing is found for “${cut(query)}”. Try fewer letters of it, or ${example}.`;
      if (common.length === 0) return `Nothing is found for signs alone. Add ${example}.`;
      return `Nothing is found: ${listed(common)} ${common.length === 1 ? "is" : "are"} too common to search for. Add ${example}.`;
    }

    async function find() {
      const asked = input.value;
      const query = asked.trim();
      if (!query) {
        results.replaceChildren();
        status.textContent = "";
        return;
      }
      status.textContent = "Searching …";
      try {
        const built = await index();
        if (asked !== input.value) return;
        const answer = window.bookSearch.find(built, query);
        const shown = answer.found.slice(0, SHOWN);
        results.replaceChildren(...shown.map((at) => result(built.texts[at], answer.beginnings)));
        status.textContent = outcome(query, answer);
      } catch {
        loading = undefined;
        status.textContent = "The search index could not be loaded. Try again.";
      }
    }

    // Where the reader was when the search opened.
    let left;

    function open() {
      left = { focus: document.activeElement, x: scrollX, y: scrollY };
      panel.hidden = false;
      button.setAttribute("aria-expanded", "true");
      scrollTo(0, 0);
      input.focus();
      input.select();
      index().catch(() => {});
    }

    function close() {
      panel.hidden = true;
      button.setAttribute("aria-expanded", "false");
    }

    // Back to where the reader was.
    function leave() {
      close();
      const focus = left.focus === document.body ? button : left.focus;
      focus.focus({ preventScroll: true });
      scrollTo({ left: left.x, top: left.y, behavior: "instant" });
    }

    // A reader who speaks to the browser, or whose hand slips, has to be able to
    // turn off keys that are single letters.
    const KEYS = "/ s";
    function useShortcuts(use) {
      shortcuts.checked = use;
      if (use) button.setAttribute("aria-keyshortcuts", KEYS);
      else button.removeAttribute("aria-keyshortcuts");
    }
    useShortcuts(remembered("book-shortcuts") !== "off");
    shortcuts.addEventListener("change", () => {
      remember("book-shortcuts", shortcuts.checked ? null : "off");
      useShortcuts(shortcuts.checked);
    });

    button.addEventListener("click", () => (panel.hidden ? open() : leave()));
    input.addEventListener("input", find);
    panel.addEventListener("keydown", (event) => {
      const links = [...results.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "Enter" && document.activeElement === input && links[0]) {
        links[0].click();
      } else if (event.key === "ArrowDown" && links[at + 1]) {
        event.preventDefault();
        links[at + 1].focus();
      } else if (event.key === "ArrowUp" && at >= 0) {
        event.preventDefault();
        (links[at - 1] ?? input).focus();
      }
    });
    results.addEventListener("click", (event) => {
      if (event.target.closest("a")) close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden && !event.defaultPrevented) {
        leave();
      } else if (shortcuts.checked && plain(event) && KEYS.split(" ").includes(event.key)) {
        event.preventDefault();
        if (panel.hidden) open();
        else input.focus();
      }
    });
  })();

  document.addEventListener("keydown", (event) => {
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (!rel || !plain(event) || event.target.closest("#search")) return;
    document.querySelector(`.pages a[rel="${rel}"]`)?.click();
  });

  // Whether a key is for the page, and not for what has the focus: a field, a
  // tab, or code that scrolls sideways.
  function plain(event) {
    const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    return !held && !event.defaultPrevented && !event.target.closest("input, select, textarea, [role=tab], [tabindex='0']");
  }
})();
