"""Which plugins are used: those chosen; and what is installed, read without importing any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema

from eduplan.report.schemas import document_schema
from tests.containment.environment import BUILT_IN, PACKAGES
from tests.containment.test_bad_plugins import DAY, PLAN

if TYPE_CHECKING:
    from tests.containment.environment import Environment


def test_without_loading_every_installed_plugin_is_listed_and_none_is_imported(
    environment: Environment,
) -> None:
    """Also those that end the process or never come back; one that prints stays silent."""
    done = environment.run("plugins", "--no-load", "--format", "json")
    jsonschema.validate(done.document, document_schema("plugins"))
    listed = [(one["name"], one["version"], one["state"]) for one in done.document["plugins"]]

    names = {path.name for path in PACKAGES} - {"a_second_preschool"} | {"preschool"}
    assert {name for name, version, _ in listed if version == "1.0"} == names
    assert {state for _, _, state in listed} == {"listed"}
    assert len(listed) == len(PACKAGES) + len(BUILT_IN)
    assert done.document["registry"] is None
    assert (done.code, done.err) == (0, "")


def test_without_loading_nothing_else_can_be_asked_about_loading(environment: Environment) -> None:
    """No plugin fails that is not loaded."""
    done = environment.run("plugins", "--no-load", "--strict")

    assert done.code == 2
    assert "--no-load 不装入插件，不能与装入插件的选项同用" in done.err


def test_only_the_chosen_plugins_are_used_and_the_others_are_listed_as_left_out(
    environment: Environment,
) -> None:
    """The catalogue is that of the chosen ones alone."""
    done = environment.run("plugins", "--only-plugins", "coherence、good_county")
    states = dict(line.split()[:2] for line in done.out.splitlines()[1:])

    assert states["coherence"] == states["good_county"] == "可用"
    assert states["hangs_at_import"] == states["preschool"] == "未选用"
    assert done.code == 0


def test_a_plugin_of_a_name_that_is_not_installed_can_not_be_chosen_or_left_out(
    environment: Environment,
) -> None:
    """A misspelt name would leave in what was to be left out."""
    for option in ("--only-plugins", "--without-plugins"):
        for how in ((), ("--isolate",)):
            done = environment.run("audit", PLAN, *DAY, option, "good_country", *how)

            assert done.code == 2
            assert "没有安装插件“good_country”；是不是“good_county”？" in done.err


def test_a_plugin_that_is_not_installed_is_said_in_english_on_request(
    environment: Environment,
) -> None:
    done = environment.run("audit", PLAN, *DAY, "--without-plugins", "good_country", "--lang", "en")

    assert "no plugin 'good_country' is installed; did you mean 'good_county'?" in done.err
