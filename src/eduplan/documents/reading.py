"""Reads a document of any known format, or says why it can't be read."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING

from eduplan.documents import mistakes
from eduplan.documents.document import Document, document_of
from eduplan.documents.pasted import with_pasted_tables
from eduplan.errors import InputError, Location, Problem
from eduplan.files.text_file import file_name, read_bytes
from eduplan.tables.blocks import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from os import PathLike

    from eduplan.tables.blocks import Block, DocumentReader

MAXIMUM_BYTES = 50 * 2**20
"""Largest document that is read, in bytes."""

MAXIMUM_CHARACTERS = 3_000_000
"""Longest text that is read, in characters."""

MAXIMUM_UNPACKED = 200 * 2**20
"""Most bytes that a .docx may unpack to; one that claims more is no document but a trap."""

_READERS = {
    "txt": ("eduplan.documents.plain", "blocks_of_text"),
    "md": ("eduplan.documents.plain", "blocks_of_markdown"),
    "html": ("eduplan.documents.html", "blocks_of_html"),
    "docx": ("eduplan.documents.docx", "blocks_of_docx"),
    "pdf": ("eduplan.documents.pdf", "blocks_of_pdf"),
}


_BINARY = ("docx", "pdf")
_TYPED = ("txt", "md", "html")
"""Formats that hold no pictures of text."""


def read_document(path: str | PathLike[str], readers: Iterable[DocumentReader] = ()) -> Document:
    """Return the document at `path`: .txt, .md, .html, .docx, or .pdf with a text layer.

    `readers` read formats of their own, and come first: `registry.readers` are those of plugins.

    Raises:
        InputError: it is missing, too large, damaged, locked, scanned, or of another format; the
            text says what helps.
    """
    return parse_document(read_bytes(path, MAXIMUM_BYTES), file_name(path), readers)


def parse_document(raw: bytes, name: str, readers: Iterable[DocumentReader] = ()) -> Document:
    """Return the document in some bytes; how they begin, or the ending of `name`, says the format.

    Raises:
        InputError: as `read_document`.
    """
    try:
        own = (one for one in readers if name.casefold().endswith(one.suffix.casefold()))
        reader = next(own, None)
        form = "" if reader else _format(raw, name)
        document = _read_by(reader, name, raw) if reader else _read(name, form, raw)
        _check(document.text, is_drawn=form not in _TYPED)
    except UnreadableError as error:
        raise InputError([Problem(error.reason, Location(name))]) from None
    return document


def _read_by(reader: DocumentReader, name: str, raw: bytes) -> Document:
    try:
        return document_of(name, with_pasted_tables(reader.read(raw)))
    except Exception as error:  # a plugin may raise anything
        reason = f"{type(error).__name__}: {error}"
        raise UnreadableError(mistakes.DAMAGED(reason=reason)) from error


def _read(name: str, format_: str, raw: bytes) -> Document:
    """Return the document; only what plain text holds has places in the file itself."""
    module, function = _READERS[format_]
    try:
        read: Callable[..., Iterable[Block]] = getattr(import_module(module), function)
        if format_ in _BINARY:
            return document_of(name, with_pasted_tables(read(raw)))
        from eduplan.documents.plain import decoded

        text = decoded(raw)
        if format_ == "txt":
            return document_of(name, read(text), text)
        return document_of(name, with_pasted_tables(read(text)))
    except UnreadableError:
        raise
    except ModuleNotFoundError:
        raise UnreadableError(mistakes.NOT_INSTALLED(format=format_)) from None
    except Exception as error:  # the readers of others raise anything on a damaged file
        reason = f"{type(error).__name__}: {error}"
        raise UnreadableError(mistakes.DAMAGED(reason=reason)) from error


def _format(raw: bytes, name: str) -> str:
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(mistakes.OLD_WORD)
    if raw.startswith(b"{\\rtf"):
        raise UnreadableError(mistakes.RTF)
    if raw.startswith(b"PK\x03\x04"):
        return _format_of_archive(raw)
    ending = name.rpartition(".")[2].casefold()
    if ending in _BINARY:
        raise UnreadableError(mistakes.OTHER_CONTENT(format=ending))
    head = raw[:1000].lstrip().lower()
    if ending in ("html", "htm") or head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "md" if ending in ("md", "markdown") else "txt"


def _format_of_archive(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(one.file_size for one in archive.infolist())
            names = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise UnreadableError(mistakes.DAMAGED(reason=str(error))) from None
    if size > MAXIMUM_UNPACKED:
        raise UnreadableError(mistakes.PACKED(most=MAXIMUM_UNPACKED))
    if "word/document.xml" in names:
        return "docx"
    raise UnreadableError(mistakes.OFD if "OFD.xml" in names else mistakes.OTHER_ARCHIVE)


def _check(text: str, *, is_drawn: bool) -> None:
    if len(text) > MAXIMUM_CHARACTERS:
        raise UnreadableError(mistakes.TOO_LONG(most=MAXIMUM_CHARACTERS))
    if not text.strip():
        raise UnreadableError(mistakes.SCANNED if is_drawn else mistakes.EMPTY)
    unknown = sum("\ue000" <= one <= "\uf8ff" or one == "\ufffd" for one in text)
    if "(cid:" in text or unknown * 50 > len(text):
        raise UnreadableError(mistakes.GARBLED)
