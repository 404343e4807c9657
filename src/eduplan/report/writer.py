"""Writes the lines of a page in one language for one console."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from eduplan.report.terminal import Console, display_width, padded, printable, wrapped
from eduplan.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eduplan.catalogue.outcome import Severity, Status

__all__ = ["SEVERITY_WORDS", "STATUS_WORDS", "Writer"]

SEVERITY_WORDS: Mapping[Severity, Words] = {
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
    "info": Words("提示", "info"),
}
STATUS_WORDS: Mapping[Status, Words] = {
    "pass": Words("通过", "pass"),
    "fail": Words("发现", "finding"),
    "not_applicable": Words("不适用", "not applicable"),
    "not_evaluated": Words("无法判断", "undecided"),
    "error": Words("出错", "failed"),
}


class Writer(NamedTuple):
    """Writes lines in one language for one console."""

    lang: Language
    console: Console = Console()
    expand: bool = False

    def words(self, zh: str, en: str) -> str:
        """Return the text of the language."""
        return zh if self.lang == "zh" else en

    def said(self, words: Words) -> str:
        """Return the words of the language, fit for a screen."""
        return printable(words.in_language(self.lang))

    def listed(self, parts: Iterable[str]) -> str:
        """Return parts as a list within a sentence."""
        return printable(self.words("、", ", ").join(parts))

    def lines(self, text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
        """Yield `text` wrapped, after `first` and then `rest`."""
        return wrapped(printable(text), self.console.width, first=first, rest=rest)

    def labelled(self, rows: Sequence[tuple[str, str]], indent: str = "") -> Iterator[str]:
        """Yield labels in one column and their texts wrapped beside them; leave out empty ones."""
        kept = [row for row in rows if row[1]]
        width = max((display_width(label) for label, _ in kept), default=0)
        for label, text in kept:
            yield from self.lines(text, f"{indent}{padded(label, width)}  ")

    def rest(self, hidden: int) -> str:
        """Return the sentence that says how many are folded away and how to see them."""
        return self.words(
            f"……另有 {hidden} 项，用 --expand 展开", f"... {hidden} more, shown with --expand"
        )
