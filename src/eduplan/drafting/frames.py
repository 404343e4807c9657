"""When a document was issued, and the period or the year that its title is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from eduplan.drafting.tokens import Token, year_of
from eduplan.drafting.vocabulary import YEAR
from eduplan.quantity.numerals import numeral_at

_HEAD, _FOOT = 5, 3
"""How many paragraphs at the beginning and at the end give the day of issue."""
_TITLE = 60
_SHOWN = (
    r"(?:[(（](?:草案|征求意见稿|送审稿|公示稿|试行|修编|修订)[)）])?"
    r"(?:(?:草案|成果|征求意见稿|公示稿)?(?:批[前后]|社会|意见)?(?:公示|公告|公布))?"
)
"""What a title adds where a plan is put before the public: 规划（2017—2035）批前公示."""
_NAMED = re.compile(
    rf"(?:规划|计划|纲要|方案)(?:[(（][^()（）]*[)）])*[》\"”]?(?:的(?:通知|意见|批复|函))?[》\"”]?{_SHOWN}\s*$"
)
_QUOTED = re.compile(
    "《(?P<title>[^《》]{6,40}(?:规划|计划|纲要|方案)(?:[(（][^()（）]*[)）])?)》"
    "(?:已|正式|日前|近日)*(?:出台|发布|印发|公布|下发|亮相|实施|提出|明确|获批|获得批|通过审)"
    "|(?:日前|近日|近期|今[天日]|昨[天日]|\\d{1,2}月\\d{1,2}日)，?[^，。；《》]{0,16}(?:出台|发布|印发|公布|下发)了?"
    "《(?P<named>[^《》]{6,40}(?:规划|计划|纲要|方案)(?:[(（][^()（）]*[)）])?)》(?![^，。；]{0,12}(?:报告|评估|监测|情况))"
)
_REPORTED = re.compile(
    f"(?:(?P<year>{YEAR})年度?|{YEAR}[/—-](?P<end>{YEAR})学年末|(?P<begin>{YEAR})[/—-]{YEAR}学年初?)"
    "[^，。；\\d]{0,20}(?:公报|总结|回顾|年报|完成情况|报告(?![会团文]|[中里]的?|提出)"
    "|情况(?=.{0,2}[及和与暨].*(?:打算|计划|安排|思路|要点)))"
    f"|(?:公报|总结|年报|完成情况|报告)[(（](?P<behind>{YEAR})年度?[)）]"
    f'|(?P<told>{YEAR})年[^，。；\\d]{{0,20}}[“"](?:成绩单|答卷)'
)
_OF_A_YEAR = re.compile(
    f"(?P<year>{YEAR})年度?[^，。；\\d]{{0,20}}(?:要点|(?:工作|发展)?思路|目标任务|(?:工作|实施|招生|招聘)计划|安排|打算|部署|实事|(?:工作|实施|行动)方案|(?:任务|项目|实事|工程)(?:清单|安排表|一览表|计划表))"
    r"(?:[(（][^()（）]*[)）])?(?:的通知)?[》”]?\s*$"
)
_MEETING = re.compile(
    f"(?:今天|昨天|今日|昨日|日前|近日|[上下]午)[^。]{{0,12}}(?P<year>{YEAR})年[^，。；\\d]{{0,24}}"
    "(?:发布会|会议|座谈会|推进会|动员会|仪式)"
    f"|(?<![\\d年])(?P<met>{YEAR})年[^，。；\\d]{{0,16}}(?:会议|大会|工作会)上?(?:透露|指出|强调|获悉|召开|通报|了解到)"
)
_NOTICE = re.compile(
    f"^[^，。；《》\\d]{{0,24}}(?P<year>{YEAR})年?[^，。；《》\\d]{{0,24}}(?:预警|公告|通告|提示|招生简章|入学政策|答记者问)"
)
_LOOKS_BACK = re.compile(
    "(?:规划|计划)[”》]?(?:的)?(?:(?:实施|执行|完成|落实)情况|(?<!中期)(?:总结|终期?评估|回顾))(?!.*中期)"
)
_DAY = re.compile(
    f"(?P<year>{YEAR})\\s?[年/.-]\\s?(?P<month>[\\d一二三四五六七八九十]{{1,2}})"
    r"\s?[月/.-]\s?[\d一二三四五六七八九十]{1,3}日?"
    r"|(?<!\d)\d{1,2}\.\d{1,2}\.(?P<last>20\d\d)(?!\d)"
)
_MONTH = re.compile(f"[(（]?(?P<year>{YEAR})年(?P<month>[\\d一二三四五六七八九十]{{1,2}})月[)）]?")
_TITLED = re.compile(
    f"[(（](?:截[至止])?(?P<year>{YEAR})年(?P<month>[\\d一二三四五六七八九十]{{1,2}})月底?[)）]$"
)
"""The month at the end of a title: 调查（2016年6月）."""
_SIGNED = re.compile(
    "[^，。；：\\d]{0,16}(?:局|厅|部|委|政府|办公室|中心|会)\\s*"
    f"(?P<year>{YEAR})年(?P<month>[\\d一二三四五六七八九十]{{1,2}})月"
)
"""Who signs a text, and the month: 县教育局 2011年3月."""
_SPAN = re.compile(rf"[(（]?{YEAR}年?\s?(?:[-—–~～]+|至|到)\s?{YEAR}年?[)）]?")
_PERIOD = re.compile(
    f"(?:规划|方案|计划)(?:的?(?:实施)?(?:期限|期|年限|时限|周期))(?:为|是|：)?(?P<first>{YEAR})年?"
    rf"\s?(?:[-—–~～]+|至|到)\s?(?P<last>{YEAR})年"
)
"""The years that a plan says it is for: 规划期限为2009年-2020年."""
_NEWS_DAY = re.compile(r"(?<![\d年])(\d{1,2})月\d{1,2}日[^，。；]{0,6}，?[^，。；]{0,12}记者")
_CONGRESS = "政府工作报告(?!》?[^，。；]{0,4}(?:任务|目标|确定|提出|明确|部署|要求))"
"""A report to the congress, and none whose tasks another tells of."""
_YEARLY = re.compile(f"{_CONGRESS}|工作总结")
SPRING = 3
"""The last month in which a report is of the year before."""
_LINE = 40
"""Longest line that holds a date and nothing to date with it."""


@attrs.frozen
class Frame:
    """What a document says of itself.

    Attributes:
        issued: the year in which it came out.
        plan: the first and last year of the plan that it is, or that it presents.
        reported: the year that it reports on.
        month: the month in which it came out, 0 if it does not say that.
        is_yearly: whether it is a report to the congress, which tells of the year before.
    """

    issued: int | None = None
    plan: tuple[int, int] | None = None
    reported: int | None = None
    month: int = 0
    is_yearly: bool = False

    @property
    def is_spring(self) -> bool:
        """Whether it came out in the first months of a year."""
        return bool(self.issued and 0 < self.month <= SPRING)

    @classmethod
    def of(cls, texts: Sequence[str], tokens: Sequence[Sequence[Token]]) -> Frame:
        """Return what the first and the last paragraphs say."""
        head = "".join(texts[:2])[:120]
        reported = _REPORTED.search(head)
        issued = next(_issued(texts), None) or _met(head)
        told = reported and next(year_of(one) for one in reported.groups() if one)
        year = told or _looked_back_on(texts, tokens)
        if issued and not year and issued[1] <= SPRING and _YEARLY.search(head):
            year = issued[0] - 1  # a report to the congress in January
        stated = _PERIOD.search("".join(texts[:8])[:800])
        plans = (
            one.years
            for start, end, within in _titles(texts, tokens)
            for one in within
            if one.kind in ("plan", "span") and one.years and start <= one.start < end
            if one.years[0] < one.years[1]
        )
        yearly = (_OF_A_YEAR.search(one) for one in texts[:3] if len(one) <= _TITLE)
        aims = ((year_of(one["year"]),) * 2 for one in yearly if one and not reported)
        return cls(
            issued=issued[0] if issued else None,
            plan=max(plans, default=None)
            or (stated and (year_of(stated["first"]), year_of(stated["last"])))
            or next(aims, None),  # 十四五报告暨十五五规划
            reported=year,
            is_yearly=bool(re.search(_CONGRESS, head)),
            month=(issued[1] if issued else 0) or _month_of_news(head),
        )


def _month_of_news(head: str) -> int:
    """Return the month of the day on which a newspaper says that it was told something."""
    found = _NEWS_DAY.search(head)
    return int(found[1]) if found else 0


def _met(head: str) -> tuple[int, int] | None:
    """Return the year, and a month within it, of the meeting or the notice that a text is of."""
    found = _MEETING.search(head) or _NOTICE.search(head)
    year = found and (found["year"] or found.groupdict().get("met"))
    return (year_of(year), SPRING + 1) if year else None


def _looked_back_on(texts: Sequence[str], tokens: Sequence[Sequence[Token]]) -> int | None:
    """Return the last year of the plan whose end the title looks back from."""
    for text, within in zip(texts[:2], tokens, strict=False):
        if len(text) <= _TITLE and _LOOKS_BACK.search(text):
            return next((one.years[1] for one in within if one.kind == "plan" and one.years), None)
    return None


def _titles(
    texts: Sequence[str], tokens: Sequence[Sequence[Token]]
) -> Iterator[tuple[int, int, Sequence[Token]]]:
    """Yield the places of titles of plans in the first paragraphs."""
    is_named = False
    for text, within in zip(texts[:3], tokens, strict=False):
        is_title = len(text) <= _TITLE and bool(_NAMED.search(text))
        if is_title or (is_named and _SPAN.fullmatch(text.strip())):
            yield 0, len(text), within
        is_named = is_named or is_title
    for number, (text, within) in enumerate(zip(texts[:3], tokens, strict=False)):
        for quoted in _QUOTED.finditer(text[: 2 * _TITLE]):
            if quoted["title"] and number:
                continue
            yield *quoted.span("title" if quoted["title"] else "named"), within


def _issued(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the years and months of dates that stand in a line of their own, or begin a text."""
    for text in (*texts[:_HEAD], *texts[_HEAD:][-_FOOT:]):
        found = _DAY.search(text, 0, _LINE)
        if found and (len(text) <= _LINE or found.start() < 8):
            yield year_of(found["year"] or found["last"]), _month(found["month"] or "")
        elif month := (
            _MONTH.fullmatch(text.strip())
            or _TITLED.search(text, 0, _TITLE)
            or _SIGNED.fullmatch(text.strip())
        ):
            yield year_of(month["year"]), _month(month["month"])


def _month(text: str) -> int:
    found = numeral_at(text)
    return int(text) if text.isdigit() else int(found.value) if found else 12
