"""The text of an audit, as a planner reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from eduplan import audit
from eduplan.catalogue.outcome import Outcome, Reason
from eduplan.engine.asking import RuleOutcome
from eduplan.report.failures import failed_rules_section
from eduplan.report.of_results import report_of
from eduplan.report.terminal import Console, display_width
from eduplan.report.text import write_text
from eduplan.report_model import Page, Report
from eduplan.words import Words
from tests import small
from tests.report.sample import plan, registry, report

if TYPE_CHECKING:
    from eduplan.words import Language


def test_findings_are_grouped_by_rule_with_the_most_serious_first() -> None:
    heads = re.findall(
        r"^(\S+) (NUR\d+) (\S+)（", write_text(report_of(report())), flags=re.MULTILINE
    )

    assert heads == [("错误", "NUR001", "目标劣于基数"), ("警告", "NUR002", "没有责任单位")]


def test_a_group_shows_three_findings_and_how_many_more_there_are() -> None:
    text = write_text(report_of(report()))

    assert text.count("：目标≥85%劣于基数") == 3
    assert "……另有 6 项，用 --expand 展开" in text


def test_an_expanded_group_shows_every_finding() -> None:
    text = write_text(report_of(report()), expand=True)

    assert text.count("：目标≥85%劣于基数") == 9
    assert "--expand" not in text


def test_a_finding_of_another_severity_than_its_group_says_so() -> None:
    text = write_text(report_of(report()), expand=True)

    assert text.count("［提示］") == 1
    assert "（9项：错误 8，提示 1）" in text


def test_a_remedy_that_is_the_same_for_all_stands_once() -> None:
    text = write_text(report_of(report()))

    assert text.count("把目标改到不劣于基数") == 1
    assert [f"给T0{number}写明责任单位" in text for number in (1, 2)] == [True, True]


def test_a_finding_shows_its_clause_and_the_line_of_the_file() -> None:
    assert "条款 三(一)2；some.toml:20" in write_text(report_of(report()))


def test_the_head_shows_the_plan_both_days_and_the_plugins() -> None:
    head = write_text(report_of(report())).split("\n\n")[0]

    for part in ("某县“十四五”教育规划", "某政发〔2024〕1号", "2024-03-11印发", "2021—2025"):
        assert part in head
    for part in ("以2024-03-11已公布的内容为准", "今天是2026-01-01", "nursery"):
        assert part in head


def test_the_outcomes_that_are_shown_add_up() -> None:
    text = re.sub(r"\s+", "", write_text(report_of(report(troubled=True))))

    found = re.search(
        r"共(\d+)次=通过(\d+)\+发现(\d+)\+不适用(\d+)\+无法判断(\d+)\+出错(\d+)", text
    )

    assert found is not None
    total, *parts = map(int, found.groups())
    assert total == sum(parts) == 20


def test_what_is_missing_is_named_by_its_label() -> None:
    """In full only: at first the rules are enough."""
    said = report_of(report())

    assert "缺少数据（1次）：NUR003" in write_text(said)
    assert "缺少数据（1次）：NUR003；缺：在园幼儿数" in write_text(said, expand=True)


def test_a_rule_that_failed_and_a_plugin_that_was_set_aside_are_named_with_the_reason() -> None:
    text = write_text(report_of(report(troubled=True)))

    assert "BRK001 plan: 规则出错：ZeroDivisionError: by zero" in text
    assert "misspelt: “eduplan_domain”不是 eduplan 的钩子" in text
    assert "已搁置：junk、misspelt" in text


def test_a_rule_that_failed_shows_the_id_of_its_traceback_and_where_that_is() -> None:
    """The page for planners stays free of program text; whoever mends the plugin finds it."""
    troubled = report(troubled=True)
    text = write_text(report_of(troubled))
    (one,) = troubled.failed

    assert one.failure is not None
    assert f"by zero（回溯 {one.failure.id}）" in text
    assert "--format json 输出的 tracebacks" in text
    assert "Traceback" not in text


def test_rules_that_failed_are_all_named_and_one_reason_stands_once() -> None:
    """A rule that fails on every subject does not hide another that fails on one."""
    words = Words("规则出错：某", "the rule failed: some")
    broken = Outcome("error", Reason("raised", words))
    many = [RuleOutcome("AAA001", f"T{number}", broken) for number in range(300)]

    section = failed_rules_section(
        [*many, RuleOutcome("BBB002", "T7", broken)], report().case.words
    )

    assert write_text(Report((Page(parts=(section,)),))).splitlines() == [
        "规则出错",
        "  AAA001 T0等300个对象: 规则出错：某",
        "  BBB002 T7: 规则出错：某",
    ]


def test_a_plan_without_findings_says_that_nothing_was_found() -> None:
    assert "没有发现问题" in write_text(report_of(report(targets=0)))


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "一条规则也没有问到"), ("en", "no rule was asked")]
)
def test_an_audit_that_asked_nothing_does_not_say_that_nothing_was_found(
    lang: Language, said: str
) -> None:
    """Where all that is selected is ignored as well."""
    installed = small.registry()
    asked = audit(small.plan("", installed), installed, today=small.TODAY)

    assert said in write_text(report_of(asked), lang=lang)


def test_english_text_holds_no_chinese_but_the_names_of_the_plan() -> None:
    text = write_text(report_of(report(troubled=True)), lang="en", expand=True)

    for own in (plan().title, plan().document, plan().issuer, "三(一)", "个百分点"):
        text = text.replace(own, "")

    assert not re.findall(r"[\u3000-\u9fff]+", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 132])
def test_no_line_is_wider_than_the_console(lang: Language, width: int) -> None:
    text = write_text(report_of(report(troubled=True)), lang=lang, console=Console(width))

    assert [line for line in text.splitlines() if display_width(line) > width] == []


def test_colour_changes_nothing_but_the_colour() -> None:
    plain = write_text(report_of(report(troubled=True)))

    coloured = write_text(report_of(report(troubled=True)), console=Console(colour=True))

    assert "\x1b[1;31m错误" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_title_with_control_characters_can_not_reach_the_screen() -> None:
    from eduplan.engine.audit import audit
    from tests.report.sample import TODAY

    hostile = audit(plan(title="标题\x1b[2J"), registry(), today=TODAY)

    assert "\x1b" not in write_text(report_of(hostile))
