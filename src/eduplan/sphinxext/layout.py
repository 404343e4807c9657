"""What entries are laid out with: tables, formulas in notation, and the Markdown of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from sphinx.application import Sphinx

from eduplan.report.terminal import printable

Cell: TypeAlias = "str | Sequence[nodes.Node]"
"""What stands in a cell: a text, or nodes that may stand in a line."""

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


class notation(nodes.General, nodes.TextElement):  # noqa: N801  # as docutils names nodes
    """A formula: `mathml` where that is shown, and else the text below."""


def table(head: Sequence[Cell], rows: Sequence[Sequence[Cell] | nodes.row]) -> nodes.table:
    """Return a table; without a head, one of labels and texts."""
    widths = [1] * len(head) or [1, 5]
    group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for width in widths))
    group["cols"] = len(widths)
    if head:
        group += nodes.thead("", row(*head))
    group += nodes.tbody("", *(one if isinstance(one, nodes.row) else row(*one) for one in rows))
    return nodes.table("", group, classes=["eduplan-rows" if head else "eduplan-facts"])


def row(*cells: Cell) -> nodes.row:
    """Return a row of a table."""
    return nodes.row("", *(nodes.entry("", paragraph(one)) for one in cells))


def paragraph(content: Cell) -> nodes.paragraph:
    """Return a paragraph."""
    parts = [nodes.Text(printable(content))] if isinstance(content, str) else content
    return nodes.paragraph("", "", *parts)


def code(text: str) -> nodes.literal:
    """Return a name as it is typed."""
    return nodes.literal("", printable(text))


def prose(markdown: str) -> Iterator[nodes.Node]:
    """Yield the nodes of a page that a plugin ships.

    Headings, paragraphs, lists, tables, code and emphasis are what they are; all else, such as
    HTML, stands as text. Nothing of it is run: it is no page of the docs but a text from elsewhere.
    """
    return _nodes(SyntaxTreeNode(_MARKDOWN.parse(printable(markdown))).children)


_ELEMENTS: dict[str, type[Any]] = {
    "paragraph": nodes.paragraph,
    "bullet_list": nodes.bullet_list,
    "ordered_list": nodes.enumerated_list,
    "list_item": nodes.list_item,
    "blockquote": nodes.block_quote,
    "em": nodes.emphasis,
    "strong": nodes.strong,
    "heading": nodes.rubric,
}


def _nodes(children: Iterable[SyntaxTreeNode]) -> Iterator[nodes.Node]:
    for child in children:
        match child.type:
            case "inline" | "link":
                yield from _linked(child)
            case "text" | "html_inline":
                yield nodes.Text(child.content)
            case "softbreak" | "hardbreak":
                yield nodes.Text("\n")
            case "code_inline":
                yield nodes.literal("", child.content)
            case "fence" | "code_block":
                yield _block(child)
            case "table":
                yield _table(child)
            case "image":
                yield nodes.Text(child.content)
            case kind if kind in _ELEMENTS:
                yield _ELEMENTS[kind]("", "", *_nodes(child.children))
            case _:
                yield nodes.paragraph("", child.content)


def _linked(node: SyntaxTreeNode) -> Iterator[nodes.Node]:
    """Yield what stands in a line, as a link where it leads to the web."""
    target = str(node.attrs.get("href", "")) if node.type == "link" else ""
    if target.startswith(("https://", "http://")):
        yield nodes.reference("", "", *_nodes(node.children), refuri=target)
    else:
        yield from _nodes(node.children)


def _block(node: SyntaxTreeNode) -> nodes.literal_block:
    language = "toml" if node.info.strip() == "toml" else "none"
    # forced: an example may be anything, and what can't be coloured is no mistake of the docs
    return nodes.literal_block(node.content, node.content, language=language, force=True)


def _table(node: SyntaxTreeNode) -> nodes.table:
    rows = [
        [[*_nodes(cell.children)] for cell in one.children]
        for part in node.children
        for one in part.children
    ]
    return table(rows[0], rows[1:])


def _visit_in_html(translator: Any, node: notation) -> None:
    translator.body.append(f'<div class="eduplan-formula">{node["mathml"]}</div>')
    raise nodes.SkipNode


def _visit(translator: Any, node: notation) -> None:
    translator.visit_paragraph(node)


def _depart(translator: Any, node: notation) -> None:
    translator.depart_paragraph(node)


def setup(app: Sphinx) -> None:
    """Say how formulas are written: in notation where there are browsers, else in words."""
    words = (_visit, _depart)
    app.add_node(
        notation,
        html=(_visit_in_html, None),
        text=words,
        latex=words,
        man=words,
        texinfo=words,
    )
