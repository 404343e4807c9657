"""A county's ordinary table: schools and kindergartens in one file, as a bureau keeps it.

Six schools and four kindergartens; 铁厂学校 is a nine-year school, 第二小学 has a kindergarten
class, and the last row is 合计. None of the figures is real.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from eduplan import Register, evaluate, parse_register, parse_table, read_plan
from tests.installed import installed_registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan import EvaluationReport, ObservationTable

REGION = "220503"
LOADED = read_plan("examples/erdaojiang/plan.toml", installed_registry())

REGISTER = """\
行政区划代码,学校标识码,名称,学校类型,办学性质,城乡
220503,2122000001,实验小学,小学,公办,城区
220503,2122000002,第二小学,小学,公办,城区
220503,2122000003,五道江教学点,教学点,公办,乡村
220503,3122000001,第一中学,初级中学,公办,城区
220503,3122000002,铁厂学校,九年一贯制学校,公办,镇区
220503,3422000001,第三高级中学,高级中学,公办,城区
220503,1122000001,实验幼儿园,幼儿园,公办,城区
220503,1122000002,城关幼儿园,幼儿园,公办,城区
220503,1122000003,阳光幼儿园,幼儿园,普惠性民办,城区
220503,1122000004,星星幼儿园,幼儿园,民办（不含普惠性）,镇区
"""

PEOPLE = """\
名称,在校生数,初三毕业班学生数,班级数[class_size_band=56_and_more],校内劳动实践基地数,在园幼儿数,教师最低培训学时,教师最低信息技术培训学时,未消除重大安全隐患
实验小学,900,,0,1,,360,50,0
第二小学,300,,0,0,30,360,50,0
五道江教学点,20,,0,1,,350,50,0
第一中学,540,180,2,2,,360,50,0
铁厂学校,200,20,0,1,,360,50,1
第三高级中学,900,,1,,,380,60,0
实验幼儿园,,,,,200,360,50,0
城关幼儿园,,,,,100,360,50,0
阳光幼儿园,,,,,60,360,50,0
星星幼儿园,,,,,50,360,50,0
合计,2860,200,3,5,440,,,1
"""

SCHOOLS = """\
名称,办学达标学校数,开齐开足课程学校数,思政课开足课时学校数,有名师的学校数,有特长学校数,无线网络全覆盖学校数,操场硬化学校数,塑胶操场学校数,有党建品牌学校数
实验小学,1,1,1,1,1,1,1,1,1
第二小学,1,1,1,0,1,1,1,0,1
五道江教学点,0,1,1,0,0,1,1,0,0
第一中学,1,1,1,1,1,1,1,1,1
铁厂学校,1,1,0,0,1,0,1,0,1
第三高级中学,1,,1,1,1,1,1,1,1
"""

ENTRANTS = """\
名称,小学一年级招生数
实验小学,150
第二小学,30
五道江教学点,5
铁厂学校,20
"""

OF_THE_COUNTY = """\
学区数,2
有社会劳动实践基地的学区数,2
适龄残疾儿童少年数,40
残疾儿童少年入学人数,39
special_education.public_funds,234000
中等职业教育在校生数,60
成人高中在校生数,0
15–17周岁人口,1000
优质均衡认定达标项数,31
教育平台,2
teachers.training_tasks_done,4
teachers.township_allowance_due,50
teachers.township_allowance_paid,50
符合条件的随迁子女数,60
公办学校就读随迁子女数,55
政府购买学位就读随迁子女数,4
"""


def cells(text: str, year: int) -> Iterator[str]:
    """Yield a row of the long table for each cell of a wide one; `数据项[范围]` heads a column."""
    header, *rows = csv.reader(io.StringIO(text))
    for name, *values in rows:
        for head, value in zip(header[1:], values, strict=True):
            element, _, scope = head.rstrip("]").partition("[")
            if value:
                yield f"{REGION},{name},{scope},{year},{element},{value},,年报（虚构）"


def wide_file() -> str:
    """Return the table of 2025 as the bureau keeps it, one institution in each row."""
    kinds = {one["名称"]: one for one in csv.DictReader(io.StringIO(REGISTER))}
    (head, *people), (more, *schools) = (csv.reader(io.StringIO(one)) for one in (PEOPLE, SCHOOLS))
    others = {name: values for name, *values in schools}
    file = io.StringIO()
    writer = csv.writer(file)
    columns = ("学校类型", "办学性质", "城乡")
    large = [one.replace("班级数[class_size_band=56_and_more]", "56人及以上班级数") for one in head]
    writer.writerow(["二道江区2025年各级各类学校基本情况"])
    writer.writerow(["学校名称", *columns, *large[1:], *more[1:]])
    for name, *figures in people:
        known = kinds.get(name, {})
        codes = [known.get(one, "") for one in columns]
        writer.writerow([name, *codes, *figures, *others.get(name, [""] * len(more[1:]))])
    return file.getvalue()


def ordinary_rows() -> list[str]:
    """Return all rows of the county's table."""
    county = (line.partition(",") for line in OF_THE_COUNTY.splitlines())
    return [
        *cells(PEOPLE, 2025),
        *cells(SCHOOLS, 2025),
        *cells(ENTRANTS, 2017),
        *(f"{REGION},,,2025,{element},{value},,台账（虚构）" for element, _, value in county),
    ]


def register(text: str = REGISTER) -> Register:
    """Return the register of the county."""
    return parse_register(text, LOADED.registry, "register.csv")


def table(rows: list[str], known: Register | None = None) -> ObservationTable:
    """Return a table of rows, beside a register if there is one."""
    text = "\n".join(["region,institution,scope,year,element,value,unit,source", *rows])
    return parse_table(text, LOADED.registry, "data.csv", register=known or Register())


def evaluated(observations: ObservationTable) -> EvaluationReport:
    """Return the example plan before a table, at the end of its period."""
    return evaluate(LOADED.plan, LOADED.registry, observations, as_of=2025)
