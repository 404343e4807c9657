"""A domain: what the author of a plugin writes elements, indicators, checks and rules into."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from os import curdir
from os.path import dirname, isfile, join
from typing import Any, TypeAlias, TypeVar

from eduplan.catalogue import mistakes
from eduplan.catalogue.contribution import Contribution, no_standards
from eduplan.catalogue.definitions import (
    BETTER,
    TIME_POINTS,
    Better,
    Calculation,
    Definition,
    Dimension,
    Element,
    Indicator,
    Scope,
)
from eduplan.catalogue.figures import largest_value, sizes_of
from eduplan.catalogue.kinds import GROUPS
from eduplan.catalogue.kinds import KINDS as KINDS_OF_INSTITUTION
from eduplan.catalogue.outcome import NATURES, SEVERITIES, Nature, Outcome, Severity
from eduplan.catalogue.overrides import Override
from eduplan.catalogue.regions import region_chain, region_named
from eduplan.catalogue.requirements import (
    DefinitionError,
    identifier,
    listed,
    one_of,
    require_codes,
    require_templates,
    require_texts,
    require_words,
    rule_code,
)
from eduplan.catalogue.rule import Alias, AnyRule, Check, Rule
from eduplan.catalogue.shipping import SHIPS
from eduplan.engine.case import Case
from eduplan.engine.subjects import KINDS, NAMED, SUBJECTS
from eduplan.files.standards_file import read_standards
from eduplan.formula import (
    LEVELS,
    Level,
    Node,
    Operand,
    OperandLike,
    Reference,
    node_of,
)
from eduplan.immutable import EMPTY
from eduplan.plan.model import DOCUMENT_KINDS
from eduplan.quantity import FigureError, Unit, parse_unit
from eduplan.words import Words

STANDARDS_FILE = "standards.toml"
"""The file of a domain's folder that holds its dated standards."""

_Given = TypeVar("_Given")
_Read = TypeVar("_Read")
_RuleFunction = TypeVar("_RuleFunction", bound="Callable[[Any, Case], Outcome]")


class Handle(Operand):
    """A definition as its author uses it in formulas: an operand that knows what it stands for."""

    __slots__ = ("definition",)

    def __init__(self, definition: Element | Indicator) -> None:
        super().__init__(Reference(definition.name))
        self.definition: Element | Indicator = definition

    @property
    def name(self) -> str:
        """The full name, e.g. `preschool.enrolment`."""
        return self.definition.name


Formula: TypeAlias = OperandLike
"""A formula as an operand, or as text in the field's own words (read when it is registered)."""

About: TypeAlias = Handle | str
"""What a rule is about: an element or indicator, or a kind of `KINDS`."""


