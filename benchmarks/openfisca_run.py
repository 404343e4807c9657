"""What the start is measured against: a small rules package for OpenFisca-Core, and a run of it.

The package is written as OpenFisca's own country template is: entities, a folder of variables, a
folder of parameters. It holds 40 elements of schools and 25 indicators of their county: 18 ratios,
and 7 coefficients of variation weighted by students. The run loads it, reads a CSV with one figure
a row, of 60 schools in 5 years, and calculates the indicators of each year.
"""

from __future__ import annotations

import csv
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OPENFISCA = "OpenFisca-Core==46.0.1"

ELEMENTS, RATIOS, VARIATIONS = 40, 18, 7
SCHOOLS, YEARS = 60, range(2018, 2023)

SYSTEM = """from pathlib import Path

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from county_rules.entities import County, School

FOLDER = Path(__file__).parent


class CountyRules(TaxBenefitSystem):
    def __init__(self):
        super().__init__([School, County])
        self.add_variables_from_directory(FOLDER / "variables")
        self.load_parameters(FOLDER / "parameters")
"""

ENTITIES = """from openfisca_core.entities import build_entity

School = build_entity(key="school", plural="schools", label="a school", is_person=True)
County = build_entity(
    key="county",
    plural="counties",
    label="a county",
    roles=[{"key": "member", "plural": "members", "label": "its schools"}],
)
"""

VARIABLES = """from numpy import sqrt
from openfisca_core.periods import YEAR
from openfisca_core.variables import Variable

from county_rules.entities import County, School
"""

ELEMENT = """

class {name}(Variable):
    value_type = float
    entity = School
    definition_period = YEAR
    label = "Element {name}, as counted at the school"
"""

RATIO = """

class {name}(Variable):
    value_type = float
    entity = County
    definition_period = YEAR
    label = "Ratio of {upper} to {lower}"

    def formula(county, period):
        upper = county.sum(county.members("{upper}", period))
        return upper / county.sum(county.members("{lower}", period))
"""

VARIATION = """

class {name}(Variable):
    value_type = float
    entity = County
    definition_period = YEAR
    label = "Variation between schools of {upper} per {weight}"

    def formula(county, period, parameters):
        weight = county.members("{weight}", period)
        value = county.members("{upper}", period) / weight
        total = county.sum(weight)
        mean = county.sum(value * weight) / total
        square = county.sum(weight * (value - county.project(mean)) ** 2) / total
        return sqrt(square) / mean / parameters(period).{name}
"""

PARAMETER = """description: Largest variation that counts as balanced
values:
  2017-01-01:
    value: 0.50
  2020-01-01:
    value: 0.45
"""

READ = """import csv
import sys

import numpy
from openfisca_core.simulation_builder import SimulationBuilder

from county_rules import CountyRules

system = CountyRules()
columns = {}
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        column = columns.setdefault((row["element"], row["year"]), {})
        column[row["school"]] = float(row["value"])
schools = sorted(next(iter(columns.values())))
years = sorted({year for _, year in columns})
arrays = {key: numpy.array([one[school] for school in schools]) for key, one in columns.items()}
asked = [name for name, one in system.variables.items() if one.entity.key == "county"]


def build():
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("school", schools)
    county = builder.declare_entity("county", ["229901"])
    builder.join_with_persons(county, ["229901"] * len(schools), ["member"] * len(schools))
    return builder.build(system)


"""
"""How every run begins: the table is read into an array for each element and year."""

RUN = f"""{READ}simulation = build()
for key, array in arrays.items():
    simulation.set_input(*key, array)
for name in asked:
    print(name, *(simulation.calculate(name, year)[0] for year in years))
"""


def write_run(folder: Path) -> list[str]:
    """Write the package, the table and the run into a folder; return what Python is to be given."""
    _write_rules(folder / "county_rules")
    _write_table(folder / "schools.csv")
    _write(folder / "run.py", RUN)
    return [str(folder / "run.py"), str(folder / "schools.csv")]


def _write_rules(folder: Path) -> None:
    variables, parameters = folder / "variables", folder / "parameters"
    for one in (variables, parameters):
        one.mkdir(parents=True, exist_ok=True)
    names = [f"element_{number}" for number in range(ELEMENTS)]
    ratios = [
        RATIO.format(name=f"ratio_{number}", upper=names[number + 1], lower=names[-number - 1])
        for number in range(RATIOS)
    ]
    variations = [
        VARIATION.format(name=f"variation_{number}", upper=names[number + 1], weight=names[0])
        for number in range(VARIATIONS)
    ]
    own = [ELEMENT.format(name=name) for name in names]
    _write(folder / "__init__.py", SYSTEM)
    _write(folder / "entities.py", ENTITIES)
    _write(variables / "elements.py", VARIABLES + "".join(own))
    _write(variables / "indicators.py", VARIABLES + "".join(ratios + variations))
    for number in range(VARIATIONS):
        _write(parameters / f"variation_{number}.yaml", PARAMETER)


def _write(path: Path, text: str) -> None:
    """Write a file unless it says so already: Python's cached bytecode goes by its time."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _write_table(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["school", "year", "element", "value"])
        for school, year, one in product(range(SCHOOLS), YEARS, range(ELEMENTS)):
            count = (37 * school + 11 * one + year) % 900 + 1
            writer.writerow([f"school_{school:02}", year, f"element_{one}", count])
