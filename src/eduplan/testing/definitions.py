"""Trials of what a domain defines: terms, texts, units, references, directions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from eduplan.bounds import AtLeast, AtMost
from eduplan.catalogue.rule import Check
from eduplan.errors import EduplanError
from eduplan.files.kinds import OWN_DOMAIN
from eduplan.formula import Reference, parse_formula, references
from eduplan.formula.nodes import Constant, walk
from eduplan.messages import Text
from eduplan.testing.subject import Subject
from eduplan.testing.trial import trial, trials_in
from eduplan.words import Words

_CHINESE = re.compile("[\u4e00-\u9fff]")
_LETTER = re.compile("[A-Za-z]")
_QUOTED = re.compile("[{].*?[}]|\".*?\"|'.*?'|「.*?」|“.*?”|[(].*?[)]")
"""What an English sentence may hold in Chinese: values and quoted terms."""
_IN_BOTH = ("写中文名和通行的英文名，两个都要", "give the Chinese term and the usual English one")
_SAID_IN_BOTH = (
    "两种语言各写一句，意思相同",
    "write a sentence in each language that say the same",
)


def _strays(words: Iterable[tuple[str, Words]]) -> Iterator[Text]:
    """Yield what is not Chinese in the one and something else in the other language."""
    for name, one in words:
        zh, en = (_QUOTED.sub("", text) for text in one)
        if not (_CHINESE.search(zh) or _LETTER.search(en)):
            continue  # values alone
        is_chinese = 5 * len(_CHINESE.findall(en)) > len(en)  # a term may be quoted bare
        if not _CHINESE.search(zh) or not _LETTER.search(en) or is_chinese:
            yield name


def _labels(parts: Iterable[Any]) -> Iterator[tuple[str, Words]]:
    for one in parts:
        yield one.name, Words(one.label, one.label_en)


@trial("", ("领域的名称缺一种语言", "the domain's own label lacks a language"), _IN_BOTH)
def domain_label_in_both(subject: Subject) -> Iterator[Text]:
    """Find a domain that is called nothing in one language."""
    yield from _strays([(subject.name, subject.domain)])


@trial("elements", ("数据项的名称缺一种语言", "an element's label lacks a language"), _IN_BOTH)
def element_labels_in_both(subject: Subject) -> Iterator[Text]:
    """Find elements that are called nothing in one language."""
    yield from _strays(_labels(subject.elements))


@trial("indicators", ("指标的名称缺一种语言", "an indicator's label lacks a language"), _IN_BOTH)
def indicator_labels_in_both(subject: Subject) -> Iterator[Text]:
    """Find indicators that are called nothing in one language."""
    yield from _strays(_labels(subject.indicators))


@trial("calculations", ("计算的名称缺一种语言", "a calculation's label lacks a language"), _IN_BOTH)
def calculation_labels_in_both(subject: Subject) -> Iterator[Text]:
    """Find calculations that are called nothing in one language."""
    yield from _strays(_labels(subject.calculations))


@trial("dimensions", ("维度的名称缺一种语言", "a dimension's label lacks a language"), _IN_BOTH)
def dimension_labels_in_both(subject: Subject) -> Iterator[Text]:
    """Find dimensions that are called nothing in one language."""
    yield from _strays(_labels(subject.dimensions))


@trial("dimensions", ("代码的名称缺一种语言", "a code's label lacks a language"), _IN_BOTH)
def code_labels_in_both(subject: Subject) -> Iterator[Text]:
    """Find codes without a Chinese or an English term; a numeral needs neither."""
    for dimension in subject.dimensions:
        for code, words in dimension.codes.items():
            if not words.zh or not words.en or _CHINESE.search(words.en):
                yield f"{dimension.name}={code}"


@trial("all_rules", ("规则的标题缺一种语言", "a rule's title lacks a language"), _SAID_IN_BOTH)
def rule_titles_in_both(subject: Subject) -> Iterator[Text]:
    """Find rules whose title lacks a language."""
    yield from _strays((one.code, one.title) for one in subject.all_rules)


@trial("judged", ("规则的消息缺一种语言", "a rule's message lacks a language"), _SAID_IN_BOTH)
def rule_messages_in_both(subject: Subject) -> Iterator[Text]:
    """Find rules whose message lacks a language; one that is only its values has none to lack."""
    yield from _strays((one.code, one.message) for one in subject.judged)


@trial("judged", ("规则的改法缺一种语言", "a rule's remedy lacks a language"), _SAID_IN_BOTH)
def rule_remedies_in_both(subject: Subject) -> Iterator[Text]:
    """Find rules whose remedy lacks a language."""
    yield from _strays((one.code, one.remedy) for one in subject.judged)


_SAY_WHAT = ("写明数的是什么，从哪里来", "say what is counted, and where it comes from")


@trial("elements", ("数据项没有定义", "an element has no definition"), _SAY_WHAT)
def elements_defined(subject: Subject) -> Iterator[Text]:
    """Find elements of which nobody knows what is counted."""
    yield from (one.name for one in subject.elements if not one.definition)


@trial("elements", ("数据项没有来源", "an element has no source"), _SAY_WHAT)
def elements_sourced(subject: Subject) -> Iterator[Text]:
    """Find elements of which nobody knows where they come from."""
    yield from (one.name for one in subject.elements if not one.source)


@trial("indicators", ("指标没有定义", "an indicator has no definition"), _SAY_WHAT)
def indicators_defined(subject: Subject) -> Iterator[Text]:
    """Find indicators of which nobody knows what they mean."""
    yield from (one.name for one in subject.indicators if not one.definition)


@trial("indicators", ("指标没有来源", "an indicator has no source"), _SAY_WHAT)
def indicators_sourced(subject: Subject) -> Iterator[Text]:
    """Find indicators of which nobody knows where they come from."""
    yield from (one.name for one in subject.indicators if not one.source)


def _spellings(subject: Subject) -> Iterator[tuple[str, str]]:
    for one in subject.termed:
        for spelling in dict.fromkeys((one.label, one.label_en, *one.aliases)):
            yield spelling, one.name


@trial(
    "",
    (
        "一个名称可以指领域里的两项，公式和表格不知道是哪一项",
        "one term means two definitions of the domain, and nobody can tell which",
    ),
    ("给其中一个换名称或别名", "give one of them another label or alias"),
)
def terms_unique(subject: Subject) -> Iterator[Text]:
    """Find terms that two definitions of the domain share."""
    names: dict[str, set[str]] = {}
    for spelling, name in _spellings(subject):
        names.setdefault(spelling, set()).add(name)
    for spelling, found in names.items():
        if len(found) > 1:
            yield f"{spelling}: {', '.join(sorted(found))}"


@trial(
    "",
    (
        "名称在公式里读不出来：里面有公式的符号或引号",
        "a term can't be read in a formula: it holds a sign of formulas or a quotation mark",
    ),
    ("换一个名称，去掉 ÷ 「」 等符号", "choose another term, without ÷ or 「」"),
)
def terms_read_in_formulas(subject: Subject) -> Iterator[Text]:
    """Find terms that a formula of the domain reads as something else."""
    names = subject.catalogue.names.preferring(subject.name)
    for spelling, name in _spellings(subject):
        try:
            node = parse_formula(f"「{spelling}」", names)
        except EduplanError:
            if len(names.candidates(spelling)) < 2:  # else another trial tells of it
                yield spelling
        else:
            if node != Reference(name) and len(names.candidates(spelling)) == 1:
                yield spelling


@trial(
    "",
    ("别名和名称相同，等于没有", "an alias repeats the label and says nothing"),
    ("去掉它，或写人们真用的另一个说法", "leave it out, or give another word that people use"),
)
def aliases_say_more(subject: Subject) -> Iterator[Text]:
    """Find aliases that repeat a label."""
    for one in subject.termed:
        if {one.label, one.label_en} & {*one.aliases} or len({*one.aliases}) < len(one.aliases):
            yield one.name


@trial(
    "",
    (
        "公式用到别的领域，却没有写进 requires：那个领域不在时，报的错会让人糊涂",
        "a formula uses a domain that `requires` lacks: without it, the errors would confuse",
    ),
    ("把领域的名称写进 requires", "name the domain in `requires`"),
)
def requirements_declared(subject: Subject) -> Iterator[Text]:
    """Find domains that formulas refer to and the domain does not declare."""
    used = {
        name.partition(".")[0]
        for formula in (
            *(one.formula for one in subject.indicators),
            *(one.formula for one in subject.checks),
        )
        for name in references(formula)
    }
    allowed = {subject.name, OWN_DOMAIN, *subject.contribution.requires}
    yield from sorted(used - allowed)


@trial(
    "indicators",
    (
        "百分率的公式里乘了 100 或 1000：率在里面是分数，显示时才写成百分数，结果会大一百倍",
        "the formula of a rate multiplies by 100 or 1000: a rate is a fraction inside, so that "
        "the result would be a hundred times too large",
    ),
    ("去掉 ×100", "leave the ×100 out"),
)
def rates_not_multiplied(subject: Subject) -> Iterator[Text]:
    """Find rates that are made percentages twice."""
    for one in subject.indicators:
        if one.unit.kind != "rate":
            continue
        for node in walk(one.formula):
            operands = getattr(node, "operands", ())
            if getattr(node, "operator", "") == "*" and any(
                isinstance(part, Constant) and part.value in (100, 1000) for part in operands
            ):
                yield one.name


@trial(
    "indicators",
    (
        "两数之比没有说可能多大：规划里写 1:15 还是 15:1，读不出是哪一个",
        "a ratio does not say how large it may be: nobody can tell whether 1:15 means 15:1",
    ),
    (
        '写 sizes=("最小", "最大")，或 ordered=True',
        'declare sizes=("smallest", "largest"), or ordered=True',
    ),
)
def ratios_oriented(subject: Subject) -> Iterator[Text]:
    """Find ratios without possible sizes."""
    for one in subject.indicators:
        if one.unit.kind == "ratio" and one.sizes is None and not one.ordered:
            yield one.name


@trial(
    "standards",
    (
        "标准要求的方向和指标相反：越高越好的指标有“不高于”的底线",
        "a standard asks the other way: at most, of what is better the higher it is",
    ),
    ("核对标准的比较符和指标的 better", "check the standard's comparator and the `better`"),
)
def standards_ask_the_better_way(subject: Subject) -> Iterator[Text]:
    """Find standards that ask for the worse direction."""
    wrong = {"higher": AtMost, "lower": AtLeast}
    for one in subject.standards:
        better = getattr(subject.catalogue.definitions.get(one.about), "better", "")
        if isinstance(one.bound, wrong.get(better, ())) and one.kind != "benchmark":
            yield one.name


@trial(
    "all_rules",
    (
        "规则代码的字母不止一种，人们不知道它们是一家的",
        "the codes of the rules begin with different letters, and nobody sees that they belong "
        "together",
    ),
    ("一个领域用一个字头，如 QX001、QX002", "use one prefix in a domain, such as QX001, QX002"),
)
def codes_share_a_prefix(subject: Subject) -> Iterator[Text]:
    """Find several prefixes of codes."""
    prefixes = sorted({one.code[:-3] for one in subject.all_rules})
    if len(prefixes) > 1:
        yield ", ".join(prefixes)


@trial(
    "",
    (
        "同一个领域问两次，交出来的不一样：它取决于次数、时间或随机数",
        "the domain hands over something else when asked again",
    ),
    (
        "定义写在模块里，不在交出时计算",
        "write definitions in the module, and compute none when they are handed over",
    ),
)
def handed_over_alike(subject: Subject) -> Iterator[Text]:
    """Find a domain whose definitions change from one loading to the next."""
    if subject.reload is not None:
        plugin = subject.contribution.plugin
        known = subject.registry.everywhere or subject.registry
        if subject.reload().digests.get(plugin) != known.digests[plugin]:
            yield subject.name


@trial(
    "checks",
    ("核对只写了一个数，没有比较", "a check compares nothing with anything of the domain"),
    ("写出应当成立的关系", "write the relation that must hold"),
)
def checks_refer_to_something(subject: Subject) -> Iterator[Text]:
    """Find checks whose condition refers to nothing."""
    yield from (one.code for one in subject.checks if not references(one.formula))


@trial(
    "indicators",
    ("指标的公式什么也没有用到，是一个常数", "an indicator's formula refers to nothing"),
    ("用数据项写公式", "write the formula over elements"),
)
def indicators_refer_to_something(subject: Subject) -> Iterator[Text]:
    """Find indicators that are constants."""
    yield from (one.name for one in subject.indicators if not references(one.formula))


@trial(
    "checks",
    (
        "核对的级别是提示，却说是问题：人们会漏看",
        "a check is a fault and only an info: people will pass it over",
    ),
    ("级别写警告或错误，或把性质写为提示", "make it a warning or an error, or its nature a note"),
)
def faults_are_grave(subject: Subject) -> Iterator[Text]:
    """Find checks of a broken relation that say it is hardly worth knowing."""
    for one in subject.checks:
        if isinstance(one, Check) and one.nature == "fault" and one.severity == "info":
            yield one.code


TRIALS = trials_in(globals())
