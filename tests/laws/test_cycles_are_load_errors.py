"""Law: a cycle is an error when it is loaded, with its path; it is never replaced by a default."""

from __future__ import annotations

from eduplan import Domain, Words, ref
from tests import small


def test_a_cycle_sets_its_plugin_aside_and_shows_the_path() -> None:
    """Across definitions of one plugin."""
    round_about = Domain("round", Words("循环", "Round about"))
    for one, other in (("a", "b"), ("b", "a")):
        round_about.indicator(
            one, Words(one, one), formula=ref(f"round.{other}") + 1, unit="", better="none"
        )

    registry = small.registry(round_about)

    (failed,) = registry.failed
    assert failed.name == "round"
    assert any("round.a → round.b → round.a" in str(reason) for reason in failed.reasons)
    assert "schools.use" in registry.catalogue.definitions
