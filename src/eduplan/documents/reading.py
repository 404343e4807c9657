"""Reads a document of any known format, or says why it can't be read."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from eduplan.documents.document import Document, document_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eduplan.documents.document import Block

MAXIMUM_BYTES = 50 * 2**20
"""Largest document that is read, in bytes."""

MAXIMUM_CHARACTERS = 3_000_000
"""Longest text that is read, in characters."""

MAXIMUM_UNPACKED = 200 * 2**20
"""Most bytes that a .docx may unpack to; one that claims more is no document but a trap."""


class UnreadableError(Exception):
    """Why a document can't be read (placeholder until errors are kinds)."""


def document_from(raw: bytes, name: str) -> Document:
    """Return the document in some bytes; the ending of its name says what it is."""
    if len(raw) > MAXIMUM_BYTES:
        raise UnreadableError("too_large")
    kind = _kind(raw, name)
    document = document_of(name, _READERS[kind](raw))
    _check(document)
    return document


def _kind(raw: bytes, name: str) -> str:
    if raw.startswith(b"%PDF"):
        return "pdf"
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("old_word")
    if raw.startswith(b"PK\x03\x04"):
        return _kind_of_archive(raw)
    ending = name.rpartition(".")[2].casefold()
    head = raw[:1000].lstrip().lower()
    if ending in ("html", "htm") or head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "md" if ending in ("md", "markdown") else "txt"


def _kind_of_archive(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(one.file_size for one in archive.infolist())
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        raise UnreadableError("corrupt") from None
    if size > MAXIMUM_UNPACKED:
        raise UnreadableError("bomb")
    if "word/document.xml" in names:
        return "docx"
    raise UnreadableError("ofd" if "OFD.xml" in names else "other_archive")


def _text(raw: bytes) -> str:
    from eduplan.documents.plain import decoded

    text = decoded(raw)
    if text is None:
        raise UnreadableError("encoding")
    return text


def _from_text(raw: bytes) -> Iterator[Block]:
    from eduplan.documents.plain import blocks_of_text

    return blocks_of_text(_text(raw))


def _from_markdown(raw: bytes) -> Iterator[Block]:
    from eduplan.documents.plain import blocks_of_markdown

    return blocks_of_markdown(_text(raw))


def _from_html(raw: bytes) -> Iterator[Block]:
    from eduplan.documents.html import blocks_of_html

    return blocks_of_html(_text(raw))


def _from_docx(raw: bytes) -> Iterator[Block]:
    from eduplan.documents.docx import blocks_of_docx

    return blocks_of_docx(io.BytesIO(raw))


def _from_pdf(raw: bytes) -> Iterator[Block]:
    from eduplan.documents.pdf import blocks_of_pdf, pages_of_pdf

    return blocks_of_pdf(*pages_of_pdf(io.BytesIO(raw)))


_READERS: dict[str, Callable[[bytes], Iterator[Block]]] = {
    "txt": _from_text,
    "md": _from_markdown,
    "html": _from_html,
    "docx": _from_docx,
    "pdf": _from_pdf,
}


def _check(document: Document) -> None:
    text = document.text
    if len(text) > MAXIMUM_CHARACTERS:
        raise UnreadableError("too_long")
    if not text.strip():
        raise UnreadableError("scanned")
    private = sum("\ue000" <= one <= "\uf8ff" or one == "\ufffd" for one in text)
    if "(cid:" in text or private * 50 > len(text):
        raise UnreadableError("garbled")
