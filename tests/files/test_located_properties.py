"""Whatever is in a TOML file, in whatever style it is written, is found where it stands."""

from __future__ import annotations

import datetime
import tomllib
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from eduplan.files.located import DecimalText, parse_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan.errors import Location


class Writer:
    """Writes data as TOML in styles drawn at random, and notes where it puts everything."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.text = ""
        self.offsets: dict[tuple[str | int, ...], int] = {(): 0}
        self.values: set[tuple[str | int, ...]] = set()  # what is directly followed by its value

    def chance(self) -> bool:
        return self.random.random() < 0.4

    def blank(self) -> str:
        return self.random.choice(["", "", " ", "\t ", "  "])

    def gap(self) -> str:
        return self.random.choice(["", " ", "\n", " # [no] 'table' }\n  ", '\n#"""\n', "\t"])

    def table(self, path: Any, names: Any, data: dict[str, Any], opens: str = "") -> None:
        """Write a table: its header if `opens`, its pairs, and what gets headers of its own."""
        later = [key for key in data if self.chance() and headed(data[key])]
        if opens == "[" and later and self.chance():
            self.parts(path, names, data, later)
            later = []
        if opens == "[[":
            self.offsets[path] = len(self.text)
        if opens and (opens == "[[" or set(data) - set(later) or not later or self.chance()):
            self.header(path, names, opens)
        self.pairs(
            path, {key: data[key] for key in data if key not in self.written(path, data, later)}
        )
        self.parts(path, names, data, later)

    def written(self, path: Any, data: dict[str, Any], later: list[str]) -> set[str]:
        return {key for key in data if key in later or (*path, key) in self.offsets}

    def parts(self, path: Any, names: Any, data: dict[str, Any], keys: list[str]) -> None:
        for key in keys:
            if isinstance(data[key], dict):
                self.table((*path, key), (*names, (*path, key)), data[key], "[")
            else:
                for index, element in enumerate(data[key]):
                    self.table((*path, key, index), (*names, (*path, key)), element, "[[")

    def header(self, path: Any, names: Any, opens: str) -> None:
        self.text += opens + self.blank()
        for number, name in enumerate(names):
            self.text += f"{self.blank()}.{self.blank()}" if number else ""
            if name == path or name not in self.offsets:
                self.offsets[name] = len(self.text)
            self.text += self.key(name[-1])
        self.text += self.blank() + "]" * len(opens) + self.blank() + self.end()

    def end(self) -> str:
        return self.random.choice(["\n", "\n", "\n\n", " # end = [\n", "\n \t\n# [x]\n"])

    def pairs(self, path: Any, data: dict[str, Any]) -> None:
        for full, value in self.dotted(path, data):
            self.text += self.blank()
            self.pair(path, full, value)
            self.text += self.blank() + self.end()

    def dotted(self, path: Any, data: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
        for key, value in data.items():
            if isinstance(value, dict) and value and self.chance():
                yield from self.dotted((*path, key), value)
            else:
                yield (*path, key), value

    def pair(self, path: Any, full: Any, value: Any) -> None:
        for length in range(len(path) + 1, len(full) + 1):
            self.text += f"{self.blank()}.{self.blank()}" if length > len(path) + 1 else ""
            self.offsets.setdefault(full[:length], len(self.text))
            self.text += self.key(full[length - 1])
        self.values.add(full)
        self.text += f"{self.blank()}={self.blank()}"
        self.value(full, value)

    def value(self, path: Any, value: Any) -> None:
        if isinstance(value, dict):
            self.text += "{" + self.blank()
            for number, (full, inner) in enumerate(self.dotted(path, value)):
                self.text += f",{self.blank()}" if number else ""
                self.pair(path, full, inner)
            self.text += self.blank() + "}"
        elif isinstance(value, list):
            self.array(path, value)
        else:
            self.text += self.scalar(value)

    def array(self, path: Any, elements: list[Any]) -> None:
        self.text += "[" + self.gap()
        for index, element in enumerate(elements):
            self.text += f",{self.gap()}" if index else ""
            self.offsets[(*path, index)] = len(self.text)
            self.values.add((*path, index))
            self.value((*path, index), element)
            self.text += self.gap()
        self.text += f",{self.gap()}]" if elements and self.chance() else "]"

    def key(self, name: str) -> str:
        if name and name.isascii() and name.replace("_", "").isalnum() and self.chance():
            return name
        return self.literal(name) if is_plain(name) and self.chance() else self.basic(name)

    def scalar(self, value: Any) -> str:
        if isinstance(value, DecimalText):
            return value
        if isinstance(value, str):
            return self.string(value)
        return str(value).lower() if isinstance(value, bool | int) else str(value.isoformat())

    def string(self, value: str) -> str:
        style = self.random.randrange(4)
        if style == 0 and is_plain(value):
            return self.literal(value)
        if style == 1 and "'''" not in value and is_plain(value.replace("\n", "").replace("'", "")):
            return f"'''\n{value}'''"
        if style == 2:
            escaped = (self.escape(char) if char not in '\n"' else char for char in value)
            return '"""\n' + "".join(escaped).replace('"""', '""\\"') + '"""'
        return self.basic(value)

    def literal(self, value: str) -> str:
        return f"'{value}'"

    def basic(self, value: str) -> str:
        return '"' + "".join(self.escape(char) for char in value) + '"'

    def escape(self, char: str) -> str:
        if char in '\\"':
            return "\\" + char
        return (
            char if char.isprintable() and not self.random.random() < 0.1 else f"\\U{ord(char):08x}"
        )


def is_plain(text: str) -> bool:
    return text.isprintable() and "'" not in text


def headed(value: Any) -> bool:
    """Tell whether a value can be written under headers of its own."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(element, dict) for element in value)
    return isinstance(value, dict)


names = st.text(max_size=5) | st.sampled_from(
    ["id", "year", "target", "a.b", "#", "[x]", "区", "'"]
)
strings = st.text(max_size=12) | st.text(alphabet="\"'\\#[]{}=,.\n x", max_size=12)
scalars = (
    strings
    | st.integers(min_value=-(10**20), max_value=10**20)
    | st.booleans()
    | st.dates()
    | st.datetimes(min_value=datetime.datetime(1000, 1, 1))
    | st.decimals(allow_nan=False, allow_infinity=False, places=2).map(
        lambda x: DecimalText(f"{x:f}")
    )
)
values: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(names, inner, max_size=3)
        | st.lists(st.dictionaries(names, inner, max_size=3), max_size=3)
    ),
    max_leaves=12,
)
tables = st.dictionaries(names, values, max_size=4)
# Only the seed is drawn: a style is chosen for every letter, and each draw takes its time.
randoms = st.integers(0, 2**32 - 1).map(Random)


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    items: Any = data.items() if isinstance(data, dict) else ()
    for step, value in enumerate(data) if isinstance(data, list) else items:
        yield from paths(value, (*path, step))


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def rest(text: str, place: Location) -> str:
    """Return the text from a place on."""
    assert place.line is not None
    assert place.column is not None
    return "\n".join(text.split("\n")[place.line - 1 :])[place.column - 1 :]


def first_value(text: str) -> Any:
    """Return the value of the pair that `text` begins with, whatever follows it."""
    for end in range(len(text) + 1):
        if end == len(text) or text[end] in "\n,]}#":
            try:
                value: Any = tomllib.loads(text[:end], parse_float=DecimalText)
            except tomllib.TOMLDecodeError:
                continue
            while isinstance(value, dict) and len(value) == 1:
                (value,) = value.values()
                return value
    raise AssertionError(text)


@given(tables, randoms)
def test_every_key_and_element_is_found_where_it_was_written(
    data: dict[str, Any], random: Random
) -> None:
    writer = Writer(random)
    writer.table((), (), data)
    located = parse_toml(writer.text + " ", "plan.toml")
    assert located.data == tomllib.loads(writer.text, parse_float=DecimalText) == data
    for path in paths(data):
        found = rest(located.text, located.locate(path))
        assert len(located.text) - len(found) == writer.offsets[path]


@given(tables, randoms)
def test_the_text_at_a_place_reads_back_as_the_value_that_is_there(
    data: dict[str, Any], random: Random
) -> None:
    writer = Writer(random)
    writer.table((), (), data)
    located = parse_toml(writer.text)
    for path in writer.values:
        found = rest(located.text, located.locate(path))
        prefix = "element = " if isinstance(path[-1], int) else ""
        assert first_value(prefix + found) == at(data, path)


@given(st.dictionaries(names, st.dictionaries(names, values, max_size=3)), randoms, st.data())
def test_the_order_of_tables_changes_neither_the_data_nor_what_stands_at_a_place(
    data: dict[str, Any], random: Random, draw: st.DataObject
) -> None:
    blocks = [block(random, key, value) for key, value in data.items()]
    before = parse_toml("".join(blocks) + "\n# end")
    after = parse_toml("".join(draw.draw(st.permutations(blocks))) + "\n# end")
    assert before.data == after.data == data
    for path in paths(data):
        if path:
            lines = [
                rest(table.text, table.locate(path)).split("\n")[0] for table in (before, after)
            ]
            assert lines[0] == lines[1]


def block(random: Random, key: str, value: dict[str, Any]) -> str:
    writer = Writer(random)
    writer.table((key,), ((key,),), value, "[")
    return writer.text


@given(tables, randoms, st.lists(st.integers() | names, min_size=1, max_size=3))
def test_a_path_that_leads_nowhere_ends_at_what_it_leaves(
    data: dict[str, Any], random: Random, further: list[str | int]
) -> None:
    writer = Writer(random)
    writer.table((), (), data)
    located = parse_toml(writer.text)
    for path in paths(data):
        if not isinstance(at(data, path), dict | list):
            place, nowhere = located.locate(path), located.locate((*path, *further))
            assert (nowhere.line, nowhere.column) == (place.line, place.column)
