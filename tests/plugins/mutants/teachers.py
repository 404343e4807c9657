"""One mutant of the clean plan for each rule of teachers."""

from __future__ import annotations

from tests.plugins.mutants.mutant import Mutant


def _statement(number: int, value: str, about: str, more: str = "year = 2020\n") -> str:
    return (
        f'\n[[statement]]\nid = "S9{number}"\nlabel = "某项人数"\nvalue = "{value}"\n'
        f'about = "teachers.{about}"\n{more}clause = "一(六)"\n'
    )


_SHARE = """
[[baseline]]
id = "B99"
indicator = "teachers.backbone_share"
value = "11.2%"
year = 2020
scope = { backbone_level = "city_and_above" }
clause = "一(六)"

[[target]]
id = "T99"
indicator = "teachers.backbone_share"
at_least = "12%"
year = 2025
scope = { backbone_level = "city_and_above" }
path = { 2023 = "11.6%" }
clause = "二(六)"
"""
_NO_LEVEL = "year = 2020\n"
_RETIRING = """period = "2024-2028"
scope = { departure_reason = "retirement" }
wording = ["男满60周岁", "女满55周岁"]
"""
# The former ages end with 2024, which only a later plan can know.
_LATER = (
    ("issued = 2021-12-30", "issued = 2024-10-30"),
    ("2021-2025", "2024-2025"),
    ("baseline_year = 2020", "baseline_year = 2023"),
    ("\nyear = 2020", "\nyear = 2023"),
    ("{ 2023 =", "{ 2024 ="),
)

MUTANTS = {
    "TCH001": Mutant(
        added=_statement(1, "980人", "staff") + _statement(2, "1020人", "full_time_teachers")
    ),
    "TCH003": Mutant(
        added=_SHARE
        + _statement(1, "96人", "backbone_teachers", _NO_LEVEL)
        + _statement(2, "600人", "full_time_teachers")
    ),
    "TCH004": Mutant(without=("T7", "B7")),
    "TCH010": Mutant(replaced=_LATER, added=_statement(1, "120人", "departures", _RETIRING)),
}
