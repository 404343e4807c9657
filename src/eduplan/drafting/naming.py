"""The name of a figure: from its own clause, filled with what the sentence said before."""

from __future__ import annotations

import re
from typing import NamedTuple

import attrs

from eduplan.drafting.counting import count_name, counter
from eduplan.drafting.labels import (
    is_apposed,
    is_listed_before,
    is_part,
    listed,
    named,
    object_of,
    owners_of,
    parts_of,
    shortened,
    subject_of,
    trimmed,
)
from eduplan.drafting.memory import Memory
from eduplan.drafting.predicates import done_to, said_of, thing_of
from eduplan.drafting.rates import rate_name, share_of_others
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, said_once, vocabulary

_RATES = ("%", "‰", "个百分点", "百分点")
_AWARDED = re.compile("[^，。；、]{0,12}(?:被(?:评|认定|授予|确定|命名|列)为?|获评|荣获|入选)")
_MORE = 4
"""By so many characters printed words say more than what a bare thing is known to do."""
_IN_ALL = re.compile("[，、]?(?:共计|合计|总计)(?=[^，、为达是约近]{2})")
_EACH = re.compile("[，、]?(?:分别|依次)")
_OPEN = re.compile("^.*[(（](?:不?含|包括|其中)?(?=[^()（）]+$)")
"""Up to a bracket that does not close."""
_UP_TO_STANDARD = re.compile("(?:均|都|全部)?达标(?!率)")


class Named(NamedTuple):
    """A figure with its name, and the words that restrict it."""

    label: str
    scopes: tuple[str, ...]
    token: Token


