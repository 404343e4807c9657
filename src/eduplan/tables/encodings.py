"""What a file is by its first bytes: a workbook, or a text in one of the usual encodings."""

from __future__ import annotations

ARCHIVE = b"PK\x03\x04"
"""How the workbooks of today begin, which are ZIP archives."""

PARQUET = b"PAR1"
"""How a Parquet file begins."""

_OLD = b"\xd0\xcf\x11\xe0"


def is_workbook(raw: bytes) -> bool:
    """Tell a workbook, of today or of Excel up to 2003, from a text."""
    return raw.startswith((ARCHIVE, _OLD))


def decoded(raw: bytes) -> str | None:
    """Return the text of a file in UTF-8, UTF-16, UTF-32 or GB18030, without a BOM; or None.

    None is for bytes that are none of these, as of a UTF-8 file that is cut off or damaged.
    """
    encoding = wide_encoding(raw)  # first: ASCII in UTF-16 is valid UTF-8 full of NULs
    if encoding:
        return raw.decode(encoding).removeprefix("\ufeff") if decodes(raw, encoding) else None
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return raw.decode("gb18030") if is_national(raw, error) else None


def wide_encoding(raw: bytes) -> str:
    """Return the name of the UTF-16 or UTF-32 that `raw` is in, or "" if it isn't in any."""
    if raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if raw.count(0) * 8 < len(raw) or not raw:  # ASCII in UTF-16 has a NUL in each letter
        return ""
    encoding = "UTF-16LE" if raw[1::2].count(0) > raw[::2].count(0) else "UTF-16BE"
    return encoding if decodes(raw, encoding) else ""


def is_national(raw: bytes, error: UnicodeDecodeError) -> bool:
    """Tell a file in GB18030 from one in UTF-8 that is damaged where `error` says.

    GB18030 hardly ever looks like a three-byte character of UTF-8: one of these, and it is UTF-8.
    """
    before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
    return max(before, default="") < "\u0800" and decodes(raw, "GB18030")


def decodes(raw: bytes, encoding: str) -> bool:
    """Tell whether `raw` is a text in an encoding."""
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
