"""Reads a text file of bounded size as UTF-8, or says plainly why it can't be read."""

from __future__ import annotations

import os
import stat
from os import PathLike
from shlex import quote

from eduplan.errors import InputError, Location, Problem, system_reason
from eduplan.files import text_mistakes as mistakes
from eduplan.messages import Text
from eduplan.tables.encodings import is_national, is_workbook, wide_encoding
from eduplan.words import Words

MAXIMUM_BYTES = 4 * 2**20
"""Largest file that is read if nothing else is said, in bytes (4 MiB); a larger one is refused."""


def read_text(path: str | PathLike[str], maximum: int = MAXIMUM_BYTES) -> str:
    r"""Return the text of the UTF-8 file at `path`, without a BOM, its lines ended by `\n`.

    Raises `InputError`, with one problem, for a file that is missing, not a regular file, larger
    than `maximum` bytes, not readable, not UTF-8, or empty but for white space.
    """
    raw = read_bytes(path, maximum)
    text = decode_text(raw, file_name(path)).removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        raise _refusal(file_name(path), mistakes.EMPTY_FILE)
    return text


def file_name(path: str | PathLike[str]) -> str:
    """Return `path` as locations print it: as it was given."""
    return str(os.fspath(path))


def read_bytes(path: str | PathLike[str], maximum: int) -> bytes:
    """Return the bytes at `path`; the size is looked at first, and again in case the file grows.

    Raises:
        InputError: as `read_text`, for a file that is not there, not readable or too large.
    """
    name = file_name(path)
    try:
        _check_status(os.stat(path), name, maximum)
        with open(path, "rb") as stream:
            raw = stream.read(maximum + 1)
    except FileNotFoundError:
        raise _refusal(name, mistakes.NO_FILE) from None
    except OSError as error:
        raise _refusal(name, mistakes.UNREADABLE(reason=system_reason(error))) from None
    except ValueError as error:  # a NUL or a lone surrogate in the path itself
        raise _refusal(name, mistakes.UNREADABLE(reason=str(error))) from None
    _check_size(len(raw), name, maximum)
    return raw


def _check_status(status: os.stat_result, name: str, maximum: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _refusal(name, mistakes.A_DIRECTORY)
    if not stat.S_ISREG(status.st_mode):  # reading a pipe or a device might never end
        raise _refusal(name, mistakes.NOT_REGULAR)
    _check_size(status.st_size, name, maximum)


def _check_size(size: int, name: str, maximum: int) -> None:
    if size > maximum:
        raise _refusal(name, mistakes.TOO_LARGE(most=maximum))


def decode_text(raw: bytes, name: str) -> str:
    """Return the text of a file in UTF-8.

    Raises:
        InputError: it is a workbook or in another encoding, which is named, or damaged.
    """
    if is_workbook(raw):
        raise _refusal(name, mistakes.WORKBOOK)
    encoding = wide_encoding(raw)  # first: ASCII in UTF-16 is valid UTF-8 full of NULs
    if encoding:
        raise _wrong_encoding(name, encoding, Location(name))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(raw, error, name) from None


def _not_utf8(raw: bytes, error: UnicodeDecodeError, name: str) -> InputError:
    """Tell a file in the national encoding from a UTF-8 file that is cut off or damaged."""
    before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
    line = before.count("\n") + 1
    place = Location(name, line, len(before) - before.rfind("\n"))
    if error.reason == "unexpected end of data":
        return _refusal(name, mistakes.CUT_OFF, place)
    if is_national(raw, error):
        return _wrong_encoding(name, "GB18030", place)
    byte = f"0x{raw[error.start]:02x}"
    return _refusal(name, mistakes.NOT_UTF8(byte=byte), place)


def _wrong_encoding(name: str, encoding: str, place: Location) -> InputError:
    root, extension = os.path.splitext(name)
    command = f"iconv -f {encoding} -t UTF-8 {quote(name)} > {quote(f'{root}.utf8{extension}')}"
    # Words of our own are never cut: a command must be whole to be of use.
    message = mistakes.OTHER_ENCODING(encoding=encoding, command=Words.same(command))
    return _refusal(name, message, place)


def _refusal(name: str, message: Text, place: Location | None = None) -> InputError:
    return InputError([Problem(message, place or Location(name))])
