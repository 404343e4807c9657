"""The verdict of supervision: every item, the schools that fail, and what each adds to a spread."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from eduplan import Interval, parse_table
from eduplan.cli.supervise_command import KNOWN
from eduplan.engine.supervision import ItemResult, Supervision, documents_of, supervise
from tests.cli.command import eduplan
from tests.installed import installed_registry

if TYPE_CHECKING:
    from pathlib import Path

NUMBER = "教督〔2017〕6号"
STUDENTS = {"一小": 100, "二小": 200, "三小": 100}
ABOVE = {"一小": 5, "二小": 8, "三小": 3}


def _text() -> str:
    lines = ["region,institution,scope,year,element,value"]
    for element, values in (
        ("governance.students", STUDENTS),
        ("teachers.above_required_degree_teachers", ABOVE),
    ):
        lines += [
            f"229901,{name},stage=primary,2023,{element},{value}" for name, value in values.items()
        ]
    return "\n".join(lines) + "\n"


def _found(number: str = NUMBER) -> Supervision:
    registry = installed_registry()
    table = parse_table(_text(), registry, "data.csv")
    return supervise(number, "229901", 2023, table, registry.catalogue)


def _item(found: Supervision, about: str) -> ItemResult:
    [item] = [
        one
        for one in found.items
        if one.standard.about == about and one.standard.scope == {"stage": "primary"}
    ]
    return item


def test_an_item_about_schools_is_met_only_if_each_of_them_meets_it() -> None:
    item = _item(_found(), "compulsory.above_required_teachers_per_hundred_students")

    assert item.is_met is False
    assert {one.name: one.is_met for one in item.schools} == {
        "一小": True,
        "二小": False,
        "三小": False,
    }


def test_a_variation_shows_what_each_school_adds_and_what_it_is_without_it() -> None:
    """Worked by hand: 5, 4, 3 for 100, 200, 100 pupils; mean 4, variance 1/2."""
    item = _item(_found(), "compulsory.above_required_teachers_variation")

    assert item.spread is not None
    shares = {one.name: one.share for one in item.spread.shares}
    assert item.is_met is True
    assert item.spread.mean == Interval.point(Fraction(4, 100))
    assert shares == {
        "一小": Interval.point(Fraction(1, 2)),
        "二小": Interval.point(0),
        "三小": Interval.point(Fraction(1, 2)),
    }
    without = {one.name: one.without for one in item.spread.shares}["二小"]
    assert without is not None
    assert without.contains(Fraction(1, 4))  # 5 and 3 about 4


def test_what_has_no_data_or_is_judged_by_people_is_open_and_never_met() -> None:
    found = _found()

    item = _item(found, "compulsory.sports_area_per_student")
    assert item.is_met is None
    assert found.is_met is None
    assert all(one.is_met is None for one in found.articles)


def test_every_document_of_supervision_can_be_named() -> None:
    assert NUMBER in documents_of(installed_registry().catalogue)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return the table as a file."""
    path = tmp_path / "data.csv"
    path.write_text(_text(), encoding="utf-8")
    return path


def test_the_command_names_the_schools_that_fail_by_how_much(data: Path) -> None:
    done = eduplan("supervise", "优质均衡", "--data", data)

    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert (done.code, done.err) == (1, "")
    assert "结论 还不能下结论：32项不能判断" in lines
    assert "没有判断所需的" not in done.out
    worst, least = [line for line in lines if "高于规定学历专任教师数 ≥" in line]
    assert worst.startswith("三小 3人/百人 1.2人/百人 高于规定学历专任教师数 ≥5人")
    assert least.startswith("二小 4人/百人 0.2人/百人 高于规定学历专任教师数 ≥9人")
    assert "在校生数" not in least  # fewer pupils would do, but nobody proposes it


