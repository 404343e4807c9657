"""A domain contributes its words for reading documents as data, in a file of its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import eduplan
from eduplan.errors import InputError
from tests import small

TEXT = "到2025年，落实“三名”工程3.5版建设，牧区学生就读度达到96%，布设营地45片。"


def drafted(folder: Path, reading: str) -> list[tuple[str, str, str]]:
    (folder / "reading.toml").write_text(reading, encoding="utf-8")
    words = eduplan.Words("牧区", "Pastures")
    domain = eduplan.Domain("pastures", words, file=str(folder / "plugin.py"))
    domain.element("camps", eduplan.Words("营地数", "camps"), unit="个")
    registry = eduplan.Registry.of({"pastures": small.plugin(domain)})
    facts = eduplan.draft(eduplan.parse_document(TEXT.encode(), "plan.txt"), registry).facts
    return [(one.label, f"{one.value}{one.unit}", one.scope) for one in facts]


def test_its_words_are_read_with(tmp_path: Path) -> None:
    words = 'scopes = ["牧区"]\nunits = ["片"]\nmaking = ["布设"]\neducation = ["营地"]\n'

    assert [figure for _, figure, _ in drafted(tmp_path, "scopes = []")] == ["96%"]
    assert drafted(tmp_path, words) == [
        ("牧区学生就读度", "96%", "牧区"),
        ("布设营地", "45片", "牧区"),
    ]


@pytest.mark.parametrize(
    ("words", "mistake"),
    [
        ("scope = ['牧区']", "did you mean 'scopes'"),
        ("scopes = '牧区'", "is no array of texts"),
        ("masks = ['(']", "is no pattern"),
    ],
)
def test_what_is_no_list_of_words_is_refused(tmp_path: Path, words: str, mistake: str) -> None:
    with pytest.raises(InputError, match=mistake):
        drafted(tmp_path, words)
