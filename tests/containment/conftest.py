"""One environment for all tests of this folder: a real one, with real packages that misbehave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.containment.environment import PACKAGES, Environment
from tests.environments import make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """Give an environment in which every package of `tests/bad_plugins` is installed."""
    python = make_environment(tmp_path_factory.mktemp("environment"), *PACKAGES)
    environment = Environment(python)
    yield environment
    environment.close()
