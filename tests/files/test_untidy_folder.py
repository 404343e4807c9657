"""One folder of sheets as a county has them, read together: what has to be mended is said once."""

from __future__ import annotations

from pathlib import Path
from shutil import copy, copytree
from typing import Any

import pytest

from eduplan import InputError, ObservationTable
from eduplan.files.region_names import RegionNames
from eduplan.files.table_check import check_tables
from eduplan.files.table_file import read_table
from tests import small
from tests.files.test_county_sheets import unread, workbook
from tests.installed import installed_registry

pytest.importorskip("xlsxwriter")
pytest.importorskip("python_calamine")

REGISTRY = installed_registry()
PLAN = small.plan("", REGISTRY)


def pupils(sheet: Any, book: Any) -> None:
    """Year groups merged over two elements, the unit at the right above, parts, notes below."""
    sheet.merge_range("A1:F1", "附表1  清河县小学在校生和教师情况")
    sheet.write("F2", "单位：人")
    sheet.merge_range("A3:A4", "序号")
    sheet.merge_range("B3:B4", "学校名称")
    sheet.merge_range("C3:D3", "2022年")
    sheet.merge_range("E3:F3", "2023年")
    sheet.write_row("C4", ["在校生数", "专任教师数"] * 2)
    sheet.write_row("A5", [1, "实 验 小 学", 820, 45, 835, 46])
    sheet.write_row("A6", [2, "城关小学　", 410, 25, 400, 25])
    sheet.merge_range("A7:B7", "城区小计")
    sheet.write_row("C7", [1230, 70, 1235, 71])
    sheet.write_row("A8", [3, "北沟小学", 95, 10, 90, 10])
    sheet.merge_range("A9:B9", "合  计")
    sheet.write_row("C9", [1325, 80, 1325, 81])
    sheet.write_row("B10", ["其中：乡村", 95, 10, 90, 10])
    sheet.write_row("B11", ["平均", 442, 27, 442, 27])
    for row, text in enumerate(["注：1.不含附设幼儿班。", "2.含特岗教师。", "填表人：张三"], 11):
        sheet.write(row, 0, text)


def spending(sheet: Any, book: Any) -> None:
    """Elements in rows, 万元 at the right above, a column of growth, shares as text."""
    sheet.merge_range("A1:E1", "清河县教育经费情况表")
    sheet.write("E2", "单位：万元")
    sheet.write_row("A3", ["项    目", "2022年", "2023年", "2023年比2022年增长（%）"])
    sheet.write_row("A4", ["一、一般公共预算教育支出", 33500, 35010, 4.51])
    sheet.write_row("A5", ["    其中：学前教育支出", 3000, 3300, 10])
    sheet.write("A6", "资料来源：清河县财政局决算（虚构）")


def town(*rows: list[Any]) -> list[list[Any]]:
    """Return the sheet of one town: its 合计 is no total of the county."""
    header = ["幼儿园名称", "办园性质", "在园幼儿数（人）", "班数"]
    total = ["合计", "", sum(row[2] for row in rows), sum(row[3] for row in rows)]
    return [["清河县各乡镇幼儿园基本情况（2023年）"], header, *rows, total]


def with_hidden_row(sheet: Any, book: Any) -> None:
    sheet.write_row("A1", ["学校名称", "图书册数", "校长电话", "教学用计算机台数"])
    sheet.write_row("A2", ["实验小学", 21000, "13800000000", 120])
    sheet.write_row("A3", ["城关小学", 9000, "13800000001", 60])
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(2, 2, None, None, {"hidden": True})


def hidden(sheet: Any, book: Any) -> None:
    sheet.write_row("A1", ["学校名称", "图书册数"])
    sheet.write_row("A2", ["实验小学", 1])
    sheet.hide()


def ratio_as_time(sheet: Any, book: Any) -> None:
    sheet.write_row("A1", ["指标", "2022年", "2023年"])
    sheet.write_row("A2", ["生师比（小学）", "16.6:1"])
    sheet.write_number("C2", 0.6888, book.add_format({"num_format": "h:mm"}))


