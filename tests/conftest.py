"""What all tests share: Hypothesis repeats itself in CI and never judges by the clock."""

from __future__ import annotations

import os
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import eduplan
from tests.environments import PROJECT, make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session", autouse=True)
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the processes of the tests share compiled modules where none may stand by the source.

    Else each of a hundred processes compiles all of eduplan again. What pip installed it compiled.
    """
    with pytest.MonkeyPatch.context() as environment:
        compiled = Path(cache_from_source(eduplan.__file__))
        if os.environ.get("PYTHONDONTWRITEBYTECODE") and not compiled.exists():
            shared = shared_folder(tmp_path_factory) / "compiled"
            environment.delenv("PYTHONDONTWRITEBYTECODE")
            environment.setenv("PYTHONPYCACHEPREFIX", str(shared))
        yield


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this run, which its workers share where pytest-xdist has started any."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def county_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment in which pip installed eduplan and the example plugin of a county."""
    folder = tmp_path_factory.mktemp("county")
    make_environment(folder, PROJECT, PROJECT / "examples" / "county_plugin")
    return folder
