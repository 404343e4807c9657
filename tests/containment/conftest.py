"""One environment for all tests of this folder: a real one, with real packages that misbehave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.containment.environment import PACKAGES, Environment
from tests.environments import python_of, shared_environment

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """Give an environment in which every package of `tests/bad_plugins` is installed."""
    folder = shared_environment(tmp_path_factory, "containment", *PACKAGES)
    environment = Environment(python_of(folder))
    yield environment
    environment.close()
