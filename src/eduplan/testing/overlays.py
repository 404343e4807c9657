"""Trials of what a domain refines for its region: overrides, local terms, local standards."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from eduplan.catalogue.building import build_catalogue
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.regional import domain_of, within
from eduplan.catalogue.regions import PROVINCES, region_chain
from eduplan.messages import Text
from eduplan.testing.subject import Subject
from eduplan.testing.trial import told, trial, trials_in
from eduplan.words import Words

_COMPARED = ("legal", "supervision", "funding", "staffing")
"""The kinds of which the strictest counts, so that a looser one beside it never does."""

_MEANT = ("formula", "severity", "better", "definition", "unit", "most", "level", "per", "function")
"""The attributes that say what a definition or a rule means, rather than what it is called."""


@trial(
    "overrides",
    (
        "取代的和被取代的意思一样：什么也没有改",
        "what replaces means the same as what it replaces: nothing changes",
    ),
    ("删去它，或写出不同之处", "leave it out, or say what is other"),
)
def overrides_change_something(subject: Subject) -> Iterator[Text]:
    """Find overrides that have no effect."""
    for name in subject.overrides:
        if _meaning(subject.everywhere, name) == _meaning(subject.catalogue, name):
            yield name


def _meaning(catalogue: Catalogue, name: str) -> list[object]:
    one = catalogue.definitions.get(name) or catalogue.rules[name]
    return [getattr(one, attribute, None) for attribute in _MEANT]


@trial(
    "terms",
    (
        "当地的叫法不只一个意思：公式和数据表里认不出是哪一个",
        "a local term may mean several things, so that formulas and tables can't tell which",
    ),
    ("换一个叫法，或写全", "choose another term, or a longer one"),
)
def local_terms_mean_one_thing(subject: Subject) -> Iterator[Text]:
    """Find terms that something else goes by too."""
    for terms in subject.terms.values():
        for term in terms:
            found = subject.catalogue.find(term)
            if len(found) > 1:
                yield told(term, Words.listed(one.name for one in found))


@trial(
    "local_standards",
    (
        "本地标准比上级的宽，又没有取代它：判断时从不用它",
        "a local standard is looser than a wider one and does not replace it: it never counts",
    ),
    (
        "核对数值；确要放宽的，写 replaces 取代上级那一条",
        "check the figure; if it is to be looser, let it replace the wider one (`replaces`)",
    ),
)
def local_standards_count(subject: Subject) -> Iterator[Text]:
    """Find standards of the region that another one makes idle."""
    for one in subject.local_standards:
        wider = region_chain(one.region)[1:]
        for other in subject.catalogue.standards_about(one.about):
            is_beside = (
                other.region in wider
                and other.name != one.replaces
                and other.kind == one.kind
                and other.kind in _COMPARED
                and (other.scope, other.condition) == (one.scope, one.condition)
                and other.in_force_from <= one.in_force_from
                and other.in_force_until is None
            )
            mine, theirs = one.bound.accepted, other.bound.accepted
            if is_beside and mine.hull(theirs) == mine:
                yield f"{one.name} – {other.name}"


@trial(
    "overrides",
    ("覆盖层管到了别的地区", "an overlay holds in a region that is not its own"),
    ("这是 eduplan 的错，请报告", "this is a fault of eduplan: please report it"),
    is_property=True,
)
def overrides_stay_in_their_region(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find what the domain says of regions that it does not speak for."""
    region = data.draw(st.sampled_from([f"{one}0000" for one in sorted(PROVINCES)]), "region")
    if subject.contribution.region in region_chain(region):
        return
    there = within(subject.everywhere, region)
    yield from (name for name in there.definitions if domain_of(name) == subject.name)
    for name in subject.overrides:
        if any(one.plugin == subject.contribution.plugin for one in there.replaced.get(name, ())):
            yield name


@trial(
    "overrides",
    (
        "插件装入的次序不同，本地区的定义就不同",
        "what holds in the region hangs on the order in which plugins are loaded",
    ),
    ("这是 eduplan 的错，请报告", "this is a fault of eduplan: please report it"),
    is_property=True,
)
def overrides_in_any_order(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find names whose meaning in the region changes with the order of the plugins."""
    order = data.draw(st.permutations(subject.registry.contributions), "order")
    catalogue, _ = build_catalogue(order)
    here = within(catalogue, subject.contribution.region)
    for name in subject.overrides:
        if _meaning(here, name) != _meaning(subject.catalogue, name):
            yield name


TRIALS = trials_in(globals())
QUICK = tuple(one for one in TRIALS if not one.is_property)
