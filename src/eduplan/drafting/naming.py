"""The name of a figure: from its own clause, filled with what the sentence said before."""

from __future__ import annotations

import re
from typing import NamedTuple

import attrs

from eduplan.drafting.labels import Parts, listed, named, object_of, parts_of, shortened, subject_of
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import vocabulary

_CHANGE = re.compile(
    "(?P<word>增幅|增长率|增长|降幅|下降|提高|提升|上升|降低|增加|减少|压减|净增|翻|多|少|降|升|涨)"
    "(?:了|幅度|幅|达|为|约|近|的|超|逾)*$"
)
_ON = re.compile("(?:(?:上升|提高|提升|增加|下降|降低|减少|增长)[为到至]?)?")
_SHARE_OF = re.compile("^占(?:了|到)?[^，。；、]{1,12}$")
_FROM = re.compile("(?:从|由|自)[^从由自]*$")
_OPEN = re.compile("(?:、|和|及|与)$")
_DEPENDENT = re.compile(
    "(?:计划|概算)?总投资额?|总?价值|总值|(?:工程)?总?造价|总?占地(?:面积)?|总?建筑(?:总?面积)?|贷款总额"
)
_DONE_RATE = re.compile("(?:任务|目标|计划)?(?:完成|达成)率")
_SINCE = re.compile(
    "[，、]?(?:(?:比|较|与)[^，。、]{1,14}|近?[一二三四五六七八九十两\\d]{1,3}年[来间内]?|同比|累计|仅|也|还)+"
)
_GROUP = re.compile("(?:儿童|人口|学生|教师|少年|青年|劳动力|人员|者)$")
_THING = re.compile("(?:项目|工程|学校|小学|中学|幼儿园|校区|园区|学院|大学|部|园|建设|改造)$")
_WHOLE = re.compile(
    "(?:学校|学生|在校生|专任教师|教师|教职工|在园幼儿|幼儿|儿童|班级|教学班|项目|学位"
    "|幼儿园|小学|初中|高中|中学|(?:招生|在校生|毕业生)(?:人数|数))$"
)
_NOUN = re.compile(
    "(?:学校|学生|在校生|专任教师|教师|教职工|在园幼儿|幼儿|儿童|班级|教学班|项目|学位)$"
)
_INSTITUTION = re.compile("(?:幼儿园|小学|初中|高中|普高|中学|职高|园|校)$")
_HEADED = re.compile("(?:生均|人均|师均|校均|每百名学生|每生)[^，]{1,12}$")
_STAGED = re.compile(
    "教师|园长|教职工|学生|在校生|招生|毕业生|学位|班级|班额|图书|面积|计算机|差异系数|学历"
)
_TOPIC = re.compile(
    "[^，]{0,8}(?:幼儿园|小学|初中|高中|中学|职业学校|高等学校|学校|义务教育)(?:阶段|教育)*"
)
_PLACED = re.compile(
    "^(?:市区|县城|城区|农村|城市|乡村|城镇|(?:东部|中部|西部|[^，地]{1,4})地区"
    r"|县\(市\)|全[市县区省国])"
)
_RESULT = re.compile("[，、；]?(?:共|总数|累计|将|已)*(?:达到?|增至|增加到|扩大到|减至|减少到)")
_STAGE_LED = re.compile(
    "^(?:小学|初中|普通高中|高中|幼儿园|中职|中学|城区|农村|乡村|公办|民办)+(?:学?生(?!均))?"
)
_SHARED = re.compile("占(?:比|到)?(?:为|达)?$")
_SET = re.compile("”?的?(?:目标|要求|任务)")
_LEAD = 9
"""Most characters up to the end of a verb that a name begins with."""
_PLACES = ("所", "个", "家")
_WHOLE_NAME = 8
"""From so many characters on a rate needs no more words."""
_RATES = ("%", "‰", "个百分点", "百分点")


_MOVED = re.compile(
    "(?:逐步|稳步|不断|持续|明显|大幅|逐年|连年)(?:减少|增加|提高|提升|上升|下降|扩大|增长)$"
)
_OF_STAGE = re.compile(
    "生师比|师生比|专任教师|入学率|巩固率|毕业率|升学率|辍学率|净入学率|毛入[学园]率|入园率"
    "|学历合格率|平均班额|大班额|学生人数|学生数"
)
_ENDED = re.compile(
    "化解|消除|缓解|增强|加快|完善|实现|清零|归零|(?:稳步|不断|明显|持续|全面|有效)..$"
)
_DOING = re.compile(
    "(?<=..)(?:也将|均已|都已|已经?|将(?!军)|正在|全部|陆续|顺利|分别|开展|实施(?!方案|办法|意见)|启动|进行|参加|接受|享受|纳入"
    "|通过(?!率)|赴|被|获得?|用于|增设|设立(?!的)|发放|进入|达到(?!的)|受益)"
)


