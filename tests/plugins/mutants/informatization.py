"""One mutant of the clean plan for each rule of informatization."""

from __future__ import annotations

from tests.plugins.mutants.mutant import Mutant


def _computers(number: int, value: str, about: str, when: str) -> str:
    return (
        f'\n[[statement]]\nid = "S9{number}"\nlabel = "计算机"\nvalue = "{value}"\n'
        f'about = "informatization.{about}"\n{when}\nclause = "一(七)"\n'
    )


MUTANTS = {
    "ICT001": Mutant(replaced=(('"6.4人/台"', '"64人/台"'),)),
    "ICT003": Mutant(
        added=_computers(1, "640台", "computers_bought", 'period = "2016-2020"')
        + _computers(2, "400台", "student_computers", "year = 2020")
        + _computers(3, "230台", "teacher_computers", "year = 2020")
    ),
}
