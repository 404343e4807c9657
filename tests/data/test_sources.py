"""Several rows of one figure: the source that goes first, or a correction, stands for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from eduplan import InputError, Observation, ObservationTable, evaluate
from eduplan.engine.findings import Finding
from eduplan.files.table_file import parse_table, read_table
from eduplan.formula import Reference
from eduplan.readings.exact import read_exact
from eduplan.readings.explanation import explain_reading
from eduplan.readings.facts import Context
from eduplan.readings.observed import ObservedFacts
from tests import small
from tests.evaluation.county import REGION, REGISTRY

PLAN = small.plan("", REGISTRY)
LONG = "地区,机构,年份,数据项,数值,来源,更正原因\n"


def long(*rows: str, sources: tuple[str, ...] = ()) -> ObservationTable:
    return parse_table(LONG + "\n".join(rows), REGISTRY, "data.csv", plan=PLAN, sources=sources)


def refused(*rows: str, sources: tuple[str, ...] = ()) -> str:
    with pytest.raises(InputError) as caught:
        long(*rows, sources=sources)
    return caught.value.in_language("zh")


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def only(table: ObservationTable) -> Observation:
    (found,) = table.observations
    return found


def explained(table: ObservationTable, institution: str = "甲小学", lang: str = "zh") -> str:
    facts = ObservedFacts(table, REGISTRY.catalogue)
    context = Context(REGION, 2023, institution)
    reading = read_exact(Reference("town.pupils"), facts, context, REGISTRY.catalogue)
    return explain_reading(reading, REGISTRY.catalogue, lang=lang).text()  # type: ignore[arg-type]


def differences(table: ObservationTable) -> list[Finding]:
    found = evaluate(PLAN, REGISTRY, table).findings
    return [one for one in found if one.code == "DATA006"]


RETURN = "229901,甲小学,2023,在校生数,435,教育事业统计年报,"
LIST = "229901,甲小学,2023,在校生数,440,学籍系统,"


def test_the_source_that_the_order_puts_first_counts_and_the_other_is_kept() -> None:
    found = only(long(LIST, RETURN, sources=("年报", "学籍")))

    assert found.text == "435"
    assert [one.text for one in found.instead_of] == ["440"]
    assert "另有“440”（data.csv:2）" in explained(long(LIST, RETURN, sources=("年报",)))
    assert "also '440' (data.csv:2)" in explained(long(LIST, RETURN, sources=("年报",)), lang="en")


def test_without_an_order_sources_that_differ_are_refused_with_how_to_state_one(
    tmp_path: Path,
) -> None:
    text = "学校,年份,在校生数\n甲小学,2023,{}\n"
    files = folder(tmp_path, 年报=text.format(435), 台账=text.format(440))

    with pytest.raises(InputError) as caught:
        read_table(files, REGISTRY, plan=PLAN)

    said = caught.value.in_language("zh")
    assert "台账.csv" in said
    assert "sources = [" in said
    assert only(read_table(files, REGISTRY, plan=PLAN, sources=["台账.csv"])).text == "440"


def test_two_sources_of_one_sheet_may_have_an_order_too() -> None:
    assert "sources = [" in refused(RETURN, LIST)
    assert "sources = [" not in refused(RETURN, RETURN.replace("435", "436"))


def test_files_that_agree_need_no_order(tmp_path: Path) -> None:
    text = "学校,年份,在校生数\n甲小学,2023,435\n"
    found = only(read_table(folder(tmp_path, 甲=text, 乙=text), REGISTRY, plan=PLAN))

    assert len(found.instead_of) == 1


def test_two_rows_of_one_sheet_are_refused_even_where_they_agree() -> None:
    assert "data.csv:2 已有" in refused(RETURN, RETURN)


def test_two_rows_of_the_first_source_are_refused() -> None:
    again = RETURN.replace("435", "436")

    assert "data.csv:2 已有" in refused(RETURN, again, LIST, sources=("年报",))


def test_a_source_in_the_order_that_no_row_has_is_an_error() -> None:
    assert "sources 里的“月报”" in refused(RETURN, sources=("月报",))


def test_a_figure_with_and_without_the_institutions_own_code_is_settled_too() -> None:
    rows = (
        "地区,机构,范围,年份,数据项,数值,来源",
        "229901,甲,学段=小学,2023,学校数,1,年报",
        "229901,甲,学段=小学,2023,在校生数,5,年报",
        "229901,甲,,2023,在校生数,6,台账",
    )
    table = parse_table("\n".join(rows), REGISTRY, plan=PLAN, sources=["年报"])

    assert [one.text for one in table.observations] == ["1", "5"]


def test_a_correction_goes_before_what_it_corrects_and_says_why() -> None:
    table = long(RETURN, "229901,甲小学,2023,在校生数,453,学籍系统,两位数字写颠倒")

    assert only(table).text == "453"
    assert "更正：两位数字写颠倒；原为“435”（data.csv:2）" in explained(table)
    assert "corrected: 两位数字写颠倒; it was '435'" in explained(table, lang="en")


def test_a_correction_needs_no_order_against_the_other_sources() -> None:
    correction = "229901,甲小学,2023,在校生数,453,核查,漏报一个班"
    found = only(long(LIST, RETURN, correction, sources=("年报",)))

    assert [one.text for one in found.instead_of] == ["435", "440"]


def test_a_correction_of_nothing_is_an_error() -> None:
    said = refused(RETURN, "229901,乙小学,2023,在校生数,453,核查,漏报一个班")

    assert "data.csv:3" in said
    assert "写了更正原因，但没有别的行" in said


def test_two_corrections_of_one_figure_are_refused() -> None:
    one, other = (f"229901,甲小学,2023,在校生数,{n},核查,漏报" for n in (1, 2))

    assert "已有" in refused(RETURN, one, other)


def test_sources_that_differ_are_a_note_and_corrections_none() -> None:
    differing = long(LIST, RETURN, sources=("年报",))
    corrected = long(RETURN, "229901,甲小学,2023,在校生数,453,核查,漏报一个班")

    (found,) = [
        one for one in evaluate(PLAN, REGISTRY, differing).findings if one.code == "DATA006"
    ]
    assert (found.nature, found.severity) == ("note", "info")
    assert "data.csv:3 为 435" in found.message.zh
    assert "data.csv:2 为 440" in found.message.zh
    assert not [
        one for one in evaluate(PLAN, REGISTRY, corrected).findings if one.code == "DATA006"
    ]


def test_a_figure_that_rounds_to_the_other_does_not_differ() -> None:
    table = long(RETURN, LIST.replace("440", "约440"), sources=("年报",))

    assert not differences(table)
