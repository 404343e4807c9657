"""A clean plan has no finding, and each rule has a mutant of it that fires that rule only."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import attrs
import pytest

from eduplan import audit, load_registry
from eduplan.files.plan_file import parse_plan

REGISTRY = load_registry()
CLEAN = (Path(__file__).parent.parent / "plans" / "clean.toml").read_text(encoding="utf-8")
TODAY = datetime.date(2022, 1, 31)


@attrs.frozen
class Mutant:
    """An edit of the clean plan: tables to take out by id, texts to replace, text to add."""

    without: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    added: str = ""

    def text(self) -> str:
        """Return the clean plan with the edit made; every edit must change something."""
        text = CLEAN
        for name in self.without:
            text, count = re.subn(rf'\[\[\w+\]\]\nid = "{name}"\n(?:.+\n)+', "", text)
            assert count == 1, name
        for old, new in self.replaced:
            assert old in text, old
            text = text.replace(old, new)
        return text + self.added


def _target(name: str, indicator: str, aim: str) -> str:
    return f'\n[[target]]\nid = "{name}"\nindicator = "{indicator}"\n{aim}\nclause = "二(四)"\n'


def _waiver(rule: str, subject: str, expires: str) -> str:
    return (
        f'\n[[waiver]]\nrule = "{rule}"\nsubject = "{subject}"\nreason = "等待年报"\n'
        f'document = "清教函〔2021〕7号"\nexpires = {expires}\n'
    )


_RETENTION = "compulsory.nine_year_retention_rate"
_NO_BASELINE = _target("T9", "compulsory.large_class_count", "eliminate = true\nyear = 2025")

MUTANTS = {
    "PLAN001": Mutant(replaced=(('"93.5%"', '"96.9%"'),)),
    "PLAN002": Mutant(replaced=(('at_least = "92%"', 'at_least = "89%"'),)),
    "PLAN003": Mutant(added=_target("T9", _RETENTION, 'exactly = "100%"\nyear = 2025')),
    "PLAN004": Mutant(added=_target("T9", _RETENTION, 'at_least = "97%"')),
    "PLAN005": Mutant(added=_NO_BASELINE),
    "PLAN006": Mutant(without=("T5",)),
    "PLAN009": Mutant(replaced=(('money = "36万元"\nmoney_source = "县财政"\n', ""),)),
    "PLAN010": Mutant(replaced=(('responsible = ["县教育局"]\n', ""),)),
    "PLAN014": Mutant(replaced=(('answers = ["X1"]\n', ""),)),
    "PLAN015": Mutant(
        replaced=(
            ("issued = 2021-12-30", "issued = 2022-01-15"),
            ('value = "93.5%"\nyear = 2020', 'value = "93.5%"\nyear = 2021'),
        )
    ),
    "PLAN016": Mutant(replaced=(("\nyear = 2020\nclause", "\nyear = 2019\nclause"),)),
    "PLAN020": Mutant(replaced=(("S2 + S3 = S1", "S2 + S4 = S1"),)),
    "PLAN031": Mutant(added=_waiver("PLAN005", "T4", "2025-12-31")),
    "PLAN032": Mutant(added=_waiver("PLAN005", "T4", "2022-01-30")),
    "PLAN033": Mutant(added=_NO_BASELINE + _waiver("PLAN005", "*", "2025-12-31")),
    "PRE001": Mutant(
        replaced=(('"236人"', '"230人"'), ("S2 + S3 = S1", "S2 + S3 < S1")),
    ),
    "PRE002": Mutant(
        replaced=(('"80%"', '"86%"'),),
    ),
    "PRE003": Mutant(replaced=(('"21所"', '"23所"'),)),
    "PRE004": Mutant(replaced=(('"88.1%"', '"128.4%"'), ('"92%"', '"130%"'))),
    "PRE005": Mutant(replaced=(('"90人"', '"93人"'),)),
    "PRE006": Mutant(
        replaced=(('value = "88.1%"', 'value = "83.46%"\nwording = ["基本实现普及"]'),)
    ),
    "PRE007": Mutant(without=("B1", "T1")),
    "PRE008": Mutant(without=("S7",)),
    "PRE009": Mutant(
        replaced=(
            (
                'id = "T3"\nindicator = "preschool.public_enrolment_share"\nat_least = "90%"',
                'id = "T3"\nindicator = "preschool.public_enrolment_share"\nat_least = "85%"',
            ),
        )
    ),
    "PRE010": Mutant(replaced=(('"92人"', '"86人"'), ('"90人"', '"84人"'))),
}


def _codes(text: str) -> set[str]:
    loaded = parse_plan(text, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY)
    assert report.counts["error"] == 0
    return {finding.code for finding in report.findings}


def test_the_clean_plan_has_no_finding_of_any_severity() -> None:
    """Neither errors nor warnings nor information."""
    assert _codes(CLEAN) == set()


@pytest.mark.parametrize("code", sorted(MUTANTS))
def test_each_mutant_fires_exactly_its_rule(code: str) -> None:
    """One fact, one finding."""
    assert _codes(MUTANTS[code].text()) == {code}


def test_every_rule_that_runs_has_a_mutant() -> None:
    """A rule that nothing can make fire is no rule."""
    runs = {rule.code for rule in REGISTRY.catalogue.rules.values() if not rule.alias_of}

    assert set(MUTANTS) == runs
