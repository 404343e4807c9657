"""The plugin of 青溪县 (invented): after-school service; its standard is in standards.toml."""

from __future__ import annotations

import eduplan as ep

qingxi = ep.Domain(
    "qingxi",
    ep.Words("青溪县", "Qingxi County"),
    requires=("governance",),
    ships=("standards", "pages", "cases"),
)

students = qingxi.element(
    "after_school_students",
    ep.Words("参加课后服务学生数", "students in after-school service"),
    unit="人",
    definition="秋季学期参加课后服务满一个月的义务教育学生，每人计一次。",
    source="县教育局课后服务台账",
)

rate = qingxi.indicator(
    "after_school_rate",
    ep.Words("课后服务参加率", "after-school service rate"),
    formula=students / ep.ref("governance.students").select("stage", "compulsory"),
    unit="%",
    most="100%",
    better="higher",
    definition="参加课后服务的学生占义务教育在校生之比。",
    source="县教育局课后服务台账、教育事业统计年报",
)


@qingxi.rule(
    "QX001",
    per="target",
    about=rate,
    title=ep.Words("课后服务目标没有措施", "After-school target without a measure"),
    message=ep.Words(
        "{target}：没有一项措施推动课后服务参加率。",
        "{target}: no measure moves the after-school service rate.",
    ),
    remedy=ep.Words(
        "写明由谁、用什么经费开展课后服务。", "Say who provides the service, with what money."
    ),
)
def nobody_provides(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """A rate does not rise by itself."""
    if any(rate.name in measure.moves for measure in case.plan.measures):
        return ep.PASSED
    return ep.failed(target=case.words.place(target))


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the domain 青溪县."""
    return [qingxi]
