"""One mutant of the clean plan for each rule of pre-primary education."""

from __future__ import annotations

from tests.plugins.mutants.mutant import Mutant

MUTANTS = {
    "PRE001": Mutant(
        replaced=(('"236人"', '"230人"'), ("S2 + S3 = S1", "S2 + S3 < S1")),
    ),
    "PRE002": Mutant(
        replaced=(('"80%"', '"86%"'), ('{ 2023 = "85%" }', '{ 2023 = "87%" }')),
        without=("S2", "A1"),
    ),
    "PRE003": Mutant(replaced=(('"21所"', '"23所"'),), without=("S2", "A1")),
    "PRE004": Mutant(
        replaced=(
            ('"88.1%"', '"128.4%"'),
            ('"92%"', '"130%"'),
            ('{ 2023 = "90%" }', '{ 2023 = "129.5%" }'),
        )
    ),
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