_ASIDE = re.compile(r"[(（][^()（）]{7,}[)）]")


def _done(tail: str) -> str:
    """Return the thing that is counted, without what it does: 5所学校|开展了….

    Only after the name of a person or a place of learning: 小学|开展, but 学校装备|提升工程.
    """
    tail = _ASIDE.sub("", tail)
    for found in _DOING.finditer(tail):
        if _ACTING.search(tail[: found.start()]) or found[0][0] in "也均都已将正":
            return tail[: found.start()]
    return tail


_ACTING = re.compile(
    "(?:学校|小学|中学|初中|高中|幼儿园|校|园|教师|老师|校长|园长|学生|儿童|幼儿|人员|者|单位|项目|点|中心|基地|资金|经费)$"
)


def _counter(unit: str) -> str:
    return unit.lstrip("千百十万亿")


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
        names: the last list of names, which later figures may share.
        recent: the last names of the sentence, outside brackets.
        outside: the name of that figure.
        project: the project or building that the sentence spoke of last.
        is_inside: whether the clause stands in brackets, of the figure before them.
        is_whole: whether the figure is of all the region: 全县专任教师.
        is_among: whether the sentence has taken a whole apart (其中).
        is_joined: whether the next figures go on with a list: 新建小学2所、初中1所.
        totals: the noun of the last whole by unit: its parts leave it out.
        wholes: the same with its stage: 义务教育阶段学校.
        after: what stood behind the last figure.
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
    wholes: dict[str, str] = attrs.field(factory=dict)
    after: str = ""
    places: list[str] = attrs.field(factory=list)
    names: list[str] = attrs.field(factory=list)
    recent: list[str] = attrs.field(factory=list)
    is_whole: bool = False
    is_among: bool = False
    is_joined: bool = False
    is_inside: bool = False
    outside: str = ""
    project: str = ""

    def next_sentence(self) -> None:
        """Forget what holds within a sentence only."""
        topic = _TOPIC.match(self.subject) if not self.is_among else None
        if topic or len(self.places) == 1:
            self.topic = topic[0] if topic else self.places[0]
        elif self.is_among:
            self.topic = ""
        self.is_among = False
        self.stage = ""
        self.subject = self.waiting = self.project = ""
        self.scopes = ()
        self.verbs, self.by_unit, self.wholes = {}, {}, {}
        self.places, self.recent = [], []

    def wait(self, text: str) -> None:
        """Keep what a clause without a figure names."""
        name = named(text)
        name = _MOVED.sub("", name)
        if not name or _ENDED.search(name):
            return
        self.waiting = name
        self._note_stage(name)
        scopes = parts_of(name).scopes
        self.scopes = scopes or self.scopes
        if (len(name) <= 24 and _THING.search(name)) or (len(name) <= 12 and scopes):
            self.subject = name

    def within(self) -> Names:
        """Return what is known, for figures in brackets: what they name ends with the brackets."""
        inner = attrs.evolve(self, verbs={**self.verbs}, by_unit={**self.by_unit})
        inner.totals, inner.wholes, inner.places = {**self.totals}, {}, [*self.places]
        inner.outside = self.level
        return inner

    def of_group(self, group: list[Token], head: str, tail: str, is_pair: bool) -> list[Named]:
        """Return the figures of a group, each with its name and the stage it is of."""
        self.is_among = self.is_among or "其中" in head
        self.is_whole = bool(vocabulary().place.match(head.lstrip("，、；。 现")))
        if self.is_whole:
            self.topic = ""
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
            head = (is_pair and _FROM.sub("", head)) or head
            label = self._label(head, tail, group[-1])
            scopes = parts_of(label).scopes or self.scopes
            return [Named(label, scopes, one) for one in group]
        plain = re.sub("分别|依次|各自", "", head)
        if plain != head and len(self.recent) >= len(group):
            change, share = _CHANGE.search(plain), _SHARE_OF.search(named(plain))
            word = change["word"] if change else share[0] if share else ""
            if word and not listed(plain, len(group)):
                names = [f"{one}{word}" for one in self.recent[-len(group) :]]
                pairs = zip(names, group, strict=True)
                return [Named(name, parts_of(name).scopes, one) for name, one in pairs]
        names = listed(plain, len(group)) or listed(tail, len(group))
        if not names and len(named(plain)) < 2:
            names = listed(self.waiting, len(group))
        if not names and len(self.names) == len(group) and _ON.fullmatch(named(plain)):
            names = self.names
        if names:
            self.names = names
            self._remember(names[-1], group[-1])
            pairs = zip(names, group, strict=True)
            return [Named(name, parts_of(name).scopes, one) for name, one in pairs]
        if vocabulary().bare.fullmatch(named(plain)) and len(self.places) == len(group):
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
        if _THING.search(self.waiting):
            self.project = subject_of(self.waiting)
        is_rate = (
            token.unit in _RATES or token.is_implied or ":" in token.value or "/" in token.value
        )
        change = _CHANGE.search(head)
        own, after = shortened(named(head)), named(tail if token.unit in _RATES else _done(tail))
        if after and _OPEN.search(head):  # 建成甲基地和4个乙中心
            verb = words.begins_in_making.match(own)
            own = verb[0] if verb else ""
        if (
            _SET.match(tail)
            and head.rstrip().endswith(("“", "“达到", "“达", "“不低于"))
            and self.level
        ):
            return self.level
        if own and own == self.after and not (change or after):  # 改建8所校舍1.2万平方米
            return self._remember(self.level, token)
        before = head[: change.start()] if change else ""
        is_change = change is not None and (not named(before) or bool(_SINCE.fullmatch(before)))
        if change and is_change and self.level and (is_rate or not after):
            if self.level.startswith(change["word"]):  # 任务是减少108个，已减少129个
                return self.level
            return f"{self.level}{change['word']}"
        if change and "百分点" in token.unit and change["word"] not in own:
            return f"{self._remember(own, token)}{change['word']}"
        if own.endswith("等") and after:
            making = words.making.match(own)
            own = making[0] if making else ""
        if after and (not own or words.ends_in_making.search(own) or not words.measure.search(own)):
            own = shortened(f"{own}{after}")
        if not own and is_rate and self.level and _SHARED.search(head.rstrip()):
            label = f"{self.level}占比"
        elif not own and not self.waiting and _RESULT.fullmatch(head.rstrip()):
            making = words.making.match(self.level)
            label = self.level[making.end() :] if making else self.level
        elif not own:
            label = self._carried(token)
        elif own.startswith("占") and is_rate:
            label = f"{self.waiting or self.level}{own}"
        elif is_rate:
            label = self._rate(own, head, after)
        else:
            label = self._counted(own, token)
        self.after = after
        return self._remember(label, token)

    def _carried(self, token: Token) -> str:
        """Return the name of a figure whose clause has none."""
        implied = vocabulary().implied.get(token.unit, "")
        if self.waiting:
            return self.waiting
        if implied and self.unit != token.unit:
            return f"{self.subject or subject_of(self.level)}{implied}"
        label = self.by_unit.get(token.unit) or self.level
        if _counter(token.unit) in ("人", "名") and label == self.level and self.subject:
            return self.subject if self.unit != token.unit else label
        owner = vocabulary().owner.match(self.level)  # 城区13所2576人
        return f"{owner[0]}{label}" if owner and owner[0] not in label else label

    def _of_topic(self, own: str) -> str:
        """Return a name with the stage that the sentence before spoke of, where it has none."""
        words = vocabulary()
        is_open = _OF_STAGE.match(own) and not words.stage.search(own) and not self.waiting
        topic = self.places[-1] if self.places else self.topic
        return f"{topic}{own}" if is_open and words.stage.search(topic) else own

    def _rate(self, own: str, head: str, after: str) -> str:
        if _DONE_RATE.fullmatch(own) and self.level:
            return f"{self.level}{own}"
        own = self._of_topic(own)
        parts = parts_of(own)
        self._pass_action(own)
        if parts.has_measure:
            is_bare = not parts.scopes and len(own) < _WHOLE_NAME
            is_bare = is_bare and (parts.has_making or not parts_of(self.waiting[:4]).has_making)
            if self.waiting and (is_bare or _GROUP.search(self.waiting)):
                return self._with_waiting(own)
            subject = self.project if parts.has_making and self.project else object_of(self.subject)
            is_done = vocabulary().making.match(subject) and not parts.has_making
            if not parts.scopes and len(own) <= 4 and not is_done and subject not in own:
                return f"{subject}{own}"
            return own
        if after or self.waiting or len(own) > 8 or re.search("占|的$", head):
            return self._with_waiting(own)
        if not vocabulary().measure.search(self.level):
            return own
        level = self.level
        if own.startswith("学前"):
            level = re.sub("^学前[一二三]年", "", level)
        return f"{own}{_PLACED.sub('', level)}"

    def _pass_action(self, own: str) -> None:
        """Let go of an action that waits (推进…建设) where the figure has a name of its own."""
        parts = parts_of(own)
        is_own = parts.has_measure or (len(own) > 3 and (parts.has_making or _NOUN.search(own)))
        if is_own and object_of(self.waiting) != self.waiting and not _DEPENDENT.fullmatch(own):
            self.waiting = ""

    def _with_waiting(self, own: str) -> str:
        return f"{self.waiting}{own}" if 0 < len(self.waiting) <= 24 else own

    def _counted(self, own: str, token: Token) -> str:
        """Return the name of a number of things: who, what is done, what."""
        words, found = vocabulary(), parts_of(own)
        self._pass_action(own)
        if _DEPENDENT.fullmatch(own) and self.project and not self.places:
            return f"{self.project}{own}"
        if _DEPENDENT.fullmatch(own) and self.level:
            thing = self.by_unit.get(self.unit, self.level)
            return f"{subject_of(thing)}{own}" if not _DEPENDENT.search(thing) else thing
        whole = self.totals.get(token.unit, "")
        is_part = not words.scope.sub("", own).strip("、和阶段教育学校的其他生")
        is_place = token.unit.endswith(_PLACES) and bool(_INSTITUTION.search(own))
        is_inner = self.is_inside and self.unit == token.unit and not is_place
        if is_part and is_inner and _WHOLE.search(self.outside):
            return f"{own}{self.outside}"
        if is_part and (before := self._before_scope()):
            return f"{before}{own}"
        if whole and is_part and words.measure.search(whole) and self.unit == token.unit:
            return f"{own.removesuffix('生')}{whole}"
        if whole and is_part and not _NOUN.search(own):
            self.subject = self.subject if self.is_inside else own
            if _INSTITUTION.search(own):
                self.places.append(own)
            is_count = token.unit.endswith(_PLACES) or bool(_INSTITUTION.search(whole))
            needs_noun = not is_count or not _INSTITUTION.search(own)
            if words.owner.fullmatch(own):
                whole = self.wholes.get(token.unit, whole)
            if own.endswith(whole):
                self.wholes.setdefault(token.unit, own)
            label = f"{own}{whole}" if needs_noun and not own.endswith(whole) else own
            return label if found.has_making else f"{self.verbs.get(token.unit, '')}{label}"
        if found.has_measure and not found.has_making:  # 校舍面积: 其中小学
            self.totals[token.unit] = _STAGE_LED.sub("", own)
        elif noun := _WHOLE.search(own):
            self.totals[token.unit] = noun[0]
            first = words.scope.search(own)
            self.wholes.setdefault(token.unit, own[first.start() :] if first else noun[0])
        label = self._with_subject(own, found, token)
        if (of := vocabulary().of_bare.fullmatch(own)) and not vocabulary().bare.match(own):
            self.subject = of["of"]
        elif found.scopes and not found.has_measure and not vocabulary().bare.fullmatch(own):
            self.subject = subject_of(own) or self.subject
        if (
            token.unit.endswith(_PLACES)
            and _INSTITUTION.search(own)
            and (found.scopes or len(own) > 4)
        ):
            self.places.append(subject_of(own))
        verb = words.begins_in_making.search(own, 0, _LEAD) or words.ends_in_making.search(own)
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
        if self.is_joined and not found.has_making and (verb := self.verbs.get(token.unit)):
            return f"{verb}{own}"
        if found.scopes and not vocabulary().bare.fullmatch(own):
            is_same = self.unit == token.unit and len(own) < 12
            if is_same and not found.has_making and not found.has_measure:
                return f"{self.verbs.get(token.unit, '')}{own}"
            return own
        longest = 24 if _THING.search(self.waiting) else 16
        subject = self.waiting if 0 < len(self.waiting) <= longest else self.subject
        if vocabulary().bare.fullmatch(own):
            if self.is_whole:
                return own
            open_to = "" if re.search("[幼园]", own) else self.subject or self.topic
            subject = self.places[-1] if self.places else open_to
            is_told = subject == "幼儿园" and "在园" in own  # 在园 says it
            subject = subject if vocabulary().scope.search(subject) and not is_told else ""
        is_verb = vocabulary().begins_in_making.fullmatch(own)
        if is_verb and self.project and not self.places:
            subject = self.project
        if not subject and is_verb and _counter(self.unit) == _counter(token.unit):
            subject = subject_of(self.level)
        if own != (full := self._of_topic(own)):
            return full
        is_name = (
            vocabulary().making.match(own) or found.has_measure or vocabulary().bare.fullmatch(own)
        )
        is_short = len(own) <= 6 and is_name
        if not is_verb and vocabulary().doing.match(subject) and found.has_making:
            return own  # one thing that is done beside another
        return f"{subject}{own}" if subject and is_short and subject not in own else own

    def _remember(self, label: str, token: Token) -> str:
        if not self.is_inside:
            self.recent = [*self.recent[-3:], label]
        self.level = label
        self.by_unit[token.unit] = label
        self.waiting = ""
        self.scopes = parts_of(label).scopes or self.scopes
        return label
