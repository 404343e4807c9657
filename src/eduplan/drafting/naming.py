"""The name of a figure: from its own clause, filled with what the sentence said before."""

from __future__ import annotations

import re
from typing import NamedTuple

import attrs

from eduplan.drafting.labels import Parts, listed, named, parts_of, shortened, subject_of
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import vocabulary

_CHANGE = re.compile(
    "(?P<word>增幅|增长率|增长|降幅|下降|提高|提升|上升|降低|增加|减少|压减|净增|翻|多|少|降|升|涨)"
    "(?:了|幅度|幅|达|为|约|近|的|超|逾)*$"
)
_GROUP = re.compile("(?:儿童|人口|学生|教师|少年|青年|劳动力|人员|者)$")
_THING = re.compile("(?:项目|工程|学校|小学|中学|幼儿园|校区|园区|学院|大学|部|园)$")
_WHOLE = re.compile(
    "(?:学校|学生|在校生|专任教师|教师|教职工|在园幼儿|幼儿|儿童|班级|教学班|项目|学位"
    "|幼儿园|小学|初中|高中|中学)$"
)
_BARE = re.compile("(?:招生|在校生|毕业生|专任教师|教职工)(?:人数|数)?")
_NOUN = re.compile(
    "(?:学校|学生|在校生|专任教师|教师|教职工|在园幼儿|幼儿|儿童|班级|教学班|项目|学位)$"
)
_INSTITUTION = re.compile("(?:幼儿园|小学|初中|高中|普高|中学|职高|园|校)$")
_HEADED = re.compile("(?:生均|人均|师均|校均|每百名学生|每生)[^，]{1,12}$")
_STAGED = re.compile(
    "教师|园长|教职工|学生|在校生|招生|毕业生|学位|班级|班额|图书|面积|计算机|差异系数|学历"
)
_TOPIC = re.compile("[^，]{0,8}(?:幼儿园|小学|初中|高中|中学|职业学校|高等学校|学校)(?:阶段|教育)*")
_PLACED = re.compile(
    "^(?:市区|县城|城区|农村|城市|乡村|城镇|(?:东部|中部|西部|[^，地]{1,4})地区"
    r"|县\(市\)|全[市县区省国])"
)
_RATES = ("%", "‰", "个百分点", "百分点")


class Named(NamedTuple):
    """A figure with its name, and the words that restrict it."""

    label: str
    scopes: tuple[str, ...]
    token: Token


