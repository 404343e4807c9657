"""The language of forms: the tables and keys of a file, and every kind of value there is.

A form says once what may stand in a file and what becomes of it in the model. The reader, the JSON
Schema and whatever writes or explains a file are made from the form; none knows a key by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeAlias

import attrs

from eduplan.catalogue.definitions import Definition
from eduplan.errors import Location
from eduplan.files.problems import ProblemList
from eduplan.files.toml_places import KeyPath
from eduplan.messages import Text
from eduplan.words import Words

Form: TypeAlias = Literal[
    "text",
    "number",
    "flag",
    "date",
    "period",
    "figure",
    "unit",
    "name",
    "quantity",
    "scope",
    "list",
    "one or list",
    "by year",
    "by name",
    "table",
    "tables",
]


class Kind(NamedTuple):
    """A kind of value: its form, what errors say was expected, and what the form leaves open.

    Attributes:
        example: such a value as TOML writes it.
        pattern: for text, in what Python and JSON Schema share of regular expressions.
        least: with `most` the bounds of numbers, of years of dates and of lengths of lists.
        choices: the only texts allowed, and the words that stand for each as well.
        also: other texts that stand for a choice.
        family: what a name must name.
        item: the kind of each part.
        table: the shape of a table.
        hedges: what the words around a figure that was set may say; None for one that was measured.
        comparator: the key of the bound that a figure is of.
        unit: of a figure that is of something else than its table: its unit, or the key of its
            name, if that is given.
        plain: makes texts alike that mean the same.
    """

    form: Form
    expected: Words
    example: str = ""
    pattern: str = ""
    least: int | None = None
    most: int | None = None
    choices: Mapping[str, Words] = {}
    also: Mapping[str, str] = {}
    family: str = ""
    item: Kind | None = None
    table: Table | None = None
    hedges: tuple[str, ...] | None = None
    comparator: str = ""
    unit: str = ""
    plain: Callable[[str], str] = str

    @property
    def part(self) -> Kind:
        """The kind of each part; a TypeError of a kind that has none."""
        if self.item is None:
            raise TypeError(f"the kind {self.form!r} has no kind of its parts")
        return self.item


class Pair(NamedTuple):
    """How a value gets from the file into the model, and back.

    `decode` takes a value that was read and returns attributes of the item; `encode` takes an item
    and returns the value, None if the key is left out.
    """

    decode: Callable[[Any], Mapping[str, Any]]
    encode: Callable[[Any], Any]


NOWHERE = Pair(lambda _: {}, lambda _: None)
"""Of a key that says how another one is read, and reaches the model by that."""


class Key(NamedTuple):
    """One key of a table.

    Attributes:
        words: what people call it and, after a colon, what it says.
        attribute: the attribute of the item that holds it; "" where `pair` says more.
        example: a value as TOML writes it.
    """

    name: str
    kind: Kind
    words: Words
    attribute: str
    pair: Pair
    example: str
    required: bool = False

    @property
    def label(self) -> Words:
        """What people call it, as a heading."""
        return _label(self.words)

    @property
    def meaning(self) -> Words:
        """What it says, in a sentence; the label, where that says it all."""
        return _meaning(self.words)


def _label(words: Words) -> Words:
    return Words(words.zh.partition("：")[0], words.en.partition(": ")[0])


def _meaning(words: Words) -> Words:
    zh = words.zh.partition("：")[2] or words.zh
    en = words.en.partition(": ")[2] or words.en
    return Words(f"{zh.removesuffix('。')}。", f"{en[:1].upper()}{en[1:].removesuffix('.')}.")


def _by_name(keys: Iterable[Key]) -> Mapping[str, Key]:
    return {one.name: one for one in keys}


@attrs.frozen(kw_only=True, slots=False)
class Table:
    """One table: how its header is written, what it is, its keys, and what goes with what.

    Attributes:
        words: what people call it and, after a colon, what it is.
        makes: the class of the items that it describes.
        figures_of: the key that names what the figures of the table are of.
        exactly_one: keys of which one is given; of `at_least_one` one or more, and of each group
            of `at_most_one` no more than one.
        needs: for a key, the others without which it is not given.
        stand_ins: for a key that is needed, the one that may stand in for it.
        complete: adds to a row what follows from its other values.
        identity: makes the id of an item that is given none, from what the item says.
        checks: each reports one mistake that no key has by itself, and is named after it.
    """

    header: Text
    words: Words
    keys: Mapping[str, Key] = attrs.field(converter=_by_name)
    makes: type[Any] | None = None
    figures_of: str = ""
    exactly_one: tuple[str, ...] = ()
    at_least_one: tuple[str, ...] = ()
    at_most_one: tuple[tuple[str, ...], ...] = ()
    needs: Mapping[str, tuple[str, ...]] = {}
    stand_ins: Mapping[str, str] = {}
    complete: Callable[[Row], None] | None = None
    identity: Callable[[Mapping[str, Any]], str] | None = None
    checks: tuple[Callable[[Row], None], ...] = ()

    @property
    def label(self) -> Words:
        """What people call it, as a heading."""
        return _label(self.words)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The keys that every such table has."""
        return tuple(name for name, key in self.keys.items() if key.required)


