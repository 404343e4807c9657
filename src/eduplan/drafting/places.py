"""Names of figures that say only a place: what they count was named before the list of places."""

from __future__ import annotations

import re

import attrs

from eduplan.drafting.labels import parts_of, subject_of
from eduplan.drafting.vocabulary import cue, vocabulary

_AREA = (
    "(?:(?!全|各|每|本)[\u4e00-\u9fff]{1,5}?(?:区|县|市|旗|州|镇|乡|街道|农场)"
    "(?:[(（][\u4e00-\u9fff]{2,6}[)）])?|[省市县区州]直(?:属)?|[省市县区]本级)"
)
_PLACED = re.compile(f"(?:为|是|包括)?(?P<place>{_AREA})(?P<kind>(?!区)[\u4e00-\u9fff、]*)")
_NO_AREA = re.compile(
    "(?:主|中心|老|新)?城区|[市县郊山林矿牧农景社校学园小片街]区|地区|城市|县城|农村|乡村|城镇|乡镇|小城镇|超市"
    "|.*(?:地|学校|校|园|学|片)区"
)
_KIND = 8
"""Longest kind of institution behind a place."""
_COUNTED = ("所", "个", "家", "处", "间", "名", "人")


@attrs.define
class Places:
    """What a paragraph counts, which a figure with a place alone is of: 新建小学8所，甲县3所.

    Attributes:
        counted: the last name by unit that says more than a place.
        is_listing: whether the last figure was of a place in such a list.
        place: the place of the last figure.
    """

    counted: dict[str, str] = attrs.field(factory=dict)
    is_listing: bool = False
    place: str = ""

    def named(self, own: str, unit: str, *, is_joined: bool) -> str:
        """Return the name of a figure of which only a place is said, or a kind behind one."""
        whole = self.counted.get(unit, "")
        if unit not in _COUNTED or not whole:
            return ""
        making = vocabulary().begins_in_making
        verb, led = making.match(own), making.match(whole)
        begun = verb[0] if verb else ""
        made = begun or (led[0] if led else "")
        found = _PLACED.fullmatch(own[len(begun) :])
        if found and not _NO_AREA.fullmatch(found["place"]):
            if making.fullmatch(kind := found["kind"]):  # 甲县新建4所
                made, kind = kind, ""
            if kind:
                is_same = _is_kind(kind) and parts_of(whole).has_making
                if not is_same or not (self.is_listing or kind in whole):
                    return ""
            self.is_listing, self.place = True, found["place"]
            return f"{made}{kind or subject_of(whole)}"
        if self.is_listing and is_joined and own and own == begun:  # 甲县新建4所、改扩建2所
            return f"{own}{subject_of(whole)}"
        if self.is_listing and not begun and _is_kind(own):
            return f"{made}{own}"  # 甲县幼儿园6所，中小学3所
        return ""

    def note(self, label: str, unit: str) -> None:
        """Keep what a figure counts that is of no list of places."""
        place = _PLACED.fullmatch(label)
        if not (self.is_listing or (place and not place["kind"])):
            self.counted[unit] = label


def _is_kind(text: str) -> bool:
    return len(text) <= _KIND and bool(cue("institution").search(text))
