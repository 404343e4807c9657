"""The mid-term or final evaluation as a bureau writes it: 时序进度, 目标一致法, what is to be done.

Binding and expected targets are counted and shown apart, and so are those that an amendment
restated in the middle of the period. What no data can tell, such as whether a measure was carried
out, is left for the bodies that are responsible to fill in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from eduplan.engine.evaluation.evaluate import BINDINGS, EvaluationReport
from eduplan.engine.evaluation.pace import time_gone
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.plan.model import Measure
from eduplan.quantity import Interval, parse_unit
from eduplan.report.evaluation import gravest_first, title_of
from eduplan.report.labels import counted, file_name
from eduplan.report.pictures import level_section
from eduplan.report.target_words import TargetWords, share_words
from eduplan.report_model import (
    NOTHING,
    Cell,
    Column,
    Entry,
    Field,
    Fields,
    Note,
    Page,
    Part,
    Quantity,
    Reference,
    Report,
    Role,
    Row,
    Section,
    Table,
)
from eduplan.words import COMMA, SEMICOLON, Words

_MIDTERM = Words("中期评估", "Mid-term evaluation")
_FINAL = Words("总结评估", "Final evaluation")
_OVERALL = Words("总体判断", "Overall")
_AGREEMENT = Words("指标完成情况（目标一致法）", "Indicators, by agreement with the targets")
_LAGGING = Words("滞后的目标（{n}项）", "Targets that lag ({n})")
_MEASURES = Words("措施落实情况", "Measures")
_PROBLEMS = Words("存在的问题", "Problems")
_PROPOSALS = Words("对策建议", "Proposals")
_METHOD = Words("怎样判断的", "How it was judged")

_NUMBERED = Words("{number}、{title}", "{number}. {title}")
_NUMBERS = "一二三四五六七"

_PERIOD = Words(
    "规划期{first}—{last}年，以{base}年为基期；到{year}年底，时间过去{passed}。",
    "The plan is for {first} to {last}, from {base}; by the end of {year}, {passed} of the time "
    "is gone.",
)
_TARGETS = Words("共{n}项目标：{kinds}。", "{n} targets: {kinds}.")
_BEHIND = Words("存在约束性指标滞后：{names}。", "Binding targets are behind: {names}.")
_NONE_BEHIND = Words(
    "能评的{n}项约束性目标都已达到或按进度推进。",
    "All {n} binding targets that can be judged are met or on schedule.",
)
_OPEN = Words(
    "{n}项目标数据不足，没有判断，不算达到：{names}。",
    "{n} targets lack data; they are not judged and not counted as met: {names}.",
)
_KIND_COUNT = Words("{kind}{n}项", "{n} {kind}")
_RESTATED = Words("其中：中期调整过的", "of these: restated by an amendment")
_INDICATORS = Words("{kind}目标", "{kind} targets")
_GONE = Words("已走 {gone}（应走 {due}）", "{gone} of the way ({due} due)")
_PER_YEAR = Words(
    "到{year}年还有{n}年，平均每年要推进 {step}", "{n} years are left until {year}: {step} a year"
)
_RESTORE = Words(
    "这是每年都要保持的，应即补上", "it is to be kept in every year, and is due at once"
)
_OVERDUE = Words("已经到期", "it is due")
_NO_MEASURE = Words(
    "规划没有措施推动它：补上措施和责任单位", "no measure of the plan moves it: add one"
)
_BY = Words("推动它的措施：{measures}", "measures that move it: {measures}")
_BINDING_RULE = Words(
    "约束性目标滞后，要有专门的措施、责任单位和年度节点；未经规定的程序不能调低",
    "a binding target that lags needs a measure, a body and yearly milestones of its own; it is "
    "not lowered outside the procedure",
)
_COLLECT = Words("补上数据：{what}", "collect the data: {what}")
_SET_RIGHT = Words("核对数据：{what}", "check the data: {what}")
_DISAGREES = Words("{rule}（{n}处）", "{rule} ({n})")
_TO_FILL = Words("（由责任单位填写）", "(for the body to fill in)")
_NO_PROBLEM = Words(
    "没有滞后的目标，数据没有自相矛盾。",
    "No target lags, and the data do not contradict themselves.",
)
_NOTES = (
    Words(
        "时序进度：走了多少与时间过去多少（或年度节点要求多少）相比；按时或超前是“达到时序”，"
        "至少八成是“基本达到”，不到八成是“滞后”。八成是 eduplan 的约定，国家文件没有规定。",
        "Pace: the share of the way against the share of the time, or what the milestones ask; on "
        "schedule from 1 on, broadly from 0.8, behind below. The 0.8 is eduplan's own convention.",
    ),
    Words(
        "目标一致法：一致率 = 达到或符合预期的目标数 ÷ 能评的目标数；约束性、预期性分开算，"
        "没有数据的和由人认定的不在其中。",
        "Agreement: targets that are met or on schedule ÷ targets that can be judged; binding and "
        "expected apart, without those that lack data or that people judge.",
    ),
    Words(
        "基期已经达到的是底线，要保持的逐年看；缺数就是未知，不用别的年份顶替。",
        "What was met at the start is a floor; what is to be kept is judged year by year; missing "
        "data stay unknown, no other year stands in.",
    ),
)
_PERCENT = parse_unit("%")


def _columns(*parts: tuple[str, str, str, str]) -> tuple[Column, ...]:
    return tuple(
        Column(key, Words(zh, en), "amount" if kind == "amount" else "words")
        for key, zh, en, kind in parts
    )


_TALLY = _columns(
    ("kind", "性质", "Kind", ""),
    ("targets", "目标数", "Targets", "amount"),
    ("judged", "能评", "Judged", "amount"),
    ("met", "达到", "Met", "amount"),
    ("on_track", "按进度", "On schedule", "amount"),
    ("lagging", "滞后", "Behind", "amount"),
    ("rest", "未达标、进度不明", "Not met, pace unknown", "amount"),
    ("no_data", "数据不足", "No data", "amount"),
    ("manual", "人工认定", "By people", "amount"),
    ("agreement", "一致率", "Agreement", "amount"),
)
_STAND = _columns(
    ("target", "指标", "Indicator", ""),
    ("start", "基期", "Start", "amount"),
    ("value", "现状", "Now", "amount"),
    ("aim", "目标", "Target", ""),
    ("due", "到期", "Due", ""),
    ("gone", "时序进度", "Pace", ""),
    ("verdict", "结论", "Verdict", ""),
)
_MEASURE = _columns(
    ("measure", "措施", "Measure", ""),
    ("body", "责任单位", "Body", ""),
    ("when", "时间", "When", ""),
    ("money", "经费", "Money", ""),
    ("targets", "推动的目标及进展", "Targets that it moves, and how they stand", ""),
    ("state", "落实情况", "State", ""),
)


def midterm_report(result: EvaluationReport) -> Report:
    """Return the evaluation of a plan in the middle or at the end of its period."""
    plan = result.plan
    kind = _FINAL if result.as_of >= plan.last_year else _MIDTERM
    head = Fields(
        (
            Field.of("规划", "Plan", Words.join((plan.title, plan.document), COMMA)),
            Field.of("评估时点", "Judged at the end of", str(result.as_of)),
            Field.of("数据", "Data", file_name(result.table.file)),
        )
    )
    parts = (
        Section(_OVERALL, tuple(_overall(result))),
        Section(_AGREEMENT, tuple(_agreement(result))),
        *_lagging(result),
        *_measures(result),
        Section(_PROBLEMS, tuple(_problems(result))),
        *_proposals(result),
        Section(_METHOD, tuple(map(Note, _NOTES))),
    )
    numbered = tuple(
        attrs.evolve(one, title=_NUMBERED.fill(number=Words(zh, str(n)), title=one.title))
        for n, (zh, one) in enumerate(zip(_NUMBERS, parts, strict=False), start=1)
    )
    return Report((Page(Words.same(plan.title), head, numbered, kind=kind),))


def _overall(result: EvaluationReport) -> Iterator[Note]:
    plan = result.plan
    passed = time_gone(plan.baseline_year, result.as_of, plan.last_year)
    yield Note(
        _PERIOD.fill(
            first=plan.first_year,
            last=plan.last_year,
            base=plan.baseline_year,
            year=result.as_of,
            passed=share_words(Interval.point(min(passed or Fraction(1), Fraction(1)))),
        )
    )
    kinds = Words.listed(
        _KIND_COUNT.fill(kind=BINDINGS[one.binding], n=one.targets) for one in result.tallies
    )
    yield Note(_TARGETS.fill(n=len(result.targets), kinds=kinds))
    binding = [one for one in result.targets if one.target.binding == "binding"]
    behind = [one for one in binding if one.verdict.lags]
    judged = sum(one.level.state in ("met", "missed") for one in binding)
    if behind:
        yield Note(_BEHIND.fill(names=_named(behind, result)), role="error")
    elif judged:
        yield Note(_NONE_BEHIND.fill(n=judged))
    unknown = [one for one in result.targets if one.level.state == "unknown"]
    if unknown:
        yield Note(_OPEN.fill(n=len(unknown), names=_named(unknown, result)), role="warning")


def _named(targets: Iterable[TargetEvaluation], result: EvaluationReport) -> Words:
    return Words.listed(TargetWords(one, result.case).label() for one in targets)


def _agreement(result: EvaluationReport) -> Iterator[Part]:
    groups = [
        (BINDINGS[tally.binding], [o for o in result.targets if o.target.binding == tally.binding])
        for tally in result.tallies
    ]
    restated = [one for one in result.targets if one.target.amended_by]
    rows = [_tally(kind, targets) for kind, targets in groups]
    if restated:
        rows.append(_tally(_RESTATED, restated))
    yield Table(_TALLY, tuple(rows))
    for kind, targets in groups:
        table = Table(_STAND, tuple(_stand(one, result) for one in gravest_first(targets)))
        yield Section(_INDICATORS.fill(kind=kind), (table,))
    yield from level_section(result)


def _tally(kind: Words, targets: list[TargetEvaluation]) -> Row:
    """Return how some targets stand; the columns after `judged` add up."""
    states = Counter(one.level.state for one in targets)
    judged = states["met"] + states["missed"]
    moving = sum(one.level.state == "missed" and one.verdict.counts for one in targets)
    lagging = sum(one.verdict.lags for one in targets)
    counts = {
        "targets": len(targets),
        "judged": judged,
        "met": states["met"],
        "on_track": moving,
        "lagging": lagging,
        "rest": judged - states["met"] - moving - lagging,
        "no_data": states["unknown"],
        "manual": states["manual"],
    }
    cells = [Cell(Words.same(counts[one.key]), (one,)) for one in counted(counts)]
    agreed = sum(one.verdict.counts for one in targets if one.level.state in ("met", "missed"))
    rate = Interval.point(Fraction(agreed, judged)) if judged else None
    words = share_words(rate) if rate else Words("—", "—")
    return Row((Cell(kind), *cells, Cell(words, (Quantity("agreement", rate, _PERCENT),))))


def _stand(one: TargetEvaluation, result: EvaluationReport) -> Row:
    said, pace = TargetWords(one, result.case), one.pace
    start = one.start.value.printed if one.start else None
    value = one.value.value.printed if one.value and one.value.value else None
    gone = pace.reason or NOTHING
    if pace.share is not None and pace.due is not None:
        gone = _GONE.fill(gone=share_words(pace.share), due=share_words(Interval.point(pace.due)))
    role: Role = "warning" if one.verdict.lags else ""
    here = (Reference("item", one.target.id),)
    return Row(
        (
            Cell(said.label(), references=here),
            _amount("start", start, said),
            _amount("value", value, said),
            Cell(said.aim()),
            Cell(Words.same(one.due_year)),
            Cell(gone),
            Cell(one.verdict.words),
        ),
        role=role,
    )


def _amount(key: str, value: Interval | None, said: TargetWords) -> Cell:
    words = Words("—", "—") if value is None else said.value(value)
    return Cell(words, (Quantity(key, value, said.unit),))


def _lagging(result: EvaluationReport) -> Iterator[Section]:
    if result.lagging:
        entries = tuple(_behind(one, result) for one in _binding_first(result))
        yield Section(_LAGGING.fill(n=len(entries)), entries, is_numbered=True)


def _binding_first(result: EvaluationReport) -> list[TargetEvaluation]:
    return sorted(result.lagging, key=lambda one: one.target.binding != "binding")


def _behind(one: TargetEvaluation, result: EvaluationReport) -> Entry:
    said = TargetWords(one, result.case)
    fields = Fields(
        (
            Field.of("水平", "Level", said.level()),
            Field.of("进度", "Pace", said.pace()),
            Field.of("方向", "Direction", said.direction()),
            Field.of("起点", "Start", said.start()),
        )
    )
    kind = BINDINGS[one.target.binding]
    tag = Words.join((kind, one.verdict.words), COMMA)
    there = (Reference("item", one.target.id), *Reference.all("clause", one.target.clauses))
    return Entry(said.title(), "warning", tag, references=there, parts=(fields,))


def _measures(result: EvaluationReport) -> Iterator[Section]:
    plan = result.plan
    rows = tuple(_measure(one, result) for one in plan.measures if not one.retrospective)
    if rows:
        yield Section(_MEASURES, (Table(_MEASURE, rows),))


def _measure(one: Measure, result: EvaluationReport) -> Row:
    moved = [t for t in result.targets if t.target.indicator and t.target.indicator in one.moves]
    states = Words.join(
        (Words.join((result.case.words.mark(t.target), t.verdict.words), " ") for t in moved),
        SEMICOLON,
    )
    years = "—".join(str(y) for y in dict.fromkeys((one.first_year, one.last_year)) if y)
    return Row.of(
        result.case.words.called(one),
        "、".join(one.responsible),
        years,
        one.money.text if one.money else "",
        states,
        _TO_FILL,
    )


def _problems(result: EvaluationReport) -> Iterator[Part]:
    entries = [
        *(_problem(one, result) for one in _binding_first(result)),
        *(_problem(one, result) for one in result.targets if one.level.state == "unknown"),
        *map(Entry, _disagreements(result)),
    ]
    yield from entries
    if not entries:
        yield Note(_NO_PROBLEM)


def _disagreements(result: EvaluationReport) -> Iterator[Words]:
    """Yield what the data contradict themselves in, and how often."""
    for code, n in Counter(one.code for one in result.findings).items():
        yield _DISAGREES.fill(rule=title_of(code, result), n=n)


def _problem(one: TargetEvaluation, result: EvaluationReport) -> Entry:
    said = TargetWords(one, result.case)
    words = Words("{head}：{verdict}。{level}", "{head}: {verdict}. {level}").fill(
        head=said.label(), verdict=one.verdict.words, level=said.level()
    )
    return Entry(words, references=(Reference("item", one.target.id),))


def _proposals(result: EvaluationReport) -> Iterator[Section]:
    entries = [_proposal(one, result) for one in _binding_first(result)]
    entries += [
        Entry(_COLLECT.fill(what=_named([one], result)))
        for one in result.targets
        if one.level.state == "unknown"
    ]
    entries += [Entry(_SET_RIGHT.fill(what=one)) for one in _disagreements(result)]
    if entries:
        yield Section(_PROPOSALS, tuple(entries), is_numbered=True)


def _proposal(one: TargetEvaluation, result: EvaluationReport) -> Entry:
    """Return what would bring a target that lags back on its way."""
    said, measures = TargetWords(one, result.case), result.plan.measures_for(one.target)
    left = one.due_year - one.as_of
    lines: list[Words] = []
    if one.pace.method == "yearly":
        lines.append(_RESTORE)
    elif left <= 0:
        lines.append(_OVERDUE)
    elif one.level.gap is not None:
        step = one.level.gap * Interval.point(Fraction(1, left))
        lines.append(_PER_YEAR.fill(year=one.due_year, n=left, step=said.difference(step)))
    lines.append(said.whole_units())
    named = Words.listed(
        result.case.words.called(measure).with_details(*measure.responsible) for measure in measures
    )
    lines.append(_BY.fill(measures=named) if measures else _NO_MEASURE)
    if one.target.binding == "binding":
        lines.append(_BINDING_RULE)
    there = (Reference("item", one.target.id), *Reference.all("clause", one.target.clauses))
    return Entry(said.title(), references=there, parts=tuple(Note(line) for line in lines if line))
