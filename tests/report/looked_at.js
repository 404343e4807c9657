// Opens pages in a frame as wide as a phone and tells what a reader meets there.
"use strict";
const frame = document.querySelector("iframe");
const opened = (name) => new Promise((done) => {
  frame.onload = () => done(frame.contentDocument);
  frame.src = name;
});
const shown = (page, css) =>
  [...page.querySelectorAll(css)].filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length;

const look = async (name) => {
  const page = await opened(name);
  const root = page.documentElement;
  const search = page.getElementById("search");
  const ask = (text) => {
    search.value = text;
    search.dispatchEvent(new Event("input"));
    return shown(page, "main li.entry, main tbody > tr:not(.more)");
  };
  const seen = {
    width: root.clientWidth,
    wide: root.scrollWidth,
    scripts: page.querySelectorAll("main script, main img").length,
    entries: ask(""),
    nothing: ask("没有任何一项会这样说"),
    found: ask("plan001"),
  };
  seen.again = ask("");
  page.getElementById("unfold").click();
  seen.unfolded = shown(page, "main li.entry, main tbody > tr:not(.more)");
  seen.wideUnfolded = root.scrollWidth;
  page.getElementById("fold").click();
  seen.folded = page.querySelectorAll("details[open]").length;
  return seen;
};

(async () => {
  const answers = {};
  for (const name of frame.dataset.pages.split(" ")) answers[name] = await look(name);
  document.querySelector("pre").textContent = JSON.stringify(answers);
})();
