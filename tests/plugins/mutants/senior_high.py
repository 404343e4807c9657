"""One mutant of the clean plan for each rule of senior secondary education."""

from __future__ import annotations

from tests.plugins.mutants.mutant import Mutant, statement

_SENIOR = 'scope = { stage = "senior" }'
_STAGE = {
    "governance.students": ("820人", _SENIOR),
    "senior_high.vocational_students": ("140人", ""),
    "senior_high.adult_students": ("9人", ""),
    "senior_high.stage_students": ("970人", ""),
}

MUTANTS = {
    "SH002": Mutant(added=statement(0, "governance.schools", "1所", _SENIOR)),
    "SH003": Mutant(
        added="".join(
            statement(number, name, *figure) for number, (name, figure) in enumerate(_STAGE.items())
        )
    ),
    "SH004": Mutant(
        replaced=(
            ('"93.5%"', '"111%"'),
            ('at_least = "95%"', 'at_least = "112%"'),
            ('"94.2%"', '"111.5%"'),
        ),
    ),
}
