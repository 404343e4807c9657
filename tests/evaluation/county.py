"""A small domain, and plans and tables written out in the test that evaluates them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from eduplan import Domain, EvaluationReport, ObservationTable, Registry, Words, evaluate
from eduplan.files.table_file import parse_table
from tests import small

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eduplan import Plan
    from eduplan.engine.evaluation.target import TargetEvaluation

HEADER = "region,institution,scope,year,element,value,unit,source\n"
REGION = "229901"

town = Domain("town", Words("镇", "Town"))
town.dimension(
    "stage",
    Words("学段", "stage"),
    {
        "primary": Words("小学", "primary"),
        "junior": Words("初中", "junior"),
        "compulsory": Words("义务教育", "compulsory"),
    },
    parts={"compulsory": ("primary", "junior")},
)
town.dimension(
    "ownership",
    Words("办学性质", "ownership"),
    {"public": Words("公办", "public"), "private": Words("民办", "private")},
)
schools = town.element(
    "schools", Words("学校数", "schools"), unit="所", dimensions=["stage", "ownership"]
)
pupils = town.element("pupils", Words("在校生数", "students"), unit="人", dimensions=["stage"])
enrolled = town.element("enrolled", Words("入学人数", "enrolled"), unit="人", dimensions=["stage"])
teachers = town.element("teachers", Words("教师数", "teachers"), unit="人", dimensions=["stage"])
area = town.element("area", Words("校舍面积", "area"), unit="m²")
bases = town.element("bases", Words("劳动基地数", "labour bases"), unit="个")
built = town.element("built", Words("建校年份", "year built"), unit="年", adds_up=False)
children = town.element("children", Words("适龄儿童数", "children"), unit="人", level="region")
spending = town.element("spending", Words("教育支出", "spending"), unit="元", level="region")
trained = town.element("trained", Words("当年培训人次", "trained"), unit="人次", level="region")

enrolment_rate = town.indicator(
    "enrolment_rate",
    Words("入学率", "enrolment rate"),
    formula=enrolled / children,
    unit="%",
    better="higher",
    dimensions=["stage"],
)
outside_rate = town.indicator(
    "outside_rate",
    Words("未入学率", "rate of children not enrolled"),
    formula=1 - enrolled / children,
    unit="%",
    better="lower",
)
per_mille = town.indicator(
    "per_mille",
    Words("千人入学数", "enrolled per thousand"),
    formula=enrolled / children,
    unit="‰",
    better="higher",
)
ratio = town.indicator(
    "ratio",
    Words("生师比", "pupils per teacher"),
    formula=pupils / teachers,
    unit="比",
    better="lower",
)
large = town.indicator(
    "pupil_count", Words("在校学生", "number of pupils"), formula=pupils, unit="人", better="lower"
)
with_base = town.indicator(
    "with_base",
    Words("有劳动基地的学校占比", "share of schools with a labour base"),
    formula="占比(劳动基地数 ≥ 1个)",
    unit="%",
    better="higher",
)
parity = town.indicator(
    "parity", Words("均等指数", "parity index"), formula=enrolled / pupils, unit="", better="band"
)
trained_so_far = town.indicator(
    "trained_so_far",
    Words("累计培训人次", "trained so far"),
    formula=trained.total_over(5),
    unit="人次",
    better="higher",
    time_point="period",
)
growth = town.indicator(
    "growth",
    Words("教育支出年均增长", "mean yearly growth of spending"),
    formula=spending.yearly_growth(5),
    unit="%",
    better="higher",
    time_point="period",
)
yearly_growth = town.indicator(
    "yearly_growth",
    Words("教育支出增幅", "growth of spending"),
    formula=spending / spending.earlier(1) - 1,
    unit="%",
    better="higher",
    time_point="calendar_year",
)
balance = town.indicator(
    "balance",
    Words("生均面积差异系数", "variation of area per pupil"),
    formula=(area / pupils).variation(pupils),
    unit="",
    better="lower",
)
per_pupil = town.indicator(
    "per_pupil",
    Words("校舍生均面积", "area per pupil"),
    formula=area / pupils,
    unit="m²/人",
    better="higher",
    level="institution",
)
town.check(
    "TOWN001",
    enrolled <= pupils,
    per="institution",
    title=Words("入学多于在校", "more enrolled than there are"),
    remedy=Words("核对", "check"),
)


def registry() -> Registry:
    """Return the registry of the small domain."""
    return small.registry(town)


REGISTRY = registry()


def plan(*items: str, using: Registry = REGISTRY) -> Plan:
    """Return a plan for 2021 to 2025 on figures of 2020, with some tables of its file."""
    return _read_plan("\n".join(items), using)


_read_plan = lru_cache(maxsize=512)(small.plan)


def target(
    bound: str, *, name: str = "T1", indicator: str = "enrolment_rate", rest: str = ""
) -> str:
    """Return a target for 2025: `at_least = "90%"`."""
    head = f'[[target]]\nid = "{name}"\nindicator = "town.{indicator}"\n'
    return f"{head}{bound}\nyear = 2025\n{rest}\n"


def baseline(
    value: str, *, indicator: str = "enrolment_rate", year: int = 2020, name: str = "B1"
) -> str:
    """Return a baseline."""
    head = f'[[baseline]]\nid = "{name}"\nindicator = "town.{indicator}"\n'
    return f'{head}value = "{value}"\nyear = {year}\n'


def row(
    element: str,
    year: int,
    value: str | int,
    *,
    institution: str = "",
    scope: str = "",
    region: str = REGION,
    unit: str = "",
) -> str:
    """Return one row of a table."""
    return f"{region},{institution},{scope},{year},{element},{value},{unit},年报"


def table(rows: Iterable[str], *, using: Registry = REGISTRY) -> ObservationTable:
    """Return the table of some rows."""
    return parse_table(HEADER + "\n".join(rows), using, "data.csv")


def rates(**values: str | None) -> list[str]:
    """Return a published enrolment rate by year: `y2020="80%"`; None is a cell that is missing."""
    return [
        row("入学率", int(year[1:]), "—" if value is None else value)
        for year, value in values.items()
    ]


def judged(
    plan: Plan, rows: Iterable[str], *, as_of: int | None = 2023
) -> tuple[TargetEvaluation, EvaluationReport]:
    """Return the answers for the first target, and the report."""
    report = evaluate(plan, REGISTRY, table(rows), as_of=as_of)
    return report.targets[0], report