def test_a_region_of_the_register_is_named_beside_its_code(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text(_text().replace("229901", "220503"), encoding="utf-8")

    done = eduplan("supervise", "优质均衡", "--data", path, "--format", "markdown")

    assert "- **地区** 二道江区（220503）" in done.out


def test_the_page_shows_the_schools_along_the_scale(data: Path) -> None:
    done = eduplan("supervise", "优质均衡", "--data", data, "--format", "html")

    assert done.out.startswith("<!doctype html>")
    assert "每百名学生拥有高于规定学历教师数差异系数" in done.out
    assert '<svg class="chart"' in done.out
    assert "一小" in done.out


def test_an_unknown_document_is_refused_with_the_nearest(data: Path) -> None:
    done = eduplan("supervise", "优质平衡", "--data", data)

    assert (done.code, done.out) == (2, "")
    assert "优质均衡" in done.err


def test_of_several_regions_one_must_be_named(data: Path) -> None:
    text = data.read_text(encoding="utf-8")
    data.write_text(
        text + text.splitlines()[1].replace("229901", "229902") + "\n", encoding="utf-8"
    )

    done = eduplan("supervise", "优质均衡", "--data", data)

    assert done.code == 2
    assert "229901、229902" in done.err


RESOURCES = {
    "teachers.above_required_degree_teachers": "0.045",
    "teachers.backbone_teachers": "0.0125",
    "compulsory.physical_and_art_teachers": "0.01",
    "compulsory.teaching_area": "5",
    "compulsory.indoor_sports_area": "0",
    "compulsory.sports_area": "8",
    "compulsory.equipment_value": "2200",
    "informatization.multimedia_rooms": "0.025",
}
"""What each of 800 pupils has in a school that meets all seven; 7.5 m² of sports area are asked."""


def _schools(sports: dict[str, str]) -> str:
    lines = ["region,institution,scope,year,element,value"]
    for school, own in sports.items():
        lines.append(f"229901,{school},stage=primary,2023,governance.students,800")
        for name, each in {**RESOURCES, "compulsory.sports_area": own}.items():
            county = ";backbone_level=county_and_above" if "backbone" in name else ""
            value = int(Fraction(each) * 800)
            lines.append(f"229901,{school},stage=primary{county},2023,{name},{value}")
    return "\n".join(lines) + "\n"


def _seven(sports: dict[str, str]) -> Supervision:
    registry = installed_registry()
    table = parse_table(_schools(sports), registry, "data.csv")
    return supervise(NUMBER, "229901", 2023, table, registry.catalogue)


def test_six_of_seven_resources_do_if_the_seventh_reaches_85_per_cent() -> None:
    found = _seven({"一小": "8", "二小": "6.5", "三小": "6"})

    [whole] = [one for one in found.articles if one.article == "资源配置（逐校）"]
    missed = {school.name for one in whole.results for school in one.failing}
    assert (whole.is_met, missed) == (False, {"三小"})
    assert _seven({"一小": "8", "二小": "6.5"}).articles[1].is_met is None  # no junior school yet
    part = _item(found, "compulsory.sports_area_per_student")
    assert (part.is_met, part.decides) == (False, False)


def test_the_items_are_the_32_of_the_document_and_three_beside_them() -> None:
    found = _found()

    numbered = [one.article for one in found.articles if not one.is_beside]
    assert len(numbered) == 32
    assert numbered[:2] == ["资源配置第1项", "资源配置第2项"]
    assert numbered[-1] == "社会认可度"
    assert len(found.articles) == 35


def test_what_has_a_condition_in_words_is_never_failed_without_people() -> None:
    text = "region,institution,scope,year,element,value\n"
    rows = [("governance.students", "stage=primary", 2300)]
    text += "".join(f"229901,大校,{scope},2023,{name},{n}\n" for name, scope, n in rows)
    registry = installed_registry()
    table = parse_table(text, registry, "data.csv")

    found = supervise(NUMBER, "229901", 2023, table, registry.catalogue)

    sizes = {
        one.standard.condition: one.is_met
        for one in found.items
        if one.standard.about == "compulsory.school_size"
        and one.standard.scope.get("stage") == "primary"
    }
    assert sizes == {"": False, "2010年及以前建成，或随迁子女超过50%的学校": True}


@pytest.mark.parametrize(
    ("document", "blocks", "beside"),
    [
        ("普及普惠", {"普及普惠水平": 3, "政府保障": 9, "保教质量": 5, "社会认可度": 1}, []),
        (
            "基本均衡",
            {
                "校际均衡": 2,
                "入学机会": 4,
                "保障机制": 4,
                "教师队伍": 4,
                "质量与管理": 5,
                "公众满意度": 1,
            },
            ["前提", "工作评估"],
        ),
    ],
)
def test_the_items_of_each_document_stand_in_its_order(
    document: str, blocks: dict[str, int], beside: list[str]
) -> None:
    found = _found(KNOWN[document])

    numbered = [one.article for one in found.articles if not one.is_beside]
    assert Counter(one.partition("第")[0] for one in numbered) == blocks
    assert [*dict.fromkeys(one.partition("第")[0] for one in numbered)] == [*blocks]
    assert [one.article for one in found.articles if one.is_beside] == beside


def test_in_english_an_article_is_named_in_english(data: Path) -> None:
    done = eduplan("supervise", "普及普惠", "--data", data, "--lang", "en")

    assert "government, item 9" in done.out
    assert "care and education, item 2" in done.out


@pytest.mark.parametrize("number", ["教督〔2012〕3号", "教督〔2020〕1号"])
def test_no_county_passes_by_its_numbers_alone(number: str) -> None:
    registry = installed_registry()
    table = parse_table(_text(), registry, "data.csv")

    found = supervise(number, "229901", 2023, table, registry.catalogue)

    assert any(not one.standard.about for one in found.items)
    assert found.is_met is None


def test_the_published_example_of_a_variation_comes_out_as_printed(tmp_path: Path) -> None:
    """Five schools whose pupils and books are printed with 6.33 books a pupil and 0.52."""
    lines = ["region,institution,scope,year,element,value"]
    schools = {"小学1": (45, 279), "小学2": (37, 137), "小学3": (89, 935), "小学4": (76, 160)}
    for name, (pupils, books) in {**schools, "小学5": (55, 402)}.items():
        lines.append(f"229901,{name},stage=primary,2012,governance.students,{pupils}")
        lines.append(f"229901,{name},stage=primary,2012,compulsory.books,{books}")
    (tmp_path / "data.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    done = eduplan("supervise", "基本均衡", "--data", "data.csv", cwd=tmp_path)

    said = [" ".join(line.split()) for line in done.out.splitlines()]
    assert "生均图书册数差异系数 0.52" in said
    assert any(line.startswith("小学3 10.51册/人 48.1%") for line in said)


# 合肥市庐阳区, of a published table of 安徽省: the eight variations and their printed mean.
PUBLISHED = {
    "primary": ("0.881 1.299 0.977 0.379 0.170 0.334 0.286 0.408", "0.592"),
    "junior": ("0.353 0.784 0.146 0.491 0.037 0.226 0.223 0.253", "0.314"),
}
EIGHT = (
    "teaching_area sports_area equipment_value computers books teacher_student_ratio "
    "above_required_teachers_per_student intermediate_title_teachers"
)


def test_a_published_table_of_composites_comes_out_as_printed(tmp_path: Path) -> None:
    lines = ["region,scope,year,element,value"]
    for stage, (values, _) in PUBLISHED.items():
        for name, value in zip(EIGHT.split(), values.split(), strict=True):
            lines.append(f"340103,stage={stage},2012,compulsory.{name}_variation,{value}")
    (tmp_path / "data.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    done = eduplan("supervise", "基本均衡", "--data", "data.csv", cwd=tmp_path)

    said = [" ".join(line.split()) for line in done.out.splitlines()]
    assert (done.code, done.err) == (1, "")  # what else is asked is for people to judge
    assert "结论 还不能下结论：18项不能判断" in said
    composite = "义务教育基本均衡综合差异系数"
    assert f"校际均衡第1项 达到 {composite}（小学） ≤0.65 0.592 达到" in said
    assert f"校际均衡第2项 达到 {composite}（初中） ≤0.55 0.314 达到" in said


def test_without_data_nothing_is_judged_and_what_is_needed_stands_first(tmp_path: Path) -> None:
    """A report in which nothing failed must not read like good news."""
    row = "229901,2023,teachers.full_time_teachers,9"
    (tmp_path / "data.csv").write_text(f"region,year,element,value\n{row}\n", encoding="utf-8")

    done = eduplan("supervise", "基本均衡", "--data", "data.csv", cwd=tmp_path)

    said = [" ".join(line.split()) for line in done.out.splitlines()]
    assert done.code == 1
    assert "结论 不能下结论：一项也不能判断" in said
    assert "各项 20项：达到 0，未达到 0，缺数据 2，要由人认定 18" in said
    assert "图书册数 学校或幼儿园 册 校际均衡第1项；校际均衡第2项" in said
    needed = said.index("还需要的数据（10项）")
    assert said.index("逐项结论") > needed > said.index("结论 不能下结论：一项也不能判断")
