"""A plugin that defines the name of a built-in domain, and sorts before it."""

from __future__ import annotations

from eduplan import Domain, Words, hookimpl

preschool = Domain("preschool", Words("学前", "Preschool"))
preschool.element("enrolment", Words("在园幼儿数", "children in kindergarten"), unit="人")


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return a second domain of the name."""
    return [preschool]
