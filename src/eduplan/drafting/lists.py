"""The names of several figures at once: listed beside them, or named before."""

from __future__ import annotations

import re

from eduplan.drafting.labels import is_part, named, owners_of, parts_of, subject_of
from eduplan.drafting.listed import listed
from eduplan.drafting.memory import Memory
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

_EACH = re.compile("[，、]?(?:分别|依次)")


_SECOND = re.compile("[；;。]2(?=[\u4e00-\u9fff、.．])")


def item_at(text: str, place: int, last: int) -> int:
    """Return the number of the item of a list that begins at a place, after the last; else 0."""
    found = cue("item").match(text, place)
    is_next = found is not None and int(found["number"]) == last + 1
    return last + 1 if is_next and (last or _SECOND.search(text, place)) else 0


def names_of_list(memory: Memory, group: list[Token], head: str, tail: str) -> list[str]:
    """Return a name for each of several figures: listed beside them, or named before."""
    plain, count = re.sub("分别|依次|各自", "", head), len(group)
    if names := _beyond(memory, plain, group) or _shares(memory, named(plain), group):
        return names
    own = named(plain)
    if len(memory.names) == count and (average := cue("average").search(plain)):
        return [f"{one}{average['of']}" for one in memory.names]
    if plain != head and (names := _of_each(memory, head, plain, group[-1], count)):
        return names
    names = listed(plain, count) or listed(tail, count)
    if names and parts_of(memory.waiting).has_measure and all(map(is_part, names)):
        measure = cue("stage_led").sub("", memory.waiting)
        names = [f"{one}{measure}" for one in names]
    if not names and len(own) < 2:
        names = listed(memory.waiting, count)
    if not names and plain != head and cue("same").fullmatch(own) and cue("rising").search(plain):
        names = memory.recent[-count:] if len(memory.recent) >= count else []
    if not names and len(memory.names) == count and cue("same").fullmatch(own):
        names = memory.names
    if not names and group[-1].unit in ("%", "‰"):
        names = _of_owners(memory, own, count)
    change = cue("change").search(plain) if "百分点" in group[-1].unit else None
    if names and change:
        names = [one if change["word"] in one else f"{one}{change['word']}" for one in names]
    if names:
        memory.names, memory.owners = names, owners_of(names)
        memory.remember(names[-1], group[-1])
    elif vocabulary().bare.fullmatch(own) and len(memory.places) == count:
        names = [f"{place}{own}" for place in memory.places]
    return names


def _beyond(memory: Memory, plain: str, group: list[Token]) -> list[str]:
    """Return the names of how far each of several rates is beyond: A率、B率高于平均|3、2个."""
    own = named(plain)
    beyond = cue("beyond").search(own)
    names = listed(own[: beyond.start()], len(group)) if beyond and beyond.start() else []
    if not beyond or not names:
        return []
    memory.names, memory.owners = names, owners_of(names)
    memory.remember(names[-1], group[-1])
    return [f"{one}{beyond[0]}" for one in names]


def _shares(memory: Memory, own: str, group: list[Token]) -> list[str]:
    """Return the names of the share that each of the last has: 招生数占中、高等教育招生数的|…."""
    count = len(group)
    share = cue("share_of_each").fullmatch(own)
    wholes = listed(share["of"], count) if share else []
    if not share or not wholes or len(memory.recent) < count:
        return []
    who = [subject_of(one) for one in memory.recent[-count:]]
    names = [f"{one}{share['what']}占{of}" for one, of in zip(who, wholes, strict=True)]
    memory.remember(names[-1], group[-1])
    return names


