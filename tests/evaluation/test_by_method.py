"""Methods of progress by name: two as they are published, and those of plugins."""

from __future__ import annotations

import types
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

import jsonschema
import pytest

from eduplan import (
    InputError,
    ProgressAnswer,
    ProgressFacts,
    ProgressMethod,
    Registry,
    Words,
    evaluate,
    hookimpl,
    parse_plan,
    read_table,
    report_of,
    write_text,
)
from eduplan.engine.evaluation.evaluate import EvaluationError
from eduplan.readings.growth import OWN_METHODS
from eduplan.report.schemas import document_schema
from tests import small

if TYPE_CHECKING:
    from pathlib import Path

METHODS = {one.name: one.judge for one in OWN_METHODS}


def _facts(
    start: str, value: str, target: str, better: Literal["higher", "lower"], unit: str = "%"
) -> ProgressFacts:
    begun, now, end = Fraction(start), Fraction(value), Fraction(target)
    return ProgressFacts(
        start=begun,
        start_year=2020,
        value=now,
        year=2023,
        target=end,
        due_year=2025,
        better=better,
        is_met=now >= end if better == "higher" else now <= end,
        unit=unit,
    )


# Computed apart from this program for the cases of the methods' own comparison: base 2020,
# now 2023, due 2025.
CASES = [
    ("60", "72", "85", "higher", ("moderate_progress", "0.869"), ("fair", "0.852")),
    ("40", "28", "15", "lower", ("moderate_progress", "0.629"), ("fair", "0.717")),
    ("7", "1", "0", "lower", ("limited_progress", "0.575"), ("on_track", "0.961")),
    ("0.9", "0.95", "1", "higher", ("moderate_progress", "0.854"), ("fair", "0.849")),
    ("0", "30", "80", "higher", ("substantial_progress", "3.512"), ("on_track", "362")),
    ("60", "60", "85", "higher", ("limited_progress", "0.000"), ("stagnation", "0.000")),
    ("60", "58", "85", "higher", ("deterioration", "-0.156"), ("stagnation", "-0.132")),
]


@pytest.mark.parametrize(("start", "value", "target", "better", "sdg", "chart"), CASES)
def test_the_published_methods_give_what_they_give_elsewhere(
    start: str,
    value: str,
    target: str,
    better: Literal["higher", "lower"],
    sdg: tuple[str, str],
    chart: tuple[str, str],
) -> None:
    unit = "" if "." in start else "人"
    for name, (status, ratio) in (("compound_growth", sdg), ("un_chart", chart)):
        answer = METHODS[name](_facts(start, value, target, better, unit))

        assert answer.status == status
        assert answer.measure is not None
        lower, upper = answer.measure.lower, answer.measure.upper
        assert lower is not None
        assert upper is not None
        digits = len(ratio.partition(".")[2])
        assert round(lower, digits) == round(upper, digits) == Fraction(ratio)


@pytest.mark.parametrize("name", METHODS)
def test_what_is_met_is_achieved_whatever_the_trend(name: str) -> None:
    answer = METHODS[name](_facts("99", "98.5", "95", "higher"))

    assert answer.status == "target_achieved"


@pytest.mark.parametrize("name", METHODS)
def test_a_value_that_is_to_be_kept_has_no_way_to_go(name: str) -> None:
    answer = METHODS[name](_facts("100", "98.2", "100", "higher"))

    assert answer.status == "not_applicable"


@pytest.mark.parametrize("name", METHODS)
def test_values_of_two_signs_have_no_growth(name: str) -> None:
    assert METHODS[name](_facts("-2", "3", "8", "higher")).status == "not_applicable"


def test_the_chart_takes_what_is_within_one_of_a_hundred_percent_for_achieved() -> None:
    assert METHODS["un_chart"](_facts("90", "99", "100", "higher")).status == "target_achieved"
    assert METHODS["un_chart"](_facts("90", "98.9", "100", "higher")).status == "on_track"
    assert METHODS["un_chart"](_facts("90", "99", "100", "higher", "人")).status == "on_track"


def test_the_steps_show_inputs_and_arithmetic_and_what_stands_in_for_zero() -> None:
    steps = [one.zh for one in METHODS["compound_growth"](_facts("60", "72", "85", "higher")).steps]

    assert steps == [
        "实际年均增长 = (72 ÷ 60)^(1 ÷ 3) − 1 = 6.27%",
        "需要的年均增长 = (85 ÷ 60)^(1 ÷ 5) − 1 = 7.21%",
        "R = 0.869",
    ]
    zero = METHODS["compound_growth"](_facts("7", "1", "0", "lower")).steps
    assert zero[0].zh == "目标为0，以0.001代替"


