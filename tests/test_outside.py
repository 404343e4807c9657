"""A test that needs a program skips with the reason, and fails where the program is required."""

from __future__ import annotations

import pytest

from tests.outside import javascript, missing


@pytest.mark.parametrize("required", [None, "", "node"])
def test_without_a_program_the_test_skips_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, required: str | None
) -> None:
    monkeypatch.delenv("EDUPLAN_REQUIRE", raising=False)
    if required is not None:
        monkeypatch.setenv("EDUPLAN_REQUIRE", required)

    with pytest.raises(pytest.skip.Exception, match="Chromium is not installed"):
        missing("chromium", "Chromium is not installed")


def test_without_a_required_program_the_test_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDUPLAN_REQUIRE", "chromium,node")
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(pytest.fail.Exception, match="Node is not installed, and EDUPLAN_REQUIRE"):
        javascript("validate.js")
