"""Reads a text file of bounded size as UTF-8, or says plainly why it can't be read."""

from __future__ import annotations

import os
import stat
from os import PathLike
from shlex import quote

from eduplan.errors import InputError, Location, Problem, system_reason
from eduplan.files import text_mistakes as mistakes
from eduplan.messages import Text
from eduplan.words import Words

MAXIMUM_BYTES = 4 * 2**20
"""Largest file that is read if nothing else is said, in bytes (4 MiB); a larger one is refused."""


_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel begin: those of today, which are ZIP archives, and those up to 2003."""


def read_text(path: str | PathLike[str], maximum: int = MAXIMUM_BYTES) -> str:
    r"""Return the text of the UTF-8 file at `path`, without a BOM, its lines ended by `\n`.

    Raises `InputError`, with one problem, for a file that is missing, not a regular file, larger
    than `maximum` bytes, not readable, not UTF-8, or empty but for white space.
    """
    raw = _read_bytes(path, maximum)
    text = _decode(raw, file_name(path)).removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        raise _refusal(file_name(path), mistakes.EMPTY_FILE)
    return text


def file_name(path: str | PathLike[str]) -> str:
    """Return `path` as locations print it: as it was given."""
    return str(os.fspath(path))


def _read_bytes(path: str | PathLike[str], maximum: int) -> bytes:
    """Return the bytes at `path`; the size is looked at first, and again in case the file grows."""
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


def _decode(raw: bytes, name: str) -> str:
    if raw.startswith(_WORKBOOKS):
        raise _refusal(name, mistakes.WORKBOOK)
    encoding = _wide_encoding(raw)  # first: ASCII in UTF-16 is valid UTF-8 full of NULs
    if encoding:
        raise _wrong_encoding(name, encoding, Location(name))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(raw, error, name) from None


def _wide_encoding(raw: bytes) -> str:
    """Return the name of the UTF-16 or UTF-32 that `raw` is in, or "" if it isn't in any."""
    if raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if raw.count(0) * 8 < len(raw) or not raw:  # the ASCII of a TOML file has a NUL in each letter
        return ""
    encoding = "UTF-16LE" if raw[1::2].count(0) > raw[::2].count(0) else "UTF-16BE"
    return encoding if _decodes(raw, encoding) else ""


def _not_utf8(raw: bytes, error: UnicodeDecodeError, name: str) -> InputError:
    """Tell a file in the national encoding from a UTF-8 file that is cut off or damaged."""
    before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
    line = before.count("\n") + 1
    place = Location(name, line, len(before) - before.rfind("\n"))
    if error.reason == "unexpected end of data":
        return _refusal(name, mistakes.CUT_OFF, place)
    # GB18030 hardly ever looks like a three-byte character of UTF-8: one of these, and it is UTF-8.
    if max(before, default="") < "\u0800" and _decodes(raw, "GB18030"):
        return _wrong_encoding(name, "GB18030", place)
    byte = f"0x{raw[error.start]:02x}"
    return _refusal(name, mistakes.NOT_UTF8(byte=byte), place)


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wrong_encoding(name: str, encoding: str, place: Location) -> InputError:
    root, extension = os.path.splitext(name)
    command = f"iconv -f {encoding} -t UTF-8 {quote(name)} > {quote(f'{root}.utf8{extension}')}"
    # Words of our own are never cut: a command must be whole to be of use.
    message = mistakes.OTHER_ENCODING(encoding=encoding, command=Words.same(command))
    return _refusal(name, message, place)


def _refusal(name: str, message: Text, place: Location | None = None) -> InputError:
    return InputError([Problem(message, place or Location(name))])
