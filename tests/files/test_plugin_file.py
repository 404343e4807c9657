"""A plugin that is only data: what it says counts as if Python said it, and nothing of it runs."""

from __future__ import annotations

import inspect
import json
import sys
import tomllib
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import Alias, Check, Domain, InputError, PluginError, Registry, Words
from eduplan.catalogue.building import build_catalogue
from eduplan.catalogue.definitions import BETTER, TIME_POINTS, Calculation
from eduplan.catalogue.kinds import KINDS
from eduplan.catalogue.outcome import SEVERITIES
from eduplan.files import plugin_form
from eduplan.files.plan_file import parse_plan
from eduplan.files.plugin_file import parse_plugin
from eduplan.files.schema import plugin_schema
from eduplan.installed import list_plugins, load_registry
from tests import small
from tests.as_data import as_data
from tests.cli.command import eduplan
from tests.installed import describe, installed_registry

if TYPE_CHECKING:
    from pathlib import Path

    from eduplan.catalogue.catalogue import Catalogue

DOMAINS = sorted(one.name for one in installed_registry().contributions)

COUNTY = """format = 1
name = "county"
label = "县里"
label_en = "The county"
eduplan = "0.1"
version = "2.3"
requires = ["schools"]

[[element]]
name = "boarders"
label = "寄宿生数"
unit = "人"

[[indicator]]
name = "boarding_rate"
label = "寄宿率"
unit = "%"
formula = "寄宿生数 ÷ 学生数"
better = "none"
most = "100%"

[[check]]
code = "CTY001"
formula = "寄宿生数 ≤ 学生数"
title = "寄宿生多于学生"
title_en = "More boarders than pupils"
remedy = "核对两个数。"

[[standard]]
name = "boarding"
about = "寄宿率"
at_most = "40%"
kind = "supervision"
region = "229901"
from = 2020-01-01
document = "县里的办法"
confidence = "V"
source = "县里的网站"
"""


def _without_places(catalogue: Catalogue) -> Any:
    """Return all that a catalogue holds, but where it was defined."""
    parts = (*catalogue.definitions.values(), *catalogue.rules.values(), *catalogue.standards)
    return [attrs.evolve(one, defined_in="") for one in parts], catalogue.dimensions


# The two forms


@pytest.mark.parametrize("name", DOMAINS)
def test_a_domain_written_as_data_makes_the_same_catalogue(name: str) -> None:
    """Every one of ours, with formulas, standards, dimensions, checks and aliases."""
    registry = installed_registry()
    [python] = [one for one in registry.contributions if one.name == name]
    data = parse_plugin(as_data(python, registry.catalogue), f"{name}.toml").contribution()
    only_python = attrs.evolve(
        data,
        plugin=python.plugin,
        builtin=True,
        definitions=(
            *data.definitions,
            *(one for one in python.definitions if isinstance(one, Calculation)),
        ),
        rules=(
            *data.rules,
            *(one for one in python.rules if not isinstance(one, Check | Alias)),
        ),
    )
    others = [one for one in registry.contributions if one.name != name]

    catalogue, refused = build_catalogue([*others, only_python])

    assert refused == ()
    assert _without_places(catalogue) == _without_places(registry.catalogue)


