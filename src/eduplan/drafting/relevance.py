"""Tells the figures of education from those of other sectors."""

from __future__ import annotations

import re
from functools import cached_property

from eduplan.drafting.fact import Fact
from eduplan.drafting.memory import counter
from eduplan.drafting.times import Times
from eduplan.drafting.tokens import folded
from eduplan.drafting.vocabulary import cue, vocabulary


class Relevance:
    """Tells the figures of education in a sentence from those of other sectors."""

    def __init__(self, sentence: str, times: Times) -> None:
        self.words, self.sentence, self.times = vocabulary(), sentence, times
        self.whole = ""  # what the last figure of education counts, whose parts are told behind it

    @cached_property
    def _doubts(self) -> int:
        return len(self.words.doubtful.findall(self.sentence))

    @cached_property
    def _is_about(self) -> bool:
        is_known = not self._doubts and self.words.education.search(self.sentence)
        return bool(is_known) and not self.words.others.search(self.sentence)

    @cached_property
    def _fits(self) -> bool:
        known = len(self.words.education.findall(self.sentence)) if self._doubts else 0
        return not self._doubts or self.times.is_education or 2 * self._doubts < known

    def holds(self, fact: Fact) -> bool:
        """Tell whether a figure is one of education, as each part (其中) of one is."""
        is_held = self._holds(fact)
        if not is_held and counter(fact.unit) == self.whole and self._is_part(fact):
            is_held = not self.words.others.search(fact.quote)
        self.whole = counter(fact.unit) if is_held else ""
        return is_held

    def _is_part(self, fact: Fact) -> bool:
        before, _, _ = self.sentence.partition(folded(fact.quote))
        return fact.quote.startswith("其中") or before.rstrip("：:，").endswith("其中")

    def _holds(self, fact: Fact) -> bool:
        words = self.words
        about = f"{fact.label}{fact.scope}"
        is_known = bool(words.education.search(about))
        other = words.others.search(about)
        if other and _AREA.fullmatch(other[0]) and "公里" not in fact.unit:
            other = None  # 加固校舍，总面积4.2万平方米
        if other and not _OURS.search(fact.label, other.end()):  # 低保家庭在园幼儿
            return False
        if not is_known and words.others.search(fact.quote):
            return False
        if is_known and (self.times.is_education or not words.doubtful.search(about)):
            return True
        if fact.unit.endswith("元") and cue("money").fullmatch(fact.label) and self._is_about:
            return True  # 全县投入3120万元，改建小学9所
        return self._fits and (self.times.is_education or bool(words.education.search(fact.quote)))


_OURS = re.compile("学生|子女|幼儿|教师|学校|幼儿园|校舍|培训")
_AREA = re.compile("(?:国土)?总?面积")
