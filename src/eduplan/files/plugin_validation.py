"""What the rows of a plugin's file are checked for, and what is worked out of their keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eduplan.catalogue.calculations import formula_function
from eduplan.catalogue.figures import sizes_of
from eduplan.catalogue.kinds import GROUPS
from eduplan.catalogue.mistakes import (
    A_DIMENSION_CODE,
    BAD_TEMPLATE,
    CODE_OF_SEVERAL,
    OWN_ERROR,
    UNKNOWN_PART,
)
from eduplan.errors import EduplanError
from eduplan.files import own_form
from eduplan.files.forms import Row
from eduplan.quantity import FigureError
from eduplan.templates import TemplateError, placeholders
from eduplan.words import Words

WORDS_ITSELF = Words("{words}", "{words}")
"""The message of a check that has none: what it says."""


def with_texts_in_both(row: Row) -> None:
    """Join the texts of both languages."""
    for name in ("title", "message", "remedy"):
        if name in row.found:
            zh = row.found[name]
            row.extra[name] = Words(zh, row.found.get(f"{name}_en", zh))


def with_defaults_of_checks(row: Row) -> None:
    """Give a check what its author may leave out."""
    row.extra |= {"severity": "error", "message": WORDS_ITSELF}
    with_texts_in_both(row)
    row.extra["severity"] = row.found.get("severity", "error")


def bad_template(row: Row) -> None:
    """Report braces that hold more than a name."""
    for name in ("message", "message_en", "remedy", "remedy_en"):
        text = row.found.get(name, "")
        try:
            placeholders(text)
        except TemplateError:
            row.problem(name, BAD_TEMPLATE(place=name, template=text))


def own_reference_as_error(row: Row) -> None:
    """Report a check that rests on a reference of one's own and calls it an error."""
    if "own_standard" in row.found and row.extra["severity"] == "error":
        row.problem("own_standard", OWN_ERROR(code=row.found.get("code", "")))


def with_labels_of_codes(row: Row) -> None:
    """Join the labels of the codes of a dimension; those without English have the Chinese."""
    own_form.with_english_term(row)
    english = row.found.get("codes_en", {})
    codes: Mapping[str, str] = row.found.get("codes", {})
    row.extra["codes"] = {code: Words(zh, english.get(code, zh)) for code, zh in codes.items()}


def unusable_codes(row: Row) -> None:
    """Report a code that reads as several, and a part that is no code of the dimension."""
    codes = row.found.get("codes", {})
    for code in codes:
        if "|" in code:
            said = CODE_OF_SEVERAL(dimension=row.found.get("name", ""), code=code)
            row.problem(("codes", code), said, A_DIMENSION_CODE)
    for code, parts in row.found.get("parts", {}).items():
        for part in (code, *parts):
            if part not in codes:
                named = {"dimension": row.found.get("name", ""), "code": code, "part": part}
                row.problem(("parts", code), UNKNOWN_PART(**named))


def with_kinds_of_institution(row: Row) -> None:
    """Let a group of kinds of institution stand for its members."""
    own_form.with_english_term(row)
    if "counted_in" in row.found:
        row.found["counted_in"] = tuple(dict.fromkeys(_members(row.found["counted_in"])))


def _members(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from GROUPS[name][1] if name in GROUPS else (name,)


def with_sizes(row: Row) -> None:
    """Read the largest value and the possible sizes of an indicator in its unit."""
    own_form.with_largest_value(row)
    sizes, unit = row.found.pop("sizes", None), row.found.get("unit")
    if sizes is None or unit is None:
        return
    try:
        row.found["sizes"] = sizes_of(sizes, unit)
    except FigureError as error:
        row.problems.add_error((*row.path, "sizes"), error)


def with_function(row: Row) -> None:
    """Make the function that the formula of a calculation says over its inputs."""
    own_form.with_english_term(row)
    row.found.setdefault("level", "region")
    if "inputs" in row.found and "formula" in row.found:
        try:
            row.extra["function"] = formula_function(row.found["inputs"], row.found["formula"])
        except EduplanError as error:
            row.problems.add_error((*row.path, "formula"), error)
