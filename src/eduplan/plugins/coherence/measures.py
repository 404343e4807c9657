"""Rules on measures and problems: who acts, with what money, how often, and answering what."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

NOT_LINKED = ep.Reason(
    "problems_not_linked",
    ep.Words("规划文件没有写哪条措施回应哪个问题", "the file does not say what answers what"),
)
NEEDS_NO_MONEY = ep.Reason(
    "needs_no_money", ep.Words("措施的表述不涉及支出", "its wording implies no spending")
)


@coherence.rule(
    "PLAN009",
    per="measure",
    documents=("plan", "measures"),
    about="of_the_period",
    nature="gap",
    title=ep.Words("措施没有经费安排", "Measure without money"),
    message=ep.Words(
        "{title}（{measure}）需要经费，但没有写{lacking}。",
        "{title} ({measure}) needs money, but {lacking}.",
    ),
    remedy=ep.Words(
        "写明数额、年度和来源；暂时定不下来的，写明由谁在何时核定。",
        "Give amount, years and source, or say who settles them and when.",
    ),
)
def unfunded_measure(measure: ep.Measure, case: ep.Case) -> ep.Outcome:
    """新建, 购置, 招聘, 补贴 or higher pay cost money that somebody must provide."""
    if not measure.needs_money and measure.money is None:
        return ep.not_applicable(NEEDS_NO_MONEY)
    lacking = _lacking(measure)
    if lacking is None:
        return ep.PASSED
    return ep.failed(title=measure.title, measure=case.words.place(measure), lacking=lacking)


def _lacking(measure: ep.Measure) -> ep.Words | None:
    """Return which of amount and source is not given: an amount that nobody pays is a wish."""
    if measure.money is None and not measure.money_source:
        return ep.Words("数额和来源", "neither amount nor source is given")
    if measure.money is None:
        return ep.Words("数额", "its amount is not given")
    return None if measure.money_source else ep.Words("来源", "its source is not given")


@coherence.rule(
    "PLAN010",
    per="measure",
    documents=("plan", "measures"),
    about="of_the_period",
    nature="gap",
    title=ep.Words("措施没有责任单位", "Measure without a responsible body"),
    message=ep.Words(
        "{title}（{measure}）没有写明责任单位。", "{title} ({measure}) names no responsible body."
    ),
    remedy=ep.Words(
        "逐项写明牵头单位和配合单位，或附任务分工表。",
        "Name who leads and who helps for each measure, or add a table of duties.",
    ),
)
def nobody_responsible(measure: ep.Measure, case: ep.Case) -> ep.Outcome:
    """What nobody is named for, nobody can be asked about."""
    if measure.responsible:
        return ep.PASSED
    return ep.failed(title=measure.title, measure=case.words.place(measure))


@coherence.rule(
    "PLAN021",
    per="topic",
    documents=("plan", "measures"),
    severity="info",
    nature="note",
    title=ep.Words("同一事项在多处规定", "One matter regulated in several clauses"),
    message=ep.Words(
        "“{topic}”在{count}处规定：{places}，容易前后不一。",
        "“{topic}” is regulated in {count} clauses ({places}), which may come to differ.",
    ),
    remedy=ep.Words(
        "归并到一处，其他条款引用它；分开写的，核对要求是否一致。",
        "Say it in one clause and refer to that, or check that the clauses ask the same.",
    ),
)
def regulated_twice(topic: ep.Topic, case: ep.Case) -> ep.Outcome:
    """What stands in several places is amended in one of them."""
    clauses = dict.fromkeys(clause for one in topic.measures for clause in one.clauses)
    if len(clauses) < 2:
        return ep.PASSED
    places = [case.words.place(measure) for measure in topic.measures]
    return ep.failed(
        *(measure.id for measure in topic.measures),
        topic=topic.name,
        count=len(clauses),
        places=ep.Words.clauses(places),
    )


@coherence.rule(
    "PLAN014",
    per="problem",
    documents=("plan",),
    nature="gap",
    title=ep.Words("问题没有回应", "Problem without an answer"),
    message=ep.Words("{title}（{problem}）：{gap}。", "{title} ({problem}): {gap}."),
    remedy=ep.Words(
        "给每个问题配上措施，并用一个有目标的指标衡量它是否解决。",
        "Give each problem a measure, and an indicator with a target that shows it solved.",
    ),
)
def unanswered_problem(problem: ep.PlanProblem, case: ep.Case) -> ep.Outcome:
    """A diagnosed difficulty needs a measure, and a target that shows whether it goes away.

    What was done before the period did not solve it, and words alone measure nothing. Where
    nobody linked what was drafted of a document, nothing is known of it.
    """
    if problem.quote and not any(one.answers for one in case.plan.measures):
        return ep.not_applicable(NOT_LINKED)
    targets = (target for name in problem.indicators for target in case.index.targets(name))
    if problem.id not in case.index.answered:
        gap = ep.Words("没有任何措施回应", "no measure answers it")
    elif all(isinstance(target.bound, ep.Qualitative) for target in targets):
        gap = ep.Words(
            "有措施，但没有指标和有数值的目标衡量",
            "measures answer it, but no target with a number measures it",
        )
    else:
        return ep.PASSED
    return ep.failed(title=problem.title, problem=case.words.place(problem), gap=gap)
