"""A plan as a workbook: nothing is lost on the way there and back, and errors name the cell."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eduplan import InputError
from eduplan.files.located import parse_toml
from eduplan.files.plan_file import load_data, parse_plan, read_plan, read_plan_data
from eduplan.files.plan_workbook import plan_workbook
from eduplan.files.workbook_reader import plan_of_sheets
from eduplan.messages import in_language
from eduplan.tables.workbook import workbook_sheets
from tests.files.full_plan import FULL, REGISTRY
from tests.installed import installed_registry

xlsxwriter = pytest.importorskip("xlsxwriter")
pytest.importorskip("python_calamine")

EXAMPLES = sorted(Path("examples").glob("*/plan.toml"))


def there_and_back(data: dict[str, Any], catalogue: Any, lang: Any = "zh") -> Any:
    """Return what is read of the workbook of a plan's file."""
    raw = plan_workbook(data, catalogue, lang)
    return plan_of_sheets(workbook_sheets(raw, "plan.xlsx"), "plan.xlsx")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_plan_is_the_same_as_a_workbook(path: Path, lang: str) -> None:
    registry = installed_registry()
    data = read_plan_data(path).data

    found = load_data(there_and_back(data, registry.catalogue, lang), registry)

    plan, own = read_plan(path, registry)
    assert found.plan == plan
    assert found.registry.digest == own.digest


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_key_of_a_plan_has_its_cell(lang: str) -> None:
    found = there_and_back(parse_toml(FULL).data, REGISTRY.catalogue, lang)

    assert load_data(found, REGISTRY).plan == parse_plan(FULL, REGISTRY).plan


@pytest.mark.parametrize(
    ("lang", "place", "other"),
    [
        ("zh", "第3页 第12段 第40字", "地区=浙江省\n容许相差多少=3个百分点"),
        ("en", "page 3 paragraph 12 offset 40", "region=浙江省\nwithin=3个百分点"),
    ],
)
def test_a_small_table_is_written_in_words(lang: Any, place: str, other: str) -> None:
    row = {
        "title": "入园率",
        "not_below": {"region": "浙江省", "within": "3个百分点"},
        "place": {"page": 3, "paragraph": 12, "offset": 40},
    }
    data = {"title": "小规划", "region": "229901", "period": "2021-2025", "target": [row]}
    raw = plan_workbook(data, REGISTRY.catalogue, lang)
    sheets = workbook_sheets(raw, "plan.xlsx")

    cells = {text for sheet in sheets for one in sheet.rows for text in one}
    assert {place, other} <= cells
    assert plan_of_sheets(sheets, "plan.xlsx").data == data


def test_columns_that_few_use_are_folded_until_they_hold_something() -> None:
    row = {"indicator": "学位使用率", "at_least": "90%", "share": "5%"}
    data = {"title": "小规划", "target": [row], "measure": [{"title": "扩建"}]}
    raw = plan_workbook(data, REGISTRY.catalogue)

    archive = zipfile.ZipFile(io.BytesIO(raw))
    targets, measures = (archive.read(f"xl/worksheets/sheet{at}.xml").decode() for at in (3, 5))
    headers = [one for sheet in workbook_sheets(raw, "a.xlsx")[2:3] for one in sheet.rows[0]]
    folded = [
        int(at)
        for at in re.findall(r'<col min="(\d+)"[^>]*hidden="1"[^>]*outlineLevel="1"', targets)
    ]
    assert headers[folded[0] - 1] == "区间"
    shown = {headers.index(one) + 1 for one in ("指标", "不低于", "基数", "占比")}
    assert shown.isdisjoint(folded)
    assert "hidden" not in measures


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=20)
SAID = TEXT.filter(str.strip)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    titles=st.lists(SAID, min_size=1, max_size=3, unique=True),
    bodies=st.lists(SAID, min_size=1, max_size=3),
    years=st.dictionaries(st.integers(2021, 2025).map(str), SAID, min_size=1, max_size=3),
    day=st.dates(datetime.date(2021, 1, 1), datetime.date(2025, 1, 1)),
)
def test_any_text_comes_back_as_it_was(
    titles: list[str], bodies: list[str], years: dict[str, str], day: datetime.date
) -> None:
    data = {
        "title": titles[0],
        "region": "229901",
        "period": "2021-2025",
        "issued": day,
        "measure": [
            {"title": one, "responsible": bodies, "milestones": years, "needs_money": True}
            for one in titles
        ],
    }

    assert there_and_back(data, REGISTRY.catalogue).data == data


def workbook(sheets: dict[str, list[list[Any]]]) -> Any:
    """Return what is read of a workbook as somebody wrote it."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return plan_of_sheets(workbook_sheets(stream.getvalue(), "plan.xlsx"), "plan.xlsx")


HEAD: list[list[Any]] = [["规划名称", "小规划"], ["行政区划代码", 229901], ["规划期", "2021-2025"]]


def test_columns_stand_in_any_order_and_go_by_name_or_label() -> None:
    found = workbook(
        {
            "基本信息": HEAD,
            "指标和目标": [
                ["binding", "不低于", "指标", "完成年份"],
                ["约束性", "90%", "学位使用率", "2025年"],
            ],
        }
    )

    [target] = load_data(found, REGISTRY).plan.targets
    assert (target.indicator, target.year, target.binding) == ("schools.use", 2025, "binding")


def test_a_title_may_stand_above_the_headers() -> None:
    rows: list[list[Any]] = [
        ["指标表"],
        [],
        ["指标", "不低于", "完成年份"],
        ["学位使用率", "90%", 2025],
    ]

    [target] = load_data(workbook({"基本信息": HEAD, "指标和目标": rows}), REGISTRY).plan.targets

    assert target.year == 2025


@pytest.mark.parametrize(
    ("sheets", "place", "said", "nearest"),
    [
        ({"目标值表": [["指标"]]}, "plan.xlsx:目标值表", "不认识工作表", None),
        ({"措施": [["名称", "责任单位们"]]}, "plan.xlsx:措施!B1", "没有“责任单位们”", "责任单位"),
        ({"措施": [["名称", "名称"]]}, "plan.xlsx:措施!B1", "出现了两次", None),
        ({"措施": [["名称", ""], ["扩建", "x"]]}, "plan.xlsx:措施!B1", "没有表头", None),
        ({"基本信息": [["规划名", "x"]]}, "plan.xlsx:基本信息!A1", "没有项目", "规划名称"),
    ],
)
def test_a_sheet_or_column_that_is_not_known_is_named(
    sheets: dict[str, list[list[Any]]], place: str, said: str, nearest: str | None
) -> None:
    with pytest.raises(InputError) as caught:
        workbook({"基本信息": HEAD, **sheets} if "基本信息" not in sheets else sheets)

    [found] = caught.value.problems
    assert str(found.location) == place
    assert said in in_language(found.message, "zh")
    assert nearest is None or nearest in found.nearest


def test_a_mistake_in_a_cell_is_named_by_sheet_and_cell() -> None:
    rows: list[list[Any]] = [
        ["指标", "不低于", "完成年份"],
        ["学位使用率", "90%", 2025],
        [],
        ["学位使用绿", "85", 2025],
    ]

    with pytest.raises(InputError) as caught:
        load_data(workbook({"基本信息": HEAD, "指标和目标": rows}), REGISTRY)

    places = [str(one.location) for one in caught.value.problems]
    assert places[0].startswith("plan.xlsx:指标和目标!A4: target[1].indicator")
    assert "学位使用率" in caught.value.problems[0].nearest