def _of_each(memory: Memory, head: str, plain: str, last: Token, count: int) -> list[str]:
    """Return the names of figures that are each (分别) of one of several things named before."""
    own = named(plain)
    told = [one for text in memory.waited for one in listed(text, 0) or [text]]
    waited = [*told, *(listed(plain, count - len(told)) or listed(plain, 0) or [own])]
    if told and len(waited) == count and parts_of(own).has_measure:
        memory.names = waited  # A率，B率，C率分别达到…
        memory.remember(own, last)
        return waited
    if len(memory.stages) == count and cue("spread").fullmatch(own):
        return [f"{one}{own}" for one in memory.stages]
    if cue("these").fullmatch(own):
        names = memory.recent or memory.earlier
        return names[-count:] if len(names) >= count else []
    if cue("done_rate").fullmatch(own) and len(memory.recent) >= count:
        return [f"{one}{own}" for one in memory.recent[-count:]]
    if not own and plain.rstrip().endswith("占") and len(memory.recent) >= count:
        return [f"{one}占比" for one in memory.recent[-count:]]
    change = cue("change").search(plain)
    before = plain[: change.start()] if change else ""
    is_of_last = not named(before) or bool(cue("since").fullmatch(before))
    if is_of_last and change and len(memory.names) == count:  # A、B率分别达…，分别提高…
        return [f"{one}{change['word']}" for one in memory.names]
    if len(memory.recent) >= count:
        change, share = cue("change").search(plain), cue("share_of").search(own)
        beyond = cue("beyond").match(own)
        word = change["word"] if change else share[0] if share else own if beyond else ""
        if word and not listed(plain, count):
            return [f"{one}{word}" for one in memory.recent[-count:]]
    if _EACH.match(head) and len(memory.recent) == count and not listed(plain, count):
        making = parts_of(own).has_making and all(
            parts_of(one).scopes for one in memory.recent[-count:]
        )
        if making:  # 新建小学6所、幼儿园9所，分别新增学位5400个和2700个
            return [f"{subject_of(one)}{own}" for one in memory.recent[-count:]]
    is_owned = len(memory.owners) == count and parts_of(own).has_measure
    if is_owned and not listed(own, count):
        return [f"{one}{own}" for one in memory.owners]
    return []


def _of_owners(memory: Memory, own: str, count: int) -> list[str]:
    """Return the names of a rate of each of those told as one: 中、高等院校在校生…，就业率|…和…."""
    if not parts_of(own).has_measure or parts_of(own).scopes or memory.waiting:
        return []
    lists = listed(memory.level, count), memory.recent
    told = ([*filter(None, map(vocabulary().of_bare.fullmatch, one))] for one in lists)
    kinds = next((one for one in told if len(one) == count), [])
    schools = [one["of"] + "学校" * one.string.startswith("学校", one.end("of")) for one in kinds]
    return [f"{one}{own}" for one in schools]


def same_for_all(memory: Memory, head: str, token: Token) -> list[str]:
    """Return the names of several things that one figure holds for: A率、B率都达到99%."""
    is_shared = bool(re.search("[都均]", head[-8:]))
    told = cue("told_by_stage").search(memory.waiting) if is_shared else None
    stages = listed(head, 0) if told else []
    if told and stages and all(map(cue("stage_alone").fullmatch, stages)):
        return [f"{told['measure']}{one}" for one in stages]
    if names := _one_each(memory, head, token):
        return names
    change = cue("change").search(head)
    if change and change.start() and head[change.start() - 1] in "各均都":  # A、B标准各提高100元
        names = listed(head[: change.start() - 1], 0)
        is_all = len(names) > 1 and all(map(vocabulary().measure.search, names))
        return [f"{one}{change['word']}" for one in names] if is_all else []
    is_said = bool(_ALIKE.search(head))
    if token.unit not in ("%", "‰") and not (is_said and vocabulary().measure.search(named(head))):
        return []
    names = listed(head, 0)
    measure = vocabulary().measure
    if len(names) < 2 or not all(measure.search(one) for one in names):
        return []
    raw = [named(one) for one in re.split("、|和|与|及", head) if named(one)]
    everyone = re.search("[都均]", head[-8:]) and all(parts_of(one).scopes for one in names)
    return names if everyone or all(measure.search(one) for one in raw) else []


_LEAD = 9
"""Most characters up to the end of the verb of a list."""
_ALIKE = re.compile("(?:都|(?<![生人师校班平])均)(?:不|应|要|须|需|为|达到?|在|按)*$")
_ONE_EACH = re.compile("各(?:设[立置]?|建[设成有]?|配备?|有|新建)?$")


def _one_each(memory: Memory, head: str, token: Token) -> list[str]:
    """Return the names of things of which there are so many each: 新建小学、初中各|2所."""
    each = _ONE_EACH.search(head.rstrip())
    names = listed(head[: each.start()], 0) if each else []
    if len(names) < 2 or not all(map(cue("each_thing").search, names)):
        return []
    making = vocabulary().begins_in_making
    verb = making.search(names[0], 0, _LEAD)
    begun = verb[0] if verb else memory.verbs.get(token.unit, "")
    memory.verbs[token.unit] = begun
    bare = names if not verb else names[1:]
    return [*names[: len(names) - len(bare)], *(_begun(begun, one) for one in bare)]


def _begun(verb: str, name: str) -> str:
    return name if vocabulary().begins_in_making.match(name) else f"{verb}{name}"
