"""Reads a TOML file into plain data, and finds line and column of whatever is to be reported."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cached_property
from os import PathLike
from typing import Any, NoReturn

import attrs

from eduplan.errors import InputError, Location, Problem
from eduplan.files import text_mistakes as mistakes
from eduplan.files.text_file import file_name, read_text
from eduplan.files.toml_limits import find_excess
from eduplan.files.toml_places import KeyPath, Places
from eduplan.messages import Text

_POSITION = r" \((?:at line (\d+), column (\d+)|at end of document)\)\Z"
_UNQUOTED = ("Invalid value", "Expected newline or end of document after a statement")
_NO_KEY = ("Invalid statement", "Invalid initial character for a key part")
_BARE_KEY = r"[A-Za-z0-9_-]+"


class DecimalText(str):
    """A number with a point, an exponent, `inf` or `nan` that stands bare in a file, as written.

    It is text, so that no digit is lost and nobody calculates with it by mistake; its type tells
    the bare `85.5` from the string `"85.5"`.
    """

    __slots__ = ()


@attrs.frozen(eq=False, slots=False)  # no slots: a place for what is worked out on first use
class LocatedTable:
    """The data of one TOML file, with the means to find where each of them is written.

    `file` is the name as given, `text` what was parsed, `data` what `tomllib` makes of it, with
    `DecimalText` in place of every float.
    """

    file: str
    text: str = attrs.field(repr=False)
    data: dict[str, Any] = attrs.field(repr=False)

    def locate(self, path: KeyPath) -> Location:
        """Return the place of the key or array element at `path`, such as `("target", 3, "year")`.

        Where nothing stands at `path` the line and the column are those of the nearest of what
        would enclose it, at last 1:1 for the whole file; the key names `path` as asked for.
        """
        line, column = self._places.line_and_column(self.offset(path))
        return Location(self.file, line, column, printed_key(path))

    def offset(self, path: KeyPath) -> int:
        """Return the offset in `text` of the place that `locate` gives."""
        return self._places.offset(path)

    @cached_property
    def _places(self) -> Places:
        return Places(self.text)


def printed_key(path: KeyPath) -> str:
    """Return `path` as people read it: `target[3].at_least`, with quotes where TOML needs them."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{_printed_name(step)}" for step in path)
    return "".join(steps).removeprefix(".")


def _printed_name(name: str) -> str:
    if re.fullmatch(_BARE_KEY, name):
        return name
    return json.dumps(name, ensure_ascii=False)  # the escapes of JSON are escapes of TOML


def read_toml(path: str | PathLike[str]) -> LocatedTable:
    """Return the data of the TOML file at `path`, ready to be located.

    Raises `InputError` as `read_text` and `parse_toml` do.
    """
    return parse_toml(read_text(path), file_name(path))


def parse_toml(text: str, file: str = "") -> LocatedTable:
    """Return the data of a TOML text, ready to be located; `file` is the name that errors print.

    Raises `InputError`, with one problem and its line and column, for a text that is not TOML or
    goes beyond `MAXIMUM_DEPTH` or `MAXIMUM_WORD`. Takes time in proportion to the text.
    """
    text = text.replace("\r\n", "\n")  # as tomllib does: offsets are to be those of what it parses
    return LocatedTable(file, text, _load(text, file))


def _refuse_excess(text: str, file: str, offset: int, message: Text) -> NoReturn:
    """Raise for the excess at `offset`, or for a mistake in an earlier line, its likely cause."""
    place = _place(text, file, offset)
    try:
        tomllib.loads(text[:offset])
    except tomllib.TOMLDecodeError as error:
        earlier = re.search(_POSITION, str(error))
        if earlier and earlier[1] and int(earlier[1]) < (place.line or 0):
            raise _syntax_error(error, text, file) from None
    raise InputError([Problem(message, place)])


def _load(text: str, file: str) -> dict[str, Any]:
    excess = find_excess(text)
    if excess:
        _refuse_excess(text, file, *excess)
    try:
        return tomllib.loads(text, parse_float=DecimalText)
    except ValueError as error:  # TOMLDecodeError is one
        raise _syntax_error(error, text, file) from None
    except RecursionError:  # the text is shallow: the caller has used up the stack
        problem = Problem(mistakes.NO_STACK, Location(file))
        raise InputError([problem]) from None


