"""What a domain puts in the place of another's within its region, and what came of it there."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from eduplan.catalogue.definitions import Definition
from eduplan.catalogue.outcome import Severity
from eduplan.catalogue.rule import AnyRule
from eduplan.immutable import EMPTY, frozen_mapping


@attrs.frozen(kw_only=True)
class Override:
    """That a domain replaces another's definition or rule, or its severity, and on what ground.

    `name` is the full name of the definition or the code of the rule; `severity` is set where the
    rule stays and only its severity is another.
    """

    name: str
    reason: str
    document: str
    severity: Severity | None = None


@attrs.frozen(kw_only=True)
class Overlay:
    """A domain that holds within a region only, or that names things otherwise.

    Attributes:
        plugin: the plugin that contributes it.
        domain: its name.
        region: where it holds; empty for everywhere.
        codes: the codes of the rules that it adds.
        definitions, rules: what it puts in the place of others', by full name or code.
        overrides: why, by the same.
        terms: further terms for definitions, by full name.
    """

    plugin: str
    domain: str
    region: str
    codes: tuple[str, ...] = ()
    definitions: Mapping[str, Definition] = attrs.field(default=EMPTY, converter=frozen_mapping)
    rules: Mapping[str, AnyRule] = attrs.field(default=EMPTY, converter=frozen_mapping)
    overrides: Mapping[str, Override] = attrs.field(default=EMPTY, converter=frozen_mapping)
    terms: Mapping[str, tuple[str, ...]] = attrs.field(default=EMPTY, converter=frozen_mapping)


@attrs.frozen
class Replacement:
    """That in a region one plugin's word stands for another's.

    Attributes:
        override: what is replaced and why.
        plugin: whose word holds.
        region: where.
        instead_of: whose word it stands for: the built-in plugin's, or a wider region's.
    """

    override: Override
    plugin: str
    region: str
    instead_of: str
