"""The figure that a cell of a table prints, and the name of a part of what another cell names."""

from __future__ import annotations

import re

from eduplan.documents.document import Passage
from eduplan.drafting.fact import Fact
from eduplan.drafting.tokens import FIGURE, STRAY, Token, folded, tokens_of
from eduplan.drafting.vocabulary import vocabulary

PART = re.compile(r"^(?:其\s*中|#|[-—·•]{1,2})[:：\s]*")
_SIGNS = str.maketrans("﹕∶≧≦﹥﹤", "::≥≤><")
_PRINTED = re.compile(r"\d\s*([^\W\d_]+/[^\W\d_]+?)(?:及?以[上下内]|左右|$)")
_YEARS = re.compile(r"(?<=\d)年(?=及?以[上下内])")
_GROUPED = re.compile(r"(?<=\d)[ ，](?=\d{3}(?!\d))")
_ASIDE = re.compile(r"^(\D{0,4}\d[^，；]*)[，；](?:其中|力争|争取|含|新增|约|比).*")
_MORE = re.compile(r"(\d[^()（）]*)[(（][^()（）]*\d[^()（）]*[)）]$")
_WHO = re.compile("教师|教职工|学生|幼儿|班级|幼儿园|学校")
_COUNT = re.compile("(?:总|人)?数$")
_MEASURED = re.compile("(?:平均|人均|生均|(?:大专|专科|本科|研究生|硕士|博士)).*$")
_OF_EACH = re.compile("^各(?:级各类|级|类|学段|阶段)+(?:学校|教育)?的?")
_LONGEST = 60
"""A cell that is longer is no figure; the patterns here take squares of the length."""
_EMPTY = re.compile(r"[(（][)）]")
_STAGE_ROOT = re.compile("高中|初中|小学|学前")


def fact_of_cell(
    passage: Passage, token: Token, label: str, kind: str, year: int | None, binding: str
) -> Fact:
    """Return the figure that a cell prints."""
    return Fact(
        kind=kind,
        value=token.value,
        upper=token.upper,
        unit=token.unit,
        comparator=token.comparator,
        year=year,
        label=label,
        scope="",
        quote=passage.text,
        start=passage.start,
        end=passage.end,
        at=passage.start,
        clause=passage.clause,
        page=passage.page,
        binding=binding,
    )


def token_of_cell(text: str, unit: str) -> Token | None:
    """Return the figure of a cell; a bare number is in the unit of its row, or in none."""
    if len(text) > _LONGEST:
        return None
    text = _plain(text)
    if _YEARS.search(text):  # 15年以上 is no time here
        found = _only(_YEARS.sub("个", text))
        return found and found._replace(unit="年")
    text = _ASIDE.sub(r"\1", text)
    found = _only(text)
    own = _PRINTED.search(text) if found and found.unit else None
    if found and own and own[1].startswith(found.unit):  # 60课时/人年
        return found._replace(unit=own[1])
    if ":" in text or (found is not None and found.unit not in ("", "万", "亿")):
        return found
    more = found.unit if found and not unit.startswith(found.unit) else ""
    many = f"{more}{unit}"  # 约3.2万, of 人
    if found is None or not found.unit:
        found = _only(_with_unit(text, unit)) if unit else None
        if found is None or found.unit != unit:  # a unit that sentences don't use: 亿吨标准煤, 岁
            found = _only(_with_unit(text, "个"))
    return found and found._replace(unit=many)


def _plain(text: str) -> str:
    """Return a cell in the signs of sentences, without a second figure in brackets behind it."""
    plain = _GROUPED.sub("", text.translate(_SIGNS))
    return _MORE.sub(r"\1", plain)


def _with_unit(text: str, unit: str) -> str:
    return re.sub(r"(\d)(?!.*\d)", lambda last: f"{last[1]}{unit}", text, count=1)


def _only(text: str) -> Token | None:
    tokens = [one for one in tokens_of(folded(text)) if one.kind in (FIGURE, STRAY)]
    return tokens[0] if len(tokens) == 1 and tokens[0].kind == FIGURE else None


def label_of_part(printed: str, whole: str) -> str:
    """Return the name of a part (其中：小学, 其中：本科以上比例) below the label of its whole."""
    part, whole = PART.sub("", printed), _OF_EACH.sub("", whole)
    words, own = vocabulary(), _WHO.findall(part)
    if part in whole:
        return whole
    if not words.measure.search(part):
        root = _STAGE_ROOT.search(part) if words.stage.fullmatch(part) else None
        stage = words.stage.match(whole)
        if root and stage and root[0] in stage[0]:  # 普通高中 of 高中阶段在校生
            whole = whole[stage.end() :]
        return part if own and own[-1] in whole else f"{part}{whole}"  # 乡村教师 of 专任教师总数
    who = _MEASURED.sub("", whole)
    if who != whole:
        return f"{who}{part}"
    is_bare = not own and _WHO.search(whole)
    return f"{_COUNT.sub('', whole)}{part}" if is_bare else part


def parts_of_cell(text: str, unit: str, label: str) -> list[tuple[str, Token]]:
    """Return the figures of a cell that prints several, each with its name: 小学92，初中95.

    The parts are named in the cell, or at the beginning or the end of the label: 小学/初中班额.
    """
    words = vocabulary()
    who = f"(?:{words.stage.pattern}|{words.scope.pattern})"
    listed = re.compile(f"(?:{who}[/、和与]+)+{who}")
    first = listed.search(label)
    rest = _EMPTY.sub("", listed.sub("", label, count=1)) if first else label
    begins = [one.start() for one in re.finditer(who, text)]
    names = re.findall(who, text)
    if len(names) > 1:
        ends = [*begins[1:], len(text)]
        said = [text[at:end] for at, end in zip(begins, ends, strict=True)]
        if (begins[0] and text[: begins[0]].rstrip("（(")[-1:].isdigit()) or text[0].isdigit():
            said = re.split("[、，；\\s]+", text)  # 92（小学）、95（初中）
        bare = [re.sub(f"[（(]?{who}[)）]?[:：为]?", "", one).strip("、，；; /") for one in said]
    else:
        names = re.findall(who, first[0]) if first else []
        bare = re.split("[/、；]", text)
    tokens = [token_of_cell(one, unit) for one in bare]
    if not names or len(names) != len(tokens) or None in tokens:
        return []
    return [(f"{name}{rest}", one) for name, one in zip(names, tokens, strict=True) if one]
