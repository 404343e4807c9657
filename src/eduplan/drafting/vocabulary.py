"""The words by which documents are read: data, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pkgutil import get_data
from typing import Any, NamedTuple, TypeVar

from eduplan.immutable import EMPTY, FrozenDict

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MOST_LISTED = 30
_LETTER = "[零〇一二三四五六七八九十百千万亿两]"
_HAN = "[零〇一二三四五六七八九十百两][零〇一二三四五六七八九十百千万亿两]{0,11}"
YEAR = "(?:(?:19|20)[0-9]{2}|[一二][〇零○九0][〇零○0一二三四五六七八九]{2})"
"""A year in either kind of digits."""

_Answer = TypeVar("_Answer")
_Graded = tuple[tuple[int, re.Pattern[str]], ...]


class Signs(NamedTuple):
    """A pattern of the words for comparators, with the sign that each of its groups stands for."""

    pattern: re.Pattern[str]
    signs: tuple[str, ...]

    @classmethod
    def of(cls, table: Mapping[str, list[str]], end: str = "") -> Signs:
        """Return words by sign as one pattern; where two fit, the first holds."""
        groups = "|".join(f"({'|'.join(one)})" for one in table.values())
        return cls(re.compile(f"(?:{groups}){end}"), tuple(table))

    def sign(self, found: re.Match[str]) -> str:
        """Return the sign that a match of the pattern stands for."""
        return self.signs[(found.lastindex or 1) - 1]


class Vocabulary(NamedTuple):
    """Patterns over text in half width; vocabulary.toml says what each is for."""

    tokens: re.Pattern[str]
    before: Signs
    after: Signs
    far: tuple[tuple[str, re.Pattern[str]], ...]
    target: _Graded
    fact: _Graded
    target_heading: re.Pattern[str]
    fact_heading: re.Pattern[str]
    measure_heading: re.Pattern[str]
    problem_heading: re.Pattern[str]
    doing: re.Pattern[str]
    moving: re.Pattern[str]
    moved: re.Pattern[str]
    open_before: re.Pattern[str]
    lead: re.Pattern[str]
    kept_lead: re.Pattern[str]
    tail: re.Pattern[str]
    kept_tail: re.Pattern[str]
    adverb: re.Pattern[str]
    measure: re.Pattern[str]
    making: re.Pattern[str]
    begins_in_making: re.Pattern[str]
    ends_in_making: re.Pattern[str]
    scope: re.Pattern[str]
    stage: re.Pattern[str]
    owner: re.Pattern[str]
    place: re.Pattern[str]
    education: re.Pattern[str]
    others: re.Pattern[str]
    doubtful: re.Pattern[str]
    bare: re.Pattern[str]
    of_bare: re.Pattern[str]
    implied: dict[str, str]
    spoken: tuple[tuple[re.Pattern[str], str, str, str], ...]
    families: tuple[tuple[re.Pattern[str], int], ...]
    cues: dict[str, re.Pattern[str]]


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_LOOKS_BACK = re.compile(r"^(\(\?<[!=]\[[^\]]*\])\)([\u4e00-\u9fff])(?![?*+{])")


def _led(patterns: Iterable[str]) -> str:
    """Return patterns as one, and look at what stands before a word behind its first letter.

    So each begins with a letter, and the places without any of these letters cost next to nothing.
    """
    return "|".join(_LOOKS_BACK.sub(r"\2\1\2)", one) for one in patterns)


def _graded(table: dict[str, list[str]]) -> _Graded:
    return tuple((int(weight), re.compile(_led(one))) for weight, one in table.items())


_current: ContextVar[Vocabulary | None] = ContextVar("vocabulary", default=None)
_cues: ContextVar[dict[str, re.Pattern[str]] | None] = ContextVar("cues", default=None)
_answers: ContextVar[dict[object, dict[str, Any]] | None] = ContextVar("answers", default=None)


@contextmanager
def with_words(more: FrozenDict[str, tuple[str, ...]]) -> Iterator[None]:
    """Read one document with the words of domains too, by kind; see `domain_words`."""
    known = _compiled(more)
    words, cues = _current.set(known), _cues.set(known.cues)
    answers = _answers.set(defaultdict(dict))
    try:
        yield
    finally:
        _current.reset(words)
        _cues.reset(cues)
        _answers.reset(answers)


def said_once(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Ask a function only once about a text as long as one document is read."""

    @wraps(function)
    def ask(text: str) -> _Answer:
        answers = _answers.get()
        if answers is None:
            return function(text)
        known: dict[str, _Answer] = answers[function]
        if text not in known:
            known[text] = function(text)
        return known[text]

    return ask


def vocabulary() -> Vocabulary:
    """Return the words of eduplan itself, and of the domains that are read with."""
    return _current.get() or _compiled(EMPTY)


