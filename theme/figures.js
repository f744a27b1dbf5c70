// Makes tabs of the variants of a figure, and keeps the choice. Without this
// script, and in print, the variants stand one below the other.
"use strict";

(() => {
  const KEY = "book-language";
  const language = (variant) => variant.dataset.name.split(" ")[0];
  const chosen = () => {
    try {
      return localStorage.getItem(KEY) ?? "Rust";
    } catch {
      return "Rust";
    }
  };
  const figures = [];

  function choose(wanted) {
    try {
      localStorage.setItem(KEY, wanted);
    } catch {
      // The choice then holds for this page only.
    }
    figures.forEach((show) => show(wanted));
  }

  function tabs(figure) {
    const variants = [...figure.querySelectorAll(":scope > .variant")];
    if (variants.length < 2) return;
    const list = document.createElement("div");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", "Language");
    const buttons = variants.map((variant, index) => {
      const button = document.createElement("button");
      const id = `${figure.id}-${index}`;
      button.type = "button";
      button.id = `${id}-tab`;
      button.textContent = variant.dataset.name;
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", id);
      variant.id = id;
      variant.setAttribute("role", "tabpanel");
      variant.setAttribute("aria-labelledby", button.id);
      button.addEventListener("click", () => choose(language(variant)));
      button.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        // mdBook turns pages with these keys.
        event.preventDefault();
        event.stopPropagation();
        const next = (index + step + variants.length) % variants.length;
        choose(language(variants[next]));
        buttons[next].focus();
      });
      list.append(button);
      return button;
    });
    figure.prepend(list);
    figures.push((wanted) => {
      const at = Math.max(0, variants.findIndex((variant) => language(variant) === wanted));
      variants.forEach((variant, index) => {
        variant.hidden = index !== at;
        buttons[index].setAttribute("aria-selected", String(index === at));
        buttons[index].tabIndex = index === at ? 0 : -1;
      });
    });
  }

  document.querySelectorAll("figure.listing").forEach(tabs);
  figures.forEach((show) => show(chosen()));
})();
