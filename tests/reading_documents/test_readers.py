"""A plugin reads documents of a format of its own; drafting and audits take them as any other."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import eduplan
from eduplan.errors import InputError

ODT = Path(__file__).parents[2] / "examples" / "odt_reader" / "eduplan_odt.py"
CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>
<text:h>清河县“十四五”教育规划</text:h><text:p>到2025年，学前三年毛入园率达到92%以上。</text:p>
<table:table><table:table-row><table:table-cell><text:p>类别</text:p></table:table-cell>
<table:table-cell><text:p>学校数（所）</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>小学</text:p></table:table-cell>
<table:table-cell><text:p>58</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


@pytest.fixture
def plugin() -> Iterator[ModuleType]:
    spec = spec_from_file_location("eduplan_odt", ODT)
    assert spec is not None and spec.loader is not None  # noqa: PT018
    module = module_from_spec(spec)
    sys.modules["eduplan_odt"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["eduplan_odt"]


def odt(content: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("content.xml", content)
    return stream.getvalue()


def test_a_plugin_reads_a_format_of_its_own(plugin: ModuleType, tmp_path: Path) -> None:
    registry = eduplan.Registry.of({"odt": plugin}, strict=True)
    path = tmp_path / "plan.odt"
    path.write_bytes(odt(CONTENT))
    document = eduplan.read_document(path, registry.readers)

    assert [one.is_heading for one in document.passages[:2]] == [True, False]
    facts = eduplan.draft(document, registry).facts
    assert [(one.label, f"{one.value}{one.unit}") for one in facts] == [
        ("学前三年毛入园率", "92%"),
        ("小学学校数", "58所"),
    ]


def test_without_it_the_format_is_refused() -> None:
    with pytest.raises(InputError):
        eduplan.parse_document(odt(CONTENT), "plan.odt")


def test_what_a_plugin_raises_says_that_the_document_is_damaged(plugin: ModuleType) -> None:
    registry = eduplan.Registry.of({"odt": plugin}, strict=True)
    with pytest.raises(InputError, match="BadZipFile"):
        eduplan.parse_document(b"no archive", "plan.odt", registry.readers)
