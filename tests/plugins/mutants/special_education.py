"""One mutant of the clean plan for each rule of special education."""

from __future__ import annotations

from tests.plugins.mutants.mutant import Mutant, statement

_INDIVIDUAL_PLANS = 'title = "残疾儿童一人一案"\n'

MUTANTS = {
    "SPEC001": Mutant(added=statement(0, "special_education.not_enrolled_children", "9人")),
    "SPEC005": Mutant(replaced=(('"200人"', '"50人"'), ('"192人"', '"48人"'))),
    "SPEC007": Mutant(added=statement(0, "special_education.home_delivery_students", "40人")),
    "SPEC009": Mutant(
        replaced=((_INDIVIDUAL_PLANS, f'{_INDIVIDUAL_PLANS}wording = ["持证残疾儿童"]\n'),)
    ),
    "SPEC010": Mutant(replaced=(('label = "适龄残疾儿童少年"', 'label = "残疾儿童"'),)),
}
