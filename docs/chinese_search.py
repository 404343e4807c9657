"""The search of these pages: Chinese as runs of two characters, and the catalogue's own terms.

Sphinx cuts Chinese with a segmenter that is no longer kept, and without it indexes none. Here every
two neighbouring characters are indexed as a word (进度表: 进度, 度表), and so is each term of the
catalogue as a whole. What a reader types is cut in the page: a term is looked up as that term, all
else as runs of two. So whatever stands in a page is found by any part of it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage

from eduplan import load_registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["ChineseSearch", "setup"]

_CHINESE = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff"
_RUN = re.compile(f"[{_CHINESE}]+|[0-9A-Za-z_]+")
_CHINESE_RUN = re.compile(f"[{_CHINESE}]+")
_SHORTEST_TERM = 3  # shorter ones are runs of two already

_SPLITTER = """
var splitQuery = (() => {
  const terms = new Set(%(terms)s);
  const longest = %(longest)d;

  const termAt = (run, start) => {
    for (let size = Math.min(longest, run.length - start); size >= %(shortest)d; size--) {
      const piece = run.slice(start, start + size);
      if (terms.has(piece)) return piece;
    }
    return "";
  };

  // The terms from left to right, the longest first, and each run of two that lies within none.
  const cut = (run) => {
    const words = [];
    let within = 0;
    for (let start = 0; start < run.length; start++) {
      const term = start < within ? "" : termAt(run, start);
      if (term) {
        words.push(term);
        within = start + term.length;
      }
      if (start + 1 < run.length && start + 2 > within) words.push(run.slice(start, start + 2));
    }
    return words.length ? words : [run];
  };

  return (query) =>
    (query.match(/[%(chinese)s]+|[0-9A-Za-z_]+/g) ?? []).flatMap((run) =>
      /^[0-9A-Za-z_]/.test(run) ? [run] : cut(run),
    );
})();
"""


class ChineseSearch(SearchLanguage):
    """What is indexed of a text, and the script by which the search page cuts what is asked."""

    lang = "zh"
    language_name = "Chinese"

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        terms = sorted(_terms())
        longest = max(map(len, terms))
        self._terms: dict[str, list[str]] = {}
        for term in terms:
            self._terms.setdefault(term[:_SHORTEST_TERM], []).append(term)
        self.js_splitter_code = _SPLITTER % {
            "terms": json.dumps(terms, ensure_ascii=False),
            "longest": longest,
            "shortest": _SHORTEST_TERM,
            "chinese": _CHINESE,
        }

    def split(self, input: str) -> list[str]:
        """Return the words to index of a text."""
        return [word for run in _RUN.findall(input) for word in self._words(run)]

    def _words(self, run: str) -> Iterator[str]:
        if not _CHINESE_RUN.match(run) or len(run) == 1:
            yield run
            return
        for start in range(len(run) - 1):
            yield run[start : start + 2]
            for term in self._terms.get(run[start : start + _SHORTEST_TERM], ()):
                if run.startswith(term, start):
                    yield term


def _terms() -> Iterable[str]:
    """Return the catalogue's labels and other names that are Chinese throughout."""
    catalogue = load_registry().catalogue
    names = {
        name
        for one in catalogue.definitions.values()
        for name in (one.label, *getattr(one, "aliases", ()))
    } | {code.zh for one in catalogue.dimensions.values() for code in one.codes.values()}
    return (name for name in names if len(name) >= _SHORTEST_TERM and _CHINESE_RUN.fullmatch(name))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Search in Chinese this way."""
    app.add_search_language(ChineseSearch)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
