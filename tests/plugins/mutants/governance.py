"""One mutant of the clean plan for each rule of governance."""

from __future__ import annotations

from tests.plugins.mutants.mutant import Mutant


def _schools(number: int, value: str, more: str) -> str:
    return (
        f'\n[[statement]]\nid = "S9{number}"\nlabel = "学校数"\nvalue = "{value}"\n'
        f'about = "governance.schools"\nyear = 2020\n{more}\nclause = "一(九)"\n'
    )


_AUTHORITIES = """
[[statement]]
id = "S99"
label = "教育行政部门"
value = "2个"
about = "governance.education_authorities"
year = 2020
clause = "一(九)"
"""

MUTANTS = {
    "GOV002": Mutant(
        added=_schools(1, "30所", "")
        + _schools(2, "8所", 'scope = { location = "urban" }')
        + _schools(3, "23所", 'scope = { location = "town_and_rural" }')
    ),
    "GOV005": Mutant(added=_AUTHORITIES),
    "GOV006": Mutant(
        replaced=(('topics = ["教师交流"]', 'topics = ["教师交流"]\nwording = ["免费师范生"]'),)
    ),
    "GOV007": Mutant(added=_schools(1, "50所", 'wording = ["学校、幼儿园"]')),
}