# Selected for a run, or for a target

PLAN = f"{small.HEAD}{small.BASELINE}{small.TARGET}"
DATA = "地区,年份,指标,数值\n229901,2023,schools.use,83%\n"


def _plugin(judge: Any, name: str = "halfway") -> types.ModuleType:
    module = types.ModuleType("plugin")

    @hookimpl
    def eduplan_progress_methods() -> list[ProgressMethod]:
        return [ProgressMethod(name, Words("走过一半", "half the way"), "本县", judge)]

    module.eduplan_progress_methods = eduplan_progress_methods  # type: ignore[attr-defined]
    return module


def _halfway(facts: ProgressFacts) -> ProgressAnswer:
    gone = (facts.value - facts.start) / (facts.target - facts.start)
    is_half = gone * 2 >= 1
    return ProgressAnswer(status="half" if is_half else "less", words=Words("过半", "half"))


def _evaluated(
    folder: Path, method: str = "", plan: str = PLAN, plugin: types.ModuleType | None = None
) -> Any:
    plugins = {"schools": small.plugin(small.schools())}
    known = Registry.of({**plugins, **({"county": plugin} if plugin else {})}, strict=True)
    loaded = parse_plan(plan, known)
    path = folder / "data.csv"
    path.write_text(DATA, "utf-8")
    table = read_table(path, loaded.registry, plan=loaded.plan)
    return evaluate(*loaded, table, method=method)


def test_a_method_is_chosen_for_the_run_and_told_beside_our_own_pace(tmp_path: Path) -> None:
    result = _evaluated(tmp_path, "compound_growth")
    text = write_text(report_of(result))
    document = result.to_dict()

    jsonschema.validate(document, document_schema("evaluation"))
    [target] = document["targets"]
    assert target["by_method"]["method"] == "compound_growth"
    assert target["by_method"]["status"] == "substantial_progress"
    assert target["pace"]["method"] == "linear_share"
    assert "年均增长之比（SDG 监测）：进展显著" in text
    assert "实际年均增长 = (83 ÷ 80)^(1 ÷ 3) − 1 = 1.23%" in text


def test_without_one_nothing_of_it_is_said(tmp_path: Path) -> None:
    result = _evaluated(tmp_path)

    assert "by_method" not in result.to_dict()["targets"][0]
    assert "另按" not in write_text(report_of(result))


def test_a_target_may_name_its_own(tmp_path: Path) -> None:
    plan = PLAN.replace("year = 2025", 'year = 2025\nmethod = "un_chart"')

    [target] = _evaluated(tmp_path, "compound_growth", plan).to_dict()["targets"]

    assert target["by_method"]["method"] == "un_chart"


def test_a_method_of_a_plugin_is_asked_like_ours(tmp_path: Path) -> None:
    [target] = _evaluated(tmp_path, "halfway", plugin=_plugin(_halfway)).to_dict()["targets"]

    assert target["by_method"]["status"] == "half"


def test_a_method_that_is_unknown_is_named_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="'compound_grow'; did you mean 'compound_growth'"):
        _evaluated(tmp_path, "compound_grow")
    plan = PLAN.replace("year = 2025", 'year = 2025\nmethod = "un_charts"')
    with pytest.raises(InputError, match="un_chart'"):
        _evaluated(tmp_path, plan=plan)


@pytest.mark.parametrize("answer", [None, ZeroDivisionError])
def test_a_method_that_fails_says_so_of_the_target_and_the_rest_goes_on(
    answer: Any, tmp_path: Path
) -> None:
    def broken(facts: ProgressFacts) -> Any:
        if answer:
            raise answer
        return answer

    [target] = _evaluated(tmp_path, "halfway", plugin=_plugin(broken)).to_dict()["targets"]

    assert target["by_method"]["status"] == "error"
    assert target["level"]["state"] == "missed"


def test_a_name_that_is_ours_sets_the_plugin_aside() -> None:
    known = Registry.of({"county": _plugin(_halfway, "un_chart")})

    [reason] = known.failed[0].reasons
    assert "the method of progress 'un_chart' is that of eduplan too" in str(reason)