def shares(sheet: Any, book: Any) -> None:
    sheet.write_row("A1", ["指标", "2023年"])
    sheet.write_row("A2", ["体质健康优良率", "69.5％"])
    sheet.write("A3", "普惠性幼儿园覆盖率")
    sheet.write("B3", 0.861, book.add_format({"num_format": "0.0%"}))


def stages_of_a_school(sheet: Any, book: Any) -> None:
    sheet.write_row("A1", ["学校名称", "学段", "在校生数"])
    sheet.merge_range("A2:A3", "铁厂学校")
    sheet.write_row("B2", ["小学", 120])
    sheet.write_row("B3", ["初中", 80])


def with_an_error(sheet: Any, book: Any) -> None:
    sheet.write_row("A1", ["学校名称", "课后服务学生数", "辍学学生数"])
    sheet.write_row("A2", ["实验小学", 700, -1])
    sheet.write_row("A3", ["城关小学", 300])
    sheet.write_formula("C3", "=1/0", None, "#DIV/0!")


WORKBOOKS: dict[str, dict[str, Any]] = {
    "01小学在校生": {"小学": pupils},
    "02教育经费": {"经费": spending},
    "04各乡镇幼儿园2023": {
        "城关镇": town(["实验幼儿园", "公办", 435, 14], ["阳光幼儿园", "民办", 120, 5]),
        "北沟镇": town(["北沟中心幼儿园", "公办", 88, 3]),
        "汇总": [
            ["2023年各乡镇幼儿园汇总"],
            ["乡镇", "幼儿园数", "在园幼儿数"],
            *[["城关镇", 2, 555], ["北沟镇", 1, 88], ["合计", 3, 643]],
        ],
    },
    "05图书2023年": {"现在": with_hidden_row, "旧": hidden},
    "10招生2023年": {
        "招生": [
            ["学校标识码", "学 校 名 称", "小学一年级招生数"],
            *[["'2122000001", "实 验 小 学", 140], ["2122000003 ", " 北沟小学", 12]],
        ]
    },
    "11生师比": {"表": ratio_as_time},
    "13比率": {"表": shares},
    "15透视2023年": {
        "透视": [["行标签", "求和项:教职工数"], ["实验小学", 50], ["城关小学", 28], ["总计", 78]]
    },
    "17初中2023年": {
        "表": [
            ["初中", "", "", "高中", ""],
            ["学校名称", "专任教师数", "", "学校名称", "专任教师数"],
            ["清河一中", 95, "", "清河高中", 120],
        ]
    },
    "18教室": {
        "表": [["2023年教室情况"], ["项目", "实验小学", "城关小学"], ["教室数（间）", 36, 20]]
    },
    "20九年一贯制（2023年）": {"表": stages_of_a_school},
    "24特教": {"2023-2024学年": [[], ["", "随班就读人数"], ["清河县", 16], []]},
    "26控辍2023": {"表": with_an_error},
    "27北沟小学": {
        "2023年": [["项目", "数量（间）"], ["音乐专用教室数", 1], ["美术专用教室数", 2]]
    },
    "28班级": {"2023年": [["各小学班级数"], ["学校", "一年级", "二年级"], ["实验小学", 3, 4]]},
}