@attrs.define
class Names:
    """What a sentence has named so far; a later clause may leave it out.

    Attributes:
        subject: who or what it is about.
        level: the last name of an amount or a rate that was no change of another.
        unit: the unit of the last figure.
        waiting: what a clause without a figure names, for the one that gives the figure.
        scopes: the words that restricted the last name.
        stage: the stage of education that the sentence speaks of.
        topic: that of the sentence before, with its noun.
        verbs: the verb of making by unit.
        by_unit: the last name by unit.
        places: the kinds of institution that the sentence has counted.
        totals: the noun of the last whole by unit: its parts leave it out.
    """

    subject: str = ""
    level: str = ""
    unit: str = ""
    waiting: str = ""
    scopes: tuple[str, ...] = ()
    stage: str = ""
    topic: str = ""
    verbs: dict[str, str] = attrs.field(factory=dict)
    by_unit: dict[str, str] = attrs.field(factory=dict)
    totals: dict[str, str] = attrs.field(factory=dict)
    places: list[str] = attrs.field(factory=list)

    def next_sentence(self) -> None:
        """Forget what holds within a sentence only."""
        topic = _TOPIC.match(self.subject)
        self.topic = topic[0] if topic else self.topic
        self.stage = ""
        self.subject = self.waiting = ""
        self.scopes = ()
        self.verbs, self.by_unit = {}, {}
        self.places = []

    def wait(self, text: str) -> None:
        """Keep what a clause without a figure names."""
        name = named(text)
        if not name:
            return
        self.waiting = name
        self._note_stage(name)
        scopes = parts_of(name).scopes
        self.scopes = scopes or self.scopes
        if len(name) <= 12 and (scopes or _THING.search(name)):
            self.subject = name

    def of_group(self, group: list[Token], head: str, tail: str, is_pair: bool) -> list[Named]:
        """Return the figures of a group, each with its name and the stage it is of."""
        found = self._of_group(group, head, tail, is_pair)
        for one in found:
            self._note_stage(one.label)
        stage = vocabulary().stage
        return [
            one._replace(scopes=(*one.scopes, self.stage))
            if self.stage
            and _STAGED.search(one.label)
            and not stage.search(f"{one.label}{''.join(one.scopes)}")
            else one
            for one in found
        ]

    def _note_stage(self, name: str) -> None:
        found = vocabulary().stage.findall(name)
        self.stage = found[-1] if found else self.stage

    def _of_group(self, group: list[Token], head: str, tail: str, is_pair: bool) -> list[Named]:
        if is_pair or len(group) == 1:
            if not is_pair and (names := self._same_for_all(head, group[0])):
                self._remember(names[-1], group[0])
                self.scopes = tuple(one for name in names for one in parts_of(name).scopes)
                return [Named(name, parts_of(name).scopes, group[0]) for name in names]
            label = self._label(head, tail, group[-1])
            scopes = parts_of(label).scopes or self.scopes
            return [Named(label, scopes, one) for one in group]
        plain = re.sub("分别|依次|各自", "", head)
        names = listed(plain, len(group)) or listed(tail, len(group))
        if not names and len(named(plain)) < 2:
            names = listed(self.waiting, len(group))
        if names:
            self._remember(names[-1], group[-1])
            pairs = zip(names, group, strict=True)
            return [Named(name, parts_of(name).scopes, one) for name, one in pairs]
        if _BARE.fullmatch(named(plain)) and len(self.places) == len(group):
            names = [f"{place}{named(plain)}" for place in self.places]
            pairs = zip(names, group, strict=True)
            return [Named(name, parts_of(name).scopes, one) for name, one in pairs]
        label = self._label(head, tail, group[-1])
        if len(self.scopes) != len(group):
            return [Named(label, parts_of(label).scopes, one) for one in group]
        return [
            Named(label if scope in label else f"{scope}{label}", (scope,), one)
            for scope, one in zip(self.scopes, group, strict=True)
        ]

    def _same_for_all(self, head: str, token: Token) -> list[str]:
        """Return the names of several things that one figure holds for: A率、B率都达到99%."""
        if token.unit not in ("%", "‰"):
            return []
        names = listed(head, 0)
        measure = vocabulary().measure
        if len(names) < 2 or not all(measure.search(one) for one in names):
            return []
        raw = [named(one) for one in re.split("、|和|与|及", head) if named(one)]
        everyone = re.search("[都均]", head[-8:]) and all(parts_of(one).scopes for one in names)
        return names if everyone or all(measure.search(one) for one in raw) else []

    def _label(self, head: str, tail: str, token: Token) -> str:
        words = vocabulary()
        is_rate = token.unit in _RATES or ":" in token.value or "/" in token.value
        change = _CHANGE.search(head)
        own, after = shortened(named(head)), named(tail)
        is_change = change is not None and not named(head[: change.start()])
        if change and is_change and self.level and (is_rate or not after):
            return f"{self.level}{change['word']}"
        if change and "百分点" in token.unit and change["word"] not in own:
            self._remember(own, token)
            return f"{own}{change['word']}"
        if own.endswith("等") and after:
            making = words.making.match(own)
            own = making[0] if making else ""
        if after and (not own or words.ends_in_making.search(own) or not words.measure.search(own)):
            own = shortened(f"{own}{after}")
        if not own:
            label = self._carried(token)
        elif own.startswith("占") and is_rate:
            label = f"{self.waiting or self.level}{own}"
        elif is_rate:
            label = self._rate(own, head, after)
        else:
            label = self._counted(own, token)
        self._remember(label, token)
        return label

    def _carried(self, token: Token) -> str:
        """Return the name of a figure whose clause has none."""
        implied = vocabulary().implied.get(token.unit, "")
        if self.waiting:
            return self.waiting
        if implied and self.unit != token.unit:
            return f"{self.subject or subject_of(self.level)}{implied}"
        return self.by_unit.get(token.unit) or self.level

    def _rate(self, own: str, head: str, after: str) -> str:
        parts = parts_of(own)
        if parts.has_measure:
            if self.waiting and (not parts.scopes or _GROUP.search(self.waiting)):
                return self._with_waiting(own)
            if not parts.scopes and len(own) <= 4 and self.subject and self.subject not in own:
                return f"{self.subject}{own}"
            return own
        if after or self.waiting or len(own) > 8 or re.search("占|的$", head):
            return self._with_waiting(own)
        if not vocabulary().measure.search(self.level):
            return own
        level = self.level
        if own.startswith("学前"):
            level = re.sub("^学前[一二三]年", "", level)
        return f"{own}{_PLACED.sub('', level)}"

    def _with_waiting(self, own: str) -> str:
        return f"{self.waiting}{own}" if 0 < len(self.waiting) <= 24 else own

    def _counted(self, own: str, token: Token) -> str:
        """Return the name of a number of things: who, what is done, what."""
        words, found = vocabulary(), parts_of(own)
        whole = self.totals.get(token.unit, "")
        is_part = not words.scope.sub("", own).strip("、和阶段教育学校的")
        if is_part and (before := self._before_scope()):
            return f"{before}{own}"
        if whole and is_part and not _NOUN.search(own):
            self.subject = own
            if _INSTITUTION.search(own):
                self.places.append(own)
            is_count = token.unit in ("所", "个", "家") or bool(_INSTITUTION.search(whole))
            needs_noun = not is_count or not _INSTITUTION.search(own)
            label = f"{own}{whole}" if needs_noun and not own.endswith(whole) else own
            return label if found.has_making else f"{self.verbs.get(token.unit, '')}{label}"
        if noun := _WHOLE.search(own):
            self.totals[token.unit] = noun[0]
        label = self._with_subject(own, found, token)
        if found.scopes and not found.has_measure and not _BARE.fullmatch(own):
            self.subject = subject_of(own) or self.subject
        if token.unit in ("所", "个", "家") and _INSTITUTION.search(own) and found.scopes:
            self.places.append(subject_of(own))
        verb = words.making.match(own) or words.ends_in_making.search(own)
        if verb or label == own:
            self.verbs[token.unit] = verb[0] if verb else ""
        return label

    def _before_scope(self) -> str:
        """Return the measure that the last name begins with, where its scope stands behind it."""
        scopes = [*vocabulary().scope.finditer(self.level)]
        if not scopes or scopes[-1].end() < len(self.level):
            return ""
        before = self.level[: scopes[-1].start()]
        return before if _HEADED.match(before) else ""

    def _with_subject(self, own: str, found: Parts, token: Token) -> str:
        if found.scopes and not _BARE.fullmatch(own):
            is_same = self.unit == token.unit and len(own) < 12
            if is_same and not found.has_making and not found.has_measure:
                return f"{self.verbs.get(token.unit, '')}{own}"
            return own
        subject = self.waiting if 0 < len(self.waiting) <= 16 else self.subject
        if _BARE.fullmatch(own):
            subject = self.places[-1] if self.places else self.topic
        is_verb = vocabulary().begins_in_making.fullmatch(own)
        if not subject and is_verb and self.unit == token.unit:
            subject = subject_of(self.level)
        is_name = vocabulary().making.match(own) or found.has_measure or _BARE.fullmatch(own)
        is_short = len(own) <= 6 and is_name
        return f"{subject}{own}" if subject and is_short and subject not in own else own

    def _remember(self, label: str, token: Token) -> None:
        self.level = label
        self.by_unit[token.unit] = label
        self.waiting = ""
        self.scopes = parts_of(label).scopes or self.scopes
