"""What a plugin says that it ships, and what of it was lost on the way, as in building a wheel."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from os.path import join

from eduplan.catalogue.contribution import Contribution, no_standards
from eduplan.catalogue.pages import example_file, page_file
from eduplan.errors import Problem
from eduplan.messages import MessageKind
from eduplan.words import Words

SHIPS = {
    "standards": Words("标准", "standards"),
    "pages": Words("规则的说明", "pages of rules"),
    "cases": Words("规则的例子", "examples of rules"),
}
"""What a domain may say that it ships beside its definitions, in files."""

_NO_STANDARDS = MessageKind(
    "ships_no_standards",
    "领域 {domain} 声明带有标准，却一条也没有：standards.toml 在打包时漏掉了？",
    "the domain {domain} says that it ships standards, and has none: did the wheel lose "
    "standards.toml?",
)
_NO_FILES = MessageKind(
    "ships_no_files",
    "领域 {domain} 声明带有{what}，却缺 {files}",
    "the domain {domain} says that it ships {what}, but lacks {files}",
)
_UNREAD = MessageKind(
    "ships_unread_files",
    "领域 {domain} 带有 {files}，却没有规则用它们",
    "the domain {domain} ships {files}, which belong to no rule of it",
)
_NOTHING = MessageKind(
    "contributes_nothing",
    "插件什么也没有提供：没有定义，没有规则，没有标准，也没有报告格式",
    "the plugin contributes nothing: no definition, rule, standard or report format",
)
_OF_A_RULE = re.compile(r"[A-Z][A-Z0-9]*[0-9]{3}(\.[a-z]+)?\.(md|toml)")


def lost(contributions: Sequence[Contribution]) -> Iterator[Problem]:
    """Yield what the domains of a plugin say that they ship and don't, or ship and nobody reads."""
    for one in contributions:
        if "standards" in one.ships and one.standards is no_standards:
            yield Problem(_NO_STANDARDS(domain=one.name))
        if {"pages", "cases"}.isdisjoint(one.ships):
            continue
        there = _files(one.folder)
        expected = {
            "pages": [page_file(rule, lang) for rule in one.rules for lang in ("zh", "en")],
            "cases": [example_file(rule) for rule in one.rules],
        }
        for what, files in expected.items():
            absent = tuple(file for file in files if file not in there)
            if what in one.ships and absent:
                yield Problem(_NO_FILES(domain=one.name, what=SHIPS[what], files=absent))
        read = {file for files in expected.values() for file in files}
        shared = {file for other in contributions for file in _files_of_rules(other)}
        if unread := tuple(sorted(there - read - shared)):
            yield Problem(_UNREAD(domain=one.name, files=unread))


def nothing(contributions: Sequence[Contribution]) -> Iterator[Problem]:
    """Yield that a plugin contributes nothing at all."""
    parts = ("dimensions", "definitions", "rules", "overrides", "terms")
    for one in contributions:
        if one.standards is not no_standards or any(getattr(one, part) for part in parts):
            return
    yield Problem(_NOTHING())


def _files_of_rules(contribution: Contribution) -> Iterator[str]:
    for rule in contribution.rules:
        yield from (page_file(rule, "zh"), page_file(rule, "en"), example_file(rule))


def _files(folder: str) -> set[str]:
    """Return the files that look like those of a rule's page."""
    try:
        names = os.listdir(join(folder, "pages"))
    except OSError:
        return set()
    return {f"pages/{name}" for name in names if _OF_A_RULE.fullmatch(name)}
