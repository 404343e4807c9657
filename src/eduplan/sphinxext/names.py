"""Names of the catalogue in docs: where each stands, which pages refer to it, which are unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.logging import getLogger
from sphinx.util.nodes import make_id, make_refnode

from eduplan.report.terminal import printable
from eduplan.sphinxext.knowledge import UnknownError, knowledge_of, language_of
from eduplan.words import Words

NAME = "eduplan"
_LOGGER = getLogger(__name__)
_KINDS = {
    "domain": Words("领域", "domain"),
    "def": Words("定义", "definition"),
    "rule": Words("规则", "rule"),
    "standard": Words("标准", "standard"),
    "hook": Words("钩子", "hook"),
}
_MENTIONED = Words("见于：", "Mentioned in: ")


class mentions(nodes.General, nodes.Element):  # noqa: N801  # as docutils names nodes
    """Where the pages that refer to an entry (`kind`, `name`) will be listed."""


class _Role(XRefRole):
    """Refers to an entry of the catalogue, by its name, and shows what it is called."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Return the title and the name; one that is unknown is noted, and fails the build."""
        try:
            name, words = knowledge_of(env.config).meant(self.kind, target.strip())
        except UnknownError as error:
            note_unknown(env, self.get_location(), error)
            return title, target
        data = env.domaindata[NAME]["mentions"]
        data.setdefault((self.kind, name), set()).add(env.current_document.docname)
        called = printable(words.in_language(language_of(env.config)))
        return (title if has_explicit_title else called), name


class NamesDomain(Domain):
    """Where the entries of the catalogue stand in the docs.

    Data:
        objects: by kind and name, the page, the place in it and the title.
        mentions: by kind and name, the pages that refer to it.
        unknown: by page, what it names that nothing defines.
    """

    name = NAME
    label = "eduplan"
    object_types: ClassVar[dict[str, ObjType]] = {
        kind: ObjType(words.en, kind) for kind, words in _KINDS.items()
    }
    roles: ClassVar[dict[str, Any]] = {kind: _Role(kind) for kind in _KINDS}
    initial_data: ClassVar[dict[str, Any]] = {"objects": {}, "mentions": {}, "unknown": {}}
    data_version = 1

    def clear_doc(self, docname: str) -> None:
        """Forget what a page said."""
        objects = self.data["objects"]
        self.data["objects"] = {key: one for key, one in objects.items() if one[0] != docname}
        for pages in self.data["mentions"].values():
            pages.discard(docname)
        self.data["unknown"].pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        self.data["objects"] = otherdata["objects"] | self.data["objects"]
        self.data["unknown"] |= otherdata["unknown"]
        for key, pages in otherdata["mentions"].items():
            self.data["mentions"].setdefault(key, set()).update(pages)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the link to an entry, if a page of the docs has it."""
        if (found := self.data["objects"].get((typ, target))) is None:
            return None
        docname, place, title = found
        return make_refnode(builder, fromdocname, docname, place, contnode, title)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the links of the general role `any`."""
        found = (
            (k, self.resolve_xref(env, fromdocname, builder, k, target, node, contnode))
            for k in _KINDS
        )
        return [(f"{NAME}:{kind}", link) for kind, link in found if link is not None]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield the entries, for the index of the search and for other projects."""
        for (kind, name), (docname, place, title) in sorted(self.data["objects"].items()):
            yield name, title, kind, docname, place, 1


def anchored(
    env: BuildEnvironment,
    document: nodes.document,
    node: nodes.Element,
    kind: str,
    name: str,
    title: str,
) -> None:
    """Let an entry be found at a node; of several places the first, by their pages, is it."""
    place = make_id(env, document, kind, name)
    node["ids"].append(place)
    document.set_id(node)
    docname = env.current_document.docname
    objects = env.domaindata[NAME]["objects"]
    if (kind, name) not in objects or docname < objects[kind, name][0]:
        objects[kind, name] = (docname, place, title)


def link(kind: str, name: str, text: str) -> addnodes.pending_xref:
    """Return a link to an entry; it is plain text where no page of the docs has that."""
    shown = nodes.inline("", printable(text))
    return addnodes.pending_xref(
        "", shown, refdomain=NAME, reftype=kind, reftarget=name, refexplicit=True, refwarn=False
    )


def note_unknown(env: BuildEnvironment, place: str | None, error: UnknownError) -> None:
    """Note that a page names what nothing defines."""
    unknown = env.domaindata[NAME]["unknown"]
    unknown.setdefault(env.current_document.docname, []).append((place, str(error)))


def _with_mentions(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """List at each entry the pages that refer to it."""
    known = app.env.domaindata[NAME]["mentions"]
    words = printable(_MENTIONED.in_language(language_of(app.config)))
    for node in [*doctree.findall(mentions)]:
        pages = sorted(known.get((node["kind"], node["name"]), set()) - {docname})
        line = nodes.paragraph("", words)
        for number, page in enumerate(pages):
            line += [nodes.Text("、" if number else "")]
            title = app.env.titles[page].astext()
            line += make_refnode(app.builder, docname, page, "", nodes.inline("", title))
        node.replace_self([line] if pages else [])


def _pages_with_entries(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that are written anew whenever any page changed: who refers to them may."""
    return sorted({docname for docname, _, _ in env.domaindata[NAME]["objects"].values()})


def _is_ours(app: Sphinx, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """Let a name that is known but stands on no page of these docs be plain text."""
    return True if domain is not None and domain.name == NAME else None


def _fail(app: Sphinx, exception: Exception | None) -> None:
    """Say what is unknown, also on pages that were read before and did not change."""
    if exception is not None:
        return
    unknown = app.env.domaindata[NAME]["unknown"]
    for page in sorted(unknown):
        for place, message in unknown[page]:
            _LOGGER.error(message, location=place)
            app.statuscode = 1


def setup(app: Sphinx) -> None:
    """Add the roles, and what is done once all pages are read."""
    app.add_domain(NamesDomain)
    app.connect("doctree-resolved", _with_mentions)
    app.connect("env-updated", _pages_with_entries)
    app.connect("warn-missing-reference", _is_ours)
    app.connect("build-finished", _fail)
