"""Rules on published figures: do rates fit their counts, parts their whole, items their sum."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.coherence import arithmetic
from eduplan.plugins.coherence.domain import coherence
from eduplan.plugins.coherence.header import UNSURE

ALL = ep.Interval.point(ep.parse_unit("%").scale * 100)
"""All of a population: 100 %."""

UNMEASURED = ep.Words(
    "{count}个没有基数，如{some}", "{count} of them have no baseline, such as {some}"
)
TOO_LOW = ep.Words(
    "{count}个的现状和目标都达不到要求，如{some}",
    "{count} of them stay below what is asked, in state and in target, such as {some}",
)
SAME_INDICATOR = ep.Reason(
    "same_indicator", ep.Words("已在同一指标的前一个目标中判断", "judged at an earlier target")
)
NO_WHOLE = ep.Reason(
    "no_whole", ep.Words("没有公布包含它的整体", "no whole that includes it is published")
)
NO_PARTS = ep.Reason(
    "no_parts", ep.Words("没有类别重叠的其他数", "no other figure overlaps with it")
)
ONE_BASELINE = ep.Reason(
    "one_baseline", ep.Words("没有同一年的其他基数", "there is no other baseline of the year")
)
NOT_WHOLE = ep.Reason("not_whole", ep.Words("整体不是100%", "the whole is not 100 %"))


@coherence.rule(
    "PLAN019",
    per="target",
    documents=("plan", "measures"),
    about="composite",
    nature="gap",
    title=ep.Words("综合性目标缺少分项基数", "Composite target without its components"),
    message=ep.Words(
        "{name}（{target}）由{count}个分项判定，其中{gaps}。",
        "{name} ({target}) stands on {count} components; {gaps}.",
    ),
    remedy=ep.Words(
        "逐项列出现状、标准和差距，并排出达标的时间表。",
        "List each component with its state, standard and gap, and when it is to be met.",
    ),
)
def components_without_baseline(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """A status such as 优质均衡 is reached item by item, so its start is the items' state.

    An item whose state misses what the supervision asks needs a target that reaches it.
    """
    every = case.index.targets(target.indicator, target.scope)
    if target.id != every[0].id:
        return ep.not_applicable(SAME_INDICATOR)
    components = case.catalogue.indicator(target.indicator).components
    missing = [case.words.label(name) for name in components if not case.figures.has_state(name)]
    states = [state for name in components for state in case.index.baselines(name)]
    year = case.plan.due_year(target)
    short = [state for state in states if _stays_short(state, year, case)]
    if not missing and not short:
        return ep.PASSED
    return ep.failed(
        *(other.id for other in every[1:]),
        *(state.id for state in short),
        name=case.words.name(target),
        target=case.words.place(target),
        count=len(components),
        gaps=_gaps(missing, [case.words.name(state) for state in short]),
    )


def _stays_short(state: ep.Baseline, year: int, case: ep.Case) -> bool:
    """Tell whether a state misses what is asked in a year, and no target lifts it there."""
    better = case.catalogue.indicator(state.indicator).better
    answer = case.standards.about(state.indicator, year, state.scope, ("legal", "supervision"))
    targets = case.index.targets(state.indicator, state.scope)
    bounds: list[ep.Bound | ep.Aim] = [
        ep.Exactly(state.figure),
        *(case.figures.aim(target) for target in targets),
    ]
    return any(
        all(ep.asks_less(bound, floor.bound, better) for bound in bounds)
        for floor in ep.judges(answer, better)
    )


def _gaps(missing: list[ep.Words], short: list[ep.Words]) -> ep.Words:
    """Return how many components have no state, and how many stay below what is asked."""
    return ep.Words.clauses(
        said.fill(count=len(names), some=ep.Words.listed(names[:3]))
        for said, names in ((UNMEASURED, missing), (TOO_LOW, short))
        if names
    )


@coherence.rule(
    "PLAN022",
    per="figure",
    about="numeric",
    nature="note",
    title=ep.Words("整体100%而其中一部分不到", "The whole at 100 %, a part of it below"),
    message=ep.Words(
        "{whole_name}{whole_state}（{whole}），而其中的{name}只有{state}（{baseline}）："
        "只有整体的分母不含这部分，或差额在四舍五入之内，两数才能都成立，规划没有说明是哪一种。",
        "{whole_name} is {whole_state} ({whole}), but its part {name} only {state} ({baseline}): "
        "both hold only if the whole leaves this part out or rounds it away, and the plan says "
        "neither.",
    ),
    remedy=ep.Words(
        "写明整体的统计口径；把这部分计入的，更正整体的数。",
        "State whom the whole covers, or correct it where this part belongs to it.",
    ),
)
def part_below_a_full_whole(
    item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case
) -> ep.Outcome:
    """Where everybody is in school, so is every disabled child."""
    indicator = _published_indicator(item, case)
    if indicator is None or not indicator.within or isinstance(item, ep.Target):
        return ep.not_applicable(ep.OTHER_KIND)
    if item.unsure:
        return ep.not_evaluated(UNSURE)
    year, figure = case.plan.year_of(item), item.figure
    wholes: list[ep.Baseline | ep.Statement] = [*case.index.baselines(indicator.within, item.scope)]
    wholes += case.index.statements(indicator.within, item.scope)
    whole = case.figures.one_of([one for one in wholes if case.plan.year_of(one) == year])
    if whole is None or whole.figure is None or figure is None:
        return ep.not_applicable(NO_WHOLE)
    if not whole.figure.interval.meets(ALL):
        return ep.not_applicable(NOT_WHOLE)
    if ep.Interval.less(figure.interval, ALL) is not True:
        return ep.PASSED
    return ep.failed(
        whole.id,
        whole_name=case.words.name(whole),
        whole_state=whole.figure.text,
        whole=case.words.place(whole),
        name=case.words.name(item),
        state=figure.text,
        baseline=case.words.place(item),
    )


@coherence.rule(
    "PLAN030",
    per="figure",
    about="numeric",
    severity="error",
    title=ep.Words("公布的率与公布的数对不上", "A published rate does not follow from its counts"),
    message=ep.Words(
        "{name}公布为{state}（{baseline}），按公布的数计算是{arithmetic}。",
        "{name} is published as {state} ({baseline}), but calculated from the published counts it "
        "is {arithmetic}.",
    ),
    remedy=ep.Words(
        "核对各数的口径和年份，更正其中的错数；口径不同的，分别写明。",
        "Check what each figure covers and when, mend the wrong one, or state how they differ.",
    ),
)
def rate_against_counts(item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case) -> ep.Outcome:
    """The rate that the counts give, within the printed precision, must be the rate printed.

    One that no counts can give is PLAN039's.
    """
    indicator = _published_indicator(item, case)
    if indicator is None or isinstance(item, ep.Target) or item.figure is None:
        return ep.not_applicable(ep.OTHER_KIND)
    if not indicator.can_be(item.figure):
        return ep.not_applicable(arithmetic.IMPOSSIBLE)
    found = case.figures.calculated(indicator.name, item.scope, case.plan.year_of(item))
    if found is None:
        return ep.not_applicable(ep.OTHER_KIND)
    if not {*found.items} - {item.id}:
        return ep.not_applicable(ep.NOTHING_PUBLISHED)
    if not found.interval.meets(item.figure.interval):
        known = ep.Words("", "")
        if found.missing:
            known = _in_any_case(found.interval, item.figure, indicator, case)
        return ep.failed(
            *found.items,
            name=case.words.name(item),
            state=item.figure.text,
            baseline=case.words.place(item),
            arithmetic=ep.Words.join((found.words(), known)),
        )
    return ep.not_evaluated(ep.MISSING_DATA, *found.missing) if found.missing else ep.PASSED


def _in_any_case(
    may_be: ep.Interval, printed: ep.Figure, indicator: ep.Indicator, case: ep.Case
) -> ep.Words:
    """Return what a rate is whatever the counts that are missing may be."""
    is_more = ep.Interval.less(printed.interval, may_be)
    end = may_be.lower if is_more else may_be.upper
    if end is None:
        return ep.Words("", "")
    unit = case.catalogue.unit(indicator.name)
    value = ep.Words.in_both(lambda lang: ep.format_value(end, unit, lang=lang))
    zh = "；不论所缺的是多少，都至少是" if is_more else "；不论所缺的是多少，都至多是"
    en = "at least " if is_more else "at most "
    return ep.Words.join((ep.Words(zh, f"; whatever is missing, it is {en}"), value))


def _published_indicator(
    item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case
) -> ep.Indicator | None:
    """Return the indicator whose state in one year an item publishes; None if it does not."""
    if isinstance(item, ep.Target):
        return None
    if isinstance(item, ep.Baseline):
        return case.catalogue.indicator(item.indicator)
    if item.first_year != item.last_year or case.figures.is_part(item):
        return None
    found = case.catalogue.definitions.get(item.about)
    return found if isinstance(found, ep.Indicator) else None


@coherence.rule(
    "PLAN037",
    per="baseline",
    severity="error",
    title=ep.Words("同一指标有两个不同的基数", "Two different baselines of one indicator"),
    message=ep.Words(
        "{name}：{when}的基数一处是{state}（{baseline}），一处是{other_state}（{other}），不可能都对。",
        "{name}: the baseline {when} is {state} ({baseline}) and again {other_state} ({other}); "
        "they can't both be right.",
    ),
    remedy=ep.Words(
        "核对两处的来源，只保留一个数；口径不同的，分别写明各自的范围。",
        "Check the sources and keep one figure; where the two mean different things, state the "
        "scope of each.",
    ),
)
def contradictory_baselines(baseline: ep.Baseline, case: ep.Case) -> ep.Outcome:
    """One indicator has one state in one year; what two figures start from, nobody knows.

    The later figure is told at the earlier. One without a year is compared with others without.
    """
    every = case.index.baselines(baseline.indicator, baseline.scope)
    if baseline.unsure:
        return ep.not_evaluated(UNSURE)
    same = [one for one in every if one.year == baseline.year and not one.unsure]
    later = same[same.index(baseline) + 1 :]
    if not later:
        return ep.not_applicable(ONE_BASELINE)
    other = next(
        (one for one in later if not one.figure.interval.meets(baseline.figure.interval)), None
    )
    if other is None:
        return ep.PASSED
    dated, year = baseline.year is not None, baseline.year
    return ep.failed(
        other.id,
        name=case.words.name(baseline),
        when=ep.Words(f"{year}年", f"of {year}")
        if dated
        else ep.Words("未写年份", "without a year"),
        state=baseline.figure.text,
        baseline=case.words.place(baseline),
        other_state=other.figure.text,
        other=case.words.place(other),
    )


@coherence.rule(
    "PLAN036",
    per="statement",
    nature="note",
    title=ep.Words(
        "类别重叠的几个数对不上", "Figures of overlapping categories can't be reconciled"
    ),
    message=ep.Words(
        "{label}{figure}（{whole}）按类别可以包含{parts}，而这些合起来比它还多：哪些算在里面，规划没有写明。",
        "By its kind, {figure} ({whole}) may include {parts}, but together they are more than it "
        "is; the plan does not say which it counts.",
    ),
    remedy=ep.Words(
        "写明各数的品类、单位和年份，互不重复；有包含关系的写“其中”。",
        "State the items, unit and years of each so that none is counted twice; write 其中 where "
        "one includes the other.",
    ),
)
def parts_beyond_their_whole(statement: ep.Statement, case: ep.Case) -> ep.Outcome:
    """Where kinds overlap, a total that is less than what it may include counts something else."""
    possible = case.figures.possible_parts(statement)
    if statement.figure is None or not possible.parts:
        return ep.not_applicable(NO_PARTS)
    if possible.fit:
        return ep.PASSED
    return ep.failed(
        *(part.id for part in possible.parts),
        label=statement.label,
        figure=statement.figure.text,
        whole=case.words.place(statement),
        parts=case.words.listed(possible.parts),
    )
