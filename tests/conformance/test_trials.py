"""Each trial of the suite is proven by a plugin with one fault, which it alone finds."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tomllib
from fractions import Fraction
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from eduplan import Registry
from eduplan.catalogue.building import build_catalogue
from eduplan.catalogue.regional import within
from eduplan.files.plugin_file import parse_plugin
from eduplan.quantity import Interval, parse_figure, parse_unit
from eduplan.readings.exact import read_exact
from eduplan.testing import formulas, overlays
from eduplan.testing.conformance import TRIALS
from eduplan.testing.properties import ask_any
from eduplan.testing.subject import Subject, subjects_of
from eduplan.testing.trial import run_trials
from tests.installed import installed_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from eduplan.messages import Text
    from eduplan.testing.trial import Trial

HERE = Path(__file__).parent
FAULTS = tomllib.loads((HERE / "seeded.toml").read_text(encoding="utf-8"))
GUARDED = FAULTS.pop("guarded")
BROKEN: dict[str, tuple[str, Callable[..., object]]] = {
    "figures_read_back": ("figure_of", lambda one, text, **_: parse_figure(f"9{text}", one.unit)),
    "pairs_read_either_way": ("figure_of", lambda one, text: parse_figure(text, one.unit)),
    "totals_add_up": (
        "read_exact",
        lambda *given: read_exact(*given)._replace(value=Interval.point(Fraction(-1))),
    ),
    "units_read_back": ("parse_unit", lambda text: parse_unit(f"万{text}")),
    "values_can_be_explained": (
        "explain_reading",
        lambda *_, lang: SimpleNamespace(lines=lambda: [lang, ""]),
    ),
}
"""What of the library, put wrong, each trial notices that no plugin can fail."""
_NUMBERS = count()


def _plugin(folder: Path, fault: dict[str, Any] | None = None) -> ModuleType:
    shutil.copytree(HERE / "seed", folder, dirs_exist_ok=True)
    if fault is not None and fault.get("everywhere"):
        for path in [one for one in folder.rglob("*.*") if one.is_file()]:
            text = path.read_text(encoding="utf-8").replace(fault["old"], fault["new"])
            path.unlink()
            path.with_name(path.name.replace(fault["old"], fault["new"])).write_text(
                text, encoding="utf-8"
            )
    elif fault is not None:
        for one in (fault, *fault.get("also", ())):
            path, old = folder / one.get("file", "plugin.py"), one["old"]
            text = path.read_text(encoding="utf-8")
            assert old in text, f"nothing to change in {path.name}: {old}"
            path.write_text(text.replace(old or text, one["new"], 1), encoding="utf-8")
    return _module(folder / "plugin.py")


def _module(path: Path) -> ModuleType:
    name = f"seeded_{next(_NUMBERS)}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _overlay(fault: dict[str, Any] | None = None) -> Registry:
    """Return what is installed with the county that refines it, which may have a fault."""
    text = (HERE / "overlay.toml").read_text(encoding="utf-8")
    if fault is not None:
        assert fault["old"] in text
        text = text.replace(fault["old"], fault["new"], 1)
    contribution = attrs.evolve(parse_plugin(text).contribution(), plugin="seeded")
    return installed_registry().with_contribution(contribution)


def _ends_of_overlay(registry: Registry) -> dict[str, str]:
    """Return how each trial ends of which the county has something."""
    [subject] = subjects_of("seeded", registry, lambda: registry)
    asked = run_trials(TRIALS, subject, lambda one, of: ask_any(one, of, 1))
    return {one.trial.name: one.status for one in asked}


def _ends(plugin: ModuleType, most: str = "", trials: tuple[Trial, ...] = TRIALS) -> dict[str, str]:
    """Return how each trial ends; the one named `most` is asked most."""

    def ask(trial: Trial, subject: Subject) -> tuple[Text, ...]:
        return ask_any(trial, subject, 10 if trial.name == most else 2)

    def load() -> Registry:
        return Registry.of({"seed": plugin}, strict=True)

    return {one.trial.name: one.status for one in run_trials(trials, _subject(load), ask)}


def _subject(load: Callable[[], Registry]) -> Subject:
    return next(one for one in subjects_of("seed", load(), load) if one.name == "seed")


def test_a_conforming_plugin_passes_every_trial_and_none_is_skipped(tmp_path: Path) -> None:
    ends = _ends(_plugin(tmp_path))
    of_overlays = {one for one, status in ends.items() if status == "skipped"}

    assert {*ends.values()} == {"passed", "skipped"}
    assert of_overlays == {one.name for one in overlays.TRIALS}
    refining = _ends_of_overlay(_overlay())
    assert {refining[one] for one in of_overlays} == {"passed"}
    assert "failed" not in refining.values()


def test_there_are_as_many_trials_as_promised() -> None:
    assert len(TRIALS) >= 60
    assert sum(one.is_property for one in TRIALS) >= 40
    assert len({one.name for one in TRIALS}) == len(TRIALS)


def test_every_trial_is_proven_or_says_why_it_can_not_be() -> None:
    assert {*FAULTS, *GUARDED} == {one.name for one in TRIALS}
    assert not {*FAULTS} & {*GUARDED}


def test_a_ratio_below_one_has_figures_that_can_be_read(tmp_path: Path) -> None:
    fault = {"old": 'sizes=("1:1", "100:1")', "new": 'sizes=("1:10", "1:5")'}
    trials = tuple(one for one in TRIALS if one.name == "figures_read_back")

    assert _ends(_plugin(tmp_path, fault), trials=trials) == {"figures_read_back": "passed"}


BROKEN_OVERLAYS: dict[str, tuple[str, Callable[..., Any]]] = {
    "overrides_stay_in_their_region": (
        "within",
        lambda catalogue, region: within(catalogue, "229905"),
    ),
    "overrides_in_any_order": (
        "build_catalogue",
        lambda parts: build_catalogue([one for one in parts if one.name != "seeded"]),
    ),
}


@pytest.mark.parametrize("name", BROKEN_OVERLAYS)
def test_a_trial_of_overlays_notices_a_fault_of_the_library(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = _overlay()
    assert _ends_of_overlay(registry)[name] == "passed"

    monkeypatch.setattr(overlays, *BROKEN_OVERLAYS[name])

    assert _ends_of_overlay(registry)[name] == "failed"


@pytest.mark.parametrize("name", sorted({*GUARDED} - {*BROKEN_OVERLAYS}))
def test_a_trial_that_no_plugin_can_fail_notices_a_fault_of_the_library(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [trial] = [one for one in TRIALS if one.name == name]
    plugin = _plugin(tmp_path)
    assert _ends(plugin, name, (trial,)) == {name: "passed"}

    monkeypatch.setattr(formulas, *BROKEN[name])

    assert _ends(plugin, name, (trial,)) == {name: "failed"}


@pytest.mark.filterwarnings("ignore:asked")
@pytest.mark.parametrize("name", FAULTS)
def test_a_seeded_fault_is_found_by_its_trial_and_by_no_other(name: str, tmp_path: Path) -> None:
    if FAULTS[name].get("of") == "overlay":
        ends = _ends_of_overlay(_overlay(FAULTS[name]))
    else:
        ends = _ends(_plugin(tmp_path, FAULTS[name]), name)

    failing = {one for one, status in ends.items() if status == "failed"}
    assert failing - {*FAULTS[name].get("beside", ())} == {name}
