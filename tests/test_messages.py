"""Messages as data: both languages say the same, and nothing from outside can spoil a sentence."""

from __future__ import annotations

import datetime
import importlib
import pickle
import pkgutil
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eduplan
from eduplan.errors import EduplanError, InputError, Location, Problem
from eduplan.messages import MessageKind, Value, shown
from eduplan.templates import TemplateError, fill, placeholders
from eduplan.words import Language, Words

NO_COLUMN = MessageKind("no_column", "没有“{name}”这一列", "there is no column '{name}'")


@cache
def kinds() -> dict[str, MessageKind]:
    """Return every kind of message that a module of eduplan defines, by where it stands."""
    found: dict[str, MessageKind] = {}
    for module in pkgutil.walk_packages(eduplan.__path__, "eduplan."):
        if module.name.endswith(("__main__", "sphinxext")):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, MessageKind):
                found[f"{module.name}.{name}"] = value
    return found


class TestKinds:
    def test_each_says_the_same_in_both_languages(self) -> None:
        """The same fields in both; Chinese in the one and, but for quoted examples, no Chinese in
        the other."""
        chinese = re.compile("[\u4e00-\u9fff]")
        unspoken = {
            place: kind
            for place, kind in kinds().items()
            if not chinese.search(re.sub("[{].*?[}]", "", kind.zh))
            or chinese.search(re.sub("\".*?\"|'.*?'|「.*?」", "", kind.en))
            or placeholders(kind.zh) != placeholders(kind.en)
        }

        assert len(kinds()) > 30
        assert unspoken == {}

    def test_each_has_a_name_of_its_own(self) -> None:
        by_name: dict[str, set[MessageKind]] = {}
        for kind in kinds().values():
            by_name.setdefault(kind.name, set()).add(kind)

        assert {name: found for name, found in by_name.items() if len(found) > 1} == {}

    @pytest.mark.parametrize(
        "template",
        ["{name!r}", "{name:>9999999}", "{name.zh}", "{0}", "{}", "{name[0]}", "{na me}", "{", "}"],
    )
    def test_only_names_stand_in_braces(self, template: str) -> None:
        with pytest.raises(TemplateError):
            MessageKind("bad", template, template)

    def test_both_languages_must_have_the_same_placeholders(self) -> None:
        with pytest.raises(TemplateError, match="different placeholders"):
            MessageKind("bad", "没有{name}", "there is none")

    @pytest.mark.parametrize("values", [{}, {"nam": "x"}, {"name": "x", "more": "y"}])
    def test_a_message_takes_just_the_values_of_its_fields(self, values: dict[str, Value]) -> None:
        with pytest.raises(TemplateError, match="no_column takes"):
            NO_COLUMN(**values)

    def test_doubled_braces_stand_for_one(self) -> None:
        assert fill("{{ {name} }}", {"name": "{x}"}) == "{ {x} }"


class TestMessages:
    def test_a_message_is_a_sentence_in_the_language_asked_for(self) -> None:
        message = NO_COLUMN(name="人数")

        assert message.in_language("zh") == "没有“人数”这一列"
        assert str(message) == "there is no column '人数'"

    def test_a_message_goes_to_another_process_and_back(self) -> None:
        message = NO_COLUMN(name="人数")

        assert pickle.loads(pickle.dumps(message)) == message
        assert hash(pickle.loads(pickle.dumps(message))) == hash(message)

    @pytest.mark.parametrize(
        ("value", "zh", "en"),
        [
            (Words("比率", "a rate"), "比率", "a rate"),
            (NO_COLUMN(name="x"), "没有“x”这一列", "there is no column 'x'"),
            (("a", Words("二", "two"), 3), "a、二、3", "a, two, 3"),
            (datetime.date(2024, 3, 11), "2024-03-11", "2024-03-11"),
            (-7, "-7", "-7"),
            ("a\nb\x1b", "a\\nb\\x1b", "a\\nb\\x1b"),
        ],
    )
    def test_a_value_is_shown_in_each_language(self, value: Value, zh: str, en: str) -> None:
        assert (shown(value, "zh"), shown(value, "en")) == (zh, en)

    @pytest.mark.parametrize("lang", ["zh", "en"])
    @pytest.mark.parametrize(
        "value",
        [10**5000, "长" * 100_000, ("x",) * 10_000, (10**5000, 1)],
        ids=["number", "text", "list", "number in a list"],
    )
    def test_a_huge_value_is_shown_shortened(self, value: Value, lang: Language) -> None:
        assert 0 < len(shown(value, lang)) < 250

    @given(st.text())
    def test_a_text_from_outside_never_breaks_a_line_or_fills_a_place(self, text: str) -> None:
        sentence = NO_COLUMN(name=text + "{name}").in_language("zh")

        assert sentence.isprintable()
        assert sentence.startswith("没有“")
        assert sentence.endswith("”这一列")


class TestErrors:
    def test_an_error_is_told_in_both_languages_and_is_english_as_text(self) -> None:
        error = EduplanError(NO_COLUMN(name="人书"), Words("一列", "a column"), ("人数", "人次"))

        assert error.in_language("zh") == "没有“人书”这一列；应为一列；是不是“人数”或“人次”？"
        assert str(error) == (
            "there is no column '人书'; expected a column; did you mean '人数' or '人次'?"
        )

    def test_mistakes_of_one_cause_are_one_problem_with_all_its_places(self) -> None:
        places = [Location("a.csv", line, 3, "element") for line in range(2, 12)]

        error = InputError(Problem(NO_COLUMN(name="x"), place) for place in places)

        [problem] = error.problems
        assert (problem.location, *problem.others) == tuple(places)
        assert error.in_language("zh") == (
            "a.csv:2:3: element: 没有“x”这一列（另有 9 处相同：3:3、4:3、5:3、6:3、7:3…）"
        )
        assert "(9 more of the same: 3:3, 4:3, 5:3, 6:3, 7:3…)" in str(error)

    def test_a_further_place_names_its_file_or_key_where_that_is_another(self) -> None:
        error = InputError(
            [
                Problem("bad", Location("a.toml", 1, 1, "target[0].unit")),
                Problem("bad", Location("a.toml", 5, 1, "target[1].unit")),
                Problem("bad", Location("a.toml", 9, 1, "target[1].year")),
                Problem("bad", Location("b.toml", 1, 1, "target[0].unit")),
            ]
        )

        assert "5:1, 9:1 year, b.toml:1:1: target[0].unit" in str(error)

    def test_other_mistakes_stay_apart_in_their_order(self) -> None:
        problems = [Problem(NO_COLUMN(name=name), Location("a.csv", 1)) for name in "cab"]

        assert InputError(problems).problems == tuple(problems)

    def test_what_else_to_know_is_a_note_in_both_languages(self) -> None:
        error = EduplanError("bad")
        error.note(Words("没有装", "not installed"))

        assert error.notes == (Words("没有装", "not installed"),)
        assert error.__notes__ == ["not installed"]
