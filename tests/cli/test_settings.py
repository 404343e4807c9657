"""A settings file beside a plan or above it: what it changes, and where that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.command import eduplan
from tests.cli.plans import GOOD_PLAN

if TYPE_CHECKING:
    from pathlib import Path

TODAY = ("--today", "2026-01-01", "--known-on", "2024-03-11")
WAIVER = (
    '{ rule = "PLAN001", subject = "T01", reason = "市局同意", document = "某教函〔2024〕2号", '
    "expires = 2026-12-31 }"
)


def settings(plan: Path, text: str, name: str = "eduplan.toml") -> Path:
    path = plan.with_name(name)
    path.write_text(text, encoding="utf-8")
    return path


def test_rules_severities_and_waivers_of_the_file_apply_and_are_told(plan: Path) -> None:
    path = settings(
        plan,
        'select = ["PLAN001", "PLAN015"]\nignore = ["PLAN015"]\n'
        'rule = [{ code = "PLAN001", severity = "提示" }]\n',
    )

    done = eduplan("audit", plan, *TODAY)
    document = eduplan("audit", plan, *TODAY, "--format", "json").document

    assert done.code == 0, "nothing graver than a note"
    told = "只问PLAN001、PLAN015；不问PLAN015；PLAN001 提示"
    assert told in done.out.replace("\n        ", "")
    assert [(one["code"], one["severity"]) for one in document["findings"]] == [("PLAN001", "info")]
    assert document["settings"] == {
        "select": ["PLAN001", "PLAN015"],
        "ignore": ["PLAN015"],
        "severity": "warning",
        "strict": False,
        "own_standards": True,
        "severities": {"PLAN001": "info"},
        "waivers": [],
        "file": str(path),
    }


def test_a_waiver_of_the_bureau_counts_in_every_plan_below_and_is_missed_in_none(
    plan: Path,
) -> None:
    folder = plan.parent / "county"
    folder.mkdir()
    settings(plan, f'select = ["PLAN001", "PLAN031"]\nwaiver = [{WAIVER}]\n')
    below, good = folder / "plan.toml", folder / "good.toml"
    below.write_text(plan.read_text("utf-8"), encoding="utf-8")
    good.write_text(GOOD_PLAN, encoding="utf-8")

    document = eduplan("audit", below, *TODAY, "--format", "json").document

    assert (document["findings"], len(document["waived"])) == ([], 1)
    assert document["waived"][0]["waiver"]["reason"] == "市局同意"
    assert eduplan("audit", good, *TODAY, "--format", "json").document["findings"] == []
    told = eduplan("explain", "PLAN001:T01", "--plan", below)
    assert "市局同意" in told.out


def test_a_waiver_that_names_its_plan_is_for_that_plan_alone(plan: Path) -> None:
    mine = WAIVER.replace(" }", ', plan = "some-plan" }')
    other = WAIVER.replace(" }", ', plan = "another" }')
    path = settings(plan, f'select = ["PLAN001", "PLAN031"]\nwaiver = [{other}]\n')

    assert eduplan("audit", plan, *TODAY).code == 1
    settings(plan, f'select = ["PLAN001", "PLAN031"]\nwaiver = [{mine}]\n')
    assert eduplan("audit", plan, *TODAY).code == 0
    plan.write_text(GOOD_PLAN, encoding="utf-8")
    document = eduplan("audit", plan, *TODAY, "--format", "json").document
    [unused] = document["findings"]
    assert (unused["code"], unused["location"]["file"]) == ("PLAN031", str(path))


def test_what_is_asked_for_on_the_command_goes_before_the_file(plan: Path) -> None:
    settings(plan, 'ignore = ["PLAN001"]\nseverity = "error"\nown_standards = false\n')

    asked = eduplan("audit", plan, *TODAY, "--select", "PLAN001", "--format", "json").document
    free = eduplan("audit", plan, *TODAY, "--no-settings", "--format", "json").document

    assert [one["code"] for one in asked["findings"]] == ["PLAN001"]
    assert (asked["settings"]["severity"], asked["settings"]["own_standards"]) == ("error", False)
    assert free["settings"]["file"] == ""


def test_a_file_can_be_named_and_a_plan_is_never_its_own_settings(plan: Path) -> None:
    named = settings(plan, 'select = ["PLAN001"]\n', "strict.toml")
    own = plan.rename(plan.with_name("eduplan.toml"))

    done = eduplan("audit", own, *TODAY, "--settings", named, "--format", "json")

    assert done.document["settings"]["file"] == str(named)
    assert eduplan("audit", own, *TODAY, "--format", "json").document["settings"]["file"] == ""


def test_the_file_is_found_from_a_relative_path_and_named_as_seen_from_here(plan: Path) -> None:
    settings(plan, 'select = ["PLAN001"]\n')

    done = eduplan("audit", plan.name, *TODAY, "--format", "json", cwd=plan.parent)

    assert done.document["settings"]["file"] == "eduplan.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('select = ["PLAN001", "PLAN01"]', ("eduplan.toml:1:22", "select[1]", "PLAN001")),
        ('selct = ["PLAN001"]', ("eduplan.toml:1:1", "selct", "select")),
        ('severity = "grave"', ("eduplan.toml:1:1", "severity", "error")),
        ('rule = [{ code = "PLAN0001", severity = "info" }]', ("rule[0].code", "PLAN001")),
        (
            'rule = [{ code = "PLAN001", severity = "info" },\n'
            '  { code = "PLAN001", severity = "error" }]',
            ("eduplan.toml:2", "rule[1].code", "写了两次"),
        ),
        ('waiver = [{ rule = "PLAN001", subject = "T01" }]', ("waiver[0].reason", "缺")),
    ],
)
def test_a_mistake_in_the_file_is_told_with_line_key_and_nearest_name(
    plan: Path, text: str, said: tuple[str, ...]
) -> None:
    settings(plan, text)

    done = eduplan("audit", plan.name, cwd=plan.parent)

    assert done.code == 2
    assert all(one in done.err for one in said), done.err


def test_a_report_says_in_its_manifest_which_settings_applied_and_is_made_again_with_them(
    plan: Path,
) -> None:
    settings(plan, 'select = ["PLAN001"]\n')
    made = ("report", plan.name, "--today", "2026-01-01", "-o", "r.md", "--manifest", "m.json")

    assert eduplan(*made, cwd=plan.parent).code == 0
    manifest = plan.with_name("m.json").read_text("utf-8")
    assert '"settings": "eduplan.toml"' in manifest
    assert "只问PLAN001" in plan.with_name("r.md").read_text("utf-8")
    assert eduplan("replay", "m.json", cwd=plan.parent).code == 0
    settings(plan, 'select = ["PLAN015"]\n')
    replayed = eduplan("replay", "m.json", cwd=plan.parent)
    assert (replayed.code, "eduplan.toml" in replayed.out) == (1, True)


def test_an_evaluation_takes_its_bounds_from_the_file(plan: Path) -> None:
    settings(plan, 'plausible = { times = "3", z = "4.5" }\n')
    (plan.parent / "data.csv").write_text("年份,在校生数\n2023,5\n", encoding="utf-8")

    done = eduplan("evaluate", plan, "--data", plan.parent / "data.csv")
    settings(plan, 'plausible = { times = "三倍", times_ = "2" }\n')
    wrong = eduplan("evaluate", plan, "--data", plan.parent / "data.csv")

    assert "计数3倍、z 4.5" in done.out
    assert (wrong.code, "eduplan.toml:1:15: plausible.times" in wrong.err) == (2, True)
