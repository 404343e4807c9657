"""`eduplan indicator`: definitions by any of their names."""

from __future__ import annotations

import pytest

from tests.cli.command import eduplan
from tests.installed import installed_registry


def test_an_indicator_is_found_by_alias_with_its_formula_in_labels() -> None:
    done = eduplan("indicator", "普惠率")

    assert done.code == 0
    assert "preschool.inclusive_coverage_rate" in done.out
    assert "(公办园在园幼儿数 + 普惠性民办园在园幼儿数) ÷ 在园幼儿数" in done.out


def test_a_label_that_several_share_lists_all_of_them() -> None:
    names = [
        one["name"]
        for one in eduplan("indicator", "生师比", "--format", "json").document["definitions"]
    ]

    assert len(names) > 1


def test_a_part_of_a_name_lists_all_that_have_it() -> None:
    """班额 is no indicator, but what a planner calls a dozen of them."""
    done = eduplan("indicator", "班额")

    assert done.code == 0
    assert "compulsory.large_class_rate" in done.out
    assert "普通高中平均班额" in done.out
    assert "覆盖率" not in done.out


def test_all_that_formulas_may_name_is_listed() -> None:
    listed = eduplan("indicator", "--list", "--format", "json").document["definitions"]

    assert {one["name"] for one in listed} == set(installed_registry().catalogue.definitions)
    assert eduplan("indicator", "--list").out.count("\n") == len(listed)


@pytest.mark.parametrize("arguments", [(), (" ",), ("班额", "--list")])
def test_an_indicator_is_looked_up_or_all_are_listed(arguments: tuple[str, ...]) -> None:
    done = eduplan("indicator", *arguments)

    assert done.code == 2
    assert "--list" in done.err


def test_an_unknown_indicator_is_refused_with_the_nearest() -> None:
    done = eduplan("indicator", "普惠性幼儿圆覆盖率")

    assert done.code == 2
    assert "“普惠性幼儿园覆盖率”" in done.err
