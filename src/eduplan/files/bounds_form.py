"""The keys that say what is asked of a value: at least, at most, exactly, a range and so on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import attrs

from eduplan.bounds import (
    OVER,
    SENSES,
    AtLeast,
    AtMost,
    Between,
    Bound,
    Compared,
    Eliminate,
    Exactly,
    Fall,
    FullCoverage,
    Maintain,
    Multiple,
    Other,
    Qualitative,
    Rise,
    Sense,
)
from eduplan.files import mistakes
from eduplan.files.forms import Key, Kind, Pair, Row, Table, choice, key, list_of, set_figure
from eduplan.files.kinds import FIGURE, PLACE_OF_PLAN, QUANTITY, SCOPE_KEY, TEXT, TRUE, VALUE, YEAR
from eduplan.quantity import Figure, Interval
from eduplan.words import Words


def _key(
    name: str,
    kind: Kind,
    made: Callable[[Any], Bound],
    held: Callable[[Any], Any],
    zh: str,
    en: str,
) -> Key:
    """Return the key of a bound: `held` takes from the bound the value that it was made of."""
    pair = Pair(lambda value: {"bound": made(value)}, lambda item: held(item.bound))
    return key(name, kind, zh, en, pair=pair)


def _of_figure(name: str, made: Callable[[Figure], Bound], zh: str, en: str, *hedges: str) -> Key:
    """Return the key of a bound of one figure, around which only `hedges` may stand."""

    def held(bound: Any) -> Figure | None:
        if isinstance(bound, Compared):
            return bound.each if bound.sense in _PER_UNIT.get(name, ()) else None
        fits = bound.kind == name and bound.figure.qualifier in ("exact", *hedges)
        return bound.figure if fits else None

    return _key(name, set_figure(FIGURE, name, *hedges), made, held, zh, en)


def _open(
    name: Literal["more_than", "less_than"], made: Callable[[Figure], Bound], zh: str, en: str
) -> Key:
    """Return the key of a bound whose figure is left out."""
    above = name == "more_than"

    def opened(figure: Figure) -> Bound:
        lower, upper = (figure.value, None) if above else (None, figure.value)
        reach = Interval(lower, upper, lower_closed=not above, upper_closed=above)
        return made(attrs.evolve(figure, qualifier=name, interval=reach))

    def held(bound: Any) -> Figure | None:
        is_of_figure = isinstance(bound, AtLeast if above else AtMost)
        return bound.figure if is_of_figure and bound.figure.qualifier == name else None

    return _key(name, set_figure(FIGURE, name), opened, held, zh, en)


_AT_LEAST = "不低于：不低于这个数", "at least: not below this"
_AT_MOST = "不高于：不超过这个数", "at most: not above this"
_EXACTLY = _of_figure("exactly", Exactly, "等于：等于这个数", "exactly: exactly this")
_RANGE = _key(
    "range",
    list_of(
        set_figure(FIGURE, "range"),
        Words('两个数，如 ["1%", "5%"]', 'two figures, such as ["1%", "5%"]'),
        2,
        2,
    )._replace(example='["1%", "5%"]'),
    lambda ends: Between(*ends),
    lambda bound: (bound.lower, bound.upper) if isinstance(bound, Between) else None,
    "区间：在两个数之间，含两端",
    "range: between two figures, both included",
)
_ELIMINATE = _key(
    "eliminate",
    TRUE,
    lambda _: Eliminate(),
    lambda bound: True if isinstance(bound, Eliminate) else None,
    "消除：消除，即为零",
    "eliminate: none is to be left",
)
_QUALITATIVE = _key(
    "qualitative",
    TEXT,
    Qualitative,
    lambda bound: bound.text if isinstance(bound, Qualitative) else None,
    "定性要求：没有数字，用几个字概括",
    "qualitative: no number: a few words",
)

_CHANGES = ("at_least", "more_than", "at_most", "less_than")


def _change(name: str, made: Callable[[Figure], Bound], example: str, zh: str, en: str) -> Key:
    one = _of_figure(name, made, zh, en, *_CHANGES)
    return one._replace(kind=one.kind._replace(pattern=r"\S"), example=example)


_OTHER = Table(
    header=Words("所比的数", "the other figure"),
    words=Words("所比的数", "the figure that it is held against"),
    figures_of="indicator",
    keys=(
        key(
            "indicator",
            VALUE,
            "指标或数据项：不写为同一指标",
            "indicator or element: left out: the same",
            pair=Pair(lambda name: {"name": name}, lambda bound: bound.other.name or None),
        ),
        SCOPE_KEY._replace(
            pair=Pair(lambda scope: {"scope": scope}, lambda bound: bound.other.scope or None)
        ),
        key(
            "region",
            PLACE_OF_PLAN,
            "地区：不写为本地区",
            "region: left out: the plan's own",
            pair=Pair(lambda code: {"region": code}, lambda bound: bound.other.region or None),
        ),
        key(
            "words",
            TEXT,
            "用文字说的：目录中没有的数，如当地公务员平均工资",
            "words: what no name of the catalogue says",
            pair=Pair(lambda text: {"words": text}, lambda bound: bound.other.words or None),
        ),
        key(
            "within",
            set_figure(FIGURE, "within"),
            "容许相差多少",
            "within: how far it may be on the wrong side",
            pair=Pair(lambda margin: {"within": margin}, lambda bound: bound.within),
            example='"3个百分点"',
        ),
    ),
)


def _is_held_against_another(bound: Any, sense: str) -> bool:
    return isinstance(bound, Compared) and bound.sense == sense and bound.each is None


def _compared(sense: Any, zh: str) -> Key:
    def made(said: dict[str, Any]) -> Bound:
        within = said.pop("within", None)
        return Compared(sense, Other(**said), within)

    kind = Kind(
        "table",
        Words('所比的数，如 { region = "220000" }', 'the other, such as { region = "220000" }'),
        '{ region = "220000" }',
        table=_OTHER,
    )
    return _key(
        sense,
        kind,
        made,
        lambda bound: bound if _is_held_against_another(bound, sense) else None,
        zh,
        f"{sense.replace('_', ' ')}: {SENSES[sense].en}another figure",
    )


_FULL_COVERAGE = _key(
    "full_coverage",
    TEXT,
    FullCoverage,
    lambda bound: bound.of if isinstance(bound, FullCoverage) else None,
    "全覆盖：覆盖的是什么，如每所学校",
    "full coverage: of what",
)._replace(example='"每所学校"')

PER = key(
    "per",
    FIGURE._replace(unit="per_of"),
    "每：每多少个单位，如每12班1间",
    "per: for how many of what, such as one room for 12 classes",
    pair=Pair(lambda _: {}, lambda item: getattr(item.bound, "per", None)),
    example='"12班"',
)
PER_OF = key(
    "per_of",
    QUANTITY,
    "每的是什么：这些单位是哪个数据项或指标，知道它的数才能推算要多少",
    "per of: which number of them counts, from which what is needed follows",
    pair=Pair(lambda _: {}, lambda item: item.bound.other if _is_per_unit(item.bound) else None),
)
"""What goes with a bound that is per unit."""

TIME_OF_BOUNDS = (
    key(
        "over",
        choice(OVER),
        "时间：数值是每年的、年均的，还是全期累计的；不写为完成年份的",
        "over: each year, a mean year or the whole period: left out: of the due year",
        pair=Pair(lambda _: {}, lambda item: getattr(item.bound, "over", "") or None),
    ),
    key(
        "since",
        YEAR,
        "比哪一年：变化从哪一年算起；不写为基期年",
        "since: the year from which a change counts: left out: the base year",
        pair=Pair(lambda _: {}, lambda item: getattr(item.bound, "since", None)),
    ),
)
"""What goes with a bound: the time that its figure is of."""

BOUNDS_OF_TARGETS = (
    _of_figure("at_least", AtLeast, *_AT_LEAST, "more_than", "at_least"),
    _of_figure("at_most", AtMost, *_AT_MOST, "less_than", "at_most"),
    _EXACTLY,
    _RANGE,
    _of_figure(
        "maintain",
        Maintain,
        "保持：每年保持，如 95%、95%以上",
        "maintain: to stay at this, every year",
        *("at_least", "more_than", "at_most"),
    ),
    _ELIMINATE,
    _QUALITATIVE,
    _FULL_COVERAGE,
    _change(
        "rise",
        Rise,
        '"2个百分点"',
        "提高、增加、增长：至少这么多个百分点、这么多人，或百分之几",
        "rise: by so many points, so much, or per cent of what there was",
    ),
    _change("fall", Fall, '"2个百分点"', "降低、减少、下降：至少这么多", "fall: by so much"),
    _change(
        "times",
        Multiple,
        '"2倍"',
        "倍数：达到起点的几倍，如 2倍、翻一番",
        "times: so many times what there was",
    ),
    *(_compared(sense, f"{words.zh}另一个数：所比的数") for sense, words in SENSES.items()),
)
"""Of these, a target has one; the words around its figure may say the same as the key."""

BOUNDS_OF_STANDARDS = (
    _of_figure("at_least", AtLeast, *_AT_LEAST),
    _of_figure("at_most", AtMost, *_AT_MOST),
    _open("more_than", AtLeast, "高于：高于这个数", "more than: above this"),
    _open("less_than", AtMost, "低于：低于这个数", "less than: below this"),
    _EXACTLY,
    _RANGE,
    _ELIMINATE,
    _QUALITATIVE,
)
"""Of these, a standard has one; its figure stands alone."""


def _is_per_unit(bound: Any) -> bool:
    return isinstance(bound, Compared) and bound.each is not None


def with_time_or_unit(row: Row) -> None:
    """Let a bound be of the time, or for the units, that its row gives."""
    _with_time(row)
    _with_unit(row)


def per_of_nothing(row: Row) -> None:
    """Report what is for every none of something."""
    per = row.found.get("per")
    if per is not None and per.value <= 0:
        row.problem("per", mistakes.PER_NOTHING(text=per.text))


def _with_unit(row: Row) -> None:
    if not {"per", "per_of"} <= row.found.keys():
        return
    name = next((one for one in _PER_UNIT if one in row.found), None)
    if name is None or "over" in row.found:
        row.problem("per", mistakes.PER_MISFIT, mistakes.PER_GOES_WITH(names=tuple(_PER_UNIT)))
        return
    each, per = row.found[name], row.found["per"]
    if per.value <= 0:
        return  # reported
    sense = _PER_UNIT[name][each.qualifier in ("more_than", "less_than")]
    row.extra["bound"] = Compared(sense, row.found["per_of"], each=each, per=per)


_PER_UNIT: dict[str, tuple[Sense, ...]] = {
    "at_least": ("not_below", "above"),
    "at_most": ("not_above", "below"),
    "exactly": ("level_with",),
}
"""The bounds that may be per unit, and how the value then stands to what follows from the units."""


def _with_time(row: Row) -> None:
    """Let a bound be of the time that its row gives; what does not go together is reported."""
    said = {name: row.found[name] for name in ("over", "since") if name in row.found}
    given = [one for one in BOUNDS_OF_TARGETS if one.name in row.found]
    if not said or len(given) != 1:
        return
    allowed = {
        "over": _OVER_OF.get(given[0].name, ()),
        "since": (True,) if given[0].name in ("rise", "fall", "times") else (),
    }
    for name, value in said.items():
        if (value if name == "over" else True) not in allowed[name]:
            shown = OVER[value].zh if name == "over" else value
            row.problem(name, mistakes.TIME_MISFIT(name=name, value=shown, bound=given[0].name))
            return
    bound = given[0].pair.decode(row.found[given[0].name])["bound"]
    row.extra["bound"] = attrs.evolve(bound, **said)


def _of_its_time(one: Key) -> Key:
    def held(item: Any) -> Any:
        return getattr(item.change, one.name, None) or None

    return one._replace(pair=Pair(lambda _: {}, held))


def _of_change(name: str, kind: type[Rise | Fall | Multiple], zh: str, en: str) -> Key:
    """Return the key of a change that a statement prints; it reaches the model by `with_change`."""

    def held(item: Any) -> Figure | None:
        return item.change.figure if isinstance(item.change, kind) else None

    expected = FIGURE._replace(comparator=name, pattern=r"\S")
    return key(name, expected, zh, en, pair=Pair(lambda _: {}, held), example=_EXAMPLES[name])


_EXAMPLES = {"rise": '"300人"', "fall": '"2个百分点"', "times": '"2倍"'}
_OF_CHANGES: dict[str, type[Rise | Fall | Multiple]] = {
    "rise": Rise,
    "fall": Fall,
    "times": Multiple,
}
CHANGES = (
    _of_change("rise", Rise, "增加了：比以前多多少、增长百分之几", "rise: more by this"),
    _of_change("fall", Fall, "减少了：比以前少多少", "fall: less than before by this"),
    _of_change("times", Multiple, "倍数：是以前的几倍", "times: so many times what it was"),
    *map(_of_its_time, TIME_OF_BOUNDS),
)
"""The keys of a change that a statement prints, with the time that it is of."""


def with_change(row: Row) -> None:
    """Let a statement have the change that its row gives."""
    said = {name: row.found[name] for name in ("over", "since") if name in row.found}
    for name, kind in _OF_CHANGES.items():
        if name in row.found:
            row.extra["change"] = kind(row.found[name], **said)


_LEVELS, _MOVES = ("each_year", "period"), ("each_year", "mean", "period")
_OVER_OF = {
    **dict.fromkeys(("at_least", "at_most", "exactly", "range"), _LEVELS),
    **dict.fromkeys(("rise", "fall"), _MOVES),
}
"""What time the figure of a bound may be of."""


def range_turned_round(row: Row) -> None:
    """Report the ends of a range that don't go together, or of which the upper is given first."""
    if "range" not in row.found:
        return
    lower, upper = row.found["range"]
    if not lower.unit.compatible(upper.unit):
        message = mistakes.ENDS_DIFFER(lower=lower.unit.symbol, upper=upper.unit.symbol)
        row.problem(("range", 1), message)
    elif lower.value > upper.value:
        message = mistakes.ENDS_TURNED(lower=lower.text, upper=upper.text)
        row.problem(("range", 1), message, mistakes.LOWER_FIRST)
