"""Law: a domain without those it requires is set aside for that reason, and for no other."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING

from eduplan import Domain, Registry, Words, hookimpl, ref

if TYPE_CHECKING:
    from collections.abc import Iterable


def _plugin(domain: Domain) -> types.ModuleType:
    module = types.ModuleType(domain.name)

    def eduplan_domains() -> list[Domain]:
        return [domain]

    module.eduplan_domains = hookimpl(eduplan_domains)  # type: ignore[attr-defined]
    return module


def _registry(*domains: Domain) -> Registry:
    return Registry.of({domain.name: _plugin(domain) for domain in domains})


def _reasons(registry: Registry) -> dict[str, tuple[str, ...]]:
    return {report.name: tuple(map(str, report.reasons)) for report in registry.failed}


def _pupils(name: str, *, requires: Iterable[str] = ()) -> Domain:
    domain = Domain(name, Words(name, name), requires=requires)
    domain.element("pupils", Words(f"{name}学生数", f"pupils of {name}"), unit="人")
    return domain


def _teachers_per(name: str, requires: Iterable[str]) -> Domain:
    """A domain that divides the pupils of another, the first that it requires."""
    domain = Domain(name, Words(name, name), requires=requires)
    teachers = domain.element("teachers", Words("教师数", "teachers"), unit="人")
    domain.indicator(
        "ratio",
        Words("生师比", "pupils per teacher"),
        formula=ref(f"{next(iter(requires))}.pupils").total() / teachers.total(),
        unit="比",
        better="lower",
    )
    return domain


def test_the_domain_that_is_not_installed_is_the_only_reason() -> None:
    """The names that are unknown for want of it are not listed one by one."""
    reasons = _reasons(_registry(_pupils("schools"), _teachers_per("staff", ["school"])))

    assert reasons == {
        "staff": (
            "staff requires the domain school, which no plugin in use defines; "
            "did you mean 'schools'?",
        )
    }


def test_a_domain_goes_with_the_one_that_it_requires_and_says_so() -> None:
    """Along a chain each names the one before it; what requires none of them stays."""
    broken = _pupils("schools")
    broken.indicator(
        "odd",
        Words("怪", "odd"),
        formula=ref("schools.nothing").total(),
        unit="人",
        better="higher",
    )
    registry = _registry(
        broken,
        _teachers_per("staff", ["schools"]),
        _pupils("training", requires=["staff"]),
        _pupils("other"),
    )
    reasons = _reasons(registry)

    assert reasons["staff"] == (
        "staff requires the domain schools, which was set aside with the plugin schools",
    )
    assert reasons["training"] == (
        "training requires the domain staff, which was set aside with the plugin staff",
    )
    assert list(registry.catalogue.definitions) == ["other.pupils"]


def test_domains_may_require_each_other() -> None:
    """Two parts of one field may be two plugins."""
    registry = _registry(_pupils("one", requires=["two"]), _pupils("two", requires=["one"]))

    assert not registry.failed