CALCULATION = """format = 1
name = "county"
label = "县里"

[[calculation]]
name = "rounds"
label = "轮次"
label_en = "rounds"
unit = ""
inputs = ["years", "step"]
formula = "{formula}"
definition = "几年轮一遍。"
source = "县里约定"

[[indicator]]
name = "rate"
label = "轮次率"
unit = ""
formula = "county.rounds(7, 3)"
better = "none"
"""


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_calculation_of_a_file_is_that_of_the_same_function(years: int, step: int) -> None:
    """All that it says is equal; what it gives is; and both forms read a formula that calls it."""
    python = Domain("county", Words("县里", "县里"))

    @python.calculation(
        "rounds",
        Words("轮次", "rounds"),
        unit="",
        definition="几年轮一遍。",
        source="县里约定",
    )
    def rounds(years: Fraction, step: Fraction) -> Fraction:
        """Say how often."""
        return Fraction(years // step + 1)

    text = CALCULATION.format(formula="舍去(years ÷ step) + 1")
    data = parse_plugin(text).contribution()
    calculation, *_ = (one for one in data.definitions if isinstance(one, Calculation))
    [theirs] = python.contribution().definitions

    assert calculation.function(Fraction(years), Fraction(step)) == rounds(
        Fraction(years), Fraction(step)
    )
    same = attrs.evolve(calculation, function=rounds, defined_in=theirs.defined_in)
    assert same == theirs
    catalogue, refused = build_catalogue([data])
    assert refused == ()
    again = parse_plugin(as_data(data, catalogue)).contribution()
    assert [one for one in again.definitions if isinstance(one, Calculation)] == [
        attrs.evolve(calculation, defined_in=again.definitions[-1].defined_in)
    ]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("往年(years, 1)", "of inputs and numbers alone"),
        ("years > step", "of inputs and numbers alone"),
        ("yeas + 1", "did you mean 'years'?"),
        ("years + 3年", "can't be added"),
    ],
)
def test_a_calculation_says_arithmetic_of_its_inputs_only(formula: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_plugin(CALCULATION.format(formula=formula), "county.toml")

    assert said in str(caught.value)
    assert "county.toml:11" in str(caught.value)


@pytest.mark.parametrize(
    ("says", "table"),
    [
        (Domain.__init__, plugin_form.PLUGIN_FILE),
        *(
            (getattr(Domain, name), getattr(plugin_form, name.upper()))
            for name in (
                *("dimension", "element", "indicator", "calculation"),
                *("check", "alias", "severity", "terms"),
            )
        ),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_each_thing_that_a_domain_can_say_has_its_key(says: Any, table: Any) -> None:
    """A rule has a function, and so has no table; where a file stands, the file need not say."""
    said = {*inspect.signature(says).parameters} - {"self", "file"}

    assert said <= {*table.keys}
    methods = {name for name in vars(Domain) if not name.startswith("_")}
    tables = {name for name, one in table.keys.items() if one.kind.form == "tables"}
    if tables:
        assert methods - tables == {"rule", "contribution"}


TEXTS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="{}"), min_size=1, max_size=8
)
ELEMENTS = st.fixed_dictionaries(
    {"unit": st.sampled_from(["人", "所", "万元", "平方米"])},
    optional={
        "level": st.sampled_from(["institution", "region"]),
        "dimensions": st.sampled_from([("stage",), ("location", "ownership")]),
        "definition": TEXTS,
        "source": TEXTS,
        "time_point": st.sampled_from(sorted(TIME_POINTS)),
        "adds_up": st.booleans(),
        "counted_in": st.lists(st.sampled_from(sorted(KINDS)), unique=True, max_size=3),
        "counts_institutions": st.booleans(),
        "ref": TEXTS,
    },
)
INDICATORS = st.fixed_dictionaries(
    {"better": st.sampled_from(sorted(BETTER)), "unit": st.sampled_from(["%", "‰"])},
    optional={
        "places": st.integers(0, 6),
        "most": st.sampled_from(["100%", "250%"]),
        "definition": TEXTS,
        "ordered": st.booleans(),
    },
)
CHECKS = st.fixed_dictionaries(
    {},
    optional={
        "severity": st.sampled_from(SEVERITIES),
        "nature": st.sampled_from(["fault", "gap", "note"]),
        "source": TEXTS,
    },
)


@settings(max_examples=60)
@given(st.lists(ELEMENTS, min_size=1, max_size=3), INDICATORS, CHECKS, st.tuples(TEXTS, TEXTS))
def test_whatever_is_said_in_python_means_the_same_as_data(
    elements: list[dict[str, Any]],
    indicator: dict[str, Any],
    check: dict[str, Any],
    said: tuple[str, str],
) -> None:
    domain = Domain("county", Words(*said))
    handles = [
        domain.element(f"e{number}", Words(f"数{number}", f"{said[1]}{number}"), **one)
        for number, one in enumerate(elements)
    ]
    rate = handles[0] / handles[0]
    domain.indicator("rate", Words("比率", "rate"), formula=rate, **indicator)
    domain.check("CTY001", handles[0] >= 0, title=Words(*said), remedy=Words(*said), **check)
    python = Registry.of({"county": small.plugin(domain)}, strict=True)
    text = as_data(domain.contribution(), python.catalogue)

    data = Registry.of({"county": parse_plugin(text, "county.toml")}, strict=True)

    assert _without_places(data.catalogue) == _without_places(python.catalogue)


# What its author must know

MISTAKES = {
    "a key that there is none of": (
        'unit = "人"',
        'unit = "人"\nlable_en = "boarders"',
        "label_en",
    ),
    "a format of another time": ("format = 1", "format = 2", "format = 1"),
    "a newer eduplan": ('eduplan = "0.1"', 'eduplan = "99.1"', "needs eduplan 99.1 or newer"),
    "a unit that there is none of": ('unit = "人"', 'unit = "人人人"', "not a unit"),
    "a name of another domain": ('name = "boarders"', 'name = "schools.pupils"', "`replaces`"),
    "a code that is none": ('"CTY001"', '"cty1"', "capitals and three digits"),
    "braces that hold more than a name": (
        'remedy = "核对两个数。"',
        'remedy = "核对 {两个 数}。"',
        "hold more than a name",
    ),
    "a reference of one's own that is an error": (
        'title = "寄宿生多于学生"',
        'title = "寄宿生多于学生"\nown_standard = "boarding"',
        "can't be an error",
    ),
    "a largest value in no unit": ('most = "100%"', 'most = "一百"', "the figure as text"),
    "a direction that there is none of": ('better = "none"', 'better = "up"', "higher"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_line(mistake: str) -> None:
    old, new, said = MISTAKES[mistake]
    line = COUNTY[: COUNTY.index(old)].count("\n") + 1 + new.count("\n")

    with pytest.raises(InputError) as caught:
        parse_plugin(COUNTY.replace(old, new, 1), "county.toml")

    [problem] = caught.value.problems
    assert problem.location.line == line
    assert said in str(problem)


def test_a_code_of_a_dimension_that_reads_as_several_is_named_at_its_key() -> None:
    shift = '[[dimension]]\nname = "shift"\nlabel = "班次"\ncodes = { "day|night" = "全天" }'

    with pytest.raises(InputError) as caught:
        parse_plugin(f"{COUNTY}\n{shift}\n", "county.toml")

    [problem] = caught.value.problems
    assert problem.location.line == f"{COUNTY}\n{shift}".count("\n") + 1
    assert "'|' in the code 'day|night' means 'or'" in str(problem)


def test_what_only_all_plugins_together_can_tell_sets_it_aside_with_the_line() -> None:
    text = COUNTY.replace('formula = "寄宿生数 ÷', 'formula = "寄宿生 ÷')

    registry = Registry.of({"schools": small.plugin(small.schools()), "county": parse_plugin(text)})

    [failed] = registry.failed
    assert [str(one).partition(": ")[0] for one in failed.reasons] == [
        "county.boarding_rate (county/<text>:14)"
    ]
    assert "'寄宿生数'" in str(failed.reasons[0])


def test_a_standard_of_the_file_is_placed_in_it() -> None:
    text = COUNTY.replace('at_most = "40%"', 'at_most = "40人"')

    registry = Registry.of(
        {"schools": small.plugin(small.schools()), "county": parse_plugin(text, "county.toml")}
    )

    [reason] = registry.failed[0].reasons
    assert str(reason).startswith("county.toml:32:1: standard[0].at_most: ")


def test_the_schema_for_editors_takes_what_is_read_and_refuses_a_misspelt_key() -> None:
    schema = plugin_schema(small.registry())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)

    def fits(text: str) -> bool:
        return validator.is_valid(json.loads(json.dumps(tomllib.loads(text), default=str)))

    assert fits(COUNTY.replace('about = "寄宿率"', 'about = "county.boarding_rate"'))
    assert not fits(COUNTY.replace("[[check]]", "[[cheque]]"))
    assert not fits(COUNTY.replace("label_en", "lable_en"))


# Where it is found


def test_an_installed_one_is_found_by_its_metadata_and_never_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "eduplan_county"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    text = COUNTY.replace('requires = ["schools"]', "").replace("学生数", "寄宿生数")
    (package / "plugin.toml").write_text(text, encoding="utf-8")
    describe(tmp_path, "eduplan-county", {"county": "eduplan_county"}, "eduplan.data")
    monkeypatch.syspath_prepend(tmp_path)

    registry = load_registry(only=["county"], strict=True)

    [county] = [one for one in registry.plugins if one.state == "ready"]
    assert (county.name, county.distribution, county.version) == ("county", "eduplan-county", "1.0")
    assert "county.boarding_rate" in registry.catalogue.definitions
    assert "eduplan_county" not in sys.modules


@pytest.mark.parametrize("module", ["eduplan_county", "eduplan_county.data", "no_such_package"])
def test_one_whose_file_was_left_out_of_the_wheel_is_set_aside_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    (tmp_path / "eduplan_county").mkdir()
    describe(tmp_path, "eduplan-county", {"county": module}, "eduplan.data")
    monkeypatch.syspath_prepend(tmp_path)

    [failed] = load_registry(only=["county"]).failed

    assert f"the package {module} has no plugin.toml" in str(failed.reasons[0])


def test_files_of_a_folder_are_plugins_by_their_names(tmp_path: Path) -> None:
    """A file, or a folder with a `plugin.toml`; anything else in it is left alone."""
    text = COUNTY.replace('requires = ["schools"]', "").replace("学生数", "寄宿生数")
    (tmp_path / "county.toml").write_text(text, encoding="utf-8")
    (tmp_path / "district").mkdir()
    other = text.replace('"county"', '"district"').replace("CTY001", "DIS001")
    (tmp_path / "district" / "plugin.toml").write_text(other, encoding="utf-8")
    (tmp_path / "notes.md").write_text("…", encoding="utf-8")

    listed = eduplan("plugins", "--plugins-dir", tmp_path, "--format", "json").document["plugins"]

    states = {one["name"]: one["state"] for one in listed if one["name"] not in DOMAINS}
    assert states == {"county": "ready", "district": "ready"}
    assert {one.name for one in list_plugins([str(tmp_path)])} >= {"county", "district"}


def test_a_folder_that_is_not_there_is_an_error_in_chinese_too() -> None:
    with pytest.raises(PluginError) as caught:
        load_registry(folders=["nowhere"])

    assert caught.value.in_language("zh") == "插件文件夹 nowhere 打不开：没有这个文件或文件夹"


# What a plan asks for

PLUGINS = 'plugins = ["{}"]\n'


def _plan(asked: str, folder: Path) -> Any:
    text = PLUGINS.format(asked) + small.HEAD
    target = small.TARGET.replace("schools.use", "寄宿率").replace("at_least", "at_most")
    (folder / "county.toml").write_text(COUNTY, encoding="utf-8")
    return parse_plan(text + target, small.registry(), str(folder / "plan.toml"))


def test_a_plan_names_the_file_of_a_plugin_beside_it(tmp_path: Path) -> None:
    loaded = _plan("county.toml", tmp_path)

    assert loaded.plan.targets[0].indicator == "county.boarding_rate"
    assert [one.name for one in loaded.registry.catalogue.standards] == ["county.boarding"]
    assert loaded.registry.plugins[-1].version == "2.3"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("nowhere.toml", "nowhere.toml"),
        ("shools", "did you mean 'schools'"),
        ("schools>=2.0", "needs the plugin 'schools' at 2.0 or newer"),
        ("Schools!", "the name of a plugin"),
    ],
)
def test_what_a_plan_needs_and_is_not_there_is_named_in_its_place(
    asked: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        _plan(asked, tmp_path)

    assert any(said in str(one) for one in caught.value.problems), caught.value


@pytest.mark.parametrize("way", ["up", "absolute", "link"])
def test_a_plan_opens_no_plugin_beyond_its_own_folder(way: str, tmp_path: Path) -> None:
    """Whoever sends a plan must not choose what is read on the machine that audits it."""
    folder = tmp_path / "received"
    folder.mkdir()
    secret = tmp_path / "secret.toml"
    secret.write_text(COUNTY, "utf-8")
    named = {"up": "../secret.toml", "absolute": str(secret), "link": "link.toml"}[way]
    if way == "link":
        (folder / "link.toml").symlink_to(secret)
    plan = folder / "plan.toml"
    plan.write_text(f"{PLUGINS.format(named)}{small.HEAD}", "utf-8")

    with pytest.raises(InputError, match="beyond the folder of the plan, and was not opened"):
        parse_plan(plan.read_text("utf-8"), small.registry(), str(plan))


def test_a_plugin_in_a_folder_below_the_plan_is_opened(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "county.toml").write_text(COUNTY, "utf-8")
    text = f"{PLUGINS.format('ours/county.toml')}{small.HEAD}"

    loaded = parse_plan(text, small.registry(), str(tmp_path / "plan.toml"))

    assert "county.boarders" in loaded.registry.catalogue.definitions


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("county==2.3", ""),
        ("county == 2.3", ""),
        ("county==2.2", "needs the plugin 'county' at 2.2, and this is 2.3; install that one"),
        ("county>=2.4", "pip install -U eduplan-county"),
        ("countie", "pip install eduplan-countie"),
    ],
)
def test_a_plan_pins_its_plugins_and_is_told_how_to_install_them(
    asked: str, said: str, tmp_path: Path
) -> None:
    text = COUNTY.replace('requires = ["schools"]\n', "").replace("学生数", "在校生数")
    (tmp_path / "county.toml").write_text(text, "utf-8")
    known = load_registry(folders=[str(tmp_path)])
    plan = f"{PLUGINS.format(asked)}{small.HEAD}"

    if not said:
        assert parse_plan(plan, known).plan.title
        return
    with pytest.raises(InputError) as error:
        parse_plan(plan, known)
    assert said in str(error.value)


@pytest.mark.parametrize("given", [".", "county", "county/plugin.toml", "single.toml"])
def test_a_folder_of_plugins_may_be_that_of_one_or_a_single_file(
    given: str, tmp_path: Path
) -> None:
    """Each goes by the name of its file, or of the folder in which its `plugin.toml` stands."""
    text = COUNTY.replace('requires = ["schools"]', "").partition("[[indicator]]")[0]
    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "plugin.toml").write_text(text, encoding="utf-8")
    (tmp_path / "single.toml").write_text(text.replace('"county"', '"single"'), encoding="utf-8")

    names = {one.name for one in list_plugins([str(tmp_path / given)])} & {"county", "single"}

    assert names == ({"county", "single"} if given == "." else {given.split("/")[0].split(".")[0]})
