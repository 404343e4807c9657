"""The head of a document: title, issuer, number, day of issue, period and region."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import chain, pairwise

import attrs

from eduplan.catalogue.region_names import regions_named
from eduplan.catalogue.regions import NATION
from eduplan.documents.document import Document
from eduplan.drafting.tokens import folded, tokens_of
from eduplan.drafting.vocabulary import YEAR
from eduplan.quantity.numerals import numeral_at

FIRST, LAST = 15, 8
"""How many paragraphs at the beginning and at the end of a document are its head and its foot."""

_NEWS_IS_IN = 5
"""How many paragraphs at the beginning say that a text is of a newspaper."""

_TITLE = re.compile(
    "(?:规划|计划|纲要|方案|意见|要点|公报|报告)(?:[(（][^()（）]{1,20}[)）])?》?(?:的通知)?$"
)
_QUOTED = re.compile("《([^《》]{4,60})》")
_SENT_OUT = re.compile("关于印发([^《》]{4,60})的通知$")
_FIELD = re.compile(
    r"(?:标\s*题|名\s*称)[:：]\s*《?([^《》\s]{4,60})》?(?=\s|$|(?:文号|发文|索引|成文|发布|主题))"
)
_TITLE_BEGINS = re.compile(
    "(?!.*(?:政府|局|厅|委员会|办公室)$)[\u4e00-\u9fff]{1,12}(?:自治[州县旗区]|[县市区省旗州盟])[\u4e00-\u9fff]{0,8}"
    r"(?:[“\"]?十[一二三四五六][”\"]?五[”\"]?|(?:19|20)\d\d[—–~～-]+(?:19|20)\d\d年?)?(?:时期|期间)?"
)
"""The first line of a title on two: 清河县“十四五” above 教育事业发展规划."""
_ISSUER = re.compile(  # it opens its paragraph: 在市教育局领导下 names none
    r"[(（]?(?!.{0,12}(?:记者|[从在向据由]))([\u4e00-\u9fff]{2,15}?(?:人民政府(?:办公[厅室])?|教育(?:和)?(?:体育|科技)?(?:局|厅|委员会)))"
)
_REGION = re.compile("[\u4e00-\u9fff]{1,9}?(?:自治[州县旗区]|县|市|区|省|旗|州(?![市县区])|盟)")
_REGIONS = re.compile(f"(?:{_REGION.pattern})+")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}\s?[〔\[]\s?(?:19|20)\d\d\s?[〕\]]\s?\d{1,4}\s?号")
_NEWS = re.compile(
    r"记者|[获据]悉|本报讯|(?:新华社|中新[网社]|人民网|日报|晚报)\S{0,8}[0-9一二三四五六七八九十日月\s]{0,12}[电讯]"
)
_KINDS = (
    ("评估报告", "评估报告|评价报告|反馈意见|(?:督导|评估).*报告|[中终]期评估"),
    ("统计公报", "公报|统计|概况|基本情况"),
    ("工作报告", r"工作(?:报告|总结)|(?:报告|总结|汇报|讲话)(?:\(.*\))?$"),
    ("实施方案", "(?:行动|提升|攻坚|工作|年度|实施)计划|方案|要点"),
    ("", "规划|纲要|计划"),
    ("通知", "通知|意见|办法|决定"),
    ("摘录", ""),
)
"""Kinds of document and what their titles say, the first that fits; a plan needs no word."""

_OF_ONE_YEAR = {"统计公报", "工作报告", "评估报告", "实施方案", "摘录"}
_DAY = re.compile(
    r"((?:19|20)\d\d)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?:\s*日|(?!\d))"
)
_OF_A_MONTH = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY_IN_WORDS = re.compile(rf"({YEAR})\s*年\s*{_OF_A_MONTH}\s*月\s*{_OF_A_MONTH}\s*日")
_SPACED = re.compile(r"[0-9〇○零一二三四五六七八九十年月\s]{6,40}日")
_ISSUED = re.compile("(?:成文|印发|发文)(?:日期|时间)")
CARD = 40
"""How many cells before a text, as pages of governments have them, may say its number and day."""


@attrs.frozen
class Head:
    """What the head of a document says; "" and None where it does not.

    `kind` is the word for the kind of document in a plan file, "" for a plan.
    """

    title: str
    kind: str = ""
    region: str = ""
    region_name: str = ""
    issuer: str = ""
    number: str = ""
    issued: datetime.date | None = None
    period: tuple[int, int] | None = None


def head_of(document: Document) -> Head:
    """Return the head; the region has a code where its name is that of one region only."""
    paragraphs = [one.text.strip() for one in document.passages if one.cell is None]
    first = [folded(one) for one in paragraphs[:FIRST]]
    title = _title(first)
    is_told = bool(re.search("[，。]", title))  # the text begins with a sentence
    issuer = next((found[1] for one in first if (found := _ISSUER.match(one))), "")
    named = _REGIONS.match(issuer) or _REGIONS.match(title)
    names = _REGION.findall(named[0]) if named else []
    card = [folded(one.text) for one in document.passages[:CARD] if one.cell is not None]
    number = next((found[0] for one in (*first, *card) if (found := _NUMBER.search(one))), "")
    ends = [*first, *map(folded, paragraphs[-LAST:])]
    said = (f"{one}{behind}" for one, behind in pairwise(card) if _ISSUED.search(one))
    days = chain(map(_DAY.search, map(_tight, said)), map(_DAY_IN_WORDS.search, map(_tight, ends)))
    issued = _date(next(filter(None, days), None))
    kind = "摘录" if is_told else _kind(title, first)
    period = _period([title, *first, *map(folded, paragraphs[FIRST : 4 * FIRST])])
    if period is None and kind in _OF_ONE_YEAR:
        year = (None if is_told else _year(title)) or (issued and issued.year)
        period = (year, year) if year else None
    return Head(
        title=title or document.name,
        kind=kind,
        region=_code(names),
        region_name=names[-1] if names else "",
        issuer=issuer,
        number=re.sub(r"\s", "", number).replace("[", "〔").replace("]", "〕"),
        issued=issued,
        period=period,
    )


def _title(first: list[str]) -> str:
    """Return the title: as a page names it, as a notice issues it, or as its lines print it."""
    if named := next(filter(None, map(_FIELD.search, first)), None):
        return named[1]
    at = next((at for at, one in enumerate(first) if len(one) <= 80 and _TITLE.search(one)), None)
    title = first[at] if at is not None else first[0][:60] if first else ""
    if quoted := _QUOTED.search(title) or _SENT_OUT.search(title):
        return quoted[1]
    above = first[at - 1] if at else ""
    return f"{above}{title}" if _TITLE_BEGINS.fullmatch(above) else title


def _kind(title: str, first: list[str]) -> str:
    """Return the kind of a document; what a newspaper tells of a plan is but an excerpt of it."""
    if any(_NEWS.search(one) for one in first[:_NEWS_IS_IN]):
        return "摘录"
    return next(kind for kind, said in _KINDS if re.search(said, title))


def _code(names: list[str]) -> str:
    """Return the code of the last of some regions, each within the one before it."""
    code = NATION
    for name in names:
        codes = regions_named(name, code)
        if len(codes) != 1:
            return ""
        code = codes[0]
    return code if names else ""


def days_of(text: str) -> Iterator[datetime.date]:
    """Yield the days that a text prints, in digits or in Chinese numerals."""
    for pattern in (_DAY, _DAY_IN_WORDS):
        yield from filter(None, map(_date, pattern.finditer(_tight(folded(text)))))


def _tight(text: str) -> str:
    """Return a text without the blanks within its days: 2021 年 1 2 月 5 日."""
    return _SPACED.sub(lambda found: re.sub(r"\s", "", found[0]), text)


def _date(found: re.Match[str] | None) -> datetime.date | None:
    read = [numeral_at(one) for one in found.groups()] if found else []
    numbers = [int(one.value) for one in read if one]
    try:
        return datetime.date(*numbers) if len(numbers) == 3 else None
    except ValueError:
        return None


def _year(title: str) -> int | None:
    """Return the year that a title names; the number of 2000所 is none."""
    years = (one.years for one in tokens_of(title) if one.kind == "year")
    return next((one[0] for one in years if one), None)


def _period(texts: list[str]) -> tuple[int, int] | None:
    """Return the period that the title names, or the paragraphs after it."""
    for text in texts:
        for one in tokens_of(text):
            if one.kind in ("plan", "span") and one.years and one.years[1] - one.years[0] > 1:
                return one.years
    return None
