"""The name of a part of a whole, and of what goes on with the figure before it."""

from __future__ import annotations

import re

from eduplan.drafting.labels import is_kind, is_part, object_of, parts_of, subject_of
from eduplan.drafting.memory import Memory, counter
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

PLACES = ("所", "个", "家")
_SHORT_THING = 8
_FEW = 2
"""How many digits a number of places has more than that of what else is counted in 个."""


def part_name(memory: Memory, own: str, token: Token) -> str:
    """Return the name of a figure that says only what tells it from the last; "" of another."""
    if implied := _classes(memory, own, token):
        return implied
    ways = (_alike, _of_post, _of_people, _mean, _of_region, _in_state)
    if name := next(filter(None, (way(memory, own, token) for way in ways)), ""):
        return name
    is_plain = cue("part").fullmatch(vocabulary().scope.sub("", own))
    return _part(memory, own, token) if is_plain else ""


def _classes(memory: Memory, own: str, token: Token) -> str:
    """Return the name of what only its unit names: 小学|34个班."""
    implied = vocabulary().implied.get(memory.printed_unit, "")
    if implied and is_part(own):  # 新增教学班49个，其中小学34个班
        is_of_last = memory.is_among or memory.by_unit.get(token.unit, "").endswith(implied)
        added = cue("added").match(memory.level) if is_of_last else None
        return f"{added[0] if added else ''}{_quality(memory, own, implied, token)}{own}{implied}"
    return ""


def _alike(memory: Memory, own: str, token: Token) -> str:
    """Return the name of what stands beside the last in its own words: 获省级奖3项、市级|5项."""
    if cue("rank").fullmatch(own) and (
        rank := cue("rank").search(memory.by_unit.get(token.unit, ""))
    ):
        return rank.string[: rank.start()] + own + rank.string[rank.end() :]  # 获省级奖3项、市级5项
    if cue("class_kind").fullmatch(own):
        return own
    entered = cue("entering").match(memory.level) if is_kind(own) else None
    if entered and memory.goes_on(token):
        return f"{entered[0]}{own}"  # 升入普通高中2.5万人、中职|2万人
    if cue("some").match(own) and (measure := vocabulary().measure.search(memory.level)):
        return f"{own}{measure[0]}" if memory.unit == token.unit else own
    if cue("joining").match(own):
        said = (cue("activity").search(one) for one in (memory.waiting, memory.level))
        if found := next((one for one in said if one), None):  # 开展课后服务，参与学生3.8万人
            return f"{found['of']}{own}"
    return ""


def _of_post(memory: Memory, own: str, token: Token) -> str:
    """Return the name of staff whom schools of a size have: 园长：6个班以下的幼儿园|设1名."""
    verb = vocabulary().ends_in_making.search(own)
    who = own[: verb.start()] if verb else own
    if counter(token.unit) not in ("人", "名") or not cue("sized_school").fullmatch(who):
        return ""
    if post := cue("post").fullmatch(memory.waiting):
        return f"{who}{post['post']}"
    last = cue("post_end").search(memory.by_unit.get(token.unit, ""))
    return f"{who}{last['post']}" if last else ""


def _of_people(memory: Memory, own: str, token: Token) -> str:
    """Return the name of some of the teachers told before: 其中50岁以上."""
    if (told := cue("staff_with").fullmatch(own)) and memory.is_among:
        memory.totals[token.unit] = memory.wholes[token.unit] = told["who"]
        return f"{told['what']}{told['who']}"  # 其中专任教师…，专任教师中研究生学历
    staff = cue("staff").search(memory.totals.get(token.unit, ""))
    if staff and memory.is_among and cue("subject_taught").fullmatch(own):
        return f"{own}{staff[0]}"  # 缺少教师42人，其中音乐8人
    if staff and cue("attribute").fullmatch(own):  # 教师1486人，其中50岁以上398人
        return f"{own.removesuffix('的')}{memory.wholes.get(token.unit) or staff[0]}"
    return ""


