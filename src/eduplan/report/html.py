"""The report model as one HTML page that needs nothing else: no other file, no host, no script.

Whoever opens it may be offline, on paper or on a phone; the small script only searches and folds.
A Content-Security-Policy forbids everything but the style and the script written here, so that
text from a plan, a table or a plugin can do no harm even where it was not escaped.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import groupby
from urllib.parse import quote

import attrs
import htpy as h
from markupsafe import Markup

from eduplan.report.links import Anchored, anchors_of, pieces
from eduplan.report.svg import draw
from eduplan.report.terminal import printable
from eduplan.report_model import (
    Cell,
    Entry,
    Fields,
    Note,
    Page,
    Part,
    Picture,
    Prose,
    Reference,
    Report,
    Row,
    Section,
    Steps,
    Table,
)
from eduplan.words import Language, Words

_UNTITLED = Words("报告", "Report")
_CONTENTS = Words("目录", "Contents")
_SEARCH = Words("查找", "Search")
_FOUND = Words("{n}项", "{n} found")
_UNFOLD = Words("全部展开", "Unfold all")
_FOLD = Words("全部折叠", "Fold all")
_HIDDEN = Words("另有 {count} 项", "{count} more")
_DETAILS = Words("逐项内容", "Each of them")
_HOW = Words("怎样得出", "How it came about")
_NUMBERS = Words("图中的数", "The numbers")
_TABLE = Words("表格，可左右滚动", "Table, scrolls sideways")
_LONG = re.compile(r"[!-~]{25,}")
"""A path or a digest: may break after a folder or so many letters; words may not."""
_PIECES = re.compile(r"[^/\\]{1,12}[/\\]?|[/\\]")
_CLASSES = {"amount": "num", "name": "name"}
_LABELS = {
    "clause": Words("条款 {name}", "clause {name}"),
    "standard": Words("标准", "standard"),
    "definition": Words("定义", "definition"),
}


def write_html(report: Report, *, lang: Language = "zh", expand: bool = False) -> str:
    """Return a report as a self-contained HTML page; with `expand` what is folded begins open."""
    return f"{_HtmlWriter(lang, expand, anchors_of(report)).document(report)}\n"


def _resource(name: str) -> Markup:
    text = files("eduplan.report").joinpath(name).read_text(encoding="utf-8")
    return Markup(text)  # a file of our own: no need to escape


def _allowed(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _identity(anchor: Reference) -> str:
    return re.sub(r"\s", "_", f"{anchor.kind}-{anchor.name}")


@attrs.frozen
class _HtmlWriter:
    """Writes the elements of a report in one language."""

    lang: Language
    expand: bool
    anchors: Mapping[Reference, Anchored]
    """What each reference leads to: of several places with one anchor, the first."""

    def document(self, report: Report) -> h.Element:
        """Return the whole page: head, contents and the pages of the report."""
        style, script = _resource("page.css") + _resource("chart.css"), _resource("page.js")
        policy = (
            f"default-src 'none'; style-src {_allowed(style)}; script-src {_allowed(script)}; "
            "base-uri 'none'; form-action 'none'"
        )
        titles = [page.title for page in report.pages if page.title]
        title = self.said(titles[0] if titles else _UNTITLED)
        return h.html(lang="zh-CN" if self.lang == "zh" else "en")[
            h.head[
                h.meta(charset="utf-8"),
                h.meta({"http-equiv": "Content-Security-Policy", "content": policy}),
                h.meta(name="viewport", content="width=device-width, initial-scale=1"),
                h.meta(name="referrer", content="no-referrer"),
                h.title[title],
                h.style[style],
            ],
            h.body[
                h.header[h.h1[title], self.tools()],
                self.contents(report),
                h.main[
                    (self.page(page, number, title) for number, page in enumerate(report.pages))
                ],
                h.script[script],
            ],
        ]

    def tools(self) -> h.Element:
        """Return what only works with the script, which shows it."""
        return h.div("#tools", hidden=True, role="search")[
            h.label[self.said(_SEARCH), h.input("#search", type="search", autocomplete="off")],
            h.button("#unfold", type="button")[self.said(_UNFOLD)],
            h.button("#fold", type="button")[self.said(_FOLD)],
            h.output("#count", for_="search", data_found=self.said(_FOUND)),
        ]

    def contents(self, report: Report) -> h.Node:
        """Return links to the sections of each page."""
        entries = [
            h.li[
                h.a(href=f"#page-{number}")[self.said(page.kind)] if page.kind else None,
                h.ul[self.titles(page, number)],
            ]
            for number, page in enumerate(report.pages)
            if page.kind or sum(isinstance(one, Section) for one in page.parts) > 1
        ]
        label = self.said(_CONTENTS)
        return h.nav(aria_label=label)[h.h2[label], h.ul[entries]] if entries else None

    def titles(self, page: Page, number: int) -> list[h.Element]:
        """Return links to the sections of a page."""
        return [
            h.li[h.a(href=f"#{_section_identity(number, place)}")[self.said(one.title)]]
            for place, one in enumerate(page.parts)
            if isinstance(one, Section) and one.title
        ]

    def page(self, page: Page, number: int, title: str) -> h.Element:
        """Return a page: its own title where it has another than the first, head and parts."""
        own = page.kind or page.title
        shown = self.said(own) if own and self.said(own) != title else ""
        depth = 3 if shown else 2
        return h.section(f"#page-{number}")[
            h.span(id=self.identity(page)) if page.anchor else None,
            h.h2[shown] if shown else None,
            self.fields(page.head),
            (
                self.section(one, depth, _section_identity(number, place))
                if isinstance(one, Section)
                else self.part(one, depth)
                for place, one in enumerate(page.parts)
            ),
        ]

    def parts(self, parts: Iterable[Part], depth: int, *, numbered: bool = False) -> h.Node:
        """Return parts in order; entries that follow each other are a list."""
        return [self.group(kind, [*group], depth, numbered) for kind, group in groupby(parts, type)]

    def group(self, kind: type, parts: Sequence[Part], depth: int, numbered: bool) -> h.Node:
        """Return parts of one kind that follow each other: a list of entries, a row of pictures."""
        if kind is Entry:
            entries = [one for one in parts if isinstance(one, Entry)]
            return self.entries(entries, depth, numbered, 1)
        written = [self.part(one, depth) for one in parts]
        is_small = any(isinstance(one, Picture) and one.is_small for one in parts)
        return h.div(".pictures")[written] if is_small else written

    def part(self, part: Part, depth: int) -> h.Node:
        """Return one part; headings within it stand at `depth`."""
        match part:
            case Section():
                return self.section(part, depth)
            case Entry():
                return self.entries([part], depth, False, 1)
            case Fields():
                return self.fields(part)
            case Note():
                return self.note(part)
            case Table():
                return self.table(part, depth)
            case Steps():
                lines = printable("\n".join(part.derivation.lines(self.lang)))
                return h.details(open=self.expand)[
                    h.summary[self.said(_HOW)], h.div(".steps")[lines]
                ]
            case Picture():
                return self.picture(part, depth)
            case Prose():
                return h.div(".prose")[self.said(part.text)]
        return None

    def section(self, section: Section, depth: int, identity: str = "") -> h.Element:
        """Return a section under its heading, with what is folded away behind a summary."""
        body: h.Node
        if hidden := section.hidden:
            every = section.entries
            shown = len(every) - hidden
            after = [one for one in section.unfolded() if not isinstance(one, Entry)]
            body = [
                self.entries(every[:shown], depth + 1, section.is_numbered, 1),
                h.details(open=self.expand)[
                    h.summary[self.said(_HIDDEN.fill(count=hidden))],
                    self.entries(every[shown:], depth + 1, section.is_numbered, shown + 1),
                ],
                self.parts(after, depth + 1),
            ]
        else:
            body = self.parts(section.parts, depth + 1, numbered=section.is_numbered)
        own = self.identity(section)
        heading = getattr(h, f"h{min(depth, 6)}")
        return h.section(id=identity or own, class_=section.role)[
            h.span(id=own) if identity and own else None,
            heading[self.said(section.title)] if section.title else None,
            body,
        ]

    def entries(self, entries: Sequence[Entry], depth: int, numbered: bool, first: int) -> h.Node:
        """Return a list of entries; numbered ones count on from `first`."""
        items = [self.entry(one, depth) for one in entries]
        if not items:
            return None
        if numbered:
            return h.ol(start=str(first) if first > 1 else None)[items]
        return h.ul(".plain")[items]

    def entry(self, entry: Entry, depth: int) -> h.Element:
        """Return what an entry says, its links, and what stands below it."""
        words = entry.in_full or entry.words
        classes = ["entry", entry.role, "marked" if entry.is_marked else ""]
        details = self.parts(entry.details, depth)
        return h.li(id=self.identity(entry), class_=[*filter(None, classes)])[
            h.span(".tag")[self.said(entry.tag)] if entry.tag else None,
            self.linked(words, entry.references, entry.anchor),
            self.parts(entry.parts, depth),
            details if entry.details else None,
        ]

    def fields(self, fields: Fields) -> h.Node:
        """Return labels and what is said under each."""
        rows = [
            (h.dt[self.said(one.label)], h.dd[self.linked(one.cell.words, one.cell.references)])
            for one in fields.fields
        ]
        return h.dl[rows] if rows else None

    def note(self, note: Note) -> h.Node:
        """Return a paragraph, if it says anything in the language."""
        if not self.said(note.words):
            return None
        return h.p(class_=note.role)[
            h.b[self.said(note.label)] if note.label else None,
            self.linked(note.words, note.references),
        ]

    def table(self, table: Table, depth: int) -> h.Element:
        """Return a table with its head, which may be wider than the screen."""
        kinds = [_CLASSES.get(one.kind) for one in table.columns]
        head = [
            h.th(scope="col", class_=kind)[self.said(one.label)]
            for one, kind in zip(table.columns, kinds, strict=True)
        ]
        return h.div(".wide", tabindex="0", role="region", aria_label=self.said(_TABLE))[
            h.table[
                h.thead[h.tr[head]],
                h.tbody[(self.row(one, kinds, depth) for one in table.rows)],
            ]
        ]

    def picture(self, picture: Picture, depth: int) -> h.Element:
        """Return a picture under its title, with its numbers below for whoever wants to read."""
        return h.figure[
            h.figcaption[self.linked(picture.title, picture.references)],
            draw(picture.chart, picture.title, self.lang),
            h.details(open=self.expand)[
                h.summary[self.said(_NUMBERS)], self.table(picture.table, depth)
            ],
        ]

    def row(self, row: Row, kinds: Sequence[str | None], depth: int) -> Iterator[h.Node]:
        """Yield a row, and below it what stands under the row."""
        has_more = bool(row.parts or row.details)
        classes = [*filter(None, [row.role, "has-more" if has_more else ""])]
        yield h.tr(id=self.identity(row), class_=classes)[
            (self.cell(one, kind) for one, kind in zip(row.cells, kinds, strict=True))
        ]
        if has_more:
            yield h.tr(".more")[
                h.td(colspan=str(len(kinds)))[
                    self.parts(row.parts, depth),
                    h.details(open=self.expand)[
                        h.summary[self.said(_DETAILS)], self.parts(row.details, depth)
                    ]
                    if row.details
                    else None,
                ]
            ]

    def cell(self, cell: Cell, kind: str | None) -> h.Element:
        """Return a cell of a table."""
        return h.td(class_=kind)[self.linked(cell.words, cell.references)]

    def linked(
        self, words: Words, references: Sequence[Reference], own: Reference | None = None
    ) -> h.Node:
        """Return a text whose names lead to what they name; what it does not name stands after."""
        there = [one for one in dict.fromkeys(references) if one in self.anchors and one != own]
        text: list[h.Node] = []
        named: set[Reference] = set()
        for piece, reference in pieces(self.said(words), there, self.name):
            text.append(self.link(reference, piece) if reference else _breakable(piece))
            named |= {reference} if reference else set()
        rest = [one for one in there if one not in named]
        if rest:
            links = [self.link(one, self.name(one)) for one in rest]
            text.append(h.span(".refs")[" ", links])
        return text

    def link(self, reference: Reference, text: str) -> h.Element:
        """Return a link to where something stands."""
        return h.a(href=f"#{quote(_identity(reference), safe='()+:.')}")[text]

    def name(self, reference: Reference) -> str:
        """Return what a link to something is called where the text does not name it."""
        anchor = self.anchors[reference].anchor
        if anchor is not None and anchor.label:
            return self.said(anchor.label)
        name = reference.name.partition(":")[0] if reference.kind == "finding" else reference.name
        label = _LABELS.get(reference.kind, Words.same("{name}"))
        return self.said(Words(*(one.replace("{name}", name) for one in label)))

    def identity(self, part: Entry | Section | Row | Page) -> str | None:
        """Return the identity of a part if links lead to it, rather than to another one."""
        anchor = part.anchor
        # Equal, not the same: some entries are made anew for everyone who reads them.
        return _identity(anchor) if anchor and self.anchors.get(anchor) == part else None

    def said(self, words: Words) -> str:
        """Return words in the language, without marks that would turn the text around them."""
        return printable(words.in_language(self.lang))


def _breakable(text: str) -> h.Node:
    """Return a text in which what is too long for a line may break."""
    parts: list[h.Node] = []
    end = 0
    for found in _LONG.finditer(text):
        parts.append(text[end : found.start()])
        end = found.end()
        for place, piece in enumerate(_PIECES.findall(found.group())):
            parts += [h.wbr if place else None, piece]
    return [*parts, text[end:]] if parts else text


def _section_identity(page: int, place: int) -> str:
    return f"section-{page}-{place}"
