"""教育经费规则: totals that may overlap, and quotas that fall behind the standard of a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

import eduplan as ep
from eduplan.plugins.finance.domain import finance

ONE_TOTAL = ep.Reason(
    "one_total", ep.Words("没有可能包含的其他数", "it may include no other figure")
)
DO_NOT_FIT = ep.Reason(
    "do_not_fit",
    ep.Words("不能都包含，由PLAN036报告", "it can't include them all; PLAN036 reports it"),
)
_Asks: TypeAlias = "ep.Bound | ep.Aim"
FLOOR_KINDS = ("legal", "supervision", "funding", "target")
PAID_IN_TIME = ep.Reason(
    "paid_in_time",
    ep.Words("写的是按时发放，不是定额的目标", "it is about paying in time, not about the amount"),
)
SINCE_THEN = ep.Reason(
    "published_later",
    ep.Words("规划印发后才公布了更高的要求", "more is asked only since the plan was issued"),
)

finance.alias(
    "FIN006",
    "PLAN009",
    title=ep.Words("花钱的措施没有经费安排", "Measure that costs money without money"),
)


@finance.rule(
    "FIN002",
    per="statement",
    nature="gap",
    title=ep.Words("两个合计是否重叠没有写明", "Two totals may overlap"),
    message=ep.Words(
        "{label}{figure}（{whole}）是否包含{parts}，规划没有写明，不能相加。",
        "The plan does not say whether {figure} ({whole}) includes {parts}; they can't be added.",
    ),
    remedy=ep.Words(
        "写明是“其中”还是“另有”，或给出各项与合计的等式。",
        "Say “of which” or “besides”, or give the items that make up the total.",
    ),
)
def totals_that_may_overlap(statement: ep.Statement, case: ep.Case) -> ep.Outcome:
    """Who adds up two totals of which one includes the other counts it twice."""
    possible = case.figures.possible_parts(statement)
    if statement.figure is None or not possible.parts:
        return ep.not_applicable(ONE_TOTAL)
    if not possible.fit:
        return ep.not_applicable(DO_NOT_FIT)
    return ep.failed(
        *(part.id for part in possible.parts),
        label=statement.label,
        figure=statement.figure.text,
        whole=case.words.place(statement),
        parts=case.words.listed(possible.parts),
    )


@finance.rule(
    "FIN003",
    per="target",
    about=("numeric", "directed"),
    severity="error",
    title=ep.Words("经费目标低于当年的标准", "Funding target below the standard of a year"),
    message=ep.Words(
        "{name}：目标{aim}（{target}）{short}{kept}{later}。",
        "{name}: the target {aim} ({target}) {short}{kept}{later}.",
    ),
    remedy=ep.Words(
        "按年份写出定额，从标准提高的那年起不低于当年的标准，并写明增加的部分由哪级财政承担。",
        "Give the quota year by year, from the year of each rise not below the standard, and say "
        "which level of government pays the difference.",
    ),
    source="《关于进一步完善城乡义务教育经费保障机制的通知》（国发〔2015〕67号）及以后各年的调整",
)
def below_the_standard_of_a_year(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """A quota is a series: what was enough in one year may fall short in the next.

    Each year of the target is judged by what applies at its end and was known when it was set; what
    was published later is told, not held against it. A quota of no year that is to be paid in time
    is the one that applies, whatever its amount then is.
    """
    better = case.catalogue.indicator(target.indicator).better
    if not case.standards.has_funding(target.indicator):
        return ep.not_applicable(ep.OTHER_KIND)
    if target.year is None and ep.pays_only(target.wording):
        return ep.not_applicable(PAID_IN_TIME)
    years = [_Year(year, bound, target, case, better) for year, bound in _series(target, case)]
    short = [one for one in years if one.weaker]
    later = dict.fromkeys(standard for one in years for standard in one.later)
    if short:
        weaker = dict.fromkeys(standard for one in short for standard in one.weaker)
        return ep.failed(
            severity=ep.worst_severity(weaker, target),
            name=case.words.name(target),
            aim=case.words.aim(target),
            target=case.words.place(target),
            short=_shortfalls(short, case),
            kept=_kept(years),
            later=case.words.asked_since(later),
        )
    if later:
        return ep.not_applicable(SINCE_THEN)
    return ep.PASSED if any(one.floors for one in years) else ep.not_applicable(ep.NO_STANDARD)


class _Year:
    """What one year of a target is judged by, and which of it asks more than the target."""

    def __init__(
        self,
        year: int,
        bound: _Asks,
        target: ep.Target,
        case: ep.Case,
        better: ep.Better,
    ) -> None:
        known_on = case.standards.known_when(target)
        answer = case.standards.about(target.indicator, year, target.scope, FLOOR_KINDS, known_on)
        self.year = year
        self.floors = ep.judges(answer, better)
        self.weaker = tuple(one for one in self.floors if ep.asks_less(bound, one.bound, better))
        self.later = tuple(
            one for one in answer.published_later if ep.asks_less(bound, one.bound, better)
        )


def _series(target: ep.Target, case: ep.Case) -> Iterator[tuple[int, _Asks]]:
    """Yield the years that a target speaks of, and what it asks in each.

    One without a year, and one that maintains a state, hold in every year of the period; any other
    in its due year, and its milestones in theirs. Nothing is carried to years in between, and what
    an amendment restated speaks of no year before it.
    """
    plan, amendment = case.plan, case.index.amendment_of(target)
    since = plan.first_year if amendment is None else amendment.date.year
    aim = case.figures.aim(target)
    asked: dict[int, _Asks] = {}
    if aim.reason is None:
        is_of_all = target.year is None or ep.asks_every_year(target.bound)
        due = plan.due_year(target)
        asked = dict.fromkeys(range(plan.first_year if is_of_all else due, due + 1), aim)
    asked |= {year: ep.Exactly(figure) for year, figure in target.milestones.items()}
    yield from sorted((year, bound) for year, bound in asked.items() if year >= since)


def _shortfalls(years: Iterable[_Year], case: ep.Case) -> ep.Words:
    """Return the years that fall short, each run of years with what it falls short of."""
    below = ep.Words("在{span}年低于{asked}", "in {span} is below {asked}")
    return ep.Words.clauses(
        below.fill(span=_span(one.year for one in run), asked=case.words.asked_by(weaker))
        for weaker, run in groupby(years, lambda one: one.weaker)
    )


def _kept(years: Iterable[_Year]) -> ep.Words:
    """Return the years in which the target is up to what applied, if there are any."""
    span = _span(one.year for one in years if one.floors and not one.weaker)
    if not span:
        return ep.Words("", "")
    return ep.Words(f"；{span}年不低于当年的标准", f"; it is up to the standard in {span}")


def _span(years: Iterable[int]) -> str:
    """Return years as people write them: 2021—2024, or 2021、2023 where some are left out."""
    found = list(years)
    if len(found) > 1 and found[-1] - found[0] == len(found) - 1:
        return f"{found[0]}—{found[-1]}"
    return "、".join(map(str, found))
