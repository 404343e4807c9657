"""What a sentence has named so far, which a later figure may leave out."""

from __future__ import annotations

import re
from typing import Self

import attrs

from eduplan.drafting.labels import is_kind, named, parts_of
from eduplan.drafting.places import Places
from eduplan.drafting.purposes import purpose_of
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

_ONE = re.compile("一[个座所栋幢处]$")
_SITED = re.compile("(?<=..)(?:位于|坐落于?).*$")
_EFFORT = re.compile(
    "(?:健全|建立健全|优化|深化|强化|构建|规范|坚持|积极|大力|着力|切实|扎实|全力|认真)"
)
"""Verbs of what is striven for: a clause that begins so names nothing."""
_SHORT_THING = 3
"""Longest word that is no name of a school or a project."""
_NUMBER_END = re.compile(r"\d[^\d，]?$")


def counter(unit: str) -> str:
    """Return a unit without its power of ten: 万人 counts 人."""
    return unit if unit.endswith("分点") else unit.lstrip("千百十万亿") or unit


@attrs.define
class Memory:
    """The words that a figure without a name of its own may be of.

    Attributes:
        subject: who or what the sentence is about.
        level: the last name of an amount or a rate that was no change of another.
        unit: the unit of the last figure, without its power of ten.
        printed_unit: that of the figure now, as printed; `last_printed` is of the last.
        waiting: what a clause without a figure names, for the one that gives the figure.
        scopes: the words that restricted the last name.
        stage: the stage of education that the sentence speaks of.
        topic: that of the sentence before, with its noun.
        verbs: the verb of making by unit.
        by_unit: the last name by unit.
        before: the same of the sentences before.
        totals: the noun of the last whole by unit: its parts leave it out.
        wholes: the same with its stage: 义务教育阶段学校.
        owners: what told the names of the last list apart.
        people: the last name of teachers or other staff.
        host: the school that the sentence tells what it has.
        share: the last name of a share.
        done: what bare things do, by thing: 县通过认定.
        after: what stood behind the last figure.
        places: the kinds of institution that the sentence has counted.
        names: the last list of names, which later figures may share.
        recent: the last names of the sentence, outside brackets; `earlier` of that before.
        is_whole: whether the figure is of all the region: 全县专任教师.
        is_total: whether the figure is how many there are then: 公办园达到180所.
        is_among: whether the sentence has taken a whole apart (其中).
        is_joined: whether the next figures go on with a list: 新建小学2所、初中1所.
        is_inside: whether the clause stands in brackets, of the figure before them.
        is_listed: whether the last figures were of several stages, none of which goes on.
        was_near: whether the sentence followed a semicolon.
        undivided: what the sentence was about before it took a whole apart.
        whole_by_unit: the name of that whole, by unit.
        outside: the name of that figure.
        project: the project or building that the sentence spoke of last; `project_before` is that
            of the sentences before.
        children: the children apart from others that the sentence speaks of: 残疾儿童;
            `children_before` those of the sentence before.
        by_stage: the measure that the sentence tells stage by stage: 生均面积.
        stages: the names that it has told so.
        told_by: the last such measure, with its unit.
        sector: the stage that the sentence tells the money and the works of.
        areas: what a list of places counts.
        is_done_to: whether something is done to what the last figure counts: 对12所学校进行督查.
        first: unit and name of the first figure, or part, of the sentence.
        led: the same of the sentence before.
        waited: the measures that clauses without a figure have named one after the other.
        heading: the short sentence that the paragraph begins with: （三）公用经费。
        lead: the stage that such a sentence tells of: 学前教育普惠发展。
        phase: the part of a plan that the figure is of: 近期, 一期.
        purpose: what money is for that the sentence tells of; `aim` is that of the paragraph.
    """

    subject: str = ""
    level: str = ""
    unit: str = ""
    printed_unit: str = ""
    last_printed: str = ""
    waiting: str = ""
    scopes: tuple[str, ...] = ()
    stage: str = ""
    topic: str = ""
    verbs: dict[str, str] = attrs.field(factory=dict)
    by_unit: dict[str, str] = attrs.field(factory=dict)
    before: dict[str, str] = attrs.field(factory=dict)
    totals: dict[str, str] = attrs.field(factory=dict)
    wholes: dict[str, str] = attrs.field(factory=dict)
    owners: list[str] = attrs.field(factory=list)
    people: str = ""
    host: str = ""
    share: str = ""
    done: dict[str, str] = attrs.field(factory=dict)
    after: str = ""
    places: list[str] = attrs.field(factory=list)
    names: list[str] = attrs.field(factory=list)
    recent: list[str] = attrs.field(factory=list)
    earlier: list[str] = attrs.field(factory=list)
    is_whole: bool = False
    is_total: bool = False
    is_among: bool = False
    is_joined: bool = False
    is_inside: bool = False
    is_listed: bool = False
    was_near: bool = False
    undivided: str = ""
    whole_by_unit: dict[str, str] = attrs.field(factory=dict)
    outside: str = ""
    project: str = ""
    project_before: str = ""
    by_stage: str = ""
    stages: list[str] = attrs.field(factory=list)
    told_by: tuple[str, str] = ("", "")
    sector: str = ""
    heading: str = ""
    lead: str = ""
    phase: str = ""
    purpose: str = ""
    aim: str = ""
    areas: Places = attrs.field(factory=Places)
    children: str = ""
    children_before: str = ""
    is_done_to: bool = False
    first: tuple[str, str] = ("", "")
    led: tuple[str, str] = ("", "")
    waited: list[str] = attrs.field(factory=list)

    def next_sentence(self, *, is_near: bool = False) -> None:
        """Forget what holds within a sentence only; parts of a whole may follow a semicolon."""
        about = self.undivided if self.is_among else self.subject
        topic = cue("topic").match(cue("of_all_kinds").sub("", about))
        if topic or len(self.places) == 1:
            said = topic[0] if topic else self.places[0]
            is_made = any(
                parts_of(one).has_making and one.endswith(said) for one in self.recent
            )  # 建成特色高中5所。专任教师…: of all
            said = "" if is_made and not (is_near or is_kind(said)) else said
            is_part_of_last = self.was_near and self.topic and said.endswith(self.topic)
            said = cue("all_compulsory").sub("义务教育学校", said)
            self.topic = self.topic if is_part_of_last else said
        elif self.is_among:
            self.topic = ""
        self.is_among = self.is_listed = False
        self.stage = ""
        project, field = self.project, self.sector if is_near else ""
        self.subject = self.waiting = self.project = ""
        self.sector = field
        self.scopes = ()
        self.project_before = project or self.project_before
        self.earlier = self.recent or self.earlier
        self.purpose = self.aim if self.recent else self.purpose
        self.before = {**self.before, **self.by_unit, **self.whole_by_unit}
        self.level = next(iter(self.whole_by_unit.values()), self.level)
        self.verbs, self.by_unit, self.whole_by_unit = {}, {}, {}
        self.places, self.recent = [], []
        self.owners, self.people, self.host = [], "", ""
        self.waited = []
        if not is_near:
            self.by_stage, self.stages = "", []
        self.was_near, self.led, self.first = is_near, self.first, ("", "")
        self.children_before, self.children = self.children, ""
        if not is_near:
            self.wholes, self.done = {}, {}

    def wait(self, text: str) -> None:
        """Keep what a clause without a figure names."""
        self.note_among(text)
        self.purpose = purpose_of(text) or self.purpose
        if field := cue("in_field").match(named(text)):
            self.sector = field["stage"]
        elif text.rstrip().endswith("方面"):
            self.sector = ""
        if cue("manner").match(text):
            return
        text = cue("compared").sub("", self.without_pronoun(text))
        name = cue("over_average").sub("", cue("moved").sub("", named(text)))
        going = cue("going_on").match(name) or cue("object_topic").search(name)
        if going and parts_of(going["of"]).scopes:
            self.note_stage(going["of"])
            self.places, self.children, self.topic = [], "", ""
            self.subject = going["of"]  # 民办教育稳步发展，在校生3300人
        name = cue("since_then").sub("", _ONE.sub("", _SITED.sub("", name)))
        if _EFFORT.match(name) and not (cue("thing").search(name) or parts_of(name).has_measure):
            return
        if not name or cue("ended").search(name) or _NUMBER_END.search(name):
            kind = cue("staffed").match(name)
            self.subject = kind[0] if kind and parts_of(kind[0]).scopes else self.subject
            return
        if cue("thing").search(name) and (made := [*vocabulary().making.finditer(name)]):
            thing = name[made[-1].end() :].lstrip("的")
            self.project = thing if len(thing) > _SHORT_THING else self.project
        self.waited = [*self.waited, name] if vocabulary().measure.search(name) else []
        self.waiting = name
        self.people = who if cue("people").search(who := name.removesuffix("中")) else self.people
        self.note_stage(name)
        scopes = parts_of(name).scopes
        self.scopes = scopes or self.scopes
        if (len(name) <= 24 and cue("thing").search(name)) or (len(name) <= 12 and scopes):
            self.subject = name

    def note_heading(self, text: str) -> None:
        """Keep the first sentence of a numbered paragraph where it is a heading: of no figure."""
        if cue("heading").fullmatch(text):
            self.heading = cue("of_all_kinds").sub("", named(text))

    def note_lead(self, text: str) -> None:
        """Keep the stage of the first sentence of a paragraph, where it tells no figure."""
        stages = {*vocabulary().stage.findall(text)}
        if len(stages) == 1 and cue("led_by").fullmatch(text.strip()):
            (self.lead,) = stages
        self.aim = "" if self.recent else self.purpose

    def note_among(self, text: str) -> None:
        """Keep what the sentence is about when it takes a whole apart (其中)."""
        if not self.is_among and cue("among").search(text):
            self.first = ("", "")
            self.is_among, self.undivided = True, self.subject or self.topic
            self.whole_by_unit = {self.unit: self.by_unit.get(self.unit, self.level)}

    def without_pronoun(self, text: str) -> str:
        """Return a text without a word for the rate that was named last: 这一比例."""
        is_known = bool(vocabulary().measure.search(self.level))
        return cue("pronoun").sub("", text) if is_known else text

    def within(self) -> Self:
        """Return what is known, for figures in brackets: what they name ends with the brackets."""
        inner = attrs.evolve(self, verbs={**self.verbs}, by_unit={**self.by_unit})
        inner.totals, inner.wholes, inner.places = {**self.totals}, {}, [*self.places]
        inner.outside, inner.whole_by_unit = self.level, {self.unit: self.level}
        return inner

    def note_stage(self, *names: str) -> None:
        """Keep the stage that names say last; of a list of several (小学58所、初中18所) none."""
        found = [one[-1] for name in names if (one := vocabulary().stage.findall(_who(name)))]
        before = {self.stage} - {""} if self.is_joined else set()
        stages = {*found, *before}
        if len(stages) > 1 or (found and self.is_joined and self.is_listed):
            self.stage, self.is_listed = "", True
            is_of_all = len(stages) > 1 and stages <= {*self.scopes}
            self.scopes = self.scopes if is_of_all else ()
        elif found:
            self.stage, self.is_listed = found[-1], False

    def beside_last(self, own: str, token: Token) -> str:
        """Return a kind of school as the part before a semicolon names its own: 新建小学；初中."""
        unit, label = self.led
        if self.recent or not self.was_near or unit != token.unit or not is_kind(own):
            return own
        verb = vocabulary().begins_in_making.match(label)
        begun = verb[0] if verb else ""
        kind = label[len(begun) :]
        if is_kind(kind):
            return f"{begun}{own}"
        stage = vocabulary().stage.match(kind)
        is_told = stage and vocabulary().stage.fullmatch(own)
        noun = cue("of_stage_noun").fullmatch(kind, stage.end()) if stage else None
        return f"{begun}{own}{noun[0]}" if is_told and noun else own

    def of_earlier(self, own: str) -> str:
        """Return a stage and noun with the verb of the whole: 新建项目9个。其中小学项目."""
        stage = vocabulary().stage.match(own)
        noun = cue("of_stage_noun").fullmatch(own, stage.end()) if stage else None
        if self.recent or not noun or not (self.is_among or self.was_near):
            return own
        for label in reversed(self.earlier):
            verb = vocabulary().begins_in_making.match(label)
            is_alike = self.is_among or (verb and vocabulary().stage.match(label, verb.end()))
            if verb and is_alike and label.endswith(noun[0][-2:]):
                return f"{verb[0]}{own}"
        return own

    def goes_on(self, token: Token) -> bool:
        """Tell whether a figure has the unit of the last, as parts of a whole or of a list have."""
        is_alike = self.is_among or self.last_printed == self.printed_unit
        return self.unit == token.unit and is_alike

    def remember(self, label: str, token: Token) -> str:
        """Keep the name of a figure, and return it."""
        if not self.is_inside and not self.first[1]:
            self.first = token.unit, label
        if not self.is_inside:
            self.recent = [*self.recent[-3:], label]
        self.level = label
        who = cue("said_of_people").match(label)
        said = label[who.end() :] if who else ""
        is_said = parts_of(label).has_measure or cue("degree").match(said)
        is_of_people = bool(who and is_said and cue("people").search(who["who"]))
        label_of = who["who"] if who and is_of_people else label
        self.people = label_of if cue("people").search(label_of) else self.people
        self.share = label if label.endswith(("占比", "比例", "比重")) else self.share
        self.by_unit[token.unit] = label
        if programme := cue("programme").search(label):
            self.purpose = programme[0]
        self.waiting, self.waited = "", []
        self.scopes = parts_of(_who(label)).scopes or self.scopes
        return label

    def verb(self, unit: str) -> str:
        """Return the verb of making that goes on for a unit; none is of all that there are then."""
        is_stock = self.is_total and not (self.is_among or self.is_joined or self.is_inside)
        return "" if is_stock else self.verbs.get(unit, "")

    def of_stage(self, own: str, unit: str) -> str:
        """Return the name of a measure told by stage: 生均面积，小学5平方米、初中6平方米."""
        stage = cue("stage_alone")
        if led := cue("measure_of_stage").match(own):
            of = self.level if cue("each").fullmatch(led["measure"]) else ""
            self.by_stage, self.stages = f"{led['measure']}{of}", []
            own = own[led.end() :]
        elif stage.fullmatch(own):
            told = (cue("told_by_stage").search(one) for one in (self.waiting, self.heading))
            if measure := next(filter(None, told), None):
                self.by_stage, self.stages = measure["measure"], []
            elif self.told_by[1] == unit and not (self.recent or self.waiting):
                self.by_stage = self.told_by[0]
        if not self.by_stage or not stage.fullmatch(own):
            return ""
        self.told_by = self.by_stage, unit
        self.stages.append(f"{self.by_stage}{own}")
        return self.stages[-1]

    def of_topic(self, own: str) -> str:
        """Return a name with the stage that the sentence before spoke of, where it has none."""
        stage = vocabulary().stage
        is_open = cue("of_stage").match(own) and not stage.search(own) and not self.waiting
        topic = self.places[-1] if self.places else self.topic
        if self.is_among and len(self.places) > 1:  # what is told behind the parts is of the whole
            topic = self.undivided
        if self.stage and self.stage not in topic:
            return own  # the sentence speaks of another
        if own.endswith("入园率") and not topic.endswith("教育"):
            return own  # it says whose it is
        return f"{topic}{own}" if is_open and stage.search(topic) else own


def _who(label: str) -> str:
    """Return whose a share is, without of what: 中职招生|占高中阶段招生."""
    who, _, _ = label.partition("占")
    return who or label
