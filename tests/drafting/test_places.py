"""What a list of places counts: the thing named before it, with the place beside it."""

from __future__ import annotations

import pytest

import eduplan
from eduplan.documents.reading import parse_document

LISTS = {
    "after what is built": (
        "新改扩建中小学16所，总投资2亿元。其中，桃城区3所、枣强县2所。",
        [("新改扩建中小学", ""), ("新改扩建中小学", "桃城区"), ("新改扩建中小学", "枣强县")],
    ),
    "another thing is done after the list": (
        "新建公办幼儿园5所，分别为临渭区3所、华阴市2所；改扩建7所，分别为白水县4所、华州区3所。",
        [
            ("新建公办幼儿园", ""),
            ("新建公办幼儿园", "临渭区"),
            ("新建公办幼儿园", "华阴市"),
            ("改扩建公办幼儿园", ""),
            ("改扩建公办幼儿园", "白水县"),
            ("改扩建公办幼儿园", "华州区"),
        ],
    ),
    "two kinds in each place": (
        "新建幼儿园和中小学14所：东海县幼儿园6所，中小学3所；灌云县幼儿园1所，中小学4所。",
        [
            ("新建幼儿园和中小学", ""),
            ("新建幼儿园", "东海县"),
            ("新建中小学", ""),
            ("新建幼儿园", "灌云县"),
            ("新建中小学", ""),
        ],
    ),
    "what is done in each place": (
        "新建中小学18所：清溪区新建4所、改扩建2所，临江县新建3所。",
        [
            ("新建中小学", ""),
            ("新建中小学", "清溪区"),
            ("改扩建中小学", ""),
            ("新建中小学", "临江县"),
        ],
    ),
    "places that belong to no county": (
        "新改扩建学校20所，其中清溪区5所、开发区3所、市直属12所。",
        [
            ("新改扩建学校", ""),
            ("新改扩建学校", "清溪区"),
            ("新改扩建学校", "开发区"),
            ("新改扩建学校", "市直属"),
        ],
    ),
    "town and country are no places of a list": (
        "新建小学8所。城区小学30所，农村小学12所。",
        [("新建小学", ""), ("城区小学", ""), ("农村小学", "")],
    ),
}


@pytest.mark.parametrize("what", LISTS)
def test_a_place_alone_is_of_what_the_list_counts(what: str) -> None:
    text, expected = LISTS[what]
    document = parse_document(f"教育局、学校情况\n\n{text}".encode(), "plan.txt")
    facts = [
        one for one in eduplan.draft(document, eduplan.load_registry()).facts if one.unit == "所"
    ]
    places = [place for _, place in expected]

    assert [one.label for one in facts] == [label for label, _ in expected]
    assert [place in one.scope for one, place in zip(facts, places, strict=True)] == [
        True for _ in places
    ]
