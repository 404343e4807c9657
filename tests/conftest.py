"""What all tests share: Hypothesis repeats itself in CI and never judges by the clock."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.environments import PROJECT, make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session", autouse=True)
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the processes of the tests share compiled modules where none may stand by the source.

    Else each of a hundred processes compiles all of eduplan again.
    """
    with pytest.MonkeyPatch.context() as environment:
        if os.environ.get("PYTHONDONTWRITEBYTECODE"):
            environment.delenv("PYTHONDONTWRITEBYTECODE")
            environment.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("compiled")))
        yield


@pytest.fixture(scope="session")
def county_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment in which pip installed eduplan and the example plugin of a county."""
    folder = tmp_path_factory.mktemp("county")
    make_environment(folder, PROJECT, PROJECT / "examples" / "county_plugin")
    return folder
