"""One environment for all tests of this folder: a real one, with real packages that misbehave."""

from __future__ import annotations

import pytest

from tests.containment.environment import Environment


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Give an environment in which every package of `tests/bad_plugins` is installed."""
    return Environment.made(tmp_path_factory.mktemp("environment"))
