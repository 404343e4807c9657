"""The conformance kit for plugins: `DomainConformance` for pytest (the extra `testing`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduplan.testing.conformance import DomainConformance as DomainConformance

__all__ = ["DomainConformance"]


def __getattr__(name: str) -> object:
    """Load the suite where it is asked for: the quick part needs neither pytest nor Hypothesis."""
    if name != "DomainConformance":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from eduplan.testing.conformance import DomainConformance

    return DomainConformance
