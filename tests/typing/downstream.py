"""A program as a county's developer writes it: every public name is used, with the type it has.

mypy reads it with the other tests, and in CI beside nothing but the installed package. What it must
refuse is marked by the error that it must give. A test runs it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, assert_type

from eduplan import (
    MISSING_DATA,
    NO_BASELINE,
    NO_NUMBER,
    NO_STANDARD,
    NO_TARGET,
    NOTHING_PUBLISHED,
    OTHER_KIND,
    PASSED,
    VERDICTS,
    Aim,
    Alias,
    Amendment,
    Amount,
    ArgumentError,
    AtLeast,
    AtMost,
    AuditReport,
    AuditSettings,
    Baseline,
    Better,
    Between,
    Block,
    Bound,
    Case,
    Catalogue,
    Cell,
    Change,
    Check,
    Clause,
    Compared,
    DefinitionError,
    Dimension,
    Document,
    DocumentReader,
    Domain,
    Draft,
    EduplanError,
    Element,
    Eliminate,
    EvaluationError,
    EvaluationReport,
    Exactly,
    Explanation,
    Fact,
    Failure,
    Fall,
    Figure,
    FigureError,
    Finding,
    FormatError,
    FormulaError,
    FrameError,
    FrameKindError,
    FullCoverage,
    GivenValueError,
    Goal,
    Handle,
    ImpliedTotal,
    Indicator,
    InputError,
    Institution,
    Interval,
    IntervalError,
    Isolation,
    IsolationError,
    Item,
    ItemExplanation,
    Level,
    LoadedPlan,
    Location,
    Maintain,
    ManyRegions,
    Measure,
    Multiple,
    Nature,
    Node,
    Observation,
    ObservationTable,
    Operand,
    Outcome,
    Passage,
    Plan,
    PlanProblem,
    PluginError,
    PluginReport,
    Problem,
    ProgressAnswer,
    ProgressFacts,
    ProgressMethod,
    Qualitative,
    Reason,
    RegionError,
    Register,
    RegisterError,
    Registry,
    Relation,
    Report,
    ReportFormat,
    Rise,
    Rule,
    RuleOutcome,
    Scope,
    Severity,
    Standard,
    StandardAnswer,
    Statement,
    TableError,
    TableReader,
    Tally,
    Target,
    TargetEvaluation,
    TextPlace,
    Topic,
    UndecidedError,
    Unit,
    UnitError,
    UnknownNameError,
    UnknownRuleError,
    Unread,
    Value,
    Verdict,
    Waiver,
    WaiverUse,
    Words,
    __version__,
    asks_every_year,
    asks_less,
    audit,
    audit_document,
    audit_sarif,
    call,
    can_judge,
    changed,
    count_true,
    draft,
    evaluate,
    evaluate_many,
    evaluation_document,
    explain,
    failed,
    find_settings,
    format_formula,
    format_interval,
    format_plan,
    format_value,
    growth_verbs,
    hedges,
    hookimpl,
    is_derived,
    is_sum,
    is_unsure,
    judges,
    load_registry,
    maximum,
    member,
    minimum,
    nearest_names,
    not_applicable,
    not_evaluated,
    over_of,
    parse_document,
    parse_figure,
    parse_plan,
    parse_register,
    parse_table,
    parse_unit,
    pays_only,
    read_document,
    read_plan,
    read_register,
    read_settings,
    read_table,
    ref,
    report_of,
    round_down,
    round_half_up,
    round_up,
    standard_for,
    standards_for,
    strength,
    universal_claims,
    where,
    whole_report,
    worst_severity,
    write_report,
    write_text,
    yearly_change,
)
from eduplan.report_model import Language

TODAY = datetime.date(2024, 3, 11)

# A plugin: elements, indicators, a check, a rule


def night_schools() -> Domain:
    domain = Domain("night_schools", Words("夜校", "Night schools"))
    shifts = {"early": Words("早班", "early"), "late": Words("晚班", "late")}
    assert_type(domain.dimension("shift", Words("班次", "shift"), shifts), Dimension)
    pupils = domain.element(
        "pupils", Words("夜校学生数", "pupils"), unit="人", dimensions=["shift"]
    )
    level: Level = "institution"
    seats = domain.element("seats", Words("夜校座位数", "seats"), unit="个", level=level)
    assert_type(pupils, Handle)
    assert_type(pupils.name, str)
    assert_type(pupils.definition, Element | Indicator)
    assert_type(pupils.total() / seats.total(), Operand)
    better: Better = "higher"
    domain.indicator(
        "use",
        Words("座位使用率", "use of seats"),
        formula=pupils.total() / (seats.total() * 1),
        unit="人/个",
        better=better,
    )
    _operands(pupils, seats)
    _refused(domain, pupils)
    domain.check(
        "NIG001",
        "夜校学生数 ≤ 夜校座位数 × 2[人/个]",
        title=Words("学生不超座位的两倍", "pupils within twice the seats"),
        remedy=Words("核对", "check both"),
    )
    domain.rule(
        "NIG002",
        per="target",
        title=Words("目标太低", "Target too low"),
        message=Words("{id}只要求{aim}，差{gap}。", "{id} asks for {aim} only, {gap} short."),
        remedy=Words("提高。", "Raise it."),
    )(too_low)
    return domain


def too_low(target: Target, case: Case) -> Outcome:
    assert_type(case.figures.baseline(target), Baseline | None)
    if isinstance(target.bound, Qualitative):
        return not_applicable(NO_NUMBER)
    gap = Amount(Fraction(1, 10), parse_unit("人/个"))
    severity: Severity = "info"
    nature: Nature = "gap"
    values: dict[str, Value] = {"id": target.id, "aim": case.words.aim(target), "gap": gap}
    return failed(severity=severity, nature=nature, **values)


def _operands(pupils: Operand, seats: Operand) -> None:
    """Every way to build a formula; none of them is a number or a truth value."""
    assert_type(where(pupils > 100, pupils, 100), Operand)
    assert_type(maximum(pupils, 1) + minimum(pupils, 1), Operand)
    assert_type(round_up(pupils / 45) + round_down(seats) - round_half_up(pupils, 1), Operand)
    assert_type(count_true(pupils > 1, seats > 1), Operand)
    assert_type(member("stage", "primary", "junior") & ~(pupils == 0), Operand)
    assert_type(call("teachers.retirements", 1) * 2, Operand)
    assert_type(standard_for(ref("compulsory.large_class_share")), Operand)


def _refused(domain: Domain, pupils: Handle) -> None:
    """What a type checker must refuse; nothing of it runs."""
    if domain.name:
        return
    parse_figure(0.85)  # type: ignore[arg-type]
    domain.element("x", Words("某", "x"), unit=1)  # type: ignore[arg-type]
    domain.element("x", Words("某", "x"), unit="人", level="county")  # type: ignore[arg-type]
    domain.indicator(  # type: ignore[call-arg]
        "y", Words("某", "y"), formula=pupils, unit="人"
    )
    domain.indicator("y", Words("某", "y"), formula=pupils, unit="人", better="up")  # type: ignore[arg-type]
    failed(severity="fatal")  # type: ignore[arg-type]
    failed(rate=0.85)  # type: ignore[arg-type]
    not_applicable("no baseline")  # type: ignore[arg-type]
    audit(domain, load_registry(), today=TODAY)  # type: ignore[arg-type]
    write_text(report_of(domain))  # type: ignore[arg-type]
    words = Words("规则", "rule")
    rule = domain.rule("X001", per="plan", title=words, message=words, remedy=words)
    rule(lambda plan: PASSED)  # type: ignore[type-var]


class Plugin:
    """What an entry point of the group `eduplan` may lead to: a module, or an object like this."""

    @staticmethod
    @hookimpl
    def eduplan_domains() -> list[Domain]:
        return [night_schools()]


class Misspelt:
    """A plugin whose hook has a wrong name."""

    @staticmethod
    def eduplan_domain() -> list[Domain]:
        return []


# Plans and data

PLAN = """format = 1
id = "small"
title = "小县夜校规划"
region = "229901"
region_name = "小县"
issuer = "小县人民政府"
document = "小政发〔2021〕1号"
issued = 2021-06-30
period = "2021-2025"
baseline_year = 2020

