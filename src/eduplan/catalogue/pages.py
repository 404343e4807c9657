"""The page of a rule: prose per language, and two examples that stand once for both.

`pages/CODE.md` and `pages/CODE.en.md` hold the prose, `pages/CODE.toml` the examples: `fires` is
reported by the rule, `silent` is not. Each is a plan, a table, or both, as whole files, with a
mapping where the table needs one:

    fires.plan = '''
    format = 1
    ...
    '''
    silent.plan = '''
    ...
    '''

Further cases are small changes of one of the two: which text becomes which, and whether the rule
finds something then, or what its message says in Chinese, or a part of that. The page does not show
them; the conformance suite asks each.

    [[case]]
    like = "fires"
    change = { "96.9%" = "95.0%" }
    finds = false
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import attrs

from eduplan.catalogue.rule import AnyRule
from eduplan.immutable import EMPTY, frozen_texts
from eduplan.words import Language, Words

_FIRES = Words("会报告的例子", "Example that fires")
_SILENT = Words("不会报告的例子", "Example that does not")
_AFTER_THE_EXAMPLES = Words("\n## 怎么改\n", "\n## Remedy\n")


@attrs.frozen
class Example:
    """A plan file, a table with its mapping, or all of them, as their authors would write them."""

    plan: str = attrs.field(default="", validator=attrs.validators.instance_of(str))
    table: str = attrs.field(default="", validator=attrs.validators.instance_of(str))
    mapping: str = attrs.field(default="", validator=attrs.validators.instance_of(str))


def _is_found_in(case: Case, attribute: object, old: str) -> None:
    if old not in case.base.plan and old not in case.base.table:
        raise ValueError(old)


@attrs.frozen
class Case:
    """An example with some of its text changed: whether the rule finds something, and says what.

    Making one whose text does not stand in the example is a ValueError.
    """

    base: Example
    change: Mapping[str, str] = attrs.field(
        default=EMPTY,
        converter=frozen_texts,
        validator=attrs.validators.deep_mapping(_is_found_in, attrs.validators.instance_of(str)),
    )
    finds: bool = attrs.field(default=True, validator=attrs.validators.instance_of(bool))
    says: str = attrs.field(default="", validator=attrs.validators.instance_of(str))

    @property
    def example(self) -> Example:
        """The changed example."""
        plan, table = self.base.plan, self.base.table
        for old, new in self.change.items():
            plan, table = plan.replace(old, new), table.replace(old, new)
        return attrs.evolve(self.base, plan=plan, table=table)

    @property
    def words(self) -> Words:
        """What is changed: 「96.9% → 95.0%」."""
        pairs = (f"{old.strip()} → {new.strip()}" for old, new in self.change.items())
        return Words.listed(pairs) or _FIRES


@attrs.frozen
class Examples:
    """What makes a rule fire, what doesn't, and changes of these."""

    fires: Example
    silent: Example
    cases: tuple[Case, ...] = ()

    @property
    def all(self) -> Iterator[Asked]:
        """Everything that the rule is asked."""
        yield Asked(_FIRES, self.fires, finds=True)
        yield Asked(_SILENT, self.silent, finds=False)
        for one in self.cases:
            yield Asked(one.words, one.example, one.finds, one.says)


class Asked(NamedTuple):
    """What a rule is asked: an example by its words, whether it finds something, and says what."""

    words: Words
    example: Example
    finds: bool
    says: str = ""

    def is_answered_by(self, messages: Collection[str]) -> bool:
        """Tell whether the messages of what was found, in Chinese, are the right answer."""
        if not self.finds:
            return not messages
        return any(self.says in one for one in messages)


def rule_page(rule: AnyRule, lang: Language) -> str:
    """Return the page that the plugin ships for a rule, or "" where it has none.

    The examples stand before the remedy; a page that has no remedy ends with them.
    """
    if not rule.folder:
        return ""
    try:
        prose = Path(rule.folder, page_file(rule, lang)).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
    examples = rule_examples(rule)
    if examples is None:
        return prose
    before, remedy, after = prose.partition(_AFTER_THE_EXAMPLES.in_language(lang))
    parts = [before.rstrip(), *_sections(examples, lang)]
    return "\n\n".join([*parts, f"{remedy}{after}".strip()]).strip()


def rule_examples(rule: AnyRule) -> Examples | None:
    """Return the examples of a rule; `None` if their file is missing or can't be understood."""
    if not rule.folder:
        return None
    try:
        return _examples(Path(rule.folder, example_file(rule)).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=256)  # many reports at once show the same rules
def _examples(text: str) -> Examples:
    data = tomllib.loads(text)
    two = {name: Example(**data[name]) for name in ("fires", "silent")}
    cases = (Case(two[one.pop("like")], **one) for one in data.get("case", ()))
    return Examples(**two, cases=tuple(cases))


def page_file(rule: AnyRule, lang: Language) -> str:
    """Return where the prose of a page stands in the folder of the rule."""
    return f"pages/{rule.code}.md" if lang == "zh" else f"pages/{rule.code}.{lang}.md"


def example_file(rule: AnyRule) -> str:
    """Return where the examples of a page stand in the folder of the rule."""
    return f"pages/{rule.code}.toml"


def _sections(examples: Examples, lang: Language) -> list[str]:
    pairs = ((_FIRES, examples.fires), (_SILENT, examples.silent))
    return [
        "\n\n".join([f"## {heading.in_language(lang)}", *_blocks(example)])
        for heading, example in pairs
    ]


def _blocks(example: Example) -> list[str]:
    files = (("toml", example.plan), ("csv", example.table), ("toml", example.mapping))
    return [f"```{kind}\n{text.rstrip()}\n```" for kind, text in files if text]