def _syntax_error(error: ValueError, text: str, file: str) -> InputError:
    """Say what `tomllib` says, at the place that it names, in words for people who write plans."""
    position = re.search(_POSITION, str(error))
    reason = re.sub(_POSITION, "", str(error))
    offset = _offset(text, position)
    if reason.startswith(("Cannot", "Duplicate")):
        return _conflict(text[:offset], file)
    if position and position[1] is None:
        message = mistakes.BREAKS_OFF(reason=mistakes.reason_of(reason))
        problem = Problem(message, _place(text, file, offset))
    elif reason == r"Illegal character '\n'":
        problem = Problem(mistakes.OPEN_STRING, _place(text, file, offset))
    elif text[offset : offset + 1] == "\r":
        place = _place(text, file, offset)
        problem = Problem(mistakes.CARRIAGE_RETURN, place, mistakes.LINE_ENDS)
    elif trap := _trap_of_rows(reason, text, offset):
        problem = Problem(trap[0], _place(text, file, offset), trap[1])
    else:
        character = repr(text[offset : offset + 1])
        is_said = character == "''" or character in reason
        found = "" if is_said else mistakes.FOUND(character=character)
        message = mistakes.NOT_TOML(reason=mistakes.reason_of(reason), found=found)
        problem = Problem(message, _place(text, file, offset), _hint(reason, text, offset))
    return InputError([problem])


def _trap_of_rows(reason: str, text: str, offset: int) -> tuple[Text, Text] | None:
    """Return what is wrong where rows of one line each trip people up, and how it is mended."""
    here = text[offset : offset + 1]
    if reason in ("Unclosed inline table", _NO_KEY[1]):
        if here in ("\n", "#"):
            return mistakes.ROW_BROKEN, mistakes.ROW_IN_ONE_LINE
        if here == "}":
            return mistakes.COMMA_AT_END, mistakes.NO_COMMA_AT_END
        if reason == "Unclosed inline table":
            return mistakes.COMMA_IN_ROW, mistakes.ROW_ENDS
    if reason == "Unclosed array" and here == "{":
        return mistakes.COMMA_BETWEEN_ROWS, mistakes.ROW_ENDS
    if reason == "Invalid value" and re.search(r"^[ \t]*\[\[\Z", text[:offset], re.MULTILINE):
        return mistakes.ARRAY_OPEN, mistakes.CLOSED_ARRAY
    return None


def _hint(reason: str, text: str, offset: int) -> Text:
    """Return what was expected where people who write plans slip: a quotation, a day, a key."""
    before, rest = text[text.rfind("\n", 0, offset) + 1 : offset], text[offset:]
    if re.search(r"period[ \t]*=[ \t]*[0-9]{4}\Z", before):
        return mistakes.A_PERIOD
    if reason.startswith("Invalid date") or (
        re.match("[-/.年]", rest) and re.search(r"=[ \t]*[0-9]{4}(\.[0-9]+)?\Z", before)
    ):
        return mistakes.A_DAY
    if reason.startswith(_UNQUOTED):
        return mistakes.A_QUOTED_TEXT
    is_key = reason.startswith(_NO_KEY) and not rest[:1].isascii()
    return mistakes.AN_ENGLISH_KEY if is_key else ""


def _offset(text: str, position: re.Match[str] | None) -> int:
    """Return the offset that `tomllib` means; for the end, that of the last thing written."""
    if position is None or position[1] is None:
        return len(text.rstrip())
    line, column = int(position[1]), int(position[2])
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start + column - 1


def _conflict(text: str, file: str) -> InputError:
    """Say which key at the end of `text` is given again, and where it was given first."""
    places = Places(text)
    first = places.offset(places.latest)
    message: Text = mistakes.CONFLICT
    mend: Text = ""
    if first != places.latest_offset:
        line, _ = places.line_and_column(first)
        name = str(places.latest[-1])
        is_array = re.match(r"[^\n=]*=[ \t]*\[", text[first:])
        if is_array and text[: places.latest_offset].endswith("[["):
            message = mistakes.FORMS_MIXED(name=name, line=line)
            mend = mistakes.ONE_FORM(name=name)
        elif is_array and re.match(r"[^\n=]*=[ \t]*\[", text[places.latest_offset :]):
            message, mend = mistakes.TWO_ARRAYS(name=name, line=line), mistakes.ONE_ARRAY
        else:
            message = mistakes.GIVEN_AGAIN(line=line)
    line, column = places.line_and_column(places.latest_offset)
    place = Location(file, line, column, printed_key(places.latest))
    return InputError([Problem(message, place, mend)])


def _place(text: str, file: str, offset: int) -> Location:
    line = text.count("\n", 0, offset) + 1
    return Location(file, line, offset - text.rfind("\n", 0, offset))