[[clause]]
id = "一"
title = "总则"

[[goal]]
id = "G1"
title = "夜校"

[[baseline]]
id = "B1"
indicator = "night_schools.use"
value = "0.80人/个"
year = 2020

[[target]]
id = "T1"
indicator = "night_schools.use"
at_least = "0.90人/个"
year = 2025
wording = ["努力", "达到"]

[[statement]]
id = "S1"
label = "学生"
about = "night_schools.pupils"
value = "约500人"

[[measure]]
id = "M1"
title = "购置座位"

[[problem]]
id = "X1"
title = "座位不足"

[[relation]]
id = "A1"
formula = "S1 ≤ 1000人"

[[waiver]]
rule = "NIG002"
subject = "T9"
reason = "已有说明"
document = "小政函〔2022〕1号"
expires = 2025-12-31

[[amendment]]
id = "V1"
document = "小政函〔2023〕1号"
date = 2023-06-01

[[amendment.change]]
target = "T1"
at_least = "0.85人/个"
reason = "人口减少"
"""
INSTITUTIONS = """地区,名称,学校类型
229901,实验幼儿园,幼儿园
"""
OBSERVATIONS = """region,institution,scope,year,element,value,unit,source
229901,,,2020,night_schools.pupils,400,人,小县教育局
229901,,,2020,night_schools.seats,500,个,小县教育局
229901,,,2024,night_schools.pupils,450,人,小县教育局
229901,,,2024,night_schools.seats,500,个,小县教育局
"""


def registry() -> Registry:
    found = Registry.of({"night_schools": Plugin}, strict=True)
    assert_type(found, Registry)
    assert_type(found.plugins, tuple[PluginReport, ...])
    assert_type(found.catalogue, Catalogue)
    return found


def loaded() -> LoadedPlan:
    found = parse_plan(PLAN, registry(), "small.toml")
    assert_type(format_plan(*found), str)
    assert_type(found.plan.targets[0].place, TextPlace | None)
    assert_type(found, LoadedPlan)
    assert_type(found.plan, Plan)
    return found


def items(plan: Plan) -> list[str]:
    """Return what a plan says, table by table, each of its own type."""
    assert_type(plan.clauses, tuple[Clause, ...])
    assert_type(plan.goals, tuple[Goal, ...])
    assert_type(plan.baselines, tuple[Baseline, ...])
    assert_type(plan.statements, tuple[Statement, ...])
    assert_type(plan.targets, tuple[Target, ...])
    assert_type(plan.measures, tuple[Measure, ...])
    assert_type(plan.problems, tuple[PlanProblem, ...])
    assert_type(plan.relations, tuple[Relation, ...])
    assert_type(plan.waivers, tuple[Waiver, ...])
    assert_type(plan.amendments, tuple[Amendment, ...])
    assert_type(plan.amendments[0].changes, tuple[Change, ...])
    assert_type(plan.by_id["T1"], Item)
    assert_type(plan.targets[0].scope, Scope)
    assert_type(plan.targets[0].location, Location | None)
    return [item.id for item in plan.items()]


def bound_words(bound: Bound) -> str:
    """Return what a bound is; a type checker knows that no case is left."""
    match bound:
        case AtLeast(figure) | AtMost(figure) | Exactly(figure) | Maintain(figure):
            return assert_type(figure, Figure).text
        case Between(lower, upper):
            return f"{lower.text}—{upper.text}"
        case Eliminate():
            return "0"
        case Qualitative(text) | FullCoverage(text):
            return text
        case Rise(figure) | Fall(figure) | Multiple(figure):
            return assert_type(figure, Figure).text
        case Compared(sense):
            return sense


# Audit, evaluation, reports


def audited(lang: Language = "zh") -> str:
    plan, using = loaded()
    report = audit(plan, using, today=TODAY, known_on=None, select=["NIG"], ignore=())
    assert_type(report, AuditReport)
    assert_type(report.findings, tuple[Finding, ...])
    assert_type(report.outcomes, tuple[RuleOutcome, ...])
    assert_type(report.waived, tuple[tuple[Finding, Waiver], ...])
    assert_type(report.case.waivers, tuple[WaiverUse, ...])
    assert_type(report.case.figures.implied_totals, tuple[ImpliedTotal, ...])
    assert_type(report.settings, AuditSettings)
    assert_type(report.exit_code, int)
    path = assert_type(find_settings("plan.toml"), str | None)
    if path is not None:
        assert_type(read_settings(path, using), AuditSettings)
    assert_type(audit_document(report, lang), dict[str, Any])
    assert_type(audit_sarif(report, lang), dict[str, Any])
    return assert_type(write_text(report_of(report), lang=lang), str)


def isolated(plan_file: str, limit: int = 10) -> list[str]:
    """Audit with the plugins in a process of their own; say what failed there, and why."""
    try:
        with Isolation(time_limit=limit) as isolation:
            plan, using = read_plan(plan_file, isolation.load_registry(without=["finance"]))
            report = audit(plan, using, today=TODAY, ask=isolation.ask)
    except IsolationError as error:
        return [str(error)]
    failures = [one.failure for one in report.failed]
    assert_type(failures, list[Failure | None])
    return [f"{one.kind} {one.words.zh} {one.id}" for one in failures if one is not None]


def evaluated(csv_file: str, lang: Language = "zh") -> str:
    plan, using = loaded()
    table = read_table(csv_file, using)
    assert_type(table, ObservationTable)
    assert_type(table.observations[0], Observation)
    assert_type(ObservationTable(list(table.observations)), ObservationTable)
    report = evaluate(plan, using, table, as_of=2024)
    assert_type(report, EvaluationReport)
    assert_type(report.targets, tuple[TargetEvaluation, ...])
    assert_type(report.tallies, tuple[Tally, ...])
    assert_type(report.targets[0].verdict, Verdict)
    assert_type(VERDICTS, tuple[Verdict, ...])
    assert_type(parse_table(OBSERVATIONS, using), ObservationTable)
    known = assert_type(parse_register(INSTITUTIONS, using), Register)
    assert callable(read_register)
    assert_type(parse_table(OBSERVATIONS, using, register=known).register, Register)
    assert_type(known.rows, tuple[Institution, ...])
    assert_type(evaluation_document(report, lang), dict[str, Any])
    assert_type(report_of(report), Report)
    assert_type(whole_report(None, report), Report)
    assert_type(report_of(report, audit(plan, using)), Report)
    assert_type(report.to_dict(), dict[str, Any])
    return assert_type(write_text(report_of(report), lang=lang), str)


def count_pages(report: Report, *, lang: Language, expand: bool) -> str:
    """Write a report as the number of its pages."""
    return f"{lang} {expand} {len(report.pages)}"


def read_lines(raw: bytes) -> list[Block]:
    return [Block(line) for line in raw.decode().splitlines()]


@hookimpl
def eduplan_document_readers() -> list[DocumentReader]:
    return [DocumentReader(".lines", Words("行", "lines"), read_lines)]


def read_cells(raw: bytes) -> list[tuple[str, list[list[str]]]]:
    return [("", [line.split("/") for line in raw.decode().splitlines()])]


@hookimpl
def eduplan_table_readers() -> list[TableReader]:
    return [TableReader(".cells", Words("格", "cells"), read_cells)]


@hookimpl
def eduplan_report_formats() -> list[ReportFormat]:
    return [ReportFormat("count", Words("页数", "pages"), count_pages)]


def as_it_is(facts: ProgressFacts) -> ProgressAnswer:
    assert_type(facts.value, Fraction)
    return ProgressAnswer(status="met" if facts.is_met else "not", words=Words("状态", "state"))


@hookimpl
def eduplan_progress_methods() -> list[ProgressMethod]:
    return [ProgressMethod("as_it_is", Words("现状", "as it is"), "here", as_it_is)]


def written(report: Report, using: Registry) -> str | bytes:
    try:
        return write_report(report, using, "count", lang="en")
    except FormatError as error:
        return str(error)


# Names, figures, formulas, standards, wording


def looked_up(catalogue: Catalogue) -> list[str]:
    assert_type(catalogue.rules, Mapping[str, Rule | Check | Alias])
    assert_type(catalogue.indicator("night_schools.use"), Indicator)
    node = catalogue.indicator("night_schools.use").formula
    assert_type(node, Node)
    figure = parse_figure("83.46%", parse_unit("%"))
    assert_type(figure, Figure)
    assert_type(figure.interval, Interval)
    assert_type(figure.unit, Unit)
    answer = standards_for(catalogue, "night_schools.use", on=TODAY, region="229901")
    assert_type(answer, StandardAnswer)
    assert_type(judges(answer, "higher"), tuple[Standard, ...])
    words = ["努力", "持续提高", "达到"]
    assert_type(hedges(words) + growth_verbs(words), tuple[str, ...])
    assert_type(universal_claims(words), tuple[str, ...])
    assert_type(pays_only(words), bool)
    return [
        format_formula(node),
        format_value(figure.value, figure.unit),
        format_interval(figure.interval, figure.unit),
        strength(words),
        *nearest_names("pupil", ["pupils", "seats"]),
    ]


def explained(using: Registry) -> str:
    """Work out an indicator from figures that are at hand."""
    given = {"夜校学生数": "60人", "夜校座位数": "80个"}
    explanation = explain("夜校学生数 ÷ 夜校座位数", using, given, year=2024)
    assert_type(explanation, Explanation)
    assert_type(explanation.as_data(), dict[str, Any])
    plan, _ = loaded()
    assert_type(explain(plan.targets[0].id, using, plan=plan), ItemExplanation)
    try:
        explain("night_schools.use", using, {"夜校学生数 + 1人": "60人"}, year=2024)
    except GivenValueError as error:
        return f"{explanation.text()}; {error}"
    return explanation.text()


def change_of(bound: Rise, start: Interval) -> Interval | None:
    """Return the yearly change that leads to where a rise leads."""
    end = assert_type(changed(bound, start, Interval.point(bound.figure.value), 5), Interval)
    return assert_type(yearly_change(bound, start, end, 5), Interval | None)


def aim_of(target: Target, case: Case) -> Interval:
    """Return the values that a target accepts when it is due."""
    return assert_type(case.figures.aim(target), Aim).accepted


def judged(standard: Standard, target: Target) -> list[bool | Severity]:
    """Hold a target against a standard."""
    return [
        assert_type(asks_less(target.bound, standard.bound, "higher"), bool),
        assert_type(is_sum(target.bound), bool),
        assert_type(is_derived(target), bool),
        assert_type(over_of(target.bound) == "mean", bool),
        assert_type(asks_every_year(target.bound), bool),
        assert_type(can_judge(standard), bool),
        assert_type(is_unsure(standard), bool),
        assert_type(worst_severity([standard], target), Severity),
    ]


def reasons() -> list[str]:
    """Return the reasons for which a rule may say nothing."""
    found = [NOTHING_PUBLISHED, NO_BASELINE, NO_STANDARD, NO_TARGET, OTHER_KIND]
    assert_type(found, list[Reason])
    assert_type(not_evaluated(MISSING_DATA, "night_schools.pupils"), Outcome)
    assert_type(UndecidedError(MISSING_DATA).reason, Reason)
    assert_type(PASSED.reason, Reason | None)
    return [one.code for one in found]


def topic_name(topic: Topic) -> str:
    return topic.name


# Documents: paragraphs and cells with their clauses


def clauses(document: Document | None = None) -> dict[str, str]:
    read = document or parse_document("一、目标\n新建幼儿园2所。".encode(), "plan.txt")
    kept = (None, Cell(1, 1, 1))
    found: list[Passage] = [one for one in read.passages if one.cell in kept]
    return {one.clause: one.text for one in found}


def drafted() -> list[str]:
    document = parse_document("到2025年，毛入园率达到95%。".encode(), "plan.txt")
    found: Draft = draft(document, registry())
    facts: tuple[Fact, ...] = found.facts
    unread: tuple[Unread, ...] = found.unread
    return [f"{one.label}={one.value}{one.unit}" for one in facts] + [one.quote for one in unread]


# Mistakes: one base for all, each with what is wrong


def mistakes() -> list[str]:
    said: list[str] = []
    domain = Domain("mistakes", Words("错误", "Mistakes"))
    for wrong in (
        lambda: parse_figure("不少"),
        lambda: parse_unit("斤斤"),
        lambda: domain.element("Not A Name", Words("某", "x"), unit="人"),
        lambda: explain("1 +", registry(), {}, year=2024),
        lambda: registry().catalogue.get("night_schools.pupil"),
        lambda: read_plan("no-such-plan.toml", load_registry()),
        lambda: Registry.of({"misspelt": Misspelt}, strict=True),
        lambda: read_document("no-such-plan.docx"),
        lambda: audit(*loaded(), today=TODAY, select="PLAN"),
        lambda: audit(*loaded(), today=TODAY, select=["NIG999"]),
        lambda: standards_for(registry(), "night_schools.use", on=TODAY, region="2299"),
        lambda: ObservationTable([*parse_table(OBSERVATIONS, registry()).observations] * 2),
        lambda: parse_figure("80%以上").interval.value,
    ):
        try:
            wrong()
        except (TableError, RegisterError) as error:
            said.append(type(error).__name__)
        except InputError as error:
            assert_type(error.problems, tuple[Problem, ...])
            said.append(type(error).__name__)
        except (FigureError, UnitError, FormulaError, DefinitionError) as error:
            said.append(type(error).__name__)
        except (UnknownNameError, PluginError, EvaluationError, ArgumentError) as error:
            said.append(type(error).__name__)
        except (UnknownRuleError, RegionError, IntervalError) as error:
            said.append(type(error).__name__)
        except EduplanError as error:
            said.append(f"{type(error).__name__}?")
    return said


def many_regions(data: object) -> list[str]:
    try:
        found = assert_type(evaluate_many(data, registry(), loaded()[0]), ManyRegions)
    except (FrameError, FrameKindError) as error:
        return [str(error)]
    return [one.name for one in found.values]


def version() -> str:
    return assert_type(__version__, str)
