"""治理规则: identities of school counts, whose schools an indicator covers, and outdated words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import eduplan as ep
from eduplan.plugins.governance import elements, terms
from eduplan.plugins.governance.domain import governance

AUTHORITIES = "governance.education_authorities"
DOCUMENT_OF_A_YEAR = r"(〔(\d{4})〕\d+号)[）)]?"
BETWEEN_DOCUMENTS = r"^(?:[、，,；; ]+|[和与及])"
LEFT_OUT = ("不含", "不包括", "除", "不计")
"""Words after which the rest of a clause is not counted."""
ONE_AUTHORITY = ep.Reason(
    "one_authority", ep.Words("只有一个教育行政部门", "there is one education authority")
)
NO_WORDING = ep.Reason("no_wording", ep.Words("没有录入原文用词", "no wording is given"))


def _of(dimension: str, *codes: str) -> ep.Operand:
    """Return the number of schools of some codes together."""
    return elements.schools.select(dimension, *codes).total()


SCHOOLS_ALONE = (
    "primary_school",
    "junior_school",
    "nine_year_school",
    "senior_school",
    "complete_secondary_school",
    "twelve_year_school",
)
BESIDE_SCHOOLS = ("kindergarten", "teaching_point", "special_school", "vocational_school")
"""Some plans count these among their schools and others don't."""

governance.check(
    "GOV002",
    (_of("location", "urban") + _of("location", "town_and_rural") == elements.schools.total())
    & (_of("school_type", *SCHOOLS_ALONE) <= elements.schools.total())
    & (elements.schools.total() <= _of("school_type", *SCHOOLS_ALONE, *BESIDE_SCHOOLS))
    & (
        _of("stage", "primary") + _of("stage", "junior") + _of("stage", "senior")
        <= elements.schools.total()
    ),
    title=ep.Words("分类学校数与总数对不上", "Schools by type or location don't sum up"),
    remedy=ep.Words(
        "一贯制学校和完全中学只计一次；城区与乡镇、村之和应等于总数；写明总数是否含幼儿园和教学点。",
        "Count all-through and complete secondary schools once; urban and rural must sum to all; "
        "say whether kindergartens and teaching points are included.",
    ),
    source="教育事业统计年报",
)


