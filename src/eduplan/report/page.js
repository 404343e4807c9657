"use strict";
(() => {
  const main = document.querySelector("main");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const folds = [...main.querySelectorAll("details")];
  const begin = new Map(folds.map((one) => [one, one.open]));
  const small = ".entry:not(.entry .entry), tbody > tr:not(.entry tr), dl:not(.entry dl), figure, p:not(.entry p)";
  const all = [...main.querySelectorAll("section, " + small)];

  const said = new Map();
  const text = (one) => {
    if (!said.has(one)) said.set(one, one.textContent.toLowerCase());
    return said.get(one);
  };
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const holds = (one) => words.every((word) => text(one).includes(word));
    const titled = (one) => {
      for (let at = one.closest("section"); at; at = at.parentElement.closest("section")) {
        const head = at.querySelector(":scope > h2, :scope > h3, :scope > h4");
        if (head && holds(head)) return true;
      }
      return false;
    };
    let found = 0;
    for (const one of all) {
      const shown = !words.length || holds(one) || titled(one);
      one.hidden = !shown;
      if (shown && one.matches(".entry, tbody > tr")) found += 1;
    }
    for (const one of folds) one.open = words.length ? holds(one) : begin.get(one);
    count.textContent = words.length ? count.dataset.found.replace("{n}", found) : "";
  };
  const reveal = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const there = name && document.getElementById(name);
    if (!there) return;
    for (let at = there; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    there.scrollIntoView();
  };
  const foldAll = (open) => folds.forEach((one) => { one.open = open; });

  search.addEventListener("input", filter);
  document.getElementById("unfold").addEventListener("click", () => foldAll(true));
  document.getElementById("fold").addEventListener("click", () => foldAll(false));
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => foldAll(true));
  document.getElementById("tools").hidden = false;
  reveal();
})();