def _mean(memory: Memory, own: str, token: Token) -> str:
    """Return the name of the mean of another kind of school: 小学校均180人，初中|600人."""
    begun = cue("average_end").search(own)
    if begun and memory.unit == token.unit and begun[0] in memory.level:  # 公用经费…，中职生均
        return own + memory.level.rpartition(begun[0])[2]
    average = cue("average_end").search(memory.level)
    if average and is_part(own) and memory.unit == token.unit:  # 小学校均180人，初中600人
        return f"{own}{average[0]}"
    each = cue("each_led").match(memory.level)
    if each and memory.unit == token.unit and cue("institution").search(own):
        return own + memory.level[each.end() :]  # 每校带宽100M，农村学校50M
    return _paid_alike(memory, own, token)


def _paid_alike(memory: Memory, own: str, token: Token) -> str:
    """Return the name of what another stage is paid: 学前教育生均公用经费600元、小学|720元."""
    label = memory.by_unit.get(token.unit, "")
    stages = [*vocabulary().stage.finditer(label)]
    is_paid = token.unit.endswith("元") and vocabulary().measure.search(label)
    if not stages or not is_paid or not is_part(own) or not memory.goes_on(token):
        return ""
    mean = cue("mean_word").search(label, stages[0].end())
    return own.removesuffix("生") + label[mean.start() if mean else stages[-1].end() :]


def _of_region(memory: Memory, own: str, token: Token) -> str:
    """Return the name of what is told region by region, or owner by owner in brackets."""
    label = memory.by_unit.get(token.unit, "")
    measure = vocabulary().measure.search(own)
    is_of_region = measure and cue("region").fullmatch(own[: measure.start()])
    if measure and is_of_region and label.endswith(measure[0]):  # 教育经费支出，市本级|支出
        return f"{own[: measure.start()]}{label}"
    if cue("region").fullmatch(own) and (before := cue("region_end").search(label)):
        return f"{label[: before.start()]}{own}"  # 工资中部2.8万元、西部3.1万元
    verb = vocabulary().begins_in_making.match(label)
    if verb and cue("region").fullmatch(own) and cue("region_led").match(label[verb.end() :]):
        return f"{verb[0]}{own}{cue('region_led').sub('', label[verb.end() :])}"
    if cue("region").fullmatch(own) and label and memory.is_among and not memory.done:
        return f"{own}{cue('region_led').sub('', label)}"
    owned = cue("owned").fullmatch(own) if memory.is_inside else None
    if owned and memory.unit == token.unit and memory.outside.endswith("学校"):
        return f"{owned['owner']}{memory.outside}"
    return ""


def _in_state(memory: Memory, own: str, token: Token) -> str:
    """Return the name of some of a whole that are so far: 在建|18个."""
    if cue("state").fullmatch(own) and not memory.project and memory.totals.get(token.unit):
        last = memory.by_unit.get(token.unit) or memory.before.get(token.unit, "")
        thing = subject_of(cue("region_led").sub("", last.rpartition("的")[2])).removeprefix("在建")
        of = "" if vocabulary().begins_in_making.fullmatch(own) else "的"
        return f"{own.rstrip('的')}{of}{object_of(thing) or memory.totals[token.unit]}"
    return ""


def _part(memory: Memory, own: str, token: Token) -> str:
    """Return the name of a part that says only what tells it apart: 其中小学, 公办."""
    whole = memory.totals.get(token.unit, "")
    is_many = whole == "学位" and len(token.value.partition(".")[0]) > _FEW
    if memory.unit == token.unit and not (is_many or memory.goes_on(token)):
        whole = ""  # 学位2万个，幼儿园项目20个
    is_measure = bool(whole) and bool(vocabulary().measure.search(whole))
    if is_measure and own.endswith(whole):
        return f"{'' if parts_of(own).has_making else memory.verb(token.unit)}{own}"
    if name := _of_thing(memory, own, whole, token) or _of_outside(memory, own, token):
        return name
    if (before := _before_scope(memory)) and memory.unit == token.unit:
        return f"{before}{own}"
    if is_measure and (is_many or memory.goes_on(token)):
        return _of_measure(memory, own, whole, token)
    is_of_people = whole and counter(token.unit) in ("人", "名") and not own.endswith("生")
    is_noun = cue("noun").search(own) and not (is_of_people and cue("institution").search(own))
    return _of_noun(memory, own, whole, token) if whole and not is_noun else ""


