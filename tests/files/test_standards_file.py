"""A standards file: what each key says, and every mistake named by line and key."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from eduplan.bounds import AtLeast, AtMost, Between, Eliminate, Exactly, Qualitative
from eduplan.catalogue.standard_lookup import state_of
from eduplan.quantity import parse_unit
from eduplan.registry import Registry
from tests.standard_records import RATE, FieldPlugin, day, record, registry_of, standards_of

if TYPE_CHECKING:
    from pathlib import Path

# What a file says


def test_every_part_of_a_record_reaches_the_standard(tmp_path: Path) -> None:
    [standard] = standards_of(
        tmp_path,
        record(
            'name = "whole"\nat_least = "85%"\nkind = "target"\nregion = "220000"\n'
            "from = 2020-02-18\nuntil = 2024-12-31\nknown_since = 2020-01-02\n"
            'target_year = 2024\nexpected = true\nscope = { stage = "primary" }\n'
            'condition = "条件"\nissuer = "教育部"\ndocument = "办法"\nnumber = "教督〔2020〕1号"\n'
            'article = "第一条"\nconfidence = "V2"\nuncertain = ["from", "number"]\n'
            'source = "公报"\nnote = "说明"\nref = "PRE-S01"'
        ),
    )

    assert standard.name == "field.whole"
    assert standard.about == RATE
    assert standard.bound.accepted.lower == Fraction(85, 100)
    assert (standard.kind, standard.region, standard.target_year) == ("target", "220000", 2024)
    assert (standard.in_force_from, standard.in_force_until) == (
        day("2020-02-18"),
        day("2024-12-31"),
    )
    assert standard.known_since == day("2020-01-02")
    assert standard.expected
    assert dict(standard.scope) == {"stage": "primary"}
    assert (standard.condition, standard.issuer) == ("条件", "教育部")
    assert (standard.document, standard.document_number) == ("办法", "教督〔2020〕1号")
    assert (standard.article, standard.confidence) == ("第一条", "V2")
    assert standard.uncertain == ("from", "number")
    assert (standard.source, standard.note, standard.ref) == ("公报", "说明", "PRE-S01")
    assert standard.defined_in == "field/standards.toml:1"


@pytest.mark.parametrize(
    ("text", "kind", "accepted", "described"),
    [
        ('at_least = "85%"', AtLeast, "[17/20, +∞)", "≥85%"),
        ('more_than = "85%"', AtLeast, "(17/20, +∞)", ">85%"),
        ('at_most = "5.5%"', AtMost, "(-∞, 11/200]", "≤5.5%"),
        ('less_than = "5%"', AtMost, "(-∞, 1/20)", "<5%"),
        ('exactly = "100%"', Exactly, "[1, 1]", "=100%"),
        ('range = ["1%", "5%"]', Between, "[1/100, 1/20]", "1%～5%"),
        ("eliminate = true", Eliminate, "[0, 0]", "=0%"),
        ('qualitative = "达到良好"', Qualitative, "(-∞, +∞)", "达到良好"),
    ],
)
def test_figures_are_exact_because_they_were_set_and_not_measured(
    tmp_path: Path, text: str, kind: type, accepted: str, described: str
) -> None:
    [standard] = standards_of(tmp_path, record(text))

    assert type(standard.bound) is kind
    assert str(standard.bound.accepted) == accepted
    assert standard.bound.describe(parse_unit("%")) == described


def test_a_law_in_force_is_about_no_figure(tmp_path: Path) -> None:
    text = record('qualitative = "学前教育法施行"\nfrom = 2025-06-01')
    [standard] = standards_of(tmp_path, text.replace(f'about = "{RATE}"\n', ""))

    assert standard.about == ""
    assert state_of(standard, on=day("2025-05-31")) == "not_yet"
    assert state_of(standard, on=day("2025-06-01")) == "in_force"


def test_a_file_that_is_not_plainly_written_says_the_same(tmp_path: Path) -> None:
    plain = record('at_least = "85%"\nscope = { stage = "primary" }')
    other = plain.replace('scope = { stage = "primary" }', 'scope.stage = "primary"').replace(
        '"85%"', '"""85%"""'
    )

    [one], [two] = standards_of(tmp_path, plain), standards_of(tmp_path, f"\n{other}")

    assert (one.bound, dict(one.scope)) == (two.bound, dict(two.scope))
    assert two.defined_in == "field/standards.toml:2"


# What a file can't say

FAULTS = [
    ('at_least = "85%"\nconfidense = "V"', 3, "confidense", "'confidence'"),
    ('at_least = "85%"\nat_most = "90%"', 3, "at_most", "beside 'at_least'"),
    ("", 1, "", "exactly one"),
    ("at_least = 85", 2, "at_least", "85"),
    ("at_least = 85.5", 2, "at_least", "85.5"),
    ('at_least = "85"', 2, "at_least", "85%"),
    ('at_least = "85人"', 2, "at_least", "a rate"),
    ('at_least = "约85%"', 2, "at_least", "the figure alone"),
    ('at_least = "85%以上"', 2, "at_least", "the figure alone"),
    ('range = ["1%"]', 2, "range", "two figures"),
    ('range = ["5%", "1%"]', 2, "range[1]", "below 5%"),
    ('range = ["1%", "五"]', 2, "range[1]", "its unit"),
    ("eliminate = false", 2, "eliminate", "true"),
    ('at_least = "85%"\nname = "Gross Rate"', 3, "name", "lower-case"),
    ('at_least = "85%"\nname = "rate"', 3, "name", "name of a definition"),
    ('at_least = "85%"\nabout = "field.rat"', 3, "about", "'field.rate'"),
    ('at_least = "85%"\nkind = "supervison"', 3, "kind", "'supervision'"),
    ('at_least = "85%"\nregion = "吉林"', 3, "region", "220503"),
    ('at_least = "85%"\nfrom = "2020-02-18"', 3, "from", "without quotation marks"),
    ('at_least = "85%"\nfrom = 2020-02-18T00:00:00', 3, "from", "a date with a time"),
    ('at_least = "85%"\nuntil = 2020-02-17', 3, "until", "before from"),
    ('at_least = "85%"\nknown_since = true', 3, "known_since", "a date"),
    ('at_least = "85%"\ntarget_year = 2025', 3, "target_year", "kind"),
    ('at_least = "85%"\ntarget_year = "2025"', 3, "target_year", "a year"),
    ('at_least = "85%"\nkind = "target"', 1, "target_year", "no target_year"),
    ('at_least = "85%"\nexpected = "yes"', 3, "expected", "true or false"),
    ('at_least = "85%"\nexpected = true', 3, "expected", 'kind = "target"'),
    ('at_least = "85%"\nkind = "target"\ntarget_year = 2019', 4, "target_year", "2020-02-18"),
    ('at_least = "85%"\nabout = "比例"', 3, "about", "'比率'"),
    ('at_least = "85%"\nregion = "990000"', 3, "region", "a province's"),
    ('at_least = "85%"\nuncertain = ["number"]', 3, "uncertain[0]", "not given"),
    ('at_least = "85%"\nuncertain = ["at_most"]', 3, "uncertain[0]", "not given"),
    ('at_least = "85%"\nscope = "primary"', 3, "scope", "dimension"),
    ('at_least = "85%"\nscope = { stag = "primary" }', 3, "scope.stag", "'stage'"),
    ('at_least = "85%"\nscope = { stage = "primry" }', 3, "scope.stage", "'primary'"),
    ('at_least = "85%"\nscope = { location = "rural" }', 3, "scope.location", "stage"),
    ('at_least = "85%"\nconfidence = "V3"', 3, "confidence", "'V'"),
    ('at_least = "85%"\nuncertain = "from"', 3, "uncertain", "a list"),
    ('at_least = "85%"\nuncertain = ["form"]', 3, "uncertain[0]", "'from'"),
    ('at_least = "85%"\nissuer = ""', 3, "issuer", "text"),
    ('at_least = "85%"\nnumber = 1', 3, "number", "text"),
]


@pytest.mark.parametrize(("text", "line", "key", "said"), FAULTS)
def test_a_wrong_key_sets_the_plugin_aside_and_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, key: str, said: str
) -> None:
    [plugin] = registry_of(tmp_path, record(text)).failed

    [reason] = map(str, plugin.reasons)
    place = f"standard[0].{key}" if key else "standard[0]"
    assert f"standards.toml:{line}:" in reason
    assert f": {place}: " in reason
    assert said in reason


@pytest.mark.parametrize(
    "key", ["name", "about", "kind", "region", "from", "document", "confidence", "source"]
)
def test_what_every_standard_must_say_is_asked_for_by_name(tmp_path: Path, key: str) -> None:
    lines = record('at_least = "85%"').splitlines()
    text = "\n".join(line for line in lines if not line.startswith(f"{key} ="))

    [plugin] = registry_of(tmp_path, text).failed

    [reason] = map(str, plugin.reasons)
    assert f"standards.toml:1:1: standard[0].{key}: [[standard]] lacks '{key}'" in reason


def test_all_faults_of_a_file_are_reported_together_in_its_order(tmp_path: Path) -> None:
    made = registry_of(
        tmp_path,
        'title = "标准"\n',
        record('kind = "law"\nat_least = "85%"\nregion = "吉林"'),
        record('name = "one"\nat_leest = "85%"'),
    )

    [plugin] = made.failed
    places = [line.split("standards.toml:")[1].split(": ")[:2] for line in map(str, plugin.reasons)]
    assert places == [
        ["1:1", "title"],
        ["4:1", "standard[0].kind"],
        ["6:1", "standard[0].region"],
        ["15:1", "standard[1].name"],
        ["16:1", "standard[1].at_leest"],
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("standard = 1\n", "[[standard]]"),
        ("# nothing yet\n", "lacks 'standard'"),
        ("[[standard]]\nname = \n", "standards.toml:2"),
    ],
)
def test_a_file_that_holds_no_records_sets_the_plugin_aside(
    tmp_path: Path, text: str, said: str
) -> None:
    [plugin] = registry_of(tmp_path, text).failed

    assert said in str(plugin.reasons[0])


def test_a_broken_file_sets_aside_its_own_plugin_and_no_other(tmp_path: Path) -> None:
    """The standards of another domain stand, and the reason names the file."""
    broken, sound = tmp_path / "broken", tmp_path / "sound"
    for folder, text in (
        (broken, record('at_least = "85"', about="other.rate")),
        (sound, record('at_least = "85%"')),
    ):
        folder.mkdir()
        (folder / "standards.toml").write_text(text, encoding="utf-8")

    made = Registry.of({"broken": FieldPlugin(broken, "other"), "sound": FieldPlugin(sound)})

    assert [plugin.name for plugin in made.failed] == ["broken"]
    assert "standards.toml:2:" in str(made.failed[0].reasons[0])
    assert [one.name for one in made.catalogue.standards] == ["field.one"]


def test_a_domain_without_a_file_has_no_standards(tmp_path: Path) -> None:
    made = Registry.of({"field": FieldPlugin(tmp_path)})

    assert made.failed == ()
    assert made.catalogue.standards == ()
