"""Charts: what is known is drawn as exactly as it is known, and what is not is marked."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import Interval, Words, parse_unit
from eduplan.charts import (
    Bullet,
    BulletChart,
    ClauseMap,
    Distribution,
    Dot,
    Patch,
    PathChart,
    Point,
    Span,
    Timeline,
)
from eduplan.report.svg import draw, standalone
from eduplan.report.svg_text import Box, Label

TITLE = Words("题目", "Title")
PERCENT = parse_unit("%")
POINT = Interval.point(Fraction(9, 10))


def _drawn(chart: object, lang: str = "zh") -> str:
    return str(draw(chart, TITLE, lang))  # type: ignore[arg-type]


def _path(*observed: Point, aim: Interval | None = None, start: Fraction = Fraction(4, 5)) -> str:
    end = Point(2025, aim or Interval(Fraction(9, 10), None))
    return _drawn(PathChart(PERCENT, end, Point(2020, Interval.point(start)), (), observed))


def test_a_year_without_data_is_a_question_and_joins_nothing() -> None:
    values = [Point(year, Interval.point(Fraction(year - 1940, 100))) for year in (2021, 2023)]

    gap = _path(values[0], Point(2022, None), values[1])
    whole = _path(values[0], Point(2022, Interval.point(Fraction(82, 100))), values[1])

    assert gap.count("?") == 1
    assert 'class="seen"' not in gap
    assert whole.count('class="seen"') == 2
    assert "?" not in whole


def test_a_year_known_as_an_interval_is_drawn_as_one() -> None:
    assert 'class="range"' in _path(Point(2023, Interval(Fraction(8, 10), Fraction(9, 10))))
    assert 'class="range"' not in _path(Point(2023, POINT))


def test_a_floor_that_the_start_meets_is_no_way_to_go() -> None:
    assert 'class="way"' in _path()
    assert 'class="way"' not in _path(start=Fraction(95, 100))


def test_an_unknown_level_has_no_bar_and_an_interval_two() -> None:
    def of(level: Interval | None) -> str:
        return _drawn(BulletChart((Bullet(TITLE, TITLE, PERCENT, level, POINT),)))

    assert of(None).count('class="bar') == 0
    assert 'class="none"' in of(None)
    assert of(Interval(Fraction(1, 2), Fraction(3, 4))).count('class="bar') == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "chart",
    [
        PathChart(PERCENT, Point(2025, None)),
        PathChart(PERCENT, Point(2025, Interval(None, None)), observed=(Point(2025, None),)),
        BulletChart(()),
        BulletChart((Bullet(TITLE, TITLE, parse_unit("人"), Interval.point(0), None),)),
        Timeline((Span(TITLE, "plan", 2021, None),)),
        Distribution(PERCENT, (Dot("一小", POINT),), POINT, POINT),
        ClauseMap((Patch("一", 0), Patch("二", 9, "error"))),
    ],
)
def test_charts_of_next_to_nothing_are_drawn_too(chart: object, lang: str) -> None:
    assert _drawn(chart, lang).startswith('<svg class="chart"')


def test_names_in_a_chart_are_text_and_never_markup() -> None:
    evil = Words.same("<script>&")
    chart = BulletChart((Bullet(evil, evil, PERCENT, POINT, None),))

    assert "<script" not in str(draw(chart, evil, "zh"))
    assert "<script" not in standalone(chart, evil, "zh")


def test_a_chart_of_its_own_has_colours_and_no_variables() -> None:
    text = standalone(BulletChart((Bullet(TITLE, TITLE, PERCENT, POINT, POINT),)), TITLE, "zh")

    assert "var(" not in text
    assert "system-ui" not in text
    assert "#0550ae" in text


def test_a_long_name_of_both_scripts_ends_before_the_edge_in_either_language() -> None:
    label = Words.same("myopia rate " + "总体近视率在2018年的基础上每年降低0.5个百分点以上")
    short = Words.same("share of teachers with a degree beyond it")
    said = [
        _drawn(Timeline((Span(one, "standard", 2018, None),)), lang)
        for one in (label, short)
        for lang in ("zh", "en")
    ]

    assert all("年的基础上" in one and "个百分点…" not in one for one in said[:2])
    assert all("…<" in one for one in said[:2])
    assert all("share of teachers with a degree beyond it<" in one for one in said[2:])


def _texts(svg: str) -> list[Label]:
    texts = re.findall(r"<text([^>]*)>([^<]*)", svg)
    found = []
    for attributes, said in texts:
        values = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
        kind = "".join(f".{one}" for one in values.get("class", "").split())
        found.append(Label(said, float(values["x"]), float(values["y"]), kind))
    return found


def _is_laid_out(svg: str) -> bool:
    """Tell whether no two texts of a chart overlap, and none is cut off at an edge."""
    [(width, height)] = re.findall(r'viewBox="0 0 (\S+) (\S+)"', svg)
    boxes = [Box(*(round(side) for side in one.box)) for one in _texts(svg)]
    inside = all(
        one.left >= 0 and one.top >= 0 and one.right <= float(width) and one.bottom <= float(height)
        for one in boxes
    )
    return inside and not any(one.meets(two) for one, two in itertools.combinations(boxes, 2))


SHARES = st.fractions(0, 1, max_denominator=1000)
INTERVALS = st.one_of(
    SHARES.map(Interval.point),
    st.tuples(SHARES, SHARES).map(lambda ends: Interval(min(ends), max(ends))),
)
MANY = st.integers(0, 10**9).map(Interval.point)
UNITS = st.sampled_from(["%", "元/人", "比", "m²/人", "人"]).map(parse_unit)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_two_texts_of_a_chart_overlap_and_none_is_cut_off(data: st.DataObject) -> None:
    values = data.draw(st.sampled_from([INTERVALS, MANY]))
    unit, known = data.draw(UNITS), data.draw(st.lists(st.none() | values, min_size=1, max_size=15))
    observed = tuple(Point(2015 + place, value) for place, value in enumerate(known))
    aim = Point(data.draw(st.integers(2016, 2035)), data.draw(values))
    start = Point(2015, data.draw(values))
    name = Words.same(data.draw(st.text("总体近视率myopia 100%", max_size=60)))
    dots = tuple(Dot("一小", value) for value in known if value) or (Dot("一小", POINT),)
    charts = [
        PathChart(unit, aim, start, (), observed),
        BulletChart((Bullet(name, name, unit, known[0], aim.value),)),
        Timeline((Span(name, "standard", 2018, data.draw(st.none() | st.just(2026.5))),)),
        Distribution(unit, dots, data.draw(values), data.draw(values)),
    ]

    for chart in charts:
        for lang in ("zh", "en"):
            svg = _drawn(chart, lang)
            assert _is_laid_out(svg), svg