def cue(name: str) -> re.Pattern[str]:
    """Return a pattern of the table `naming` of vocabulary.toml."""
    return (_cues.get() or _compiled(EMPTY).cues)[name]


@cache
def _compiled(more: FrozenDict[str, tuple[str, ...]]) -> Vocabulary:
    raw = get_data(__name__, "vocabulary.toml") or b""
    data: dict[str, Any] = tomllib.loads(raw.decode())
    words, labels = data["words"], data["labels"]
    data["masks"] += more.get("masks", ())
    data["units"] += more.get("units", ())
    labels["measures"] += more.get("measures", ())
    labels["making"] += map(re.escape, more.get("making", ()))
    words["scopes"] += more.get("scopes", ())
    for kind in ("education", "others"):
        words[kind] = "|".join((words[kind], *more.get(kind, ())))
    making = _led(sorted(labels["making"], key=len, reverse=True))
    joined = "|".join(f"{one}(?:{making})" for one in "、和与及或")
    bare = f"(?:{_any(labels['bare'])})(?:人数|数)?"
    far = ((sign, f"(?:{'|'.join(one)})$") for sign, one in data["far"].items())
    return Vocabulary(
        tokens=_tokens(data),
        before=Signs.of(dict(sorted(data["before"].items())), "$"),
        after=Signs.of(data["after"]),
        far=tuple((sign, re.compile(pattern)) for sign, pattern in far),
        target=_graded(data["target"]),
        fact=_graded(data["fact"]),
        target_heading=re.compile(data["sections"]["target"]),
        fact_heading=re.compile(data["sections"]["fact"]),
        measure_heading=re.compile(data["sections"]["measure"]),
        problem_heading=re.compile(data["sections"]["problem"]),
        doing=re.compile(data["sections"]["doing"]),
        moving=re.compile(data["sections"]["moving"]),
        moved=re.compile(data["sections"]["moved"]),
        open_before=re.compile(data["sections"]["open_before"]),
        lead=re.compile(_any(labels["leads"])),
        kept_lead=re.compile(_any(labels["kept_leads"])),
        tail=re.compile(f"(?:{_any(labels['tails'])})$"),
        kept_tail=re.compile(f"(?:{_any(labels['kept_tails'])})$"),
        adverb=re.compile(_led(labels["adverbs"])),
        measure=re.compile(f"(?:{_any(labels['measures'])})$"),
        making=re.compile(making),
        begins_in_making=re.compile(f"(?:(?:{making})(?:、|和|与|及|或)?)+"),
        ends_in_making=re.compile(f"(?:{joined}|{making})$"),
        scope=re.compile(_any(words["scopes"])),
        stage=re.compile(_any(labels["stages"])),
        owner=re.compile(_any(labels["owners"])),
        place=re.compile(words["places"]),
        education=re.compile(words["education"]),
        others=re.compile(words["others"]),
        doubtful=re.compile(words["doubtful"]),
        bare=re.compile(bare),
        of_bare=re.compile(f"(?P<of>.{{2,}}?)(?:学校)?{bare}"),
        implied=data["implied"],
        families=tuple(map(_family, data["families"])),
        cues={name: re.compile(one) for name, one in data["naming"].items()},
        spoken=tuple((re.compile(one), *said) for one, said in data["spoken"].items()),
    )


def _family(table: Mapping[str, Any]) -> tuple[re.Pattern[str], int]:
    """Return words that exclude each other, each a group, and how many make a whole; else 0."""
    words = table["words"]
    return re.compile("|".join(f"({one})" for one in words)), len(words) if table["all"] else 0


