"""Charts as SVG: small enough for a phone, text as text, every mark with its value in a tooltip.

Coordinates are rounded floats: they place marks and decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from importlib.resources import files
from itertools import pairwise

import htpy as h
from markupsafe import Markup

from eduplan.charts import (
    BulletChart,
    Chart,
    ClauseMap,
    Distribution,
    PathChart,
    Point,
    Timeline,
)
from eduplan.quantity import Interval, Unit, format_interval, format_value, round_half_up
from eduplan.report.svg_text import Box, Label, cut, placed, width_of
from eduplan.report.terminal import printable
from eduplan.words import Language, Words

_WIDTH = 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 8, 16, 22
_SIDES = 2
"""Texts may stand so near to the sides of a chart."""
_SAID_SHARE, _MARK = 0.6, 4
"""A level takes at most so much of its line; its name has the rest."""
_STANDARD = Words("标准", "standard")
_TARGET = Words("目标", "target")
_START = Words("起点", "start")
_UNKNOWN = Words("无数据", "no data")
_MEAN = Words("平均", "mean")
_STEP = Words("节点", "milestone")
_ITEMS = Words("{n}项", "{n} items")

_Scale = Callable[["Fraction | float"], float]


def draw(chart: Chart, title: Words, lang: Language) -> h.Element:
    """Return a chart as an `svg` element that a page styles with `chart.css`."""
    height, marks = _drawn(chart, lang)
    return h.svg(
        ".chart",
        viewBox=f"0 0 {_WIDTH} {_number(height)}",
        role="img",
        aria_label=printable(title.in_language(lang)),
    )[marks]


def standalone(chart: Chart, title: Words, lang: Language, width: int = 1020) -> str:
    """Return a chart as an SVG file with its own style, in the colours of paper."""
    height, marks = _drawn(chart, lang)
    svg = h.svg(
        ".chart",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {_number(height)}",
        width=str(width),
        height=_number(height * width / _WIDTH),
    )[h.title[printable(title.in_language(lang))], h.style[Markup(_paper_style())], marks]
    return str(svg)


def _paper_style() -> str:
    """Return the style of charts with the colours of light paper in place of variables."""
    page, chart = (
        files("eduplan.report").joinpath(name).read_text(encoding="utf-8")
        for name in ("page.css", "chart.css")
    )
    light = page[: page.index("@media")]
    colours = dict(re.findall(r"--(\w+): (#\w+)", light))
    plain = re.sub(r"var\(--(\w+)\)", lambda match: colours[match[1]], chart)
    return re.sub(r"system-ui, [^;]*", '"Noto Sans CJK SC", "Microsoft YaHei", sans-serif', plain)


def _drawn(chart: Chart, lang: Language) -> tuple[float, list[h.Node]]:
    match chart:
        case PathChart():
            return 180, [*_path(chart, lang)]
        case BulletChart():
            return 42 * len(chart.bullets) + 4, [*_bullets(chart, lang)]
        case Timeline():
            return 32 * len(chart.spans) + 26, [*_timeline(chart, lang)]
        case Distribution():
            return 118, [*_distribution(chart, lang)]
        case ClauseMap():
            return _map_height(len(chart.patches)), [*_clauses(chart, lang)]


# The way to a target


def _path(chart: PathChart, lang: Language) -> Iterator[h.Node]:
    points = [one for one in (chart.start, *chart.milestones, *chart.observed, chart.aim) if one]
    years = [one.year for one in points]
    x = _scale(min(years), max(years), _LEFT + 16, _WIDTH - _RIGHT - 16)
    ends = [end for one in points for end in _ends(one.value)]
    low, high = min(ends, default=Fraction(0)), max(ends, default=Fraction(1))
    room = (high - low) / 4 or abs(high) / 10 or Fraction(1)
    y = _scale(low - room, high + room, 180 - _BOTTOM, _TOP)
    bottom = 180 - _BOTTOM

    aim = chart.aim.value
    if aim is not None:
        top = _TOP if aim.upper is None else y(aim.upper)
        below = bottom if aim.lower is None else y(aim.lower)
        if below - top > 1:
            yield h.rect(
                ".zone", x=str(_LEFT), y=_number(top), width=str(_WIDTH - _LEFT - _RIGHT),
                height=_number(below - top),
            )  # fmt: skip
    yield _line(".axis", _LEFT, bottom, _WIDTH - _RIGHT, bottom)
    shown = range(min(years), max(years) + 1)
    for year in shown[:: -(-len(shown) // 7)]:
        yield _text(Label(str(year), x(year), 180 - 6, ".middle.faint"))
    yield from _way(chart, x, y)
    yield from _seen(chart.observed, x, y, chart.unit, lang)
    for one in chart.milestones:
        yield from _diamond(one, x, y, chart.unit, lang)
    if aim is not None:
        edge = _edge(aim, chart.start)
        if edge is not None:
            yield _line(".aim", x(chart.aim.year) - 14, y(edge), x(chart.aim.year) + 14, y(edge))
    if chart.start is not None and chart.start.value is not None:
        at = y(_ends(chart.start.value)[0])
        yield _dot(".step", x(chart.start.year), at, _start_words(chart.start.value, chart, lang))
    labels = _path_labels(chart, x, y, lang, bottom)
    frame = Box(_SIDES, 0, _WIDTH - _SIDES, bottom)
    yield from map(_text, placed(labels, frame, [*_path_marks(chart, x, y)]))


def _path_marks(chart: PathChart, x: _Scale, y: _Scale) -> Iterator[Box]:
    """Yield the places of start, milestones and years with data, which no text may hide."""
    for one in (chart.start, *chart.milestones, *chart.observed):
        if one is not None and one.value is not None:
            at, to = x(one.year), y(_middle(one.value))
            yield Box(at - _MARK, to - _MARK, at + _MARK, to + _MARK)


def _start_words(value: Interval, chart: PathChart, lang: Language) -> str:
    return f"{_START.in_language(lang)} {_shown(value, chart.unit, lang)}"


def _path_labels(
    chart: PathChart, x: _Scale, y: _Scale, lang: Language, bottom: float
) -> Iterator[Label]:
    """Yield the texts of a path: the years without data, the last value, the target, the start."""
    for one in chart.observed:
        if one.value is None:
            unknown = _UNKNOWN.in_language(lang)
            yield Label("?", x(one.year), bottom - 6, ".middle.faint", unknown)
    known = [one for one in chart.observed if one.value]
    if known and (last := known[-1]).value:
        at = y(_middle(last.value)) - 8
        yield Label(_shown(last.value, chart.unit, lang), x(last.year), at, ".middle")
    edge = _edge(chart.aim.value, chart.start) if chart.aim.value else None
    if edge is not None:
        said = f"{_TARGET.in_language(lang)} {_shown_value(edge, chart.unit, lang)}"
        yield Label(said, _WIDTH - _RIGHT, y(edge) - 6, ".end")
    if chart.start is not None and chart.start.value is not None:
        at = y(_ends(chart.start.value)[0]) + (-8 if _rises(chart) is False else 18)
        yield Label(_start_words(chart.start.value, chart, lang), _LEFT, at)


def _way(chart: PathChart, x: _Scale, y: _Scale) -> Iterator[h.Node]:
    """Yield the straight way from start over milestones to the edge of what is accepted."""
    if not chart.has_way:
        return
    aim, start = chart.aim.value, chart.start
    edge = _edge(aim, start) if aim else None
    points = [one for one in (chart.start, *chart.milestones) if one and _ends(one.value)]
    ways = [(one.year, _ends(one.value)[0]) for one in sorted(points, key=lambda one: one.year)]
    if edge is not None:
        ways.append((chart.aim.year, edge))
    if len(ways) > 1:
        yield h.polyline(".way", points=_points((x(year), y(value)) for year, value in ways))


def _seen(
    observed: Sequence[Point], x: _Scale, y: _Scale, unit: Unit, lang: Language
) -> Iterator[h.Node]:
    """Yield the observed years, joined where they follow each other."""
    for one, two in pairwise(observed):
        if one.value and two.value and two.year == one.year + 1:
            ends = ((x(at.year), y(_middle(at.value))) for at in (one, two) if at.value)
            yield h.polyline(".seen", points=_points(ends))
    for one in observed:
        if one.value is None:
            continue
        low, *rest = _ends(one.value) or [Fraction(0)]
        if rest and abs(y(rest[-1]) - y(low)) > 1:
            yield _line(".range", x(one.year), y(low), x(one.year), y(rest[-1]))
        said = f"{one.year} {_shown(one.value, unit, lang)}"
        yield _dot(".dot", x(one.year), y(_middle(one.value)), said)


def _diamond(one: Point, x: _Scale, y: _Scale, unit: Unit, lang: Language) -> Iterator[h.Node]:
    if one.value is not None and (ends := _ends(one.value)):
        at, to = x(one.year), y(ends[0])
        said = f"{_STEP.in_language(lang)} {one.year} {_shown(one.value, unit, lang)}"
        corners = ((at, to - 5), (at + 5, to), (at, to + 5), (at - 5, to))
        yield h.polygon(".step", points=_points(corners))[h.title[printable(said)]]


def _edge(aim: Interval, start: Point | None) -> Fraction | None:
    """Return the end of what is accepted that one comes to first."""
    ends = [one for one in (aim.lower, aim.upper) if one is not None]
    if not ends:
        return None
    if start is None or not _ends(start.value):
        return ends[0]
    return min(ends, key=lambda end: abs(end - _ends(start.value)[0]))


def _rises(chart: PathChart) -> bool | None:
    start = _ends(chart.start.value) if chart.start else []
    edge = _edge(chart.aim.value, chart.start) if chart.aim.value else None
    return None if edge is None or not start else edge >= start[0]


# Levels beside what is asked


def _bullets(chart: BulletChart, lang: Language) -> Iterator[h.Node]:
    for place, one in enumerate(chart.bullets):
        top = 42 * place
        ends = [end for part in (one.level, one.aim, *one.standards) for end in _ends(part)]
        most = Fraction(1) if one.unit.kind == "rate" and max(ends, default=1) <= 1 else (
            max([*ends, Fraction(0)]) * Fraction(11, 10) or Fraction(1)
        )  # fmt: skip
        x = _scale(min(Fraction(0), *ends, Fraction(0)), most, _LEFT, _WIDTH - _RIGHT)
        label, said = one.label.in_language(lang), one.said.in_language(lang)
        room = _WIDTH - _LEFT - _RIGHT
        shown = cut(said, room * _SAID_SHARE)
        called = cut(label, room - width_of(shown) - _LEFT)
        yield _text(Label(called, _LEFT, top + 14, "", label))
        side = ".end" if one.level else ".end.faint"
        yield _text(Label(shown, _WIDTH - _RIGHT, top + 14, side, said))
        zero = x(0)
        yield h.rect(
            ".track" if one.level else ".none", x=str(_LEFT), y=str(top + 20),
            width=str(_WIDTH - _LEFT - _RIGHT), height="14",
        )  # fmt: skip
        if one.level is not None:
            low, high = one.level.lower, one.level.upper
            kind = ".late" if one.lags else ".bar"
            for end, more in ((high, ".open"), (low, "")):
                if end is not None and end > 0:
                    size = _number(max(x(end) - zero, 1))
                    yield h.rect(
                        f"{kind}{more}", x=_number(zero), y=str(top + 23), width=size, height="8"
                    )
        for asked, kind, name in (
            *((one.aim, ".aim", _TARGET),),
            *((standard, ".asked", _STANDARD) for standard in one.standards),
        ):
            for end in _ends(asked):
                said = f"{name.in_language(lang)} {_shown_value(end, one.unit, lang)}"
                yield _line(kind, x(end), top + 18, x(end), top + 36, said)


# What was in force when


def _timeline(chart: Timeline, lang: Language) -> Iterator[h.Node]:
    first = min(one.first for one in chart.spans)
    ends = [one.last for one in chart.spans if one.last is not None]
    last = max([*ends, first + 1])
    first, last = int(first), int(last) + 1
    x = _scale(first, last, _LEFT, _WIDTH - _RIGHT)
    bottom = 32 * len(chart.spans) + 4
    step = -(-(last - first) // 5)
    for year in range(first, last + 1, step):
        yield _line(".axis", x(year), 4, x(year), bottom)
        anchor = (
            ".faint" if year == first else ".end.faint" if year + step > last else ".middle.faint"
        )
        yield _text(Label(str(year), x(year), bottom + 14, anchor))
    for place, one in enumerate(chart.spans):
        top = 32 * place + 4
        to = x(last if one.last is None else one.last)
        label = one.label.in_language(lang)
        room = _WIDTH - _LEFT - _RIGHT
        brief = one.brief.in_language(lang) if width_of(label) > room else ""
        name = cut(brief or label, room)
        yield _text(Label(name, _LEFT, top + 12, "", label))
        yield h.rect(
            f".{one.kind}", x=_number(x(one.first)), y=str(top + 17),
            width=_number(max(to - x(one.first), 3)), height="8",
        )[h.title[printable(label)]]  # fmt: skip
        if one.known is not None and one.known > one.first + 0.1:
            yield _dot(".step", x(one.known), top + 21, "")


# Institutions along a scale


def _distribution(chart: Distribution, lang: Language) -> Iterator[h.Node]:
    ends = [end for one in chart.dots for end in _ends(one.value)]
    ends += [*_ends(chart.mean), *_ends(chart.asked)]
    low, high = min(ends), max(ends)
    x = _scale(low, high if high > low else low + 1, _LEFT + 10, _WIDTH - _RIGHT - 10)
    yield _line(".axis", _LEFT, 82, _WIDTH - _RIGHT, 82)
    labels = []
    for end in _ends(chart.asked):
        said = f"{_STANDARD.in_language(lang)} {_shown_value(end, chart.unit, lang)}"
        yield _line(".aim", x(end), 20, x(end), 88, said)
        labels.append(Label(said, x(end), 14, ".middle"))
    if chart.mean is not None:
        at = x(_middle(chart.mean))
        said = f"{_MEAN.in_language(lang)} {_shown(chart.mean, chart.unit, lang)}"
        yield _line(".asked", at, 20, at, 88, said)
        labels.append(Label(said, at, 112, ".middle"))
    filled: dict[int, int] = {}
    for one in chart.dots:
        at = x(_middle(one.value))
        column = round(at / 6)
        filled[column] = filled.get(column, 0) + 1
        said = f"{one.label} {_shown(one.value, chart.unit, lang)}"
        yield _dot(".dot.open", at, 82 - 6 * min(filled[column], 9), said)
    labels.append(Label(_shown_value(low, chart.unit, lang), _LEFT, 97, ".faint"))
    labels.append(Label(_shown_value(high, chart.unit, lang), _WIDTH - _RIGHT, 97, ".end.faint"))
    yield from map(_text, placed(labels, Box(_SIDES, 0, _WIDTH - _SIDES, 118)))


# The clauses of a document

_SIZE, _IN_ROW = 18, 18


def _map_height(patches: int) -> float:
    return _SIZE * (-(-patches // _IN_ROW)) + 4


def _clauses(chart: ClauseMap, lang: Language) -> Iterator[h.Node]:
    for place, one in enumerate(chart.patches):
        row, column = divmod(place, _IN_ROW)
        kind = "none" if not one.items else "few" if one.items < 4 else "many"
        said = f"{one.label}: {_ITEMS.in_language(lang).replace('{n}', str(one.items))}"
        yield h.rect(
            class_=[kind, *([one.fault] if one.fault else [])],
            x=str(_LEFT + column * _SIZE), y=str(2 + row * _SIZE), width="14", height="14",
        )[h.title[printable(said)]]  # fmt: skip


# Marks


def _scale(low: Fraction | float, high: Fraction | float, first: float, last: float) -> _Scale:
    def place(value: Fraction | float) -> float:
        """Return where a value stands, in the middle where there is but one."""
        return first + float((value - low) / (high - low)) * (last - first) if high > low else (
            (first + last) / 2
        )  # fmt: skip

    return place


def _ends(value: Interval | None) -> list[Fraction]:
    if value is None:
        return []
    return [one for one in dict.fromkeys((value.lower, value.upper)) if one is not None]


def _middle(value: Interval) -> Fraction:
    ends = _ends(value)
    return sum(ends, Fraction(0)) / len(ends) if ends else Fraction(0)


def _shown(value: Interval, unit: Unit, lang: Language) -> str:
    if value.lower is not None and value.upper is not None:
        texts = {_shown_value(end, unit, lang) for end in (value.lower, value.upper)}
        if len(texts) == 1:
            return texts.pop()
    return format_interval(value, unit, lang)


def _shown_value(value: Fraction, unit: Unit, lang: Language) -> str:
    rounded = round_half_up(value / unit.scale, 2) * unit.scale
    return format_value(value if unit.kind == "ratio" else rounded, unit, 2, lang)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _points(points: Iterator[tuple[float, float]] | Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _line(kind: str, x1: float, y1: float, x2: float, y2: float, said: str = "") -> h.Element:
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    line = h.line(kind, {name: _number(one) for name, one in ends.items()})
    return line[h.title[printable(said)]] if said else line


def _dot(kind: str, x: float, y: float, said: str) -> h.Element:
    dot = h.circle(kind, cx=_number(x), cy=_number(y), r="3.5")
    return dot[h.title[printable(said)]] if said else dot


def _text(label: Label) -> h.Element:
    where = {"x": _number(label.x), "y": _number(label.y)}
    text = h.text(label.kind, where) if label.kind else h.text(where)
    shown, full = printable(label.said), label.full
    return text[shown, h.title[printable(full)]] if full and full != label.said else text[shown]
