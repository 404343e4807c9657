"""退休: the statutory month of retirement by month of birth, and figures by the former ages.

步长未读到原文：男和原55周岁的女职工每4个月延1个月，原50周岁的女职工每2个月延1个月，
与公布的附表首尾（1976年9月、1981年9月、1984年11月出生的首次延满）一致。
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

import eduplan as ep
from eduplan.plugins.teachers import elements
from eduplan.plugins.teachers.domain import teachers

DECISION = "全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定（2024年9月13日）"
BEFORE_THE_CHANGE = ep.Reason(
    "before_the_change",
    ep.Words(
        "在延迟退休以前，或规划印发时还没有公布",
        "it is before retirement ages rise, or that was not published on the day of issue",
    ),
)
FIXED_AGE = r"(?<!\d)(?:60|55|50|六十|五十五?)周?岁"
"""The ages of 1978, as in 年满60周岁; over 15 years from 2025 on they rise month by month."""

_calculation = partial(
    teachers.calculation, unit="月", level="person", source=DECISION, ref="TCH-S14"
)
_MONTH = ep.parse_unit("月").scale


def _statutory(birth: Fraction, age: int, first_delayed: int, step: int, most: int) -> Fraction:
    """Return the month of retirement of who is born in the month `birth`, both in base units.

    Those born before the month `first_delayed` retire at `age`; after it, every `step` months of
    birth add one month, up to `most`.
    """
    month = birth / _MONTH
    if month.denominator != 1:
        raise ValueError(f"{month} is no month; expected the year of birth times 12 plus the month")
    later = int(month) - first_delayed
    delay = 0 if later < 0 else min(most, later // step + 1)
    return (month + 12 * age + delay) * _MONTH


@_calculation(
    "retirement_month_of_men",
    ep.Words("男职工法定退休年月", "statutory month of retirement of men"),
    definition="按出生年月（年份乘12加月份）算，写法相同：1964年12月及以前出生的满60周岁，"
    "1965年1月起每4个月延1个月，到63周岁为止；弹性提前、延后不计。",
)
def retirement_month_of_men(birth: Fraction) -> Fraction:
    """Return the month by the month of birth; also for women with a senior title from 2015 on."""
    return _statutory(birth, 60, 1965 * 12 + 1, 4, 36)


@_calculation(
    "retirement_month_of_women_retiring_at_55",
    ep.Words(
        "原55周岁退休女职工法定退休年月", "statutory month of retirement of women who retired at 55"
    ),
    definition="按出生年月（年份乘12加月份）算，写法相同：1969年12月及以前出生的满55周岁，"
    "1970年1月起每4个月延1个月，到58周岁为止；女教师一般属此类，有高级职称的与男职工相同。",
)
def retirement_month_of_women_retiring_at_55(birth: Fraction) -> Fraction:
    """Return the month by the month of birth: women teachers without a senior title."""
    return _statutory(birth, 55, 1970 * 12 + 1, 4, 36)


@_calculation(
    "retirement_month_of_women_retiring_at_50",
    ep.Words(
        "原50周岁退休女职工法定退休年月", "statutory month of retirement of women who retired at 50"
    ),
    definition="按出生年月（年份乘12加月份）算，写法相同：1974年12月及以前出生的满50周岁，"
    "1975年1月起每2个月延1个月，到55周岁为止；指女工人，如工勤人员。",
)
def retirement_month_of_women_retiring_at_50(birth: Fraction) -> Fraction:
    """Return the month by the month of birth: women workers, such as kitchen staff."""
    return _statutory(birth, 50, 1975 * 12 + 1, 2, 60)


@teachers.rule(
    "TCH010",
    per="statement",
    about=elements.departures,
    nature="note",
    own_standard="retirement_by_birth_month",
    title=ep.Words("按原退休年龄推算以后的退休人数", "Retirements counted by the former ages"),
    message=ep.Words(
        "{label}{figure}（{statement}）按“{ages}”推算到{year}年，而{standards}。",
        "{figure} ({statement}) counts retirements up to {year} by “{ages}”, but {standards}.",
    ),
    remedy=ep.Words(
        "2025年起按每名教师的出生年月推算法定退休年月，再逐年计数。",
        "From 2025 on, take each teacher's statutory month of retirement by the month of birth, "
        "and count by year.",
    ),
    source=DECISION,
)
def retirement_by_former_ages(statement: ep.Statement, case: ep.Case) -> ep.Outcome:
    """Whoever would have reached 60 or 55 in 2025 or later retires up to three years later."""
    if statement.scope.get("departure_reason") != "retirement":
        return ep.not_applicable(ep.OTHER_KIND)
    ages = [word for word in statement.wording if "岁" in word and re.search(FIXED_AGE, word)]
    if not ages:
        return ep.PASSED
    year = case.plan.last_year if statement.last_year is None else statement.last_year
    changed = [
        one
        for one in case.catalogue.standards
        if one.name.startswith("teachers.retirement_gradual")
        and one.in_force_from.year <= year
        and one.known_since <= case.clock.known_on
    ]
    if not changed:
        return ep.not_applicable(BEFORE_THE_CHANGE)
    return ep.failed(
        label=statement.label,
        figure=statement.figure.text if statement.figure else statement.claim,
        statement=case.words.place(statement),
        ages="”“".join(ages),
        year=year,
        standards=case.words.asked_by(changed),
    )
