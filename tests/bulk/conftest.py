"""Tables of tests are small; most tests are of the plan that large ones get."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan.engine.bulk import many

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, scope="module")
def as_if_large(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        if not request.node.name.endswith("test_small.py"):
            patch.setattr(many, "SMALL", 0)
        yield
