"""`eduplan plugins`: what is installed."""

from __future__ import annotations

import re

from tests.cli.command import eduplan


def test_only_an_audit_answers_in_sarif_also_where_it_is_asked_for_something_else() -> None:
    done = eduplan("plugins", "--format", "sarif")

    assert done.code == 2
    assert done.out == ""
    assert "没有“sarif”这种格式；应为text、html、" in done.err
    assert "、sarif" not in done.err


def test_plugins_are_listed_with_version_and_state() -> None:
    [coherence] = [
        one
        for one in eduplan("plugins", "--format", "json").document["plugins"]
        if one["name"] == "coherence"
    ]

    assert (coherence["state"], coherence["distribution"]) == ("ready", "eduplan")
    assert re.search(r"^coherence +可用 ", eduplan("plugins").out, flags=re.MULTILINE)
