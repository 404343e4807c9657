"""What all tests share: Hypothesis repeats itself in CI and never judges by the clock."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.environments import PROJECT, shared_environment

try:
    import fcntl
except ImportError:  # of Unix alone
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Generator

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


_BETWEEN_COLLECTIONS = 50_000
"""Objects made before Python looks for unused ones; its own 700 take a tenth of the time."""


def pytest_configure(config: pytest.Config) -> None:
    """Let the processes of the tests share what is compiled, and tests of a file their fixtures.

    Else each process compiles all of eduplan and its tests again where the environment says that
    nothing compiled is kept; and pytest-xdist has each worker make what a file shares.
    """
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    if config.getoption("dist", "no") == "load":
        config.option.dist = "loadfile"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Let one worker compile the tests where nothing is compiled yet, and others read that."""
    compiled = Path(__file__).with_name("__pycache__")
    if fcntl is None or not compiled.is_dir() or [*compiled.glob("test_*-pytest-*.pyc")]:
        return (yield)
    with (compiled / "collecting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return (yield)


def pytest_collection_finish() -> None:
    """Let no search for unused objects go through what the tests are made of: it lives on."""
    gc.freeze()


@pytest.fixture(scope="session")
def county_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment in which pip installed eduplan and the example plugin of a county."""
    county = PROJECT / "examples" / "county_plugin"
    return shared_environment(tmp_path_factory, "county", PROJECT, county)