class Domain:
    """Collects the definitions of one field under one name; the registry takes a copy of them.

    Args:
        name: lower-case English name; every definition's full name starts with it.
        label: official Chinese term, and the standard English one.
        file: the file beside which `standards.toml` and `pages/` may stand; the one that makes the
            domain if left out.
        region: where it holds, as a code or a province's name, if not everywhere: then it is an
            overlay, which may replace what others define, for plans within the region.
        requires: names of the domains whose definitions this one refers to.
        ships: what stands in files beside it: `standards`, `pages` and `cases` (their examples). If
            one of these is lost, as in building a wheel, the plugin is set aside.
        counted_in: the kinds of institution in which its elements are counted, unless an element
            says otherwise: codes of 学校类型 such as `kindergarten` or `ordinary_school`.
    """

    def __init__(
        self,
        name: str,
        label: Words,
        *,
        file: str = "",
        region: str = "",
        requires: Iterable[str] = (),
        counted_in: Iterable[str] = (),
        ships: Iterable[str] = (),
    ) -> None:
        file = file or sys._getframe(1).f_globals.get("__file__", "")
        require_words(f"domain {name!r}", label)
        require_texts(f"domain {name!r}", name, file, region, *requires)
        self.name: str = identifier(name, f"domain {name!r}")
        self.label = label
        self.region = region_chain(region_named(region))[0] if region else ""
        self.folder: str = (dirname(file) or curdir) if file else ""
        self.requires: tuple[str, ...] = tuple(requires)
        self.counted_in = _kinds(self.name, counted_in)
        self.ships = tuple(one_of(one, SHIPS, f"{self.name}: ships") for one in ships)
        self._dimensions: list[Dimension] = []
        self._definitions: list[Definition] = []
        self._names: set[str] = set()
        self._texts: dict[str, str] = {}
        self._rules: list[AnyRule] = []
        self._overrides: dict[str, Override] = {}
        self._terms: dict[str, tuple[str, ...]] = {}

    def __repr__(self) -> str:
        return f"<domain {self.name} {self.label.zh}>"

    def contribution(self) -> Contribution:
        """Return what the domain contributes as it is now; later changes to it have no effect.

        The form of the dated standards in its folder is read now; their figures wait for the
        catalogue's units.

        Raises:
            InputError: the file of the standards is malformed.
        """
        path = join(self.folder, STANDARDS_FILE) if self.folder else ""
        return Contribution(
            name=self.name,
            words=self.label,
            dimensions=tuple(self._dimensions),
            definitions=tuple(self._definitions),
            rules=tuple(self._rules),
            formula_texts=dict(self._texts),
            region=self.region,
            overrides=dict(self._overrides),
            terms=dict(self._terms),
            requires=self.requires,
            standards=read_standards(path, self.name).settle if isfile(path) else no_standards,
            ships=self.ships,
            folder=self.folder,
        )

    def dimension(
        self,
        name: str,
        label: Words,
        codes: Mapping[str, Words],
        *,
        parts: Mapping[str, tuple[str, ...]] | None = None,
        complete: bool = False,
    ) -> Dimension:
        """Define a dimension, or extend a shared one or one of another domain by further codes.

        It is `complete` if everything counted has one of its codes: then these make the whole.

        Raises:
            DefinitionError: the name or a code is not usable (a code has no `|`), or `parts` names
                a code that is not listed.
        """
        require_texts(f"dimension {name!r}", name, *codes)
        require_words(f"dimension {name!r}", label, *codes.values())
        dimension = Dimension(identifier(name, name), *label, dict(codes), parts or {}, complete)
        require_codes(dimension)
        self._dimensions.append(dimension)
        return dimension

    def element(
        self,
        name: str,
        label: Words,
        *,
        unit: str,
        level: Level = "institution",
        dimensions: Iterable[str] = (),
        definition: str = "",
        source: str = "",
        aliases: Iterable[str] = (),
        time_point: str = "september",
        may_be_within: str = "",
        adds_to: str = "",
        adds_up: bool = True,
        counted_in: Iterable[str] | None = None,
        counts_institutions: bool = False,
        whole: Handle | None = None,
        part: Scope = EMPTY,
        ref: str = "",
        replaces: str = "",
        document: str = "",
    ) -> Handle:
        """Define a raw quantity and return its handle.

        `may_be_within` is the full name of an element whose totals may include this one's;
        `adds_to` that of the stock which this flow enlarges;
        `adds_up` is False where figures of several places make no total, such as a year.
        `counted_in` are the kinds of institution that are expected to have it, the domain's if
        left out, all if empty; a figure that another one reports counts all the same.
        `counts_institutions` says that each of these counts 1. Of `whole`, an element with the
        dimensions of `part`, this one counts the codes of `part`. In a domain that names its region
        `replaces` gives the reason why this stands for the definition whose full name it has, and
        `document` the document that says so.

        Raises:
            DefinitionError: name, level, time point or a kind is not usable.
            UnitError: the unit is not known.
        """
        full = self._full_name(name, replaces, document)
        texts = {"definition": definition, "source": source, "ref": ref}
        return self._add(
            Element(
                **_described(full, label, unit, level, **texts, may_be_within=may_be_within),
                dimensions=listed(full, dimensions),
                aliases=listed(full, aliases),
                time_point=one_of(time_point, TIME_POINTS, f"{full}: time_point"),
                adds_to=adds_to,
                adds_up=adds_up,
                counted_in=self.counted_in if counted_in is None else _kinds(full, counted_in),
                counts_institutions=counts_institutions,
                whole=whole.name if whole is not None else "",
                part=part,
                defined_in=_caller(),
            )
        )

    def indicator(
        self,
        name: str,
        label: Words,
        *,
        formula: Formula,
        unit: str,
        better: Better,
        level: Level = "region",
        dimensions: Iterable[str] = (),
        places: int | None = None,
        definition: str = "",
        source: str = "",
        aliases: Iterable[str] = (),
        time_point: str = "september",
        within: str = "",
        components: Iterable[str] = (),
        sizes: tuple[str, str] | None = None,
        ordered: bool = False,
        most: str = "",
        ref: str = "",
        replaces: str = "",
        document: str = "",
    ) -> Handle:
        """Define an indicator and return its handle.

        A formula given as text is read when the domain is registered. In a formula for a region a
        bare institution-level element means its total. `sizes` are the smallest and largest figure
        that a ratio of two things may have, `("0.5:1", "100:1")`: a printed pair is read the way
        that gives one of them, 1:19 as 19:1. With `ordered` its first side is always above the
        second. `most` is the largest figure that is possible, with its unit: "100%" where what is
        counted is a part of what it is divided by, and nothing where a value may exceed that.
        `replaces` and `document` are as an element's.

        Raises:
            DefinitionError: name, level, direction, time point, `sizes` or `most` is not usable.
            UnitError: the unit is not known.
        """
        full = self._full_name(name, replaces, document)
        texts = {"definition": definition, "source": source, "ref": ref}
        return self._add(
            Indicator(
                **_described(full, label, unit, level, **texts, within=within),
                formula=self._tree(full, formula),
                better=one_of(better, BETTER, f"{full}: better"),
                dimensions=listed(full, dimensions),
                places=places,
                aliases=listed(full, aliases),
                time_point=one_of(time_point, TIME_POINTS, f"{full}: time_point"),
                components=listed(full, components),
                sizes=_possible(sizes_of, sizes, unit, f"{full}: sizes"),
                ordered=ordered,
                most=_possible(largest_value, most, unit, f"{full}: most"),
                defined_in=_caller(),
            )
        )

    def calculation(
        self,
        name: str,
        label: Words,
        *,
        unit: str,
        level: Level = "region",
        definition: str = "",
        source: str = "",
        ref: str = "",
    ) -> Callable[[Callable[..., Fraction]], Callable[..., Fraction]]:
        """Define a calculation that no expression can say; decorates a pure function."""
        full = self._full_name(name)
        described = _described(
            full, label, unit, level, definition=definition, source=source, ref=ref
        )
        where = _caller()

        def register(function: Callable[..., Fraction]) -> Callable[..., Fraction]:
            """Add it to the domain and leave the function as it is."""
            self._definitions.append(Calculation(**described, function=function, defined_in=where))
            return function

        return register

    def check(
        self,
        code: str,
        formula: Formula,
        *,
        title: Words,
        remedy: Words,
        message: Words | None = None,
        severity: Severity = "error",
        nature: Nature = "fault",
        per: Level = "region",
        source: str = "",
        own_standard: str = "",
        replaces: str = "",
        document: str = "",
    ) -> None:
        """Define a consistency check that is only a comparison.

        `formula` is a condition that must hold; it is judged on published figures, on targets and
        on observations, and is undecided rather than failed where data are missing. `own_standard`,
        `replaces` and `document` are as in `rule`.
        """
        self._replace(code, replaces, document)
        message = message or Words("{words}", "{words}")
        self._rules.append(
            Check(
                **self._coded(code, title, source),
                **_judged(code, message, remedy, severity, nature),
                own_standard=self._own_standard(code, own_standard, severity),
                name=code.lower(),
                formula=self._tree(code, formula),
                level=one_of(per, LEVELS, f"{code}: per"),
                defined_in=_caller(),
            )
        )

    def rule(
        self,
        code: str,
        *,
        title: Words,
        message: Words,
        remedy: Words,
        per: str,
        about: About | Iterable[About] = (),
        documents: Iterable[str] = (),
        severity: Severity = "warning",
        nature: Nature = "fault",
        source: str = "",
        own_standard: str = "",
        replaces: str = "",
        document: str = "",
    ) -> Callable[[_RuleFunction], _RuleFunction]:
        """Define a rule; decorates a function `(subject, case) -> Outcome`.

        The function is asked once for each subject of the kind `per`, one of `SUBJECTS`,
        and returns one outcome. `about` narrows the subjects: to those about one of some elements
        or indicators, given as handles or by full name, and to those of all of some `KINDS`. The
        others are counted as not applicable, and the function is not asked about them; so are
        documents of another kind than `documents` (of `DOCUMENT_KINDS`), if any are named. `nature`
        says whether what it finds is a fault, left out by the plan, or worth a note. A rule that
        no document asks for names the standard of kind `own`, of this domain, that it rests on
        (`own_standard`); its findings say so and are never errors. `replaces` and `document` say
        why it stands for another plugin's rule of this code, as of an element.

        Raises:
            DefinitionError: the code, or what the rule is about, is not usable.
        """
        self._replace(code, replaces, document)
        subjects = one_of(per, SUBJECTS, f"{code}: per")
        names = _named((about,) if isinstance(about, Handle | str) else about, subjects, code)
        given = {
            **self._coded(code, title, source),
            **_judged(code, message, remedy, severity, nature),
            "per": subjects,
            "about": names,
            "documents": tuple(
                one_of(kind, DOCUMENT_KINDS, f"{code}: documents") for kind in documents
            ),
            "own_standard": self._own_standard(code, own_standard, severity),
            "defined_in": _caller(),
        }

        def register(function: _RuleFunction) -> _RuleFunction:
            """Add it to the domain and leave the function as it is."""
            self._rules.append(Rule(**given, name=function.__name__, function=function))
            return function

        return register

    def alias(self, code: str, alias_of: str, *, title: Words, source: str = "") -> None:
        """Restate a general rule for this domain: a page of its own, one finding of both.

        An alias is never run; selecting or waiving it selects or waives the general rule, whose
        subject, severity and words it takes over when it is registered.
        """
        require_texts(code, alias_of)
        self._rules.append(
            Alias(
                **self._coded(code, title, source),
                name=code.lower(),
                alias_of=rule_code(alias_of),
                defined_in=_caller(),
            )
        )

    def severity(self, code: str, severity: Severity, *, reason: str, document: str) -> None:
        """Set the severity of another plugin's rule, for plans within the domain's region.

        It holds for all that the rule finds; `reason` and `document` say why, and who says so.

        Raises:
            DefinitionError: the code or the severity is not usable.
        """
        one_of(severity, SEVERITIES, f"{code}: severity")
        self._replace(rule_code(code), reason, document, severity)

    def terms(self, of: str, *terms: str) -> None:
        """Let formulas, plans and tables call a definition by further terms.

        `of` is its full name. In a domain that names its region they are known there only.
        """
        require_texts(f"{self.name}: terms", of, *terms)
        self._terms[of] = (*self._terms.get(of, ()), *terms)

    def _coded(self, code: str, title: Words, source: str) -> dict[str, Any]:
        """Return what rules, checks and aliases have in common, if it is usable."""
        require_words(code, title)
        require_texts(code, source)
        return {
            "code": rule_code(code),
            "title": title,
            "source": source,
            "folder": self.folder,
        }

    def _own_standard(self, code: str, name: str, severity: Severity) -> str:
        """Return the full name of the standard of our own that a rule rests on, "" for none."""
        require_texts(code, name)
        if name and severity == "error":
            raise DefinitionError(mistakes.OWN_ERROR(code=code))
        return f"{self.name}.{name}" if name else ""

    def _tree(self, key: str, formula: Formula) -> Node:
        """Return the tree of a formula; a text is kept, to be read when all names are known."""
        if isinstance(formula, str):
            self._texts[key] = formula
            return node_of(0)
        return node_of(formula)

    def _full_name(self, name: str, replaces: str = "", document: str = "") -> str:
        """Return the full name; a definition that replaces another's keeps the other's name."""
        require_texts(f"{self.name}.{name}", name)
        self._replace(name, replaces, document)
        return name if replaces else f"{self.name}.{identifier(name, f'{self.name}.{name}')}"

    def _replace(
        self, name: str, reason: str, document: str, severity: Severity | None = None
    ) -> None:
        """Keep why another plugin's definition or rule is replaced, if it is."""
        require_texts(name, reason, document)
        if reason:
            self._overrides[name] = Override(
                name=name, reason=reason, document=document, severity=severity
            )

    def _add(self, definition: Element | Indicator) -> Handle:
        if definition.name in self._names:
            raise DefinitionError(mistakes.TWICE(name=definition.name, domain=self.name))
        self._names.add(definition.name)
        self._definitions.append(definition)
        return Handle(definition)


