"""What a report was made from: versions, digests and days, so that it can be made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeAlias

import attrs

from eduplan.errors import EduplanError
from eduplan.messages import MessageKind
from eduplan.report.labels import file_name
from eduplan.report_model import Column, Field, Fields, Note, Page, Report, Row, Section, Table
from eduplan.words import Words

_FORMAT = 1
_KIND = Words("制作说明", "How this was made")
_FILES = Words("读了哪些文件", "Files that were read")
_PLUGINS = Words("插件", "Plugins")
_FILE = Column("file", Words("文件", "File"))
_DIGEST = Column("sha256", Words("摘要（SHA-256）", "Digest (SHA-256)"))
_NAME = Column("name", Words("名称", "Name"))
_VERSION = Column("version", Words("版本", "Version"))
_NO_MANIFEST = MessageKind(
    "no_manifest",
    "{file} 不是 report --manifest 写出的清单",
    "{file} is no manifest that report --manifest wrote",
)
_REPLAYED = Words("重做一遍", "Made again")
_SAME = Words("逐字节相同：{file}，摘要 {digest}", "the same bytes: {file}, digest {digest}")
_DIFFERS = Words("结果不同，而输入全部相同", "the result differs, though every input is the same")
_CAUSES = Words("不同的部分（{n}项）", "Parts that differ ({n})")
_PART = Column("part", Words("哪一部分", "Part"))
_THEN = Column("then", Words("清单上", "In the manifest"))
_NOW = Column("now", Words("现在", "Now"))
_RESULT = Words("结果", "result")


class ManifestError(EduplanError):
    """A document is no manifest of a report."""


@attrs.frozen
class Manifest:
    """What a report was made from.

    Attributes:
        version: the version of eduplan.
        plugins: the version of each plugin in use, by its name.
        definitions: the digest of all that they define, except standards.
        standards: the digest of the dated standards.
        files: the digest of each file that was read, by its name.
        options: what was asked for, days included.
    """

    version: str
    plugins: Mapping[str, str]
    definitions: str
    standards: str
    files: Mapping[str, str]
    options: Mapping[str, Any]

    def page(self, title: Words) -> Page:
        """Return what a reader of the report sees of it."""
        days = [("known_on", "以哪天为准", "Known on"), ("today", "今天", "Today")]
        fields = [
            Field.of("eduplan", "eduplan", self.version),
            *(Field.of(zh, en, str(self.options.get(key) or "")) for key, zh, en in days),
            Field.of("定义的摘要", "Digest of definitions", self.definitions),
            Field.of("标准的摘要", "Digest of standards", self.standards),
        ]
        files = Table(
            (_FILE, _DIGEST), tuple(Row.of(_shown(name), said) for name, said in self.files.items())
        )
        plugins = Table((_NAME, _VERSION), tuple(Row.of(*one) for one in self.plugins.items()))
        parts = (Section(_FILES, (files,)), Section(_PLUGINS, (plugins,)))
        return Page(title, Fields(tuple(fields)), parts, kind=_KIND)

    def inputs(self) -> dict[str, Any]:
        """Return it as JSON, as part of an answer."""
        return attrs.asdict(self)

    def document(self, output: str, content: bytes) -> dict[str, Any]:
        """Return it as JSON, with the file that was made and its digest."""
        return {
            "format": _FORMAT,
            **self.inputs(),
            "output": {"file": output, "sha256": digest(content)},
        }


def _shown(path: str) -> str:
    """Return a path as it was given; of an absolute one, which is of one machine, the name."""
    is_absolute = path.startswith(("/", "\\")) or path[1:2] == ":"
    return file_name(path) if is_absolute else path


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal digits."""
    return sha256(content).hexdigest()


def require_manifest(document: Any, file: str) -> dict[str, Any]:
    """Return a document if it is the manifest of a report.

    Raises:
        ManifestError: it is none.
    """
    texts = ("version", "definitions", "standards")
    if (
        isinstance(document, dict)
        and document.get("format") == _FORMAT
        and all(isinstance(document.get(key), str) for key in texts)
        and all(isinstance(document.get(key), dict) for key in ("plugins", "files", "options"))
        and isinstance(document.get("output"), dict)
    ):
        return document
    raise ManifestError(_NO_MANIFEST(file=file))


Difference: TypeAlias = tuple[str, str, str]
"""A part that differs: its name, then and now."""


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return each part that differs between two manifests."""
    return tuple(one for one in _parts(then, now) if one[1] != one[2])


def _parts(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    yield "eduplan", then["version"], now["version"]
    for group in ("plugins", "files"):
        for name in dict.fromkeys((*then[group], *now[group])):
            yield name, then[group].get(name, "—"), now[group].get(name, "—")
    for name in ("definitions", "standards"):
        yield name, then[name], now[name]
    yield "output", then["output"].get("sha256", ""), now["output"]["sha256"]


def replay_report(title: str, document: Mapping[str, Any], found: Sequence[Difference]) -> Report:
    """Return what people read of a report made again: the same bytes, or which part differs."""
    output = document["output"]
    if not found:
        note = Note(_SAME.fill(file=output["file"], digest=output["sha256"]))
        return Report((Page(Words.same(title), parts=(note,), kind=_REPLAYED),))
    rows = tuple(
        Row.of(_RESULT if name == "output" else name, old, new) for name, old, new in found
    )
    section = Section(_CAUSES.fill(n=len(rows)), (Table((_PART, _THEN, _NOW), rows),))
    parts = (section, Note(_DIFFERS, role="error")) if len(rows) == 1 else (section,)
    return Report((Page(Words.same(title), parts=parts, kind=_REPLAYED),))
