"""What a command reads, a plan or a name; an error says also which plugins are not in use."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from eduplan.catalogue.catalogue import UnknownNameError
from eduplan.catalogue.definitions import Definition
from eduplan.catalogue.regions import region_named
from eduplan.errors import EduplanError, InputError
from eduplan.files.plan_file import LoadedPlan, read_plan
from eduplan.registry import Registry

if TYPE_CHECKING:
    from eduplan.documents.document import Document
    from eduplan.drafting.draft import Draft


def load_plan(path: str, registry: Registry) -> LoadedPlan:
    """Return the plan at `path`, read with some plugins.

    Raises:
        InputError: as `read_plan`; a note names the plugins that are not in use, since what they
            define is unknown to the plan.
    """
    try:
        return read_plan(path, registry)
    except InputError as error:
        if any(problem.location.key for problem in error.problems):  # a mistake in what it says
            note_absent(error, registry)
        raise


DOCUMENTS = (".docx", ".doc", ".pdf", ".html", ".htm", ".md", ".txt", ".ofd")
"""The endings of files that are read as the document of a plan, and not as a plan file."""


def load_document(path: str, registry: Registry) -> Document:
    """Return the document at `path`; `-` is the text that is pasted on the standard input.

    Raises:
        InputError: as `read_document`.
    """
    from eduplan.documents.reading import MAXIMUM_BYTES, parse_document, read_document

    if path != "-":
        return read_document(path, registry.readers)
    return parse_document(sys.stdin.buffer.read(MAXIMUM_BYTES), "<stdin>")


def load_plan_or_document(
    path: str, registry: Registry, region: str, period: str
) -> tuple[LoadedPlan, Draft | None]:
    """Return the plan at `path`; where that is a document, as drafted, and with the draft.

    Raises:
        InputError: as `load_plan`, `read_document` and `plan_of_draft`.
    """
    endings = (*DOCUMENTS, *(one.suffix.lower() for one in registry.readers))
    if path != "-" and not path.lower().endswith(endings):
        return load_plan(path, registry), None
    from eduplan.drafting.draft import draft  # only who drafts pays for these imports
    from eduplan.drafting.plan import plan_of_draft

    document = load_document(path, registry)
    if region:
        registry = registry.within(region_named(region))  # a document names things as its region
    found = draft(document, registry)
    return plan_of_draft(found, document, registry, region=region, period=period), found


def find_definitions(name: str, registry: Registry) -> tuple[Definition, ...]:
    """Return every definition that `name` spells, by full name, label or alias.

    Raises:
        UnknownNameError: it spells none; the text names the nearest spellings, and the note the
            plugins that were set aside.
    """
    try:
        return registry.catalogue.meant_by(name)
    except UnknownNameError as error:
        note_absent(error, registry)
        raise


def note_absent(error: EduplanError, registry: Registry) -> None:
    """Add the plugins that are not in use to an error about something that they may define."""
    for note in registry.absent:
        error.note(note)
