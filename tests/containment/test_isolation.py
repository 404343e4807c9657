"""`--isolate`: a plugin that hangs or ends the process ends itself only, and is named for it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from eduplan.report.schemas import document_schema
from tests import small
from tests.containment.environment import BUILT_IN, Environment
from tests.containment.test_bad_plugins import DAY, FAILED, PLAN, SET_ASIDE
from tests.evaluation.county import HEADER

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 10  # seconds; what does no harm needs much less, also where much else runs
ISOLATED = ("--isolate", "--time-limit", str(LIMIT))


OWN = """
[[element]]
name = "local.children"
label = "全县孩子数"
label_en = "children of the county"
unit = "人"

[[indicator]]
name = "local.double"
label = "两倍孩子数"
label_en = "twice the children"
unit = "人"
better = "higher"
formula = "全县孩子数 × 2"

[[baseline]]
id = "B1"
indicator = "local.double"
value = "900人"
year = 2020

[[target]]
id = "T1"
indicator = "local.double"
at_least = "800人"
year = 2025

[[waiver]]
rule = "GUD001"
subject = "plan"
reason = "县里已知"
document = "小政函〔2021〕1号"
expires = 2025-12-31

[[waiver]]
rule = "PLAN002"
subject = "T1"
reason = "写错了"
document = "小政函〔2021〕2号"
expires = 2025-12-31
"""


@pytest.fixture(scope="module")
def audited(environment: Environment) -> Any:
    """Return the audit with every bad plugin but two."""
    done = environment.eduplan_process(
        "audit", PLAN, *DAY, *ISOLATED, "--format", "json",
        without=("calculations_that_fail", "differs_by_process"),
    )  # fmt: skip
    assert done.code == 1, done.err
    jsonschema.validate(done.document, document_schema("audit"))
    return done.document


def _failures(document: Any, code: str) -> list[tuple[str, str]]:
    return [
        (one["subject"], one["reason"]) for one in document["failed_rules"] if one["code"] == code
    ]


def test_a_plugin_that_hangs_or_ends_the_process_when_imported_is_set_aside_by_name(
    audited: Any,
) -> None:
    """It is not imported here at all; the others, also bad ones, are what they are without."""
    reasons = {one["name"]: one["reasons"] for one in audited["plugins"] if one["reasons"]}

    assert reasons["hangs_at_import"] == [f"gave no answer within {LIMIT} seconds"]
    assert reasons["dies_at_import"] == ["ended its process with exit code 7"]
    assert sorted(reasons) == sorted([*SET_ASIDE, "dies_at_import", "hangs_at_import"])


def test_a_rule_that_hangs_fails_on_that_subject_and_is_not_asked_again(audited: Any) -> None:
    """What it had answered before counts, and no time limit is waited for twice."""
    first, *rest = _failures(audited, "HNG001")

    assert first == ("T2", "timed_out")
    assert {reason for _, reason in rest} == {"not_asked"}
    assert len({subject for subject, _ in rest}) == len(rest) > 0


def test_a_rule_that_ends_the_process_fails_with_what_ended_it(audited: Any) -> None:
    """By its own exit, or by a crash of the interpreter."""
    assert _failures(audited, "DIE001") == [("plan", "died")]
    assert _failures(audited, "DIE002") == [("plan", "died")]
    texts = [one["text"] for one in audited["failed_rules"] if one["code"] == "DIE002"]
    assert sys.platform == "win32" or "the signal SIG" in texts[0]


def test_a_rule_that_takes_all_memory_fails_before_the_machine_does(audited: Any) -> None:
    """Where the system can limit a process it is told so; else the time or its end decides."""
    ((subject, reason),) = _failures(audited, "DIE003")

    assert subject == "plan"
    assert sys.platform != "linux" or reason == "raised"


def test_all_other_rules_answer_also_those_that_fail_in_milder_ways(audited: Any) -> None:
    """The counts add up: of every rule on every subject there is one outcome."""
    failed = {one["code"] for one in audited["failed_rules"]}

    assert failed == {*FAILED, "HNG001", "DIE001", "DIE002", "DIE003"}
    assert [one["code"] for one in audited["findings"]] == ["GUD001"]
    counts = audited["counts"]
    assert sum(counts["by_status"].values()) == counts["outcomes"]


@pytest.mark.parametrize(
    ("plan", "format_"),
    [
        (PLAN, "json"),
        ("examples/erdaojiang/plan.toml", "json"),
        ("examples/erdaojiang/plan.toml", "text"),
        ("examples/erdaojiang/plan.toml", "sarif"),
    ],
)
def test_when_all_is_well_the_output_is_the_same_to_the_byte(
    environment: Environment, plan: str, format_: str
) -> None:
    """Also that about plugins and rules that fail, with their tracebacks."""
    arguments = ("audit", plan, *DAY, "--format", format_)
    here, isolated = environment.eduplan(*arguments), environment.eduplan(*arguments, "--isolate")

    assert isolated.raw == here.raw
    assert isolated.code == here.code == 1


def test_waivers_and_the_own_definitions_of_a_plan_go_along(
    environment: Environment, tmp_path: Path
) -> None:
    """Rules about waivers are asked after all others, also in the other process."""
    plan = tmp_path / "plan.toml"
    plan.write_text(small.HEAD + OWN, encoding="utf-8")
    arguments = ("audit", plan, *DAY, "--format", "json")
    here, isolated = environment.eduplan(*arguments), environment.eduplan(*arguments, "--isolate")

    assert isolated.raw == here.raw
    assert [one["finding"]["code"] for one in here.document["waived"]] == ["GUD001"]
    assert {one["code"] for one in here.document["findings"]} >= {"PLAN001", "PLAN031"}


def test_a_plugin_that_is_another_in_every_process_is_an_error_that_names_it(
    environment: Environment,
) -> None:
    """Rules in the other process would judge by other definitions than the report shows."""
    only = ("--only-plugins", ",".join([*BUILT_IN, "differs_by_process"]))
    done = environment.run("audit", PLAN, *DAY, *only, "--isolate")

    assert done.code == 2
    assert "这些插件在单独的进程里与在这里不同：differs_by_process；" in done.err
    assert environment.run("audit", PLAN, *DAY, *only).code == 0


CALCULATIONS = ("--only-plugins", ",".join([*BUILT_IN, "calculations_that_fail"]))


def _times_it_hung(environment: Environment) -> int:
    counted = environment.python.parents[1].rglob("times_it_hung")
    return sum(len(one.read_text(encoding="utf-8")) for one in counted)


def test_an_evaluation_waits_once_for_a_calculation_that_hangs_and_goes_on(
    environment: Environment, tmp_path: Path
) -> None:
    """So it does past one that ends the process; a third one is still done."""
    table = tmp_path / "data.csv"
    rows = [f"229901,,,{year},在园幼儿数,{year},人,x" for year in range(2020, 2024)]
    table.write_text("\n".join([HEADER.strip(), *rows, ""]), encoding="utf-8")
    before = _times_it_hung(environment)
    done = environment.run(
        "evaluate", PLAN, "--data", table, *CALCULATIONS, *ISOLATED, "--format", "json"
    )

    assert _times_it_hung(environment) == before + 1
    jsonschema.validate(done.document, document_schema("evaluation"))
    failed = done.document["failed_rules"]
    assert [one["reason"] for one in failed] == 4 * ["timed_out"] + 4 * ["died"]
    assert {one["code"] for one in failed} == {"CAL001", "CAL002"}
    assert "CAL003" not in {one["code"] for one in done.document["undecided"]}


def test_an_audit_asks_a_check_no_more_after_its_calculation_hung(
    environment: Environment,
) -> None:
    """There the check is what is asked, and so what fails."""
    done = environment.run(
        "audit", PLAN, *DAY, *CALCULATIONS, *ISOLATED, "--format", "json", "--select", "CAL"
    )

    assert [reason for _, reason in _failures(done.document, "CAL001")] == [
        "timed_out",
        "not_asked",
    ]
    assert [reason for _, reason in _failures(done.document, "CAL002")] == ["died", "not_asked"]
    assert done.document["counts"]["by_status"]["pass"] == 1


def test_the_list_of_plugins_can_be_had_although_one_hangs(environment: Environment) -> None:
    """Each is loaded where it can do no harm."""
    done = environment.eduplan("plugins", *ISOLATED, without=("differs_by_process",))

    assert done.code == 0
    assert f"gave no answer within {LIMIT} seconds" in done.out
    assert "ended its process with exit code 7" in done.out


def test_with_strict_a_plugin_that_hangs_is_an_error(environment: Environment) -> None:
    """Named with its reason, as one that raises."""
    only = ("--only-plugins", "coherence,hangs_at_import")
    done = environment.run_process("plugins", *only, *ISOLATED, "--strict")

    assert done.code == 2
    assert done.err == f"eduplan: 插件“hangs_at_import”：{LIMIT} 秒内没有回答\n"


def test_a_time_limit_without_isolation_is_refused(environment: Environment) -> None:
    """It would limit nothing."""
    done = environment.run("audit", PLAN, "--time-limit", "5")

    assert done.code == 2
    assert "--time-limit 要与 --isolate 同用" in done.err
