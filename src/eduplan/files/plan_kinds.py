"""What the shape of a plan file is made of: tables, keys, and every kind of value there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from eduplan.catalogue.regions import PROVINCES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eduplan.words import Words

__all__ = [
    "CLAUSES",
    "DATE",
    "DIMENSIONS",
    "FIGURE",
    "FIRST_YEAR",
    "FLAG",
    "FORMAT",
    "ID",
    "INDICATOR",
    "INDICATORS",
    "LAST_YEAR",
    "OWN_DOMAIN",
    "OWN_NAME",
    "OWN_PLUGIN",
    "PERIOD",
    "PLACES",
    "REGION",
    "SCOPE",
    "TEXT",
    "TEXTS",
    "TRUE",
    "YEAR",
    "YEAR_PATTERN",
    "Form",
    "Key",
    "Kind",
    "Table",
    "choice",
    "list_of",
    "name_of",
]

FORMAT = 1
"""The number of the format that is read; a file says which one it is written in."""

FIRST_YEAR, LAST_YEAR = 1949, 2100
YEAR_PATTERN = "^(1949|19[5-9][0-9]|20[0-9][0-9]|2100)$"
"""The years from `FIRST_YEAR` to `LAST_YEAR` as text, for keys."""

OWN_DOMAIN = "local"
"""The domain of the elements and indicators that a plan file defines itself."""

OWN_PLUGIN = "the plan file"
"""What the catalogue names as the origin of these, in the place of a plugin."""

Form: TypeAlias = Literal[
    "text",
    "number",
    "flag",
    "date",
    "figure",
    "name",
    "scope",
    "list",
    "one or list",
    "by year",
    "table",
    "tables",
]


class Kind(NamedTuple):
    """A kind of value: its form, what errors say was expected, and what the form leaves open.

    `pattern` is for text, in what Python and JSON Schema share of regular expressions; `least` and
    `most` bound numbers, years of dates and lengths of lists; `options` are the only texts allowed;
    `family` says what a name must name; `item` is the kind of each part; `table` the shape of a
    table. `surely` is true only of texts that fit the pattern, and spares most of them the pattern.
    """

    form: Form
    expected: str
    pattern: str = ""
    least: int | None = None
    most: int | None = None
    options: tuple[str, ...] = ()
    family: str = ""
    item: Kind | None = None
    table: Table | None = None
    surely: Callable[[str], object] | None = None


class Key(NamedTuple):
    """One key: its kind of value, its meaning in both languages, whether it must be given."""

    kind: Kind
    words: Words
    required: bool = False


class Table(NamedTuple):
    """One table: how its header is written, what it is, its keys, and what goes with what.

    Of `exactly_one` one key is given, of `at_most_one` no more than one; a key in `needs` is only
    given together with all of those that it names there.
    """

    header: str
    words: Words
    keys: Mapping[str, Key]
    exactly_one: tuple[str, ...] = ()
    at_most_one: tuple[str, ...] = ()
    needs: Mapping[str, tuple[str, ...]] = {}


def list_of(item: Kind, expected: str, least: int = 0, most: int | None = None) -> Kind:
    """Return the kind of an array whose every part is an `item`."""
    return Kind("list", expected, least=least, most=most, item=item)


def name_of(family: str, expected: str) -> Kind:
    """Return the kind of a text that names one of a family, such as an indicator or a goal."""
    return Kind("name", expected, family=family)


def choice(*options: str) -> Kind:
    """Return the kind of a text that is one of `options`."""
    return Kind("text", "one of " + ", ".join(options), options=options)


# An id can stand in a formula without quotation: no digit or sign first, no sign within, and no
# point, so that it is never the full name of an element or indicator.
# Nothing is escaped that needs none: JavaScript refuses such an escape in a schema.
_SIGNS = r""".+*/×÷()（）\[\]{}<>=≤≥≠!|,，;；:：「」"'#"""
_ITEM_ID = rf"^[^\s0-9{_SIGNS}-][^\s{_SIGNS}]*$"

TEXT = Kind("text", "text between quotation marks", r"\S", surely=str.strip)
ID = Kind(
    "text",
    "an id such as T01: a letter first, no space, no sign of a formula",
    _ITEM_ID,
    surely=str.isidentifier,
)
REGION = Kind(
    "text",
    "an administrative code of six digits in quotation marks, the first two a province's, "
    'such as "220503" or "220000"',
    f"^({'|'.join(PROVINCES)})[0-9]{{4}}$",
    surely=lambda code: (
        len(code) == 6 and code.isascii() and code.isdigit() and code[:2] in PROVINCES
    ),
)
OWN_NAME = Kind(
    "text",
    f"{OWN_DOMAIN}. and a lower-case English name, such as {OWN_DOMAIN}.night_school_pupils",
    rf"^{OWN_DOMAIN}\.[a-z][a-z0-9_]*$",
)
YEAR = Kind(
    "number",
    f"a year from {FIRST_YEAR} to {LAST_YEAR}, a whole number without quotation marks",
    least=FIRST_YEAR,
    most=LAST_YEAR,
)
PLACES = Kind("number", "a number of decimals from 0 to 6", least=0, most=6)
FLAG = Kind("flag", "true or false")
TRUE = Kind("flag", "true; leave the key out otherwise", least=1)
DATE = Kind(
    "date",
    f"a date from {FIRST_YEAR} to {LAST_YEAR} without quotation marks, such as 2024-03-11",
    least=FIRST_YEAR,
    most=LAST_YEAR,
)
FIGURE = Kind(
    "figure",
    'the figure as text with its unit, such as "85%"',
    r"^(是|否|[Yy]es|[Nn]o|[Tt]rue|[Ff]alse|(?!.*[0-9][eE][+-]?[0-9]).*[0-9０-９].*)$",
    most=200,
)
TEXTS = list_of(TEXT, "an array of texts")
CLAUSES = Kind(
    "one or list", "a clause, or an array of clauses", item=name_of("clause", "a clause")
)
INDICATOR = name_of("indicator", "the full name of an indicator")
INDICATORS = list_of(INDICATOR, "an array of indicators")
SCOPE = Kind("scope", 'codes by dimension, such as { stage = "primary" }')
PERIOD = list_of(YEAR, "the first and the last year, such as [2016, 2020]", 2, 2)
DIMENSIONS = list_of(name_of("dimension", "the name of a dimension"), "an array of dimensions")