TEXTS = {
    "03主要指标历年.csv": """清河县教育主要指标完成情况,,,
指标名称,计量单位,2023年,2024年（预计）
九年义务教育巩固率,％,96.5,96.6
残疾儿童少年入学率,%,94,95
义务教育学龄人口,人,"11,980","11,800"
""",
    "06体质健康（2023年）.csv": "学校;体质健康测试学生数\n实验小学;835\n城关小学;400\n",
    "07视力2023.txt": "学校名称\t视力检测学生数\n实验小学\t835\n城关小学\t400\n",
    "12在校生历年.csv": """学校名称,学年,初中在校生数
清河一中,2021-2022学年,1210
清河一中,2022/2023学年度,1190
清河一中,2023年,1175
清河一中,二〇二四年,1160
""",
    "14教师学历2023年.csv": """序号,学校名称,本科专任教师数,专科专任教师数
1,实验小学,30,12
2,,城关小学,15,8
""",
    "19职称2023.csv": """学校名称,中级及以上职称专任教师数①
实验小学,25②
本页小计,25
学校名称,中级及以上职称专任教师数①
北沟小学,—
累计,25
① 含副高级。,
＊ 含病休。,
""",
    "21转学2023.csv": "学校名称,转入学生数,是否寄宿制\n实验小学,12人,否\n北沟小学,无,是\n",
    "22各乡镇托位2023年.csv": "乡镇,3岁以下婴幼儿托位数\n城关镇,120\n北沟镇,30\n",
    "23安全.csv": """清河县学校安全情况统计表（2023年）,
填表单位：清河县教育局（盖章）,填表日期：2024年3月1日
学校名称,配备专职保安学校数
北沟小学,1
""",
    "25台账.csv": "单位,年度,项目,数量,计量单位,备注\n城关小学,2023,音乐专用教室数,1,间,\n",
}

ENCODINGS = {
    "03主要指标历年.csv": "gb18030",
    "06体质健康（2023年）.csv": "gb18030",
    "07视力2023.txt": "utf-16",
}

