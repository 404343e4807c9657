"""The name of a figure: from its own clause, filled with what the sentence said before."""

from __future__ import annotations

import re
from typing import NamedTuple

import attrs

from eduplan.drafting.beside import RATES, Beside, own_words, with_after
from eduplan.drafting.carried import filled
from eduplan.drafting.changes import held_against
from eduplan.drafting.labels import named, object_of, owners_of, parts_of, subject_of, trimmed
from eduplan.drafting.lists import names_of_list, same_for_all
from eduplan.drafting.memory import Memory, counter
from eduplan.drafting.predicates import done_to, said_of
from eduplan.drafting.rates import share_of_others
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

_IN_ALL = re.compile("[，、]?(?:共计|合计|总计)(?=[^，、为达是约近]{2})")
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
        if _IN_ALL.match(head) and group[-1].unit not in RATES:
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
        if self.phase:
            found = [one._replace(scopes=(*one.scopes, self.phase)) for one in found]
            self.phase = ""
        for one in found:
            self.areas.note(one.label, counter(one.token.unit))
        self.note_stage(*(one.label for one in found))
        self.topic = self.stage if is_effect else self.topic
        stage = vocabulary().stage
        if found and cue("sector").match(found[-1].label):  # 学前教育阶段投入…，维修学校20所
            self.sector = self.stage
        found = [self._of_children(one) for one in found]
        beside = vocabulary().stage.findall(head) if len({*stage.findall(head)}) == 1 else [""]
        return [self._staged(one, beside[0]) for one in found]

    def _staged(self, one: Named, beside: str) -> Named:
        """Return a figure with the stage that the sentence speaks of, where it says none.

        `beside` is the stage that stands before its number but is no part of its name.
        """
        if vocabulary().stage.search(f"{one.label}{''.join(one.scopes)}"):
            return one
        outer = vocabulary().stage.search(self.outside) if self.is_inside else None
        stage = self.sector or self.stage or beside or (outer[0] if outer else "")
        stage = stage if _fits(one.label, stage) else ""
        is_some = (self.is_among or self.is_inside) and cue("any_school").search(one.label)
        is_known = self.stage or beside
        is_open = bool(is_known and cue("staged").search(one.label)) and not _is_institution(one)
        if stage and (self.sector or is_some or is_open):
            self.stage = self.stage or beside
            return one._replace(scopes=(*one.scopes, stage))
        if stage or cue("of_other_stage").search(one.label):
            return one
        led = self.lead
        is_staff = cue("of_staff").search(one.label) and not parts_of(one.label).has_making
        if is_staff and vocabulary().stage.fullmatch(self.topic):
            led = self.stage = self.topic
        return one._replace(scopes=(*one.scopes, led)) if led else one

    def _of_children(self, one: Named) -> Named:
        """Return a figure with the children that the sentence tells of: 残疾儿童…，高中入学率."""
        said = f"{one.label}{''.join(one.scopes)}"
        if found := cue("children").search(said):
            self.children = found[0]
        told = self.children or (one.label.endswith("就读") and self.children_before)
        if not found and told and cue("of_children").search(one.label):
            return one._replace(scopes=(*one.scopes, told))
        return one

    def _of_group(self, group: list[Token], head: str, tail: str, is_pair: bool) -> list[Named]:
        if is_pair or len(group) == 1:
            if not is_pair and (names := same_for_all(self, head, group[0])):
                self.remember(names[-1], group[0])
                self.owners = owners_of(names)
                self.scopes = tuple(one for name in names for one in parts_of(name).scopes)
                return [Named(name, parts_of(name).scopes, group[0]) for name in names]
            head = (is_pair and cue("from").sub("", head)) or cue("begun").sub("", head)
            label = self._label(head, tail, group[-1])
            is_place = group[0].unit.endswith("所") and bool(cue("institution").search(label))
            lasting = tuple(one for one in self.scopes if not cue("fleeting").fullmatch(one))
            lasting = tuple(one for one in lasting if _fits(label, one))
            scopes = parts_of(label).scopes or (() if is_place else lasting)
            return [Named(label, scopes, one) for one in group]
        if names := names_of_list(self, group, head, tail):
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

    def _label(self, head: str, tail: str, token: Token) -> str:
        """Return the name of a figure: of the ways to name one, the first that fits."""
        head = self.without_pronoun(_OPEN.sub("", head))
        self.is_total = bool(cue("reaches").search(head.rstrip()))
        is_told = bool(self.project) and self.waiting.endswith(self.project)
        if cue("thing").search(self.waiting) and not is_told:
            self.project = subject_of(self.waiting)
        is_rate = (
            token.unit in RATES or token.is_implied or ":" in token.value or "/" in token.value
        )
        to = "对" if self.is_done_to and self.is_joined and not named(head) else head
        done = done_to(to, tail)
        self.is_done_to = bool(done)
        if done := done or (share_of_others(self, head, tail) if is_rate else ""):
            return self.remember(done, token)
        own = self._after_last(own_words(self, head, tail, token.unit))
        said = Beside(head, tail, token, own, is_rate)
        if (
            known := self._paid(said)
            or self._made_so(said)
            or self._of_whole(said)
            or self._up_to_standard(said)
        ):
            return self.remember(known, token)
        said = with_after(self, said)
        is_made = token.unit != self.unit and self.unit == "元" and parts_of(said.own).has_making
        is_told = bool(said.own) and said.own == self.after and not is_made
        if is_told and not (said.change or said.after):
            return self.remember(self.level, token)  # 改建8所校舍1.2万平方米
        if against := held_against(self, said):
            return against
        if used := self._used(said):
            return self.remember(used, token)
        said = said.joined()
        label = self._of_project(said) or filled(self, said)
        self.after = said.after
        if done := said_of(label):
            self.done[_bare(label)] = done
        return self.remember(label, token)

    def _after_last(self, own: str) -> str:
        """Return a name with what the last figure counts: 改扩建6个|项目已完工."""
        after, level = self.after, self.level
        is_of_last = after and own.startswith(after) and level.endswith(after)
        rest = own[len(after) :] if is_of_last else ""
        return f"{level}{rest}" if cue("so_far").fullmatch(rest) else own

    def _paid(self, said: Beside) -> str:
        """Return what is paid at a rate: 按每人300元的标准发放."""
        own = said.own
        who, by, _ = own.partition("按")
        if not cue("at_rate").match(said.tail) or (own and not by):
            return ""
        if who := named(who):  # 寄宿生按照每生每年1000元的标准补助
            return f"{who}标准"
        last = self.by_unit.get(said.token.unit) or self.before.get(said.token.unit, "")
        thing = subject_of(self.waiting or (last if cue("subsidy").search(last) else ""))
        return object_of(cue("since_led").sub("", thing)) or "标准"

    def _made_so(self, said: Beside) -> str:
        """Return what so many of the last things are: 36所学校中，15所|为新建."""
        verb = cue("made_so").fullmatch(said.tail)
        last = self.by_unit.get(said.token.unit) or self.before.get(said.token.unit, "")
        thing = subject_of(last)
        return f"{verb['verb']}{thing}" if verb and thing and not said.own else ""

    def _of_whole(self, said: Beside) -> str:
        """Return the name of a figure of which only a place or a stage is said."""
        own, tail, unit = said.own, said.tail, said.token.unit
        if in_place := "" if named(tail) else self.areas.named(own, unit, is_joined=self.is_joined):
            return in_place
        self.areas.is_listing = self.areas.is_listing and said.is_rate
        return "" if unit.endswith("所") else self.of_stage(own, unit)

    def _up_to_standard(self, said: Beside) -> str:
        own = said.own
        if not (said.is_rate and parts_of(own).scopes and _UP_TO_STANDARD.match(said.tail)):
            return ""
        return own if vocabulary().measure.search(own) else f"{own}达标"

    def _used(self, said: Beside) -> str:
        """Return the name of an amount that is used for what stands behind it."""
        if not said.after.startswith("用于"):
            return ""
        if not said.head.strip("，、") and self.level:
            amount = cue("amount_end").search(self.level.partition("用于")[0])
            is_share = self.unit in RATES or not amount  # 经费的5%约13亿元用于…
            return self.level if is_share or not amount else f"{amount[0]}{said.after}"
        return f"{said.own}{said.after}" if cue("money").fullmatch(said.own) else ""

    def _of_project(self, said: Beside) -> str:
        """Return the name of the money or land of a project behind it: 总投资4.8亿元的…项目."""
        after, money = said.after, named(said.head)
        is_its = cue("thing").search(after) and said.tail.startswith("的")
        if not is_its or not cue("money_of").fullmatch(money):
            return ""
        self.project = after
        return f"{after}{money}"


def _placed(one: Named) -> Named:
    """Return a figure with the place that its name begins with among its scopes."""
    label, place = trimmed(one.label)
    if place:  # 清河县|有小学
        begin = label.find(named(label))  # what stands at its end is told: 年均增长
        return one._replace(label=label[begin:], scopes=(place, *one.scopes))
    return one if label == one.label else one._replace(label=label)


def _fits(label: str, stage: str) -> bool:
    """Tell whether a rate may be of a stage: none of pupils who stay on is of kindergartens."""
    is_preschool = stage.startswith(("学前", "幼儿"))
    return not (cue("not_of_preschool").search(label) and is_preschool)


def _is_institution(one: Named) -> bool:
    return one.token.unit.endswith("所") and bool(cue("institution").search(one.label))


def _bare(label: str) -> str:
    noun = cue("bare_thing").match(label)
    return noun[0] if noun else ""
