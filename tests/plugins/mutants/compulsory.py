"""One mutant of the clean plan for each rule of compulsory education."""

from __future__ import annotations

from tests.plugins.mutants.mutant import Mutant, statement

_PRIMARY, _JUNIOR, _WHOLE = (
    f'scope = {{ stage = "{stage}" }}' for stage in ("primary", "junior", "compulsory")
)
_STUDENTS, _TEACHERS = "governance.students", "teachers.full_time_teachers"
_RETENTION = '"97%"\nyear = 2025\npath = { 2023 = "96.2%" }'

MUTANTS = {
    "COMP001": Mutant(
        added=statement(0, _STUDENTS, "6120人", _PRIMARY)
        + statement(1, _STUDENTS, "2980人", _JUNIOR)
        + statement(2, _STUDENTS, "9200人", _WHOLE)
    ),
    "COMP002": Mutant(
        added=statement(0, _STUDENTS, "9100人", _WHOLE)
        + statement(1, "governance.classes", "160班", _WHOLE)
        + statement(
            2,
            "governance.classes",
            "0班",
            'scope = { stage = "compulsory", class_size_band = "56_and_more" }',
        )
    ),
    "COMP003": Mutant(
        replaced=(
            ('"95.4%"', '"100%"'),
            (f"at_least = {_RETENTION}", 'maintain = "100%"\nyear = 2025'),
        )
    ),
    "COMP008": Mutant(
        added=statement(0, _TEACHERS, "410人", _PRIMARY)
        + statement(1, "teachers.above_required_degree_teachers", "436人", _PRIMARY)
    ),
    "COMP015": Mutant(
        added=statement(0, "compulsory.final_grade_students", "980人", _PRIMARY)
        + statement(1, "compulsory.graduates", "998人", _PRIMARY)
    ),
    "COMP016": Mutant(
        added=statement(0, "compulsory.grade_one_entrants", "980人")
        + statement(
            1,
            "governance.students",
            "998人",
            'scope = { stage = "primary", grade = "grade_1" }',
        )
    ),
    "COMP017": Mutant(
        added=statement(0, "compulsory.graduates", "900人", _PRIMARY)
        + statement(1, "compulsory.grade_seven_students", "1200人")
    ),
}