def _named(about: Iterable[About], per: str, code: str) -> tuple[str, ...]:
    """Return the names and kinds that a rule is about, or refuse one that no subject has."""
    names = tuple(one.name if isinstance(one, Handle) else one for one in about)
    require_texts(code, *names)
    for name in names:
        if "." not in name:
            one_of(name, KINDS, f"{code}: about")
        if per not in (KINDS[name].subjects if name in KINDS else NAMED):
            raise DefinitionError(mistakes.ABOUT_NOTHING(code=code, name=name, per=per))
    return names


def _described(full: str, label: Words, unit: str, level: Level, **texts: str) -> dict[str, Any]:
    """Return what elements, indicators and calculations have in common, if it is usable."""
    require_words(full, label)
    require_texts(full, *texts.values())
    return {
        "name": full,
        "label": label.zh,
        "label_en": label.en,
        "unit": parse_unit(unit),
        "level": one_of(level, LEVELS, f"{full}: level"),
        **texts,
    }


def _judged(
    code: str, message: Words, remedy: Words, severity: Severity, nature: Nature
) -> dict[str, Any]:
    """Return what rules and checks have in common, if it is usable."""
    require_templates(code, message, remedy)
    return {
        "message": message,
        "remedy": remedy,
        "severity": one_of(severity, SEVERITIES, f"{code}: severity"),
        "nature": one_of(nature, NATURES, f"{code}: nature"),
    }


def _possible(
    read: Callable[[_Given, Unit], _Read], given: _Given | None, unit: str, where: str
) -> _Read | None:
    """Return the values that are possible, in base units; `where` names the argument."""
    try:
        return read(given, parse_unit(unit)) if given else None
    except FigureError as error:
        [problem] = error.problems
        message = mistakes.KEY_OF(key=where, mistake=problem.message)
        raise DefinitionError(message, problem.expected, problem.nearest) from None


def _kinds(what: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of institution that some names stand for, each once."""
    known: dict[str, tuple[str, ...]] = {one: (one,) for one in KINDS_OF_INSTITUTION}
    known |= {group: kinds for group, (_, kinds) in GROUPS.items()}
    named = (names,) if isinstance(names, str) else names
    chosen = [known[one_of(one, tuple(known), f"{what}: counted_in")] for one in named]
    return tuple(dict.fromkeys(kind for kinds in chosen for kind in kinds))


def _caller() -> str:
    """Return `module:line` of the plugin's own call, so that every definition can be found."""
    frame = sys._getframe(2)
    return f"{frame.f_globals.get('__name__', '?')}:{frame.f_lineno}"
