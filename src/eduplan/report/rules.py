"""The page of a rule: what it checks, why, examples that fire and that don't, the remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.outcome import SEVERITY_WORDS
from eduplan.catalogue.pages import example_file, page_file, rule_examples, rule_page
from eduplan.catalogue.rule import Alias, AnyRule, Rule
from eduplan.engine.subjects import KINDS, OTHERS, SUBJECTS
from eduplan.report.documents import ANSWERS, Json
from eduplan.report.labels import REMEDY
from eduplan.report.overrides import replaced_field, replacement_documents
from eduplan.report_model import (
    Column,
    Field,
    Fields,
    Note,
    Page,
    Part,
    Prose,
    Reference,
    Report,
    Row,
    Section,
    Table,
)
from eduplan.words import Language, Words

_NO_PAGE = Words(
    "没有说明页：{file}不在，或不是 UTF-8 文本", "No page: {file} is missing or no UTF-8 text"
)
_NO_EXAMPLES = Words(
    "没有例子：{file}不在或写法不对", "No examples: {file} is missing or malformed"
)


def rules_list(rules: Iterable[AnyRule]) -> Report:
    """Return a table with a row for each rule: code, severity, title."""
    columns = (
        Column("code", Words("代码", "Code"), "name"),
        Column("severity", Words("级别", "Severity")),
        Column("title", Words("查什么", "Finds")),
    )
    rows = tuple(
        Row.of(
            one.code, SEVERITY_WORDS[one.severity], one.title, anchor=Reference("rule", one.code)
        )
        for one in rules
    )
    return Report((Page(parts=(Table(columns, rows, needs_head=False),)),))


def rule_report(rule: AnyRule, catalogue: Catalogue) -> Report:
    """Return the head of a rule and its page; without a page, its message and remedy."""
    asked_of = SUBJECTS[rule.per].words if rule.per in SUBJECTS else OTHERS[rule.per]
    head = Fields(
        (
            Field.of("名称", "Name", rule.name),
            Field.of("级别", "Severity", SEVERITY_WORDS[rule.severity]),
            Field.of("对象", "Asked of", asked_of),
            Field.of("限于", "About", _about(rule, catalogue)),
            Field.of(
                "同于", "Restates", _restated(rule), *Reference.all("rule", [_restated(rule)])
            ),
            Field.of("出处", "Source", rule.source),
            Field.of("定义处", "Defined by", f"{_owner(rule, catalogue)} ({rule.defined_in})"),
            replaced_field(rule.code, catalogue),
        )
    )
    title = Words.join((rule.code, rule.title), " ")
    body = Section(Words("", ""), tuple(_body(rule)))
    return Report((Page(title, head, (body,), anchor=Reference("rule", rule.code)),))


def _body(rule: AnyRule) -> Iterator[Part]:
    """Yield the page in each language that has one, and what stands in for it in the other."""
    page = Words.in_both(lambda lang: rule_page(rule, lang))
    yield Prose(Words.in_both(lambda lang: _untitled(page.in_language(lang))))

    def where_none(words: Words) -> Words:
        """Return the words in the languages that have no page."""
        return Words.in_both(lambda lang: "" if page.in_language(lang) else words.in_language(lang))

    yield Note(where_none(rule.message), Words("消息：", "Message: "))
    yield Note(where_none(rule.remedy), REMEDY)
    if not rule.folder:
        return
    file = Words.in_both(lambda lang: page_file(rule, lang))
    yield Note(where_none(_NO_PAGE.fill(file=file)))  # its author may have misspelt the name
    if rule_examples(rule) is None:
        lacking = _NO_EXAMPLES.fill(file=example_file(rule))
        yield Note(
            Words.in_both(lambda lang: lacking.in_language(lang) if page.in_language(lang) else "")
        )


def _untitled(page: str) -> str:
    return page.partition("\n")[2].strip() if page.startswith("# ") else page


def rule_document(rule: AnyRule, catalogue: Catalogue, lang: Language, **page: str | None) -> Json:
    """Return a rule as a document; its page is in it only where it is given."""
    return ANSWERS.document(
        "rule",
        rule,
        lang,
        about=rule.about if isinstance(rule, Rule) else [],
        alias_of=_restated(rule) or None,
        plugin=_owner(rule, catalogue),
        replaced=replacement_documents(catalogue.replaced.get(rule.code, ()), lang),
        **page,
    )


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
