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
    if (!button) return;
    const panel = document.getElementById("search");
    const input = document.getElementById("search-input");
    const status = document.getElementById("search-status");
    const results = document.getElementById("search-results");
    const shortcuts = document.getElementById("search-shortcuts");
    const SHOWN = 20;
    const AROUND = 90;
    const LISTED = 0.6;
    const OF_A_PAGE = 2;

    const load = (source) =>
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = source;
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => reject(new Error(source)));
        document.head.append(script);
      });

    // The index is large, and is only loaded for those who search.
    let loading;
    const index = () => {
      window.search ??= {};
      loading ??= Promise.all([panel.dataset.engine, panel.dataset.index].map(load)).then(() => ({
        engine: window.elasticlunr.Index.load(window.search.index),
        options: window.search.search_options,
        pages: window.search.doc_urls,
      }));
      return loading;
    };

    // `asyncio.gather()` is looked for as `gather`.
    const terms = (query) =>
      query
        .trim()
        .split(/\s+/)
        .map((term) => term.replace(/\(.*$/, "").replace(/^[\w.]+\.(?=\w)/, ""))
        .filter(Boolean);

    // The appendices name everything; a page that teaches it comes first. Of
    // each page, its best sections are shown.
    function ranked(found, pages) {
      const count = new Map();
      return found
        .map((one) => ({ ...one, score: one.score * (pages[one.ref].startsWith("appendices/") ? LISTED : 1) }))
        .sort((one, other) => other.score - one.score)
        .filter((one) => {
          const page = pages[one.ref].split("#")[0];
          count.set(page, (count.get(page) ?? 0) + 1);
          return count.get(page) <= OF_A_PAGE;
        });
    }

    // The words around the first place in which a term stands, with the term
    // marked.
    function teaser(text, words) {
      const found = words
        .map((word) => ({ at: text.toLowerCase().indexOf(word.toLowerCase()), length: word.length }))
        .filter(({ at }) => at >= 0)
        .sort((one, other) => one.at - other.at);
      const { at, length } = found[0] ?? { at: 0, length: 0 };
      const start = at < AROUND ? 0 : text.indexOf(" ", at - AROUND) + 1;
      const last = at + length + AROUND;
      const end = last < text.length ? Math.max(text.lastIndexOf(" ", last), at + length) : text.length;
      const term = document.createElement("mark");
      term.textContent = text.slice(at, at + length);
      const paragraph = document.createElement("p");
      paragraph.append(start ? "… " : "", text.slice(start, at), length ? term : "", text.slice(at + length, end));
      if (end < text.length) paragraph.append(" …");
      return paragraph;
    }

    function result({ ref, doc }, pages, words) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = root + pages[ref];
      const path = doc.breadcrumbs.split(" » ");
      link.textContent = path.filter((name, at) => name !== path[at - 1]).join(" › ");
      item.append(link, teaser(doc.body, words));
      return item;
    }

    async function find() {
      const words = terms(input.value);
      if (words.length === 0) {
        results.replaceChildren();
        status.textContent = "";
        return;
      }
      const asked = input.value;
      status.textContent = "Searching …";
      try {
        const { engine, options, pages } = await index();
        if (asked !== input.value) return;
        const found = ranked(engine.search(words.join(" "), options), pages);
        results.replaceChildren(...found.slice(0, SHOWN).map((one) => result(one, pages, words)));
        const more = found.length > SHOWN ? `, the best ${SHOWN} of them` : "";
        status.textContent = found.length
          ? `${found.length} ${found.length === 1 ? "section" : "sections"}${more}`
          : `Nothing is found for “${asked}”.`;
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
