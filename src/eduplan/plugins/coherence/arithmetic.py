"""Rules on the plan's own arithmetic: is each figure possible, and do they hold together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

IMPOSSIBLE = ep.Reason(
    "impossible",
    ep.Words("数值超出可能的范围（PLAN039）", "a figure is impossible; PLAN039 says so"),
)
NO_LIMIT = ep.Reason(
    "no_limit", ep.Words("这个指标没有最大可能值", "nothing limits the values of the indicator")
)
ANY = ep.Words("任意大", "any number")
TOGETHER = ep.Words("（与{relations}一起看）", " (together with {relations})")
NO_STATE = ep.Reason(
    "no_state", ep.Words("不是某一年的整体状况", "it is not the state of a whole in one year")
)
ONE_FIGURE = ep.Reason(
    "one_figure", ep.Words("没有同样的其他数", "there is no other figure of the same")
)
CANNOT_TELL = ep.Reason(
    "cannot_tell", ep.Words("公布的数不足以判断", "the published figures are not enough to tell")
)


@coherence.rule(
    "PLAN020",
    per="relation",
    severity="error",
    title=ep.Words("公布的数字对不上", "Published figures do not add up"),
    message=ep.Words(
        "{relation}不可能成立：{arithmetic}{against}。",
        "{relation} can't hold: {arithmetic}{against}.",
    ),
    remedy=ep.Words(
        "核对各数的口径和年份，更正其中的错数；口径不同的，分别写明。",
        "Check what each figure covers and when, mend the wrong one, or state how they differ.",
    ),
)
def figures_that_do_not_add_up(relation: ep.Relation, case: ep.Case) -> ep.Outcome:
    """A relation that no values within the printed precision can meet is an error somewhere."""
    verdict = case.arithmetic.verdicts[relation.id]
    if verdict == "holds":
        return ep.PASSED
    if verdict == "cannot_tell":
        return ep.not_evaluated(CANNOT_TELL, *case.arithmetic.unknown(relation.id))
    judgement = case.arithmetic.judgement(relation.id)
    against = ep.Words.listed(map(case.words.subject, judgement.against))
    read = [name for name in relation.reads if name in case.plan.by_id]
    return ep.failed(
        *read,
        *judgement.against,
        relation=case.words.mark(relation),
        arithmetic=judgement.arithmetic,
        against=TOGETHER.fill(relations=against) if against else "",
    )


@coherence.rule(
    "PLAN039",
    per="figure",
    severity="error",
    title=ep.Words("数值超出可能的范围", "Figure beyond what is possible"),
    message=ep.Words(
        "{name}不可能是{printed}（{place}）：这个指标在{least}到{most}之间。",
        "{name} can't be {printed} ({place}): the indicator is between {least} and {most}.",
    ),
    remedy=ep.Words(
        "核对小数点、位数和单位（85.0%不要写成850%）；可以超过的另有指标，如毛入学率、增长率，改用它们。",
        "Check the decimal point, the digits and the unit (85.0%, not 850%); where the figure is "
        "of a rate that may be larger, such as a gross rate or a growth, name that indicator.",
    ),
)
def beyond_the_possible(item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case) -> ep.Outcome:
    """A part is at most its whole: a share, a coverage or a net rate ends at 100 %.

    A change that leads below zero, or beyond what is possible, can't be meant either.
    """
    name = item.about if isinstance(item, ep.Statement) else item.indicator
    is_change = isinstance(item, ep.Target) and isinstance(item.bound, (ep.Rise, ep.Fall))
    definition = case.catalogue.definitions.get(name)
    if isinstance(definition, ep.Element) and is_change:
        definition = case.catalogue.indicator(name)
    if not isinstance(definition, ep.Indicator) or (definition.most is None and not is_change):
        return ep.not_applicable(NO_LIMIT)
    indicator = definition
    printed = _impossible(item, indicator, case)
    if not printed:
        return ep.PASSED
    return ep.failed(
        name=case.words.name(item),
        printed=ep.Words.listed(printed),
        place=case.words.place(item),
        least=ep.Amount(Fraction(0), indicator.unit),
        most=ANY if indicator.most is None else ep.Amount(indicator.most, indicator.unit),
    )


def _impossible(
    item: ep.Baseline | ep.Statement | ep.Target, indicator: ep.Indicator, case: ep.Case
) -> list[ep.Words]:
    """Return the figures of an item that are impossible, as people write them."""
    if not isinstance(item, ep.Target):
        figure = item.figure
        if figure is None or indicator.can_be(figure):
            return []
        return [ep.Words(figure.text, figure.text)]
    bound = item.bound
    ends = (bound.lower, bound.upper) if isinstance(bound, ep.Between) else _ends(bound)
    found = [] if all(map(indicator.can_be, ends)) else [case.words.aim(item)]
    if isinstance(bound, (ep.Rise, ep.Fall)):
        aim, possible = case.figures.aim(item), ep.Interval(0, indicator.most)
        is_possible = indicator.is_change or aim.possibly.meets(possible)
        found = [] if is_possible else [case.figures.implied(item)]
    return found + [
        ep.Words(f"{year}年的{figure.text}", f"{figure.text} in {year}")
        for year, figure in item.milestones.items()
        if not indicator.can_be(figure)
    ]


def _ends(bound: ep.Bound) -> tuple[ep.Figure, ...]:
    figure: ep.Figure | None = getattr(bound, "figure", None)
    return () if figure is None else (figure,)


@coherence.rule(
    "PLAN040",
    per="statement",
    title=ep.Words("同一个数有两个不同的值", "Two values of one figure"),
    message=ep.Words(
        "{name}：{year}年的数一处是{one_figure}（{one}），一处是{other_figure}（{other}），"
        "范围相同而不相等，也没有写明哪个是其中的一部分。",
        "{name} in {year} is {one_figure} ({one}) and again {other_figure} ({other}): of the same "
        "scope, not equal, and neither is said to be a part.",
    ),
    remedy=ep.Words(
        "核对两处的来源，只保留一个数；口径不同的写明各自的范围，是一部分的写“其中”。",
        "Check the sources and keep one; where they mean different things, state the scope of "
        "each, and say 其中 of a part.",
    ),
)
def two_values_of_one_figure(statement: ep.Statement, case: ep.Case) -> ep.Outcome:
    """What is counted on one day has one number; what others calculate with is only one of two.

    What is counted over a time may be told in parts, each with a number of its own: purchases.
    The later figure is told at the earlier.
    """
    if statement.figure is None or not _is_whole_state(statement, case):
        return ep.not_applicable(NO_STATE)
    figure = None
    for other, figure in _same_figures(statement, case):
        if not figure.interval.meets(statement.figure.interval):
            return ep.failed(
                other.id,
                name=case.words.label(statement.about),
                year=case.plan.year_of(statement),
                one=case.words.place(statement),
                one_figure=statement.figure.text,
                other=case.words.place(other),
                other_figure=figure.text,
            )
    return ep.not_applicable(ONE_FIGURE) if figure is None else ep.PASSED


def _is_whole_state(statement: ep.Statement, case: ep.Case) -> bool:
    """Tell whether a dated figure is of something as it stood, and of all of it."""
    if statement.first_year is None or statement.first_year != statement.last_year:
        return False
    definition = case.catalogue.definitions.get(statement.about)
    counted = getattr(definition, "time_point", "")
    if not isinstance(definition, ep.Indicator) and counted not in ("september", "december"):
        return False
    return not case.figures.is_part(statement)


def _same_figures(
    statement: ep.Statement, case: ep.Case
) -> Iterator[tuple[ep.Baseline | ep.Statement, ep.Figure]]:
    """Yield later statements, and baselines, of exactly this name, scope and year.

    Those that a relation of the plan reads together are parts of something, as it says.
    """
    together = case.index.read_together(statement.id)
    for one in case.index.statements_after(statement):
        if one.figure is not None and one.id not in together and _is_whole_state(one, case):
            yield one, one.figure
    year = statement.last_year
    for baseline in case.index.baselines(statement.about, statement.scope, year):
        if baseline.year is not None:
            yield baseline, baseline.figure
