"""The page of a rule: what it checks, why, examples that fire and that don't, the remedy."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from eduplan.catalogue.pages import example_file, page_file, rule_examples, rule_page
from eduplan.catalogue.rule import KINDS, SUBJECTS, Alias, Rule
from eduplan.report.listing import entries
from eduplan.report.terminal import printable
from eduplan.report.writer import SEVERITY_WORDS
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.rule import AnyRule
    from eduplan.report.writer import Writer
    from eduplan.words import Language

__all__ = ["SUBJECT_LABELS", "rule_document", "rule_lines", "rule_table"]


SUBJECT_LABELS = {
    "plan": "整个规划",
    "indicator": "规划提到的每个指标",
    "target": "每个目标",
    "target_pair": "同一指标、同一范围的每两个目标",
    "baseline": "每个基数",
    "statement": "每个陈述",
    "figure": "每个基数、陈述和目标",
    "measure": "每项措施",
    "problem": "每个问题",
    "relation": "规划写明的每个算术关系",
    "item": "每个条目（基数、目标、措施等）",
    "topic": "期内措施涉及的每个群体或事项",
    "clause": "每个有内容的条款",
    "values": "公式所读的公布数和目标",
    "table": "数据表中的数",
    "amendment": "审核当天已生效的每次中期调整",
    "waiver": "每个豁免",
}
"""What a rule is asked about, in Chinese; `SUBJECTS` has the English."""


def rule_table(rules: Sequence[AnyRule], writer: Writer) -> Iterator[str]:
    """Yield an entry for each rule: code, severity, title."""
    rows = [
        (rule.code, writer.said(SEVERITY_WORDS[rule.severity]), writer.said(rule.title))
        for rule in rules
    ]
    return chain.from_iterable(entries(rows, writer))


def rule_lines(rule: AnyRule, catalogue: Catalogue, writer: Writer) -> Iterator[str]:
    """Yield the head of a rule and its page; without a page, its message and remedy."""
    words = writer.words
    for line in writer.lines(f"{rule.code} {writer.said(rule.title)}", rest="  "):
        yield writer.console.styled(line, "bold")
    yield from writer.labelled(
        [
            (words("名称", "Name"), rule.name),
            (words("级别", "Severity"), writer.said(SEVERITY_WORDS[rule.severity])),
            (
                words("对象", "Asked of"),
                SUBJECT_LABELS.get(rule.per, rule.per)
                if writer.lang == "zh"
                else SUBJECTS.get(rule.per, "the figures of a table"),
            ),
            (words("限于", "About"), writer.said(_about(rule, catalogue))),
            (words("同于", "Restates"), _restated(rule)),
            (words("出处", "Source"), rule.source),
            (words("定义处", "Defined by"), f"{_owner(rule, catalogue)} ({rule.defined_in})"),
        ]
    )
    yield ""
    page = rule_page(rule, writer.lang)
    if page:
        yield from _page_lines(page, writer)
    else:
        yield from writer.lines(writer.said(rule.message), words("消息：", "Message: "))
        yield from writer.lines(writer.said(rule.remedy), words("改法：", "Remedy: "))
    yield from _lacking_lines(rule, page, writer)


def _lacking_lines(rule: AnyRule, page: str, writer: Writer) -> Iterator[str]:
    """Yield which file of a page can't be read; its author may have misspelt the name."""
    words = writer.words
    if not rule.folder:
        return
    if not page:
        file = page_file(rule, writer.lang)
        yield from writer.lines(words(f"没有说明页：缺{file}", f"No page: {file} is not there"))
    elif rule_examples(rule) is None:
        file = example_file(rule)
        yield from writer.lines(
            words(f"没有例子：{file}不在或写法不对", f"No examples: {file} is missing or malformed")
        )


def _page_lines(page: str, writer: Writer) -> Iterator[str]:
    """Yield a page with its paragraphs wrapped, its examples as they are, without its title."""
    _, _, body = page.partition("\n") if page.startswith("# ") else ("", "", page)
    example = False
    for line in body.strip().splitlines():
        fence = line.startswith("```")
        if example or fence:
            yield printable(line)
        else:
            yield from writer.lines(line)
        example = example != fence


def rule_document(rule: AnyRule, catalogue: Catalogue, lang: Language) -> dict[str, Any]:
    """Return a rule as a document, without its page."""
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title.in_language(lang),
        "severity": rule.severity,
        "per": rule.per,
        "about": list(rule.about) if isinstance(rule, Rule) else [],
        "message": rule.message.in_language(lang),
        "remedy": rule.remedy.in_language(lang),
        "alias_of": _restated(rule) or None,
        "source": rule.source,
        "plugin": _owner(rule, catalogue),
        "defined_in": rule.defined_in,
    }


def _about(rule: AnyRule, catalogue: Catalogue) -> Words:
    """Return the elements, indicators and kinds that a rule is about, if it is not about all."""
    about = rule.about if isinstance(rule, Rule) else ()
    return Words.listed(
        KINDS[name].words if name in KINDS else catalogue.words(name) for name in about
    )


def _restated(rule: AnyRule) -> str:
    return rule.alias_of if isinstance(rule, Alias) else ""


def _owner(rule: AnyRule, catalogue: Catalogue) -> str:
    """Return the plugin that a rule came from; the comparisons of data are eduplan's own."""
    return catalogue.owners.get(rule.code, "eduplan")
