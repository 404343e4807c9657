"""The findings of a report for continuous integration: JUnit's XML, and annotations of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

import attrs

from eduplan.errors import Location
from eduplan.report.terminal import printable
from eduplan.report_model import Entry, Note, Page, Part, Report, Role, Row, Section, Table
from eduplan.words import Language, Words

_COMMANDS: dict[Role, str] = {"error": "error", "warning": "warning"}
_NOTHING = Words("没有发现问题", "nothing was found")


@attrs.frozen
class _Found:
    """A finding as a report shows it: under which title, how grave, what, and where."""

    title: Words
    code: str
    entry: Entry
    place: Location | None
    remedy: Words


def write_junit(report: Report, *, lang: Language = "zh", expand: bool = False) -> str:
    """Return a report as JUnit's XML: a suite a page, a failed case a finding, as CI shows them.

    `expand` changes nothing: no finding is folded away. An `info` is a skipped case: it is shown
    and fails nothing.
    """
    root = ElementTree.Element("testsuites", name="eduplan")
    pages = [(page, [*_findings(page)]) for page in report.pages]
    speaking = [one for one in pages if one[1]]
    for page, found in speaking or pages[:1]:  # a page of pictures has nothing to pass
        title = Words.join((page.title, page.kind), " · ").in_language(lang) or "eduplan"
        failures = sum(one.entry.role in _COMMANDS for one in found)
        suite = ElementTree.SubElement(
            root, "testsuite", name=printable(title), tests=str(max(1, len(found))),
            failures=str(failures), errors="0", skipped=str(len(found) - failures),
        )  # fmt: skip
        for one in found:
            _case(suite, one, lang)
        if not found:
            name = _NOTHING.in_language(lang)
            ElementTree.SubElement(suite, "testcase", classname="eduplan", name=name)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_xml(root)}\n'


def write_github(report: Report, *, lang: Language = "zh", expand: bool = False) -> str:
    """Return a report as workflow commands: GitHub and Gitea show each beside its line."""
    lines = [
        f"::{_COMMANDS.get(one.entry.role, 'notice')} {_where(one, lang)}::"
        f"{_data(_message(one, lang))}\n"
        for page in report.pages
        for one in _findings(page)
    ]
    return "".join(lines)


def _case(suite: ElementTree.Element, one: _Found, lang: Language) -> None:
    name = one.entry.anchor.name.partition(":")[2] if one.entry.anchor else ""
    case = ElementTree.SubElement(
        suite, "testcase", classname=printable(one.code), name=printable(name)
    )
    if one.place is not None:
        case.set("file", one.place.file)
        if one.place.line is not None:
            case.set("line", str(one.place.line))
    message = printable(one.entry.words.in_language(lang))
    if one.entry.role in _COMMANDS:
        failure = ElementTree.SubElement(case, "failure", message=message, type=one.entry.role)
        failure.text = printable(_message(one, lang))
    else:
        ElementTree.SubElement(case, "skipped", message=message)


def _findings(page: Page) -> Iterator[_Found]:
    yield from _within(page.parts, page.title)


def _within(parts: Iterable[Part], title: Words) -> Iterator[_Found]:
    parts = tuple(parts)
    remedies = [*_labelled(parts)]
    remedy = remedies[-1] if remedies else Words("", "")
    for part in parts:
        match part:
            case Section():
                yield from _within(part.parts, part.title or title)
            case Table():
                for row in part.rows:
                    yield from _within(row.details, _title(row))
            case Entry() if part.anchor is not None and part.anchor.kind == "finding":
                own = [one for one in part.parts if isinstance(one, Note)]
                place = next((one.place for one in own if one.place is not None), None)
                said = next(_labelled(own), remedy)
                yield _Found(title, part.anchor.name.partition(":")[0], part, place, said)


def _labelled(parts: Iterable[Part]) -> Iterator[Words]:
    """Yield the notes that have a label, such as how to mend a finding, after it."""
    for one in parts:
        if isinstance(one, Note) and one.label:
            yield Words.join((one.label, one.words))


def _title(row: Row) -> Words:
    return row.cells[0].words


def _message(one: _Found, lang: Language) -> str:
    words = Words.join((one.entry.words, one.remedy), "\n")
    return words.in_language(lang)


def _where(one: _Found, lang: Language) -> str:
    place = {"title": f"{one.code} {one.title.in_language(lang)}"}
    if one.place is not None:
        place = {"file": one.place.file, **place}
        if one.place.line is not None:
            place["line"] = str(one.place.line)
    return ",".join(f"{name}={_property(text)}" for name, text in place.items())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _xml(root: ElementTree.Element) -> str:
    return ElementTree.tostring(root, encoding="unicode")