MENDED = {
    "14教师学历2023年.csv": ("2,,城关", "2,城关"),
    "21转学2023.csv": ("无", "0"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of all sheets, some of them with mistakes."""
    path = tmp_path_factory.mktemp("county")
    for name, sheets in WORKBOOKS.items():
        workbook(path, sheets, f"{name}.xlsx")
    for name, text in TEXTS.items():
        (path / name).write_bytes(text.encode(ENCODINGS.get(name, "utf-8")))
    for kind in ("xls", "ods"):
        copy(Path(__file__).parent / "workbooks" / f"school.{kind}", path / f"29.{kind}")
    return path


@pytest.fixture(scope="module")
def mended(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> ObservationTable:
    """Return what is read of the folder after all that was said has been done."""
    path = copytree(folder, tmp_path_factory.mktemp("mended") / "county")
    mend(path)
    return read_table(path, REGISTRY, plan=PLAN)


def mend(folder: Path) -> None:
    """Do what the errors say, and no more."""
    for name, (wrong, right) in MENDED.items():
        path = folder / name
        path.write_text(path.read_text().replace(wrong, right))
    workbook(folder, {"表": [["指标", "2023年"], ["生师比（小学）", "16.5:1"]]}, "11生师比.xlsx")
    sheets = {"2023-2024学年": [["地区", "随班就读人数"], ["229901", 16]]}
    workbook(folder, sheets, "24特教.xlsx")
    workbook(folder, {"表": [["学校名称", "辍学学生数"], ["实验小学", 0]]}, "26控辍2023.xlsx")


def test_a_folder_of_untidy_sheets_says_what_to_mend_once_per_cause(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_table(folder, REGISTRY, plan=PLAN)

    said = caught.value.in_language("zh").replace(f"{folder}/", "").splitlines()
    assert [one.partition("；应为")[0] for one in said] == [
        "11生师比.xlsx:表!C2: 生师比（小学）: “16:31:52”是日期或时刻"
        "；表格软件会把 10:2、1-2 变成它",
        "14教师学历2023年.csv:3:3: 本科专任教师数: “城关小学”里没有数",
        "21转学2023.csv:3:2: 转入学生数: “无”可能是零，也可能是缺",
        "24特教.xlsx:2023-2024学年!A2: 有一列没有表头，里面是“清河县”等",
        "26控辍2023.xlsx:表!C2: 辍学学生数: -1 小于零",
        "26控辍2023.xlsx:表!C3: 辍学学生数: “#DIV/0!”里没有数",
    ]


def test_the_same_folder_mended_is_read_unedited(mended: ObservationTable) -> None:
    values = {
        (
            one.institution,
            REGISTRY.catalogue.label(one.name),
            "".join(one.scope.values()),
            one.year,
        ): (one.figure and one.figure.value)
        for one in mended.observations
        if not one.is_part
    }
    expected = {
        ("实验小学", "在校生数", "primary", 2022): 820,
        ("北沟小学", "专任教师数", "primary", 2023): 10,
        ("", "在校生数", "primary", 2023): 1325,
        ("", "在校生数", "primaryrural", 2023): 90,
        ("", "学前教育支出", "", 2023): 33_000_000,
        ("", "义务教育学龄人口", "", 2023): 11_980,
        ("阳光幼儿园", "幼儿园班级数", "any_private", 2023): 5,
        ("", "在园幼儿数", "", 2023): 643,
        ("城关小学", "图书册数", "", 2023): 9000,
        ("北沟小学", "小学一年级招生数", "", 2023): 12,
        ("实验小学", "教职工数", "", 2023): 50,
        ("", "教职工数", "", 2023): 78,
        ("清河高中", "专任教师数", "senior", 2023): 120,
        ("城关小学", "教室数", "", 2023): 20,
        ("铁厂学校", "在校生数", "junior", 2023): 80,
        ("北沟小学", "音乐专用教室数", "", 2023): 1,
        ("实验小学", "班级数", "primarygrade_2", 2023): 4,
        ("城关小学", "体质健康测试学生数", "", 2023): 400,
        ("清河一中", "在校生数", "junior", 2024): 1160,
        ("北沟小学", "中级及以上职称专任教师数", "", 2023): None,
        ("", "中级及以上职称专任教师数", "", 2023): 25,
        ("北沟小学", "配备专职保安学校数", "", 2023): 1,
        ("城关小学", "音乐专用教室数", "", 2023): 1,
    }
    assert {key: values.get(key, "nothing") for key in expected} == expected
    assert ("", "3岁以下婴幼儿托位数", "", 2023) not in values
    assert {one.institution for one in mended.observations if "小" in one.institution} == {
        *("实验小学", "城关小学", "北沟小学", "甲小学")
    }


def test_what_a_mended_folder_leaves_unread_is_named(mended: ObservationTable) -> None:
    said = unread(mended).replace(f"{mended.file}/", "").splitlines()

    assert [one.partition("；是不是")[0] for one in said] == [
        "01小学在校生.xlsx:小学!11: 没有读“平均”这一行：不是机构，也不是合计",
        "02教育经费.xlsx:经费!D3: 没有读“2023年比2022年增长(%)”这一列："
        "不是年份，也不是地区或机构的名称",
        "03主要指标历年.csv:2:4: 没有读“2024年(预计)”这一列：不是年份，也不是地区或机构的名称",
        "05图书2023年.xlsx:现在: 隐藏的C列、第3行也读了；不该算的，请删去",
        "05图书2023年.xlsx:现在!C1: 没有读“校长电话”这一列：“校长电话”不是已安装插件的数据项",
        "05图书2023年.xlsx:现在!D1: 没有读“教学用计算机台数”这一列："
        "“教学用计算机台数”不是已安装插件的数据项",
        "05图书2023年.xlsx:旧: 没有读隐藏的工作表",
        "21转学2023.csv:1:3: 没有读“是否寄宿制”这一列：“是否寄宿制”不是已安装插件的数据项",
        "22各乡镇托位2023年.csv:1: 各乡镇的数没有合计的一行，不知道全不全：没有相加，只用来核对",
        "29.ods:小学!D2: 没有读“教师数”这一列：“教师数”不是已安装插件的数据项",
    ]


def test_every_header_of_the_folder_is_known_or_gets_a_proposal(folder: Path) -> None:
    proposed = check_tables(folder, REGISTRY.catalogue, {}, RegionNames(PLAN)).proposed

    assert {header: names[0] for header, names in proposed.items() if names[0] != "-"} == {
        "教学用计算机台数": "教师用计算机台数",
        "教师数": "专任教师数",
    }
