// Opens pages in a frame as wide as a phone and tells what a reader meets there.
"use strict";
const frame = document.querySelector("iframe");
const opened = (name) => new Promise((done) => {
  frame.onload = () => done(frame.contentDocument);
  frame.src = name;
});
const shown = (page, css) =>
  [...page.querySelectorAll(css)].filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length;

const broken = (page) => {
  const range = page.createRange();
  const texts = page.createTreeWalker(page.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    for (const token of text.data.matchAll(/[!-~]+/g)) {
      const word = /[A-Za-z]{2,}/.exec(token[0]);
      if (!word || token[0].length > 24) continue; // a path or a digest
      range.setStart(text, token.index + word.index);
      range.setEnd(text, token.index + word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((one) => Math.round(one.top)));
      if (lines.size > 1) found.push(word[0]);
    }
  }
  return found;
};

// The texts of charts that overlap another one, or reach beyond the chart.
const crowded = (page) => {
  const found = [];
  for (const chart of page.querySelectorAll("svg.chart")) {
    const { width, height } = chart.viewBox.baseVal;
    const boxes = [...chart.querySelectorAll("text")].map((one) => [one.getBBox(), one.firstChild.data]);
    boxes.forEach(([one, said], place) => {
      const isOut = one.x < 0 || one.y < 0 || one.x + one.width > width || one.y + one.height > height;
      const meets = boxes.slice(place + 1).some(([two]) =>
        one.x < two.x + two.width - 1 && two.x < one.x + one.width - 1 &&
        one.y < two.y + two.height - 3 && two.y < one.y + one.height - 3);
      if (isOut || meets) found.push(said);
    });
  }
  return found;
};

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
  seen.broken = broken(page);
  seen.crowded = crowded(page);
  page.getElementById("fold").click();
  seen.folded = page.querySelectorAll("details[open]").length;
  return seen;
};

(async () => {
  const answers = {};
  for (const name of frame.dataset.pages.split(" ")) answers[name] = await look(name);
  document.querySelector("pre").textContent = JSON.stringify(answers);
})();