@attrs.define
class Names(Memory):
    """Names the figures of a paragraph, group by group."""

    def of_group(self, group: list[Token], head: str, tail: str, is_pair: bool) -> list[Named]:
        """Return the figures of a group, each with its name and the stage it is of."""
        self.note_among(head)
        if head.lstrip("，、").startswith("而"):  # 城区教师充足，而农村学校师生比达1:25
            self.subject = self.waiting = ""
        if _IN_ALL.match(head):
            self.waiting = self.level = ""
            self.by_unit.pop(counter(group[-1].unit), None)
        is_effect = head.lstrip("，、").startswith("使")
        if is_effect:  # 建设高中20所，使高中阶段入学率达到55%
            self.places, self.subject = [], ""
        self.is_whole = bool(vocabulary().place.match(head.lstrip("，、；。 现")))
        if self.is_whole:
            self.topic = ""
        printed = {one.core: one for one in group}
        self.last_printed, self.printed_unit = self.printed_unit, group[-1].unit
        group = [one._replace(unit=counter(one.unit)) for one in group]
        found = [
            _placed(one)._replace(token=printed[one.token.core])
            for one in self._of_group(group, head, tail, is_pair)
        ]
        if place := self.areas.place:
            found = [one._replace(scopes=(place, *one.scopes)) for one in found]
            self.areas.place = ""
        for one in found:
            self.areas.note(one.label, counter(one.token.unit))
        self.note_stage(*(one.label for one in found))
        self.topic = self.stage if is_effect else self.topic
        stage = vocabulary().stage
        if found and cue("sector").match(found[-1].label):  # 学前教育阶段投入…，维修学校20所
            self.sector = self.stage
        found = [self._of_children(one) for one in found]
        return [
            one._replace(scopes=(*one.scopes, self.sector or self.stage))
            if (self.sector or (self.stage and cue("staged").search(one.label)))
            and (self.sector or not _is_institution(one))
            and not stage.search(f"{one.label}{''.join(one.scopes)}")
            else one
            for one in found
        ]

    def _of_children(self, one: Named) -> Named:
        """Return a figure with the children that the sentence tells of: 残疾儿童…，高中入学率."""
        said = f"{one.label}{''.join(one.scopes)}"
        if found := cue("children").search(said):
            self.children = found[0]
        elif self.children and cue("of_children").search(one.label):
            return one._replace(scopes=(*one.scopes, self.children))
        return one

    def _of_group(self, group: list[Token], head: str, tail: str, is_pair: bool) -> list[Named]:
        if is_pair or len(group) == 1:
            if not is_pair and (names := self._same_for_all(head, group[0])):
                self.remember(names[-1], group[0])
                self.owners = owners_of(names)
                self.scopes = tuple(one for name in names for one in parts_of(name).scopes)
                return [Named(name, parts_of(name).scopes, group[0]) for name in names]
            head = (is_pair and cue("from").sub("", head)) or cue("begun").sub("", head)
            label = self._label(head, tail, group[-1])
            is_place = group[0].unit.endswith("所") and bool(cue("institution").search(label))
            scopes = parts_of(label).scopes or (() if is_place else self.scopes)
            return [Named(label, scopes, one) for one in group]
        if names := self._names_of_list(group, head, tail):
            pairs = zip(names, group, strict=True)
            return [Named(name, parts_of(name).scopes, one) for name, one in pairs]
        label = self._label(head, tail, group[-1])
        tells = vocabulary().stage, vocabulary().owner
        is_told = all(any(one.fullmatch(scope) for one in tells) for scope in self.scopes)
        if len(self.scopes) != len(group) or not is_told:
            return [Named(label, parts_of(label).scopes, one) for one in group]
        return [
            Named(label if scope in label else f"{scope}{label}", (scope,), one)
            for scope, one in zip(self.scopes, group, strict=True)
        ]

    def _names_of_list(self, group: list[Token], head: str, tail: str) -> list[str]:
        """Return a name for each of several figures: listed beside them, or named before."""
        plain, count = re.sub("分别|依次|各自", "", head), len(group)
        own = named(plain)
        if len(self.names) == count and (average := cue("average").search(plain)):
            return [f"{one}{average['of']}" for one in self.names]
        if plain != head and len(self.stages) == count and cue("spread").fullmatch(own):
            return [f"{one}{own}" for one in self.stages]
        if plain != head and cue("these").fullmatch(own):
            last = self.recent or self.earlier
            return last[-count:] if len(last) >= count else []
        change = cue("change").search(plain)
        before = plain[: change.start()] if change else ""
        is_of_last = plain != head and (not named(before) or bool(cue("since").fullmatch(before)))
        if is_of_last and change and len(self.names) == count:  # A、B率分别达…，分别提高…
            return [f"{one}{change['word']}" for one in self.names]
        if plain != head and len(self.recent) >= count:
            change, share = cue("change").search(plain), cue("share_of").search(own)
            beyond = cue("beyond").match(own)
            word = change["word"] if change else share[0] if share else own if beyond else ""
            if word and not listed(plain, count):
                return [f"{one}{word}" for one in self.recent[-count:]]
        if _EACH.match(head) and len(self.recent) >= count and not listed(plain, count):
            making = parts_of(own).has_making and all(
                parts_of(one).scopes for one in self.recent[-count:]
            )
            if making:  # 新建小学6所、幼儿园9所，分别新增学位5400个和2700个
                return [f"{subject_of(one)}{own}" for one in self.recent[-count:]]
        is_owned = plain != head and len(self.owners) == count and parts_of(own).has_measure
        if is_owned and not listed(own, count):
            return [f"{one}{own}" for one in self.owners]
        names = listed(plain, count) or listed(tail, count)
        if names and parts_of(self.waiting).has_measure and all(map(is_part, names)):
            measure = cue("stage_led").sub("", self.waiting)
            names = [f"{one}{measure}" for one in names]
        if not names and len(own) < 2:
            names = listed(self.waiting, count)
        if not names and len(self.names) == count and cue("same").fullmatch(own):
            names = self.names
        change = cue("change").search(plain) if "百分点" in group[-1].unit else None
        if names and change:
            names = [one if change["word"] in one else f"{one}{change['word']}" for one in names]
        if names:
            self.names, self.owners = names, owners_of(names)
            self.remember(names[-1], group[-1])
        elif vocabulary().bare.fullmatch(own) and len(self.places) == count:
            names = [f"{place}{own}" for place in self.places]
        return names

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
        words, head = vocabulary(), self.without_pronoun(_OPEN.sub("", head))
        if cue("thing").search(self.waiting):
            self.project = subject_of(self.waiting)
        is_rate = (
            token.unit in _RATES or token.is_implied or ":" in token.value or "/" in token.value
        )
        if done := done_to(head, tail) or (share_of_others(self, head, tail) if is_rate else ""):
            return self.remember(done, token)
        own = self._own(head, tail)
        if cue("at_rate").match(tail) and (
            not own or own.startswith("按")
        ):  # 按每人300元的标准发放
            thing = subject_of(self.waiting or self.by_unit.get(token.unit, ""))
            return self.remember(object_of(thing) or "标准", token)
        if in_place := "" if named(tail) else self.areas.named(own, token.unit):
            return self.remember(in_place, token)
        self.areas.is_listing = self.areas.is_listing and is_rate
        if by_stage := self.of_stage(own):
            return self.remember(by_stage, token)
        rest, place = trimmed(own)
        made = named(rest)
        last = self.by_unit.get(token.unit) or self.before.get(token.unit, "")
        if place and not tail and words.begins_in_making.fullmatch(made) and last.startswith(made):
            return self.remember(f"{place}{last}", token)  # 新增学校6所：甲区新增2所
        is_awarded = bool(_AWARDED.match(tail) or cue("predicate_led").match(tail))
        if is_awarded:  # 新增2所示范园，9所小学被评为…
            self.verbs.pop(token.unit, None)
        after = named(tail if token.unit in _RATES or is_awarded else thing_of(tail))
        after = cue("among_end").sub("", after)
        if is_rate and parts_of(own).scopes and _UP_TO_STANDARD.match(tail):
            has_measure = bool(words.measure.search(own))
            return self.remember(own if has_measure else f"{own}达标", token)
        is_told = is_apposed(head.rstrip()) or is_listed_before(head.rstrip(), after)
        is_told = bool(after) and (is_told or bool(cue("listed_end").search(own)))
        if not own or words.place.fullmatch(own) or is_told:
            told = self._told(after, said_of(tail), token)
            after = max(after, told, key=len) if is_told else told
        if after and cue("open").search(head):  # 建成甲基地和4个乙中心
            verb = words.begins_in_making.match(own)
            own = verb[0] if verb else ""
        is_quoted = head.rstrip().endswith(("“", "“达到", "“达", "“不低于"))
        if self.level and is_quoted and cue("set").match(tail):
            return self.level
        change = cue("change").search(head)
        if own and own == self.after and not (change or after):  # 改建8所校舍1.2万平方米
            return self.remember(self.level, token)
        is_kind = own == self.after and bool(words.bare.fullmatch(own))
        if is_kind and after and not change:  # 11所93个班级2790个学位
            own = ""
        if after and not head and (seat := cue("seat").match(self.after)):
            place = self.level.partition(seat[0])[0]  # 中部2个省份|16个县
            own = place if cue("part").fullmatch(place) else own
        if change and (label := self._change(change, own, after, token)):
            return label
        if is_told:
            making = words.making.match(own)
            own = making[0] if making else ""
        is_alike = is_rate or token.unit == self.unit
        if is_alike and self.level and cue("beyond").match(own):
            return f"{self.level}{own}"
        if self.level and cue("equal").fullmatch(own):  # 占地250亩，合16.7万平方米
            return self.level
        if self.is_inside and cue("standing").fullmatch(own):  # 毛入园率94%（国家标准85%）
            return f"{self.outside}{own}"
        if is_rate and self.level and cue("distant").fullmatch(own):  # 距规定的90%只差2个百分点
            return self.level
        is_open = is_rate and not words.measure.search(own)
        if is_open and words.measure.search(self.level) and cue("set").match(tail):
            return self.level
        if after.startswith("用于") and not head and self.level:  # 经费的5%约13亿元用于…
            return self.remember(self.level, token)
        if after.startswith("用于") and cue("money").fullmatch(own):
            return self.remember(f"{own}{after}", token)
        if after and (not own or words.ends_in_making.search(own) or not words.measure.search(own)):
            if cue("paid_at").search(own) and (paid := cue("paid").match(after)):
                own, after = cue("paid_at").sub("", own), after[paid.end() :]
            own = shortened(f"{own}{after}")
        if (
            after
            and cue("thing").search(after)
            and cue("money_of").fullmatch(money := named(head))
            and tail.startswith("的")
        ):
            self.project = after  # 总投资4.8亿元的职教中心项目，占地320亩
            return self.remember(f"{after}{money}", token)
        label = self._filled(own, head, after, token, is_rate)
        self.after = after
        if done := said_of(label):
            self.done[_bare(label)] = done
        return self.remember(label, token)

    def _own(self, head: str, tail: str) -> str:
        """Return the name before a number, without since when it is, or what it was taken from."""
        if host := cue("host").match(named(head)):
            self.host = host["who"]
            head = f"{self.host}{host.string[host.end() :]}"
        own = _without_since(head)
        if including := cue("including").match(own):
            verb = vocabulary().making.search(including[0])  # 规划建设项目包括小学9所
            self.verbs = {}
            own = f"{verb[0] if verb else ''}{own[including.end() :]}"
        own = _without_asides(own)
        own = named(cue("out_of").sub("", own)) if tail else _of_list(own)
        own = cue("among_end").sub("", cue("paid_by").sub("", own))
        is_time = cue("when").search(own) and not parts_of(own).has_measure
        return "" if is_time or cue("each_of").fullmatch(own) else shortened(own)

    def _told(self, thing: str, said: str, token: Token) -> str:
        """Return what is counted with what it does, as the sentence says now or said before."""
        if said.startswith("项目") and (self.waiting or self.project):
            said = ""  # the clause before says which projects
        before = self.by_unit.get(token.unit, "")
        if before and cue("predicate_led").match(thing):  # 建设学校7所，其中4所|投入使用
            return f"{subject_of(before)}{thing}"
        is_same = thing and before != thing and before.startswith(thing)
        is_longer = bool(said) and len(thing) > len(said) + _MORE
        return thing if is_longer else said or (before if is_same else thing)

    def _change(self, change: re.Match[str], own: str, after: str, token: Token) -> str:
        """Return the name of a rise or fall of the amount before it; "" where it is of another."""
        word, before = change["word"], change.string[: change.start()]
        is_rate = token.unit in _RATES or token.is_implied
        is_of_last = not named(before) or bool(cue("since").fullmatch(before))
        if is_of_last and self.level and (is_rate or not after):
            if self.level.startswith(word):  # 任务是减少108个，已减少129个
                return self.level
            return f"{self.level}{word}"
        base = named(cue("from_before").sub("", before))
        is_since = base != named(before) or token.unit in ("%", "‰")
        if self.level and cue("how_many").fullmatch(shortened(base)):
            return f"{self.level}{word}"
        if base and is_since and not after:  # 录取人数同比增加, 规模增长了
            return f"{self.remember(shortened(base), token)}{word}"
        if "百分点" in token.unit and word not in own:
            return f"{self.remember(own, token)}{word}"
        return ""

    def _filled(self, own: str, head: str, after: str, token: Token, is_rate: bool) -> str:
        """Return the words beside a number, filled with those that the sentence has said."""
        if not own:
            if is_rate and self.level and cue("shared").search(head.rstrip()):
                return self._share("占比")
            if not self.waiting and cue("result").fullmatch(head.rstrip()):
                making = vocabulary().making.match(self.level)
                return self.level[making.end() :] if making else self.level
            return self._carried(token)
        if is_rate and cue("share").fullmatch(own) and self.level:
            return self._share(own)
        if own.startswith("占") and is_rate:
            return f"{self.waiting or self.level}{own}"
        if cue("each").fullmatch(own) and self.level:
            stage = cue("stage_led").match(self.level)
            front = stage[0] if stage else ""
            return f"{front}{own}{self.level[len(front) :]}"
        if is_rate:
            return rate_name(self, own, head, after)
        return count_name(self, self._with_done(own), token)

    def _with_done(self, own: str) -> str:
        """Return a bare thing with what the sentence said that others of its kind do."""
        for thing, done in self.done.items():
            front = own.removesuffix(thing)
            if own.endswith(thing) and cue("part").fullmatch(front):
                return f"{front}{done}"
        return own

    def _carried(self, token: Token) -> str:
        """Return the name of a figure whose clause has none."""
        implied = vocabulary().implied.get(self.printed_unit, "")
        if self.waiting:
            is_measure = vocabulary().measure.search(self.waiting)
            return cue("raised").sub("", self.waiting) if is_measure else self.waiting
        if implied and self.unit != token.unit:
            subject = self.subject or subject_of(self.level)
            of = vocabulary().of_bare.fullmatch(subject)
            return f"{of['of'] if of else subject}{implied}"
        label = self.by_unit.get(token.unit) or self.level
        if counter(token.unit) in ("人", "名") and label == self.level and self.subject:
            return self.subject if self.unit != token.unit else label
        owner = vocabulary().owner.match(self.level)  # 城区13所2576人
        return f"{owner[0]}{label}" if owner and owner[0] not in label else label

    def _share(self, word: str) -> str:
        """Return the name of a bare share: of the last amount, or the last share where made."""
        return self.share if parts_of(self.level).has_making and self.share else self.level + word


