"""教育信息化规则: ratios written the wrong way round, and purchases beyond the stock."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import eduplan as ep
from eduplan.plugins.informatization import elements, indicators
from eduplan.plugins.informatization.domain import informatization

LEAST, MOST = Fraction(1, 2), Fraction(40)
"""Students per computer: two computers each, and forty students to one."""

TURNED = ep.Words("；两边颠倒过来是{shown}", "; the other way round it is {shown}")
PLAUSIBLE = {
    indicators.students_per_computer.name: ep.Interval(LEAST, MOST),
    indicators.computers_per_hundred_students.name: ep.Interval(1 / MOST, 1 / LEAST),
}

informatization.check(
    "ICT003",
    elements.computers_bought.total_over(5)
    <= elements.student_computers.total() + elements.teacher_computers.total(),
    severity="warning",
    title=ep.Words("购置的计算机多于现有的", "More computers bought than there are"),
    remedy=ep.Words(
        "核对购置台账和期末台数；期内报废、调出的，写明台数。",
        "Check purchases and stock; give the number of those scrapped or moved within the period.",
    ),
    source="教育事业统计年报、政府采购台账",
)


@informatization.rule(
    "ICT001",
    per="item",
    about=(indicators.students_per_computer, indicators.computers_per_hundred_students, "numeric"),
    severity="error",
    title=ep.Words("生机比写反或单位有误", "Ratio of students to computers the wrong way round"),
    message=ep.Words(
        "{name}{figure}（{item}）即每台计算机{students}名学生，不在0.5至40之间{turned}。",
        "{name} {figure} ({item}) is {students} students per computer, not within 0.5 and 40"
        "{turned}.",
    ),
    remedy=ep.Words(
        "写成“每台几名学生”（如5:1），或“每百名学生几台”，全文用同一种写法。",
        "Write students per computer, such as 5:1, or computers per hundred students, the same way "
        "throughout.",
    ),
    source="《县域义务教育均衡发展督导评估暂行办法》（教督〔2012〕3号）",
)
def implausible_ratio(item: ep.Item, case: ep.Case) -> ep.Outcome:
    """10:2.2 is 4.5 students to a computer; 0.22人/台 would be four and a half computers each."""
    name = _name(item)
    values = list(_values(item))
    if not values:
        return ep.not_applicable(ep.NO_NUMBER)
    for value, text in values:
        if not PLAUSIBLE[name].contains(value):
            return _refused(name, item, value, text, case)
    return ep.PASSED


def _name(item: ep.Item) -> str:
    if isinstance(item, (ep.Baseline, ep.Target)):
        return item.indicator
    return item.about if isinstance(item, ep.Statement) else ""


def _values(item: ep.Item) -> Iterator[tuple[Fraction, str]]:
    """Yield the values that an item gives, in base units, and how each is printed."""
    if isinstance(item, (ep.Baseline, ep.Statement)):
        if item.figure is not None:
            yield item.figure.value, item.figure.text
    elif isinstance(item, ep.Target):
        ends = (item.bound.accepted.lower, item.bound.accepted.upper)
        yield from ((end, "") for end in dict.fromkeys(ends) if end is not None)
        yield from ((figure.value, figure.text) for figure in item.milestones.values())


def _refused(name: str, item: ep.Item, value: Fraction, text: str, case: ep.Case) -> ep.Outcome:
    students = value if name == indicators.students_per_computer.name or value == 0 else 1 / value
    turned = ep.Words("", "")
    if students and PLAUSIBLE[indicators.students_per_computer.name].contains(1 / students):
        unit = ep.parse_unit("人/台")
        shown = ep.Words.in_both(lambda lang: ep.format_value(1 / students, unit, lang=lang))
        turned = TURNED.fill(shown=shown)
    aim = case.words.aim(item) if isinstance(item, ep.Target) and not text else ep.Words(text, text)
    return ep.failed(
        name=case.words.label(name),
        figure=aim,
        item=case.words.place(item),
        students=ep.format_value(students, ep.parse_unit("")),
        turned=turned,
    )