@governance.rule(
    "GOV005",
    per="plan",
    nature="gap",
    title=ep.Words("有几个教育行政部门而没有写明口径", "Several authorities, and no scope given"),
    message=ep.Words(
        "区域内有{number}教育行政部门（{authorities}），{baselines}项基数、{targets}项目标没有写明是全区域还是"
        "只含其中一家所管的学校，如{some}。",
        "There are {number} education authorities in the area ({authorities}), but {baselines} "
        "baselines and {targets} targets don't say whose schools they cover, such as {some}.",
    ),
    remedy=ep.Words(
        "逐项写明口径：全区域合计，还是其中一家（录入时写在scope的authority）；最好两家分列再合计。",
        "State for each whether it covers the whole area or one authority (authority in scope), or "
        "give both and their total.",
    ),
)
def indicators_of_several_authorities(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """Where each authority reports its own schools, denominators mix."""
    several = [
        one
        for one in case.index.statements(AUTHORITIES)
        if one.figure is not None and one.figure.value > 1
    ]
    if not several:
        return ep.not_applicable(ONE_AUTHORITY)
    baselines = [one for one in plan.baselines if _lacks_authority(one.indicator, one.scope, case)]
    targets = [
        target
        for target in plan.targets
        if not isinstance(target.bound, ep.Qualitative)
        and _lacks_authority(target.indicator, target.scope, case)
    ]
    if not baselines and not targets:
        return ep.PASSED
    figure = several[0].figure
    assert figure is not None
    named = [one.indicator for one in baselines] + [target.indicator for target in targets]
    some = [case.words.label(name) for name in list(dict.fromkeys(named))[:3]]
    return ep.failed(
        *(one.id for one in several),
        number=figure.text,
        authorities=case.words.place(several[0]),
        baselines=len(baselines),
        targets=len(targets),
        some=ep.Words.listed(some),
    )


def _lacks_authority(indicator: str, scope: ep.Scope, case: ep.Case) -> bool:
    """Tell whether a figure could be restricted to an authority and is not."""
    return (
        "authority" in case.catalogue.indicator(indicator).dimensions and "authority" not in scope
    )


@governance.rule(
    "GOV006",
    per="item",
    severity="info",
    nature="note",
    title=ep.Words("过时的用语或文件", "Outdated term or document"),
    message=ep.Words("{item}：{outdated}。", "{item}: {outdated}."),
    remedy=ep.Words(
        "改用现行用语；引用较早的文件，核对是否已经修订或废止，并引用现行的。",
        "Use the current term; check whether an old document was revised or repealed, and cite the "
        "current one.",
    ),
)
def outdated_words(item: ep.Item, case: ep.Case) -> ep.Outcome:
    """Words of the last period show that a clause was taken over unread."""
    if not item.wording:
        return ep.not_applicable(NO_WORDING)
    found = list(_outdated(item, case))
    if not found:
        return ep.PASSED
    return ep.failed(item=case.words.place(item), outdated=ep.Words.clauses(found))


def _outdated(item: ep.Item, case: ep.Case) -> Iterator[ep.Words]:
    for known in terms.OUTDATED_TERMS:
        if case.plan.year_of_issue > known.since and any(known.term in one for one in item.wording):
            yield ep.Words(
                f"“{known.term}”{known.since}年起改为“{known.current}”，依据{known.source}",
                f"{known.term} has given way to {known.current_en} ({known.current}) since "
                f"{known.since}, by {known.source}",
            )
    for word in item.wording:
        for document, number, year in _documents(word):
            age = case.plan.year_of_issue - year
            if age > terms.DOCUMENT_YEARS and not case.standards.is_document_in_force(
                document, number
            ):
                yield ep.Words(
                    f"所依据的文件“{document}”印发时已有{age}年，需核对是否仍然有效",
                    f"the document {document} was {age} years old on the day of issue; check "
                    "whether it is still in force",
                )


def _documents(word: str) -> Iterator[tuple[str, str, int]]:
    """Yield the documents in a wording, as named there, each with the end of its number and year.

    A wording that names one is its name: it mostly has the title too.
    """
    found = [*re.finditer(DOCUMENT_OF_A_YEAR, word)] if "〔" in word else []
    end = 0
    for one in found:
        named = re.sub(BETWEEN_DOCUMENTS, "", word[end : one.end()]) if end else word[: one.end()]
        yield word if len(found) == 1 else named, one[1], int(one[2])
        end = one.end()


@governance.rule(
    "GOV007",
    per="statement",
    about=(elements.schools, "numeric"),
    nature="gap",
    title=ep.Words("学校和幼儿园合在一个数里", "Schools and kindergartens in one count"),
    message=ep.Words(
        "{label}{figure}（{statement}）把学校和幼儿园合在一起{private}，学校数无法单独核对。",
        "{figure} ({statement}) counts schools and kindergartens together{private}; the number of "
        "schools can't be checked by itself.",
    ),
    remedy=ep.Words(
        "学校、幼儿园、教学点分别列出，并写明公办、民办；一贯制学校只计一次。",
        "Give schools, kindergartens and teaching points apart, public and private ones too; count "
        "all-through schools once.",
    ),
)
def mixed_count(statement: ep.Statement, case: ep.Case) -> ep.Outcome:
    """What is staffed, funded and supervised by different standards is not one number."""
    assert statement.figure is not None  # since it is numeric
    said = (statement.label, "，".join(statement.wording))
    if {"stage", "school_type"}.intersection(statement.scope) or not any(map(_is_mixed, said)):
        return ep.PASSED
    private = ep.Words(
        "，也没有写明是否含民办", ", and does not say whether private ones are in it"
    )
    return ep.failed(
        label=statement.label,
        figure=statement.figure.text,
        statement=case.words.place(statement),
        private=ep.Words("", "") if "ownership" in statement.scope else private,
    )


def _leaves_out(words: str, part: str) -> bool:
    """Tell whether words say within one clause that a part is not counted."""
    clauses = words.replace("。", "，").replace("；", "，").split("，")
    return any(part in clause.partition(mark)[2] for clause in clauses for mark in LEFT_OUT)


def _is_mixed(words: str) -> bool:
    return "学校" in words and "幼儿园" in words and not _leaves_out(words, "幼儿园")