def _of_thing(memory: Memory, own: str, whole: str, token: Token) -> str:
    """Return the name of a part of any short thing: 资源教室15个，其中小学|9个."""
    words, people = vocabulary(), cue("people")
    thing = subject_of(memory.whole_by_unit.get(token.unit, ""))
    is_people = bool(people.search(thing)) or thing.endswith("子女")
    is_theirs = is_people and bool(words.stage.fullmatch(own)) and whole not in thing
    is_other = (not whole or is_theirs) and memory.goes_on(token) and not token.unit.endswith("所")
    is_told = words.stage.search(thing) or words.owner.search(thing) or people.search(own)
    if is_other and 1 < len(thing) <= _SHORT_THING and not (is_told or parts_of(thing).has_measure):
        return f"{memory.verb(token.unit)}{own}{thing}"
    return ""


def _of_outside(memory: Memory, own: str, token: Token) -> str:
    """Return the name of a part in brackets of the figure before them."""
    outside = memory.outside
    is_place = token.unit.endswith(PLACES) and cue("institution").search(own)
    is_inner = memory.is_inside and memory.unit == token.unit and not is_place
    is_whole = outside.endswith("生") or cue("owned_whole").search(outside)
    is_whole = is_whole or cue("whole").search(outside)
    if not (is_inner and is_whole) or cue("noun").search(own):
        return ""
    made = vocabulary().begins_in_making.match(outside)
    end = made.end() if made else 0
    return f"{outside[:end]}{own}{outside[end:]}"


def _of_measure(memory: Memory, own: str, whole: str, token: Token) -> str:
    """Return the name of a part of an amount or of places: 新增学位2万个，其中小学|9000个."""
    if cue("people").search(own) and not memory.is_among:  # 平均班额54人；专任教师704人
        return ""
    if own.endswith("生") and re.search("学生|校生", whole):
        return own  # 在校学生人数5万人，其中高中生2万人
    verb = "" if parts_of(own).has_making else memory.verb(token.unit)
    return f"{verb}{_quality(memory, own, whole, token)}{own.removesuffix('生')}{whole}"


def _of_noun(memory: Memory, own: str, whole: str, token: Token) -> str:
    """Return the name of a part with the noun of its whole, and keep what later ones are of."""
    words = vocabulary()
    if words.stage.fullmatch(whole) and words.stage.match(own):
        whole = "学校"  # 小学60所，…（含高职|1所）
    owner = words.owner.match(memory.wholes.get(token.unit, ""))
    if owner and memory.is_among and words.stage.match(own) and not memory.is_inside:
        own = f"{owner[0]}{own}"  # 民办学校招生480人，其中小学180人
    memory.subject = memory.subject if memory.is_inside else own
    is_institution = bool(cue("institution").search(own))
    if is_institution:
        memory.places.append(own)
    is_count = token.unit.endswith("所") or bool(cue("institution").search(whole))
    if words.owner.fullmatch(own):
        whole = memory.wholes.get(token.unit, whole)
    if own.endswith(whole):
        memory.wholes.setdefault(token.unit, own)
    needs_noun = not (is_count and is_institution) and not own.endswith(whole)
    if own.endswith("生") and whole.endswith("生"):  # 学生5万人，其中初中生2万人
        memory.wholes[token.unit], needs_noun = own, False
    label = f"{own}{whole}" if needs_noun else own
    is_made = parts_of(own).has_making or memory.is_whole
    return label if is_made else f"{memory.verb(token.unit)}{label}"


def _quality(memory: Memory, own: str, noun: str, token: Token) -> str:
    """Return the adjectives of a whole that its parts leave out: 优质学位2万个，其中小学8000个."""
    units = memory.whole_by_unit, memory.by_unit, memory.before
    whole = subject_of(next((one[token.unit] for one in units if one.get(token.unit)), ""))
    front = vocabulary().stage.sub("", whole.removesuffix(noun))
    found = cue("quality").fullmatch(front) if front != whole else None
    return found["quality"] if found and not vocabulary().owner.search(own) else ""


def _before_scope(memory: Memory) -> str:
    """Return the measure that the last name begins with, where its scope stands behind it."""
    scopes = [*vocabulary().scope.finditer(memory.level)]
    if not scopes or scopes[-1].end() < len(memory.level):
        return ""
    before = memory.level[: scopes[-1].start()]
    is_measure = cue("headed").match(before) or vocabulary().measure.search(before)
    return before if is_measure else ""
