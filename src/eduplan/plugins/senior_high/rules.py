"""高中阶段规则: whose students a rate counts, from which year it is, and whether it can be."""

from __future__ import annotations

from fractions import Fraction

import eduplan as ep
from eduplan.plugins.senior_high import elements, indicators
from eduplan.plugins.senior_high.domain import senior_high

BULLETIN = "教育部《全国教育事业发展统计公报》的指标解释"
SCHOOLS = "governance.schools"
ENOUGH_SCHOOLS = ep.Reason(
    "enough_schools",
    ep.Words("规划列出了几所普通高中", "the plan lists several senior high schools"),
)

senior_high.alias(
    "SH001",
    "PLAN001",
    title=ep.Words("高中阶段目标劣于基数", "Senior-secondary target worse than its baseline"),
)
senior_high.alias(
    "SH005",
    "PLAN026",
    title=ep.Words("承诺加快普及，但基年已经达到", "Faster universal access promised, but reached"),
)
senior_high.alias(
    "SH006",
    "PLAN047",
    title=ep.Words("高中阶段毛入学率没有写年份", "Gross enrolment rate without a year"),
)
senior_high.check(
    "SH003",
    ep.ref("governance.students").select("stage", "senior").total()
    + elements.vocational_students.total()
    + elements.adult_students.total()
    == elements.stage_students,
    title=ep.Words(
        "普高、中职、成人高中之和不等于总数", "The three kinds of students don't sum up"
    ),
    remedy=ep.Words(
        "核对年报：普通高中、中职、成人高中在校生之和应等于高中阶段在校生数，技工学校不要漏计。",
        "Check the return: general, vocational and adult students must sum to the whole stage; "
        "don't leave out technical schools.",
    ),
    source="教育事业统计年报",
)


@senior_high.rule(
    "SH002",
    per="indicator",
    about=indicators.gross_enrolment_rate,
    nature="gap",
    title=ep.Words("毛入学率没有写明按居住地统计", "Gross enrolment rate not counted by residence"),
    message=ep.Words(
        "{name}（{items}）没有写明按户籍或居住地统计，而{reason}：学生跨区就读，"
        "按学校所在地算的率不反映本区学生。",
        "{name} ({items}) is not said to be counted by residence, but {reason}: students cross "
        "the border, and a rate by location of the school says little of the region's own.",
    ),
    remedy=ep.Words(
        "按户籍或居住地统计在校生，与15–17周岁人口同一口径，并写明（scope 中 basis = "
        '"residence"）。',
        "Count students by residence, as the population aged 15 to 17 is, and say so (basis = "
        '"residence" in the scope).',
    ),
    source=BULLETIN,
)
def basis_unstated(indicator: ep.Indicator, case: ep.Case) -> ep.Outcome:
    """A county with one senior high, or no vocational school, sends its students elsewhere."""
    items = _not_by_residence(case)
    if not items:
        return ep.PASSED
    general = _schools(case, "stage", "senior")
    vocational = _schools(case, "school_type", "vocational_school")
    if not general and not vocational:
        return ep.not_evaluated(ep.MISSING_DATA, SCHOOLS)
    if general and _total(general) <= 1:
        beside, reason = general, _few(_total(general))
    elif vocational and _total(vocational) == 0:
        beside, reason = vocational, ep.Words("没有中等职业学校", "there is no vocational school")
    else:
        return ep.not_applicable(ENOUGH_SCHOOLS)
    places = [case.words.place(item) for item in items]
    return ep.failed(
        *(item.id for item in (*items, *beside)),
        name=case.words.label(indicator.name),
        items=ep.Words.clauses(places),
        reason=reason,
    )


@senior_high.rule(
    "SH004",
    per="baseline",
    about=indicators.gross_enrolment_rate,
    nature="note",
    own_standard="plausible_gross_enrolment",
    title=ep.Words("毛入学率超出合理范围", "Gross enrolment rate out of range"),
    message=ep.Words(
        "高中阶段毛入学率{state}（{baseline}）不在{band}之间。",
        "The gross enrolment rate {state} ({baseline}) is not within {band}.",
    ),
    remedy=ep.Words(
        "核对分子是否按居住地统计、是否计入中职和成人高中，分母是否为15–17周岁常住人口。",
        "Check that students are counted by residence and include vocational and adult ones, and "
        "that the denominator is the resident population aged 15 to 17.",
    ),
    source=BULLETIN,
)
def implausible_gross_rate(baseline: ep.Baseline, case: ep.Case) -> ep.Outcome:
    """Above the band students come from elsewhere, below it a kind of students is left out."""
    plausible = case.catalogue.standard("senior_high.plausible_gross_enrolment").bound
    if baseline.figure.interval.meets(plausible.accepted):
        return ep.PASSED
    return ep.failed(
        state=baseline.figure.text,
        baseline=case.words.place(baseline),
        band=case.words.bound(plausible, baseline.indicator),
    )


def _not_by_residence(case: ep.Case) -> list[ep.Target | ep.Baseline]:
    """Return the baselines and targets of the rate that don't say that they go by residence."""
    name = indicators.gross_enrolment_rate.name
    items: list[ep.Target | ep.Baseline] = [*case.index.baselines(name)]
    items += [one for one in case.index.targets(name) if not isinstance(one.bound, ep.Qualitative)]
    return [item for item in items if item.scope.get("basis") != "residence"]


def _schools(case: ep.Case, dimension: str, code: str) -> list[ep.Statement]:
    """Return the newest counts of schools of a kind: that of all, else those of its parts."""
    alone = case.figures.count(SCHOOLS, {dimension: code})
    if alone is not None:
        return [alone]
    found = [
        one
        for one in case.index.statements(SCHOOLS)
        if one.scope.get(dimension) == code and one.figure is not None
    ]
    newest = max(map(case.plan.year_of, found), default=0)
    kinds: dict[frozenset[tuple[str, str]], list[ep.Statement]] = {}
    for one in found:
        if case.plan.year_of(one) == newest:
            kinds.setdefault(frozenset(one.scope.items()), []).append(one)
    counts = map(case.figures.one_of, kinds.values())
    return [count for count in counts if count is not None]


def _total(schools: list[ep.Statement]) -> Fraction:
    return sum((one.figure.value for one in schools if one.figure is not None), Fraction(0))


def _few(count: Fraction) -> ep.Words:
    if count == 0:
        return ep.Words("区域内没有普通高中", "the region has no senior high school")
    number = ep.format_value(count, ep.parse_unit(""))
    return ep.Words(
        f"规划列出的普通高中只有{number}所", f"the plan lists {number} senior high school only"
    )