def key(
    name: str,
    kind: Kind,
    zh: str,
    en: str,
    *,
    attribute: str | None = None,
    pair: Pair | None = None,
    example: str = "",
    required: bool = False,
) -> Key:
    """Return a key; it is held by the attribute of its own name if nothing else is said."""
    held_by = (name if pair is None else "") if attribute is None else attribute
    return Key(
        name=name,
        kind=kind,
        words=Words(zh, en),
        attribute=held_by,
        pair=pair or Pair(lambda value: {held_by: value}, attrgetter(held_by)),
        example=example or kind.example,
        required=required,
    )


def must(name: str, kind: Kind, zh: str, en: str, **more: Any) -> Key:
    """Return a key that every such table has."""
    return key(name, kind, zh, en, required=True, **more)


def list_of(item: Kind, expected: Words, least: int = 0, most: int | None = None) -> Kind:
    """Return the kind of an array whose every part is an `item`."""
    parts = ", ".join([item.example] * max(least, 1))
    return Kind("list", expected, f"[{parts}]", least=least, most=most, item=item)


def name_of(family: str, expected: Words, example: str, plain: Callable[[str], str] = str) -> Kind:
    """Return the kind of a text that names one of a family, such as an indicator or a goal."""
    return Kind("name", expected, example, family=family, plain=plain)


def choice(choices: Mapping[Any, Words], also: Mapping[str, Any] | None = None) -> Kind:
    """Return the kind of a text that is one of the names in `choices`, or the words for one.

    `also` are other words that people say, with the name that each stands for.
    """
    named = "、".join(f"{name}（{words.zh}）" for name, words in choices.items())
    expected = Words(f"{named} 之一", f"one of {', '.join(choices)}")
    return Kind("text", expected, f'"{next(iter(choices))}"', choices=choices, also=also or {})


def set_figure(measured: Kind, comparator: str, *hedges: str) -> Kind:
    """Return the kind of a figure that was set, and is exact, around which nothing else is said."""
    return measured._replace(hedges=("exact", *hedges), comparator=comparator)


def tables_of(name: str, table: Table, attribute: str) -> Key:
    """Return the key of an array of tables, whose items stand in `attribute`."""
    expected = Words(f"{table.header} 表", f"{table.header} tables")
    kind = Kind("tables", expected, table=table)
    return key(name, kind, table.words.zh, table.words.en, attribute=attribute)