def _tokens(data: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of everything in a text that holds a number, the surest kinds first."""
    numerals = _at(_NUMERALS, [*data["numeral_masks"], data["counted"]])
    masks = "|".join([numerals, *data["masks"]])
    counted = rf"\s?[余多]?(?:[百千万亿余多]|{_any(data['units'])})"  # 2000万元, 2000个
    early = "(?:期间|时期|计划|规划|末|以来|初)"
    years = [
        rf"(?P<span>{YEAR}年?(?:[-—–~～]+|至|到){YEAR}(?:学?年度?)?)",
        rf"(?P<year>{YEAR}(?:\s?学?年度?|(?=[底末]))"
        r"(?:底|末|初(?!中)|秋季学?期?|春季学?期?|[内](?!涵))?"
        r"|(?:19|20)\d\d(?=[、和与及](?:19|20)\d\d年)"
        r"|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?![\d.])"
        r"|(?<![\d.])20\d\d(?=[省市县区]?教育局?|[上下]半年|[春秋]季"
        rf"|(?!{counted})[^，。；：、\d]{{0,8}}(?:项目|工程|计划|建设|招生)|(?<=·\d{{4}})：))",
    ]
    plans = (
        rf"(?P<plan>[\"“][八九十]五[\"”]|(?<![一二三四五六七八九十])[八九十]五(?={early})"
        r"|第十[一二三四五六]个五年(?=[^，。；]{0,8}(?:规划|计划|纲要))"
        r"|[\"“”]?十[一二三四五六]五[\"”]?(?!人|所|个|名|年|万))"
    )
    return re.compile(
        "|".join(
            [
                _at("[12一二]", years),
                plans,
                f"(?P<mask>{masks})",
                *_lengths(),
                _at(
                    "[上过破十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半数几廿卅±]",
                    _round_figures(data),
                ),
                _at(_NUMERALS, [*_figures(data), f"(?P<stray>{_NUMBER})"]),
                f"(?P<word>{'|'.join(data['spoken'])})",
            ]
        )
    )


_NUMERALS = r"[\d零〇一二两三四五六七八九十百千万]"


def _at(first: str, patterns: Iterable[str]) -> str:
    """Return patterns that begin with one of some characters, tried only where one stands."""
    return f"(?={first})(?:{'|'.join(patterns)})"


def _lengths() -> list[str]:
    """Return the patterns of times that are no year."""
    count = r"[\d一二两三四五六七八九十几]{1,3}"
    since = "来|间|里|内|以来|(?:左右)?的?时间|多来|期间|(?=累计|共|增加|新增|减少|增长|投入)"
    return [
        r"(?P<now>今年|本年度?|今后(?!的?[一二两三四五六七八九十\d]{1,3}年)|年内|(?<![\d年去明今本度周])年底前|全年|当年(?!的?[^，。；、]{0,4}(?:就业|升学|毕业))|上半年|下半年|本学年|本学期|目前|如今)",
        r"(?P<last>去年|上一?年(?:度|末)?)|(?P<next>明年)",
        r"(?P<term>(?<!学)[近中远]期(?![评检考培课]))",
        rf"(?P<day>(?={_NUMERALS})"
        r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}日|份|底|末)?(?!龄)|\d{1,2}日))",
        rf"(?P<while>(?=[近过未今接短连的几后前最每]|{_NUMERALS})"
        rf"(?:(?:近|过去|未来|今后|接下来|短短|连续)?的?{count}年(?:{since})"
        rf"|(?<![和、达到为至\d.]){count}年以上"
        rf"|{count}(?:至|到|[-—–~]){count}年[内间后]"
        rf"|(?:近|过去|未来|今后|连续|(?<!学)前|后|最近){count}个?(?:学年|年)|每[两三]年))",
    ]


_OVERS = "余|多|来|几"
_TO = r"(?:[-—–~～]+|至|到)"
_MULTIPLE = "(?:万亿|千万|百万|十万|个亿|万|亿)"
_NO_TIME = "(?![零〇一二三四五六七八九十百千万亿两余多来几年月日岁届周级分点里中代载倍时])"
_FEW = "[一二三四五六七八九十两]{1,3}"


def _figures(data: dict[str, Any]) -> list[str]:
    """Return the patterns of figures, and last that of a number which is none."""
    unit = f"(?:{'|'.join(data['per'])}|{_any(data['units'])})"
    counting = _any(data["counting"])
    counted = f"(?:{_any([*data['counting'], *data['spelled']])})"
    many = f"(?:(?<={_LETTER}{_LETTER})|(?<=[余多来]))(?:{_any(data['many'])})"
    han = f"{_HAN}(?:点[〇零一二三四五六七八九]{{1,6}})?"
    ratio = r"\d{1,6}(?:\.\d{1,6})?[:比]\d{1,6}(?:\.\d{1,6})?"
    return [
        rf"(?P<partrange>(?<![从由自])百分之(?P<partlow>{_NUMBER}|{han}){_TO}(?:百分之(?={_NUMERALS})|"
        rf"(?=[零一二两三四五六七八九十]))(?P<parthigh>{_NUMBER}|{han})(?!{counted}|[年月日多余几]))",
        rf"(?P<parts>百分百|[百千万]分之(?P<part>{_NUMBER}|百|{han})(?P<partover>余|多|几)?)",
        r"(?P<fraction>(?P<below>[二三四五六七八九十])分之(?P<above>[一二两三四五六七八九]))",
        rf"(?P<ratios>(?<![\d.:从由自])(?P<lowratio>{ratio})\s?{_TO}\s?(?P<highratio>{ratio})(?![\d:]))",
        rf"(?P<ratio>(?<![\d.:]){ratio}(?![\d:]))",
        rf"(?P<sum>\d{{1,4}}\+\d{{1,4}}(?={unit}))",
        rf"(?P<mixed>(?P<mixednumber>\d{{1,4}}[万亿]\d{{1,4}}[百千]?万?)(?P<mixedover>{_OVERS})?"
        rf"(?P<mixedunit>{unit}))",
        rf"(?P<range>(?P<low>{_NUMBER})(?P<lowunit>{_MULTIPLE}?(?:{unit})?)\s?"
        rf"(?:{_TO}|[和与](?=[^，。]{{1,12}}之间))\s?"
        rf"(?P<high>{_NUMBER})\s?(?P<rangeunit>{_MULTIPLE}?{unit}))",
        rf"(?P<hanrange>(?<![由从自])(?P<hanlow>{_FEW})(?P<hanlowunit>{counted})?{_TO}"
        rf"(?P<hanhigh>{_FEW})(?P<hanrangeunit>(?(hanlowunit)(?P=hanlowunit)|{counted})))",
        rf"(?P<figure>(?P<number>{_NUMBER})\s?(?P<size>[百千](?=[余多来]?{counted}))?"
        rf"(?P<over>{_OVERS})?\s?(?P<unit>个(?P<over3>多|余)百分点"
        rf"|{_MULTIPLE}?\s?(?P<over2>{_OVERS})?\s?{unit}(?!(?<=人)[才员])|{_MULTIPLE}(?!\d)))",
        rf"(?P<list>(?P<listed>{_NUMBER})(?P<listunit>{_MULTIPLE}?)"
        rf"(?=(?:[、和](?:{_NUMBER}){_MULTIPLE}?){{1,{_MOST_LISTED}}}\s?[余多]?(?!年){unit}))",
        r"(?P<tenths>(?P<tens>[一二三四五六七八九])成(?P<tenth>[一二三四五六七八九半])(?=[，。；、）)的左以]|$))",
        rf"(?P<half>(?P<whole>{_FEW}|\d{{1,2}})(?:个半(?P<halfunit>小时|百分点|[月年]|学[年期])|倍半))",
        rf"(?P<hanratio>{_FEW}(?:点[一二三四五六七八九])?比{_FEW}(?!成))",
        rf"(?P<han>(?P<hannumber>{han})(?P<hanover>{_OVERS})?(?P<hanunit>{_MULTIPLE}?{counted}|{many}|(?<=点.)年|(?<=点..)年)"
        rf"(?!{counting}))",
        rf"(?P<unsure>[一二三四五六七八九]、[二三四五六七八九](?={counted})|{_FEW}(?=[%‰]))",
        r"(?P<bare>(?<![\d.A-Za-z])(?P<barenumber>\d{1,20}\.\d{1,20}"
        rf"|(?<=[数量][为是达])(?:{_NUMBER})(?=[，。；、）)]|$))(?![\d%.]))",
        rf"(?P<loose>(?=.{{0,3}}[十百千万亿]){_LETTER}{{2,12}}[余多来几]?{_NO_TIME}"
        rf"|十[余多来几]{_NO_TIME}|{_FEW}(?:[-—~]|至|到){_FEW}{_NO_TIME})",
    ]


def _round_figures(data: dict[str, Any]) -> list[str]:
    """Return the patterns of round numbers without a digit before them, and in formal numerals.

    A bare 百所 or 数十所 says no number: it is listed as not read.
    """
    counted = f"(?:{_any([*data['counting'], *data['spelled']])})"
    formal = "[壹贰叁肆伍陆柒捌玖拾佰仟]"
    tens = "(?:[十百千][万亿]|[百千万亿])"
    return [
        r"(?P<round>(?:(?P<up>(?<![线网以路础])上|(?<![超通越突])[过破])|(?<=[近约超逾过破到足])"
        rf"|(?=.{{1,2}}[余多来]))(?P<roundnumber>{tens})(?P<roundover>余|多|来)?"
        rf"(?P<roundunit>{_MULTIPLE}?{counted}|(?<=[万亿][余多])|(?<=[万亿])(?=[，。；、）)]|$)))",
        rf"(?P<formal>(?P<formalnumber>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{{2,12}}|{formal})"
        rf"(?P<formalunit>{counted}))",
        r"(?P<halfof>半(?:个)?(?P<halfofunit>小时|百分点))",
        rf"(?P<vague>(?:[数几][十百千万亿]{{1,3}}|百十[余多来]?|(?<![每/均])[百千]"
        rf"|[廿卅][一二三四五六七八九]?)(?={counted})"
        rf"|(?:[数几][十百千万亿]{{1,3}}|[百千]几|[百千万][余多来]|(?<=[近逾超])[百千万亿]"
        rf"|[壹贰叁肆伍陆柒捌玖]?[拾佰仟][壹贰叁肆伍陆柒捌玖拾佰仟万亿]{{0,9}}){_NO_TIME}|±(?:{_NUMBER})%?)",
    ]