def _placed(one: Named) -> Named:
    """Return a figure with the place that its name begins with among its scopes."""
    label, place = trimmed(one.label)
    if place:  # 清河县|有小学
        return one._replace(label=named(label), scopes=(place, *one.scopes))
    return one if label == one.label else one._replace(label=label)


@said_once
def _without_since(head: str) -> str:
    """Return a name without since when or by what means it is, and without who has it."""
    return named(cue("since_led").sub("", cue("having").sub("", head)))


@said_once
def _without_asides(own: str) -> str:
    """Return a name without where, to what a number is short, and for each of whom."""
    for aside in ("short_of", "sited", "stands_for", "measure_then", "made_each", "paid_each"):
        own = cue(aside).sub("", own)
    return own


_OF_LIST = re.compile(
    "^.*?(?:[^、，]{2,20}、){2,}[^、，]{2,16}?等(?P<kind>(?![省市县区地方多途])[^、，等]{3,12})$"
)


def _of_list(own: str) -> str:
    """Return the kind of the things that a name lists: 院士、首席科学家、外国专家等|高层次人才."""
    found = _OF_LIST.match(own)
    if not found or vocabulary().measure.search(found["kind"]):
        return own
    verb = vocabulary().begins_in_making.match(own)
    return f"{verb[0] if verb else ''}{found['kind']}"


def _is_institution(one: Named) -> bool:
    return one.token.unit.endswith("所") and bool(cue("institution").search(one.label))


def _bare(label: str) -> str:
    noun = cue("bare_thing").match(label)
    return noun[0] if noun else ""