def plain_row(
    table: Table, item: Any, spell: Callable[[Kind, Any], Any] = lambda _, value: value
) -> dict[str, Any]:
    """Return what a file says of an item: the plain value of each key, what is default left out.

    `spell` may write names, scopes and choices otherwise than the model does.
    """
    row: dict[str, Any] = {}
    made_id = table.identity and table.identity(_attributes(item))
    for one in table.keys.values():
        if one.name == "id" and item.id == made_id:
            continue
        value = one.pair.encode(item)
        if value is not None and (one.required or value != _default(table, one.attribute)):
            row[one.name] = _plain(one.kind, value, spell)
    return row


def with_made_id(table: Table, item: Any) -> Any:
    """Return an item of a table with the id that it has where none is given."""
    return attrs.evolve(item, id=table.identity(_attributes(item))) if table.identity else item


def _attributes(item: Any) -> dict[str, Any]:
    return {field.name: getattr(item, field.name) for field in attrs.fields(type(item))}


def _default(table: Table, attribute: str) -> Any:
    fields = attrs.fields_dict(table.makes) if table.makes else {}
    return fields[attribute].default if attribute in fields else None


def _plain(kind: Kind, value: Any, spell: Callable[[Kind, Any], Any]) -> Any:
    if kind.form == "figure":
        return value if isinstance(value, str) else value.text
    if kind.form == "unit":
        return value.symbol
    if kind.form == "quantity":
        codes = ",".join(f"{name}={code}" for name, code in value.scope.items())
        return spell(kind, f"{value.name}[{codes}]" if codes else value.name)
    if kind.form == "period":
        return "-".join(map(str, dict.fromkeys(value)))
    if kind.form == "table":
        return kind.table and plain_row(kind.table, value, spell)
    if kind.table is not None:
        return [plain_row(kind.table, one, spell) for one in value]
    if kind.item is None:
        return spell(kind, dict(value) if kind.form == "scope" else value)
    if kind.form == "by year":
        return {str(year): _plain(kind.item, one, spell) for year, one in value.items()}
    if kind.form == "by name":
        return {name: _plain(kind.item, one, spell) for name, one in value.items()}
    parts = [_plain(kind.item, one, spell) for one in value]
    return parts[0] if kind.form == "one or list" and len(parts) == 1 else parts


@attrs.define
class Row:
    """One table as it was read: what is written, and of that what fits, by key.

    `extra` are attributes of its item that no key holds. `sound` says that nothing was reported.
    """

    table: Table
    path: KeyPath
    written: Mapping[str, Any]
    problems: ProblemList
    definition: Definition | None
    found: dict[str, Any] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict)
    sound: bool = True

    @property
    def place(self) -> Location:
        """Where the table stands."""
        return self.problems.locate(self.path)

    def problem(
        self,
        where: str | tuple[str | int, ...],
        message: Text,
        expected: Text = "",
        nearest: tuple[str, ...] = (),
    ) -> None:
        """Report a mistake at one of its keys, or further down."""
        below = (where,) if isinstance(where, str) else where
        self.problems.add((*self.path, *below), message, expected, nearest)

    def rows(self, *names: str) -> Iterator[Row]:
        """Yield the tables that stand in arrays of tables: in those of these names, or in all."""
        for name in names or self.table.keys:
            if self.table.keys[name].kind.form == "tables":
                yield from self.found.get(name, ())

    def attributes(self) -> dict[str, Any]:
        """Return the attributes of its item by name; those that are left out have a default."""
        values: dict[str, Any] = {}
        for name, value in self.found.items():
            values.update(self.table.keys[name].pair.decode(_made(value)))
        return values | self.extra

    def item(self) -> Any:
        """Return the item; call it of a sound row only."""
        if self.table.makes is None:
            return self.attributes()
        return self.table.makes(**self.attributes())


def _made(value: Any) -> Any:
    """Return the items of the tables that stand in a value."""
    if isinstance(value, Row):
        return value.item()
    if isinstance(value, tuple):
        return tuple(_made(part) for part in value)
    return value
