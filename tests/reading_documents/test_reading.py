"""A document of any format gives its paragraphs and cells, or the reason why it can't be read."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from eduplan.documents import reading
from eduplan.documents.document import Document
from eduplan.documents.reading import parse_document, read_document
from eduplan.errors import InputError
from examples.document.pdf import pdf

LINES = ["一、发展目标", "到2025年，学前教育毛入园率达到95%以上。", "（一）主要指标"]
ROWS = [["指标", "2020年", "2025年"], ["学前教育毛入园率（%）", "90", "95"]]
CELLS = [cell for row in ROWS for cell in row]


def texts(document: Document) -> list[str]:
    return [one.text for one in document.passages]


def cells(document: Document) -> dict[tuple[int, int], str]:
    return {(one.cell.row, one.cell.column): one.text for one in document.passages if one.cell}


def word(fill: Any) -> bytes:
    document = docx.Document()
    fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def sample(document: Any) -> None:
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip((one for row in table.rows for one in row.cells), CELLS, strict=True):
        cell.text = text


def as_html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>" for row in ROWS)
    body = "".join(f"<p>{line}</p>" for line in LINES)
    return f"<html><body><nav>首页</nav>{body}<table>{rows}</table></body></html>".encode()


SAMPLES = {
    "plan.txt": "\n".join([*LINES, *("\t".join(row) for row in ROWS)]).encode(),
    "plan.md": "\n".join(
        [f"# {LINES[0]}", "", LINES[1], "", f"## {LINES[2]}", ""]
        + [f"| {' | '.join(row)} |" for row in [ROWS[0], ["---"] * 3, ROWS[1]]]
    ).encode(),
    "plan.html": as_html(),
    "plan.docx": word(sample),
    "plan.pdf": pdf([*LINES, ROWS]),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_gives_the_same_paragraphs_and_cells(name: str) -> None:
    document = parse_document(SAMPLES[name], name)

    assert texts(document) == [*LINES, *CELLS]
    assert cells(document)[2, 3] == "95"
    assert [one.clause for one in document.passages[:4]] == ["一", "一¶", "一(一)", "一(一)表1"]
    assert [one.is_heading for one in document.passages[:3]] == [True, False, True]


@pytest.mark.parametrize("name", SAMPLES)
def test_each_passage_stands_at_its_place_in_the_text(name: str) -> None:
    document = parse_document(SAMPLES[name], name)

    for one in document.passages:
        assert document.text[one.start : one.place(len(one.text) - 1) + 1] == one.text
        assert document.at(one.start) is one


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5"],
)
def test_plain_text_is_read_in_any_encoding_of_chinese_files(encoding: str) -> None:
    text = "全縣普通中小學共有一百二十所，其中小學八十所，初中三十所，高中十所。\n" * 3
    raw = text.encode(encoding)

    assert texts(parse_document(raw, "plan.txt"))[0] == text.split("\n")[0]


def test_a_damaged_file_is_refused_and_not_read_in_another_encoding() -> None:
    raw = ("全县教育事业发展规划，育才学校有学生三百人。" * 200).encode()[1:]

    with pytest.raises(InputError, match="in none of"):
        parse_document(raw, "plan.txt")


@pytest.mark.parametrize("sign", ["\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_sign_that_ends_a_line_parts_paragraphs(sign: str) -> None:
    document = parse_document(f"一、目标{sign}二、任务".encode(), "plan.txt")

    assert [one.clause for one in document.passages] == ["一", "二"]


def test_wrapped_lines_are_one_paragraph_and_keep_their_places() -> None:
    lines = ["到2025年，全县学前教育毛入园率达到95%以上，普惠性幼儿园覆盖率稳",
             "定在90%以上，公办园在园幼儿占比不低于60%，学前教育专任教师全部持",
             "证上岗，县域内学前教育普及普惠督导评估通过省级认定并且不断巩固提高",
             "水平。"]  # fmt: skip
    document = parse_document("\n".join(lines).encode(), "plan.txt")
    [passage] = document.passages

    assert passage.text == "".join(lines)
    for figure in ("95%", "90%", "60%"):
        place = passage.place(passage.text.index(figure))
        assert document.text[place : place + len(figure)] == figure


def test_page_numbers_contents_and_running_heads_are_no_text() -> None:
    sentences = [f"{topic}工作有了成绩。" for topic in ("学前", "义务", "高中", "特教", "队伍")]
    pages = [["清河县教育规划", one, f"- {place} -"] for place, one in enumerate(sentences, 1)]
    contents = ["目标任务……………… 3", "总体要求........ 12"]
    document = parse_document(pdf(contents, *pages), "plan.pdf")

    assert texts(document) == sentences
    assert [one.page for one in document.passages] == [2, 3, 4, 5, 6]


def test_merged_cells_of_word_are_given_once_with_their_size() -> None:
    def fill(document: Any) -> None:
        table = document.add_table(rows=3, cols=3)
        table.cell(0, 0).merge(table.cell(2, 0)).text = "学前教育"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "普及"

    first, second = parse_document(word(fill), "plan.docx").passages

    assert (first.text, first.cell and first.cell[3:]) == ("学前教育", (3, 1))
    assert (second.text, second.cell and second.cell[3:]) == ("普及", (1, 2))


def test_html_cells_know_their_column_below_a_merged_one() -> None:
    page = "<table><tr><td rowspan=2>普及</td><td>90</td></tr><tr><td>95</td></tr></table>"

    assert cells(parse_document(page.encode(), "plan.html"))[2, 2] == "95"


LEVELS = [
    ("chineseCounting", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
    ("decimalEnclosedCircle", "%5"),
]


def numbered(document: Any, levels: Sequence[int]) -> None:
    """Add a paragraph for each level."""
    found = document.part.numbering_part.element
    body = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (format_, text) in enumerate(LEVELS)
    )
    space = nsdecls("w")
    found.insert(
        0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{body}</w:abstractNum>')
    )
    found.append(parse_xml(f'<w:num {space} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level in levels:
        paragraph = document.add_paragraph("推进工作。")
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {space}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
        )


def test_the_automatic_numbers_of_word_are_computed() -> None:
    levels = [0, 1, 2, 2, 3, 4, 4, 1, 2, 0, 1]
    document = parse_document(word(lambda one: numbered(one, levels)), "plan.docx")

    assert [one.text.removesuffix("推进工作。") for one in document.passages] == [
        "一、", "（一）", "1.", "2.", "（1）", "①", "②", "（二）", "1.", "二、", "（一）",
    ]  # fmt: skip
    assert [one.clause for one in document.passages] == [
        "一", "一(一)", "一(一)1", "一(一)2", "一(一)2(1)", "一(一)2(1)①", "一(一)2(1)②",
        "一(二)", "一(二)1", "二", "二(一)",
    ]  # fmt: skip


def test_chinese_numbers_of_word_are_written_as_word_writes_them() -> None:
    document = parse_document(word(lambda one: numbered(one, [0] * 21)), "plan.docx")

    written = [one.text.partition("、")[0] for one in document.passages]
    assert [written[place - 1] for place in (9, 10, 11, 20, 21)] == [
        "九", "十", "十一", "二十", "二十一",
    ]  # fmt: skip


def test_an_unmarked_paragraph_is_counted_below_the_mark_above_it() -> None:
    lines = [
        "关于印发规划的通知",
        "各乡镇人民政府：",
        "一、现状",
        "有一所。",
        "有两所。",
        "二、目标",
    ]
    document = parse_document("\n".join(lines).encode(), "plan.txt")

    assert [one.clause for one in document.passages] == [
        "前言1", "前言2", "一", "一¶1", "一¶2", "二",
    ]  # fmt: skip


def test_deleted_words_and_contents_of_word_are_no_text() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("保留。")._p.append(
            parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText></w:r></w:del>")
        )
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("总体要求 3", style="toc 1")

    assert texts(parse_document(word(fill), "plan.docx")) == ["保留。"]


def test_contents_that_were_typed_into_word_are_no_text() -> None:
    """Dots or a tab before the page; a row of a name and a figure is none of it."""
    lines = ["一、基础……3", "（一）成绩......4", "第二章 目标\t12", "幼儿园数\t142", "一、基础"]

    def fill(document: Any) -> None:
        for line in lines:
            document.add_paragraph(line)

    for document in (
        parse_document(word(fill), "plan.docx"),
        parse_document("\n".join(lines).encode(), "plan.txt"),
    ):
        assert texts(document) == ["幼儿园数\t142", "一、基础"]


def test_a_row_of_markdown_that_begins_with_an_empty_cell_keeps_its_columns() -> None:
    rows = ["| 类别 | 指标 | 2020年 | 注 |", "|---|---|---|---|", "|  | 在校生（万人） | 2.187 | |"]

    assert cells(parse_document("\n".join(rows).encode(), "plan.md")) == {
        (1, 1): "类别", (1, 2): "指标", (1, 3): "2020年", (1, 4): "注",
        (2, 2): "在校生（万人）", (2, 3): "2.187",
    }  # fmt: skip


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        for name in names:
            written.writestr(name, "x")
    return stream.getvalue()


def test_a_line_of_a_pdf_is_read_as_it_is_seen_not_as_it_is_drawn() -> None:
    """Digits of another font are drawn last; Word sets them a little apart, which is no space."""
    pieces = {70: "到", 133: "年，毛入园率达到", 251: "以上。", 84: "2025", 230: "9", 242: "%"}
    columns = {70: "县名", 200: "学校"}
    document = parse_document(pdf([pieces, columns]), "plan.pdf")

    assert [one.text for one in document.passages] == [
        "到2025年，毛入园率达到9%以上。",
        "县名 学校",
    ]


@pytest.mark.parametrize(
    ("raw", "name", "helps"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "plan.doc", "另存为 .docx"),
        (archive("OFD.xml"), "plan.ofd", "导出为 PDF"),
        (rb"{\rtf1\ansi 2025}", "plan.rtf", "另存为 .docx"),
        (archive("xl/workbook.xml"), "plan.zip", "没有 Word 文档"),
        (archive("word/document.xml"), "plan.docx", "文件损坏"),
        (b"PK\x03\x04 no archive", "plan.docx", "文件损坏"),
        (b"%PDF-1.4 broken", "plan.pdf", "文件损坏"),
        (pdf([]), "plan.pdf", "扫描件"),
        (pdf(["\ue5e5\ue5e6\ue5e7到2025年"]), "plan.pdf", "认不出"),
        ("到(cid:123)(cid:7)年".encode(), "plan.txt", "认不出"),
        (bytes(range(256)) * 40, "plan.txt", "不是文本"),
        (b"\n \n", "plan.txt", "没有文字"),
    ],
)
def test_what_can_t_be_read_is_refused_with_what_helps(raw: bytes, name: str, helps: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_document(raw, name)

    assert helps in caught.value.in_language("zh")
    assert caught.value.problems[0].location.file == name


def test_a_file_that_is_missing_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    with pytest.raises(InputError, match="no such file"):
        read_document(path)
    path.write_text("到2025年。" * 100, encoding="utf-8")
    monkeypatch.setattr(reading, "MAXIMUM_BYTES", 100)
    with pytest.raises(InputError, match="too large"):
        read_document(path)


@pytest.mark.parametrize(
    "text",
    ["." * 400_000 + "\n", " " * 400_000 + "x", "1 " * 200_000, "[" * 400_000, "一" * 400_000,
     "*`_" * 150_000, ("长" * 40 + "\n") * 10_000],
)  # fmt: skip
@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_hostile_texts_are_read_in_time_that_grows_with_their_length(text: str, name: str) -> None:
    started = time.process_time()
    parse_document(f"好\n{text}".encode(), name)

    assert time.process_time() - started < 60  # quadratic time would be many minutes


def test_a_row_that_goes_on_overleaf_is_one_and_so_is_its_table() -> None:
    rows = [["序号", "任务", "责任单位"], ["1", "改善条件，新建", "县财政局"]]
    rest = [rows[0], ["", "校舍2万平方米", ""], ["2", "补充教师150名", "县编办"]]
    document = parse_document(pdf(["一、任务", rows], [rest, "二、保障"]), "plan.pdf")

    assert [one.text for one in document.passages if one.clause == "一表1"] == [
        *rows[0],
        *("1", "改善条件，新建校舍2万平方米", "县财政局"),
        *("2", "补充教师150名", "县编办"),
    ]


def test_a_category_that_goes_on_overleaf_names_its_rows_there_too() -> None:
    rows = [["类别", "指标", "2025年"], ["普及", "毛入园率", "92%"], ["", "巩固率", "98%"]]
    document = parse_document(pdf(["一、目标", rows], [[["", "毛入学率", "95%"]]]), "plan.pdf")

    [last] = [one.cell for one in document.passages if one.text == "95%"]
    assert last is not None
    assert (last.table, last.row) == (1, 4)


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("plan.txt", b"\n", "文件里没有文字"),
        ("plan.pdf", "2025年达到92%".encode(), "文件叫 .pdf，里面却不是"),
    ],
)
def test_a_file_without_what_its_name_says_is_refused(name: str, raw: bytes, reason: str) -> None:
    with pytest.raises(InputError) as found:
        parse_document(raw, name)
    assert reason in found.value.problems[0].sentence("zh")


def automatic(number: str, format_: str, text: str) -> tuple[str, str]:
    """Return text and clause of a Word paragraph that a list numbers in one format."""

    def fill(document: Any) -> None:
        space, found = nsdecls("w"), document.part.numbering_part.element
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="{format_}"/>'
            f'<w:lvlText w:val="{number}"/></w:lvl>'
        )
        found.insert(
            0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="91">{level}</w:abstractNum>')
        )
        found.append(
            parse_xml(f'<w:num {space} w:numId="91"><w:abstractNumId w:val="91"/></w:num>')
        )
        document.add_paragraph(text)._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {space}><w:numId w:val="91"/></w:numPr>')
        )

    (one,) = parse_document(word(fill), "plan.docx").passages
    return one.text, one.clause


def test_a_number_of_word_runs_into_no_figure_of_its_paragraph() -> None:
    assert automatic("%1.", "decimal", "3所学校扩建。") == ("2. 3所学校扩建。", "2")
    assert automatic("1.%1", "decimal", "5所学校扩建。") == ("1.2 5所学校扩建。", "1.2")
    assert automatic("%1", "decimal", "3所学校扩建。") == ("2 3所学校扩建。", "2")


@pytest.mark.parametrize(
    ("number", "format_", "clause"),
    [
        ("第%1条", "chineseCountingThousand", "第二条"),
        ("%1、", "chineseLegalSimplified", "贰"),
        ("%1、", "ideographTraditional", "乙"),
        ("%1", "ideographEnclosedCircle", "㊁"),
        ("%1", "decimalEnclosedParen", "(2)"),
        ("%1．", "decimalFullWidth", "2"),
        ("%1", "numberInDash", "2"),
        ("%1.", "upperRoman", "II"),
        ("%1)", "lowerLetter", "b)"),
    ],
)
def test_every_form_of_number_that_word_computes_opens_a_clause(
    number: str, format_: str, clause: str
) -> None:
    assert automatic(number, format_, "推进学校建设。")[1] == clause


def test_a_list_style_of_word_numbers_as_the_list_that_it_names() -> None:
    def fill(document: Any) -> None:
        space, found = nsdecls("w"), document.part.numbering_part.element
        level = (
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
            '<w:lvlText w:val="%1、"/></w:lvl>'
        )
        for number, body in ((93, f'<w:styleLink w:val="Own"/>{level}'),
                             (92, '<w:numStyleLink w:val="Own"/>')):  # fmt: skip
            found.insert(
                0,
                parse_xml(
                    f'<w:abstractNum {space} w:abstractNumId="{number}">{body}</w:abstractNum>'
                ),
            )
        found.append(
            parse_xml(f'<w:num {space} w:numId="92"><w:abstractNumId w:val="92"/></w:num>')
        )
        document.add_paragraph("发展目标")._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {space}><w:numId w:val="92"/></w:numPr>')
        )

    assert texts(parse_document(word(fill), "plan.docx")) == ["一、发展目标"]


def test_decimal_numbers_hold_the_numbers_above_them() -> None:
    lines = ["1 总则", "1.1 编制目的", "1.2人才", "1.2.1 引进", "（1）教师", "2 任务", "2.1.扩建"]
    document = parse_document("\n".join(lines).encode(), "plan.txt")

    assert [one.clause for one in document.passages] == [
        "1", "1.1", "1.2", "1.2.1", "1.2.1(1)", "2", "2.1",
    ]  # fmt: skip


def test_decimal_numbers_below_chinese_ones_keep_those_that_they_do_not_hold() -> None:
    lines = ["一、现状", "1.1 规模", "二、目标", "（一）总体", "1.1 规模"]
    document = parse_document("\n".join(lines).encode(), "plan.txt")

    assert [one.clause for one in document.passages] == [
        "一", "1.1", "二", "二(一)", "二(一)1.1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["1.2万人在园。", "1.5倍以上。", "3.5左右。", "2.1亿元投入。", "12 所学校"]
)
def test_a_figure_that_begins_a_line_opens_no_clause(line: str) -> None:
    document = parse_document(f"一、现状\n{line}".encode(), "plan.txt")

    assert document.passages[-1].clause == "一¶"


def test_circles_count_to_fifty() -> None:
    document = parse_document("一、任务\n㉑扩建\n㊿新建".encode(), "plan.txt")

    assert [one.clause for one in document.passages] == ["一", "一㉑", "一㊿"]


def test_items_of_a_numbered_list_have_the_numbers_that_a_browser_prints() -> None:
    page = (
        "<h1>规划</h1><ol start='3'><li>扩建小学</li><li><p>新建初中</p></li><li>6.改建</li></ol>"
    )
    document = parse_document(page.encode(), "plan.html")

    assert [(one.clause, one.text) for one in document.passages[1:]] == [
        ("3", "3. 扩建小学"), ("4", "4. 新建初中"), ("6", "6.改建"),
    ]  # fmt: skip


def test_what_a_page_hides_or_raises_as_a_mark_of_a_note_is_no_text() -> None:
    page = (
        "<p style='DISPLAY : none'>隐藏9所</p><p style='visibility:hidden'>隐藏8所</p>"
        "<p>新增学位1200<sup>1</sup>个，"
        "面积300m<sup>2</sup>，<ruby>国<rt>guo</rt></ruby>家。</p>"
    )

    assert texts(parse_document(page.encode(), "plan.html")) == [
        "新增学位1200个，面积300m2，国家。"
    ]


def test_comments_notes_and_fences_of_markdown_are_no_text() -> None:
    hidden = "<!-- 隐藏\n9所 -->\n~~隐藏8所~~"
    text = f"{hidden}新建小\\*学3所[^1]<sup>2</sup>。\n\n```\n新建初中2所。\n```\n\n一、目标……1"

    assert texts(parse_document(text.encode(), "plan.md")) == ["新建小*学3所。", "新建初中2所。"]


def test_hidden_words_and_raised_notes_of_word_are_no_text() -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("新建小学3所")
        paragraph.add_run("1").font.superscript = True
        paragraph.add_run("，面积300m")
        paragraph.add_run("2").font.superscript = True
        paragraph.add_run("，隐藏9所").font.hidden = True

    assert texts(parse_document(word(fill), "plan.docx")) == ["新建小学3所，面积300m2"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next_and_counts_for_no_clause() -> None:
    def fill(document: Any) -> None:
        numbered(document, [0, 0, 0])
        space, (first, second, third) = nsdecls("w"), document.paragraphs
        first._p.pPr.append(parse_xml(f"<w:rPr {space}><w:del/></w:rPr>"))
        second.add_run("目标明确。")
        third.add_run("任务具体。")

    assert texts(parse_document(word(fill), "plan.docx")) == [
        "一、推进工作。推进工作。目标明确。",
        "二、推进工作。任务具体。",
    ]


def test_a_trap_of_nested_elements_or_of_columns_without_end_takes_no_time() -> None:
    with pytest.raises(InputError, match="300 deep"):
        parse_document(b"<div>" * 200_000, "plan.html")

    def fill(document: Any) -> None:
        cell = document.add_table(rows=1, cols=2).cell(0, 0)
        cell.text = "学校"
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="99999999"/>')
        )

    first = parse_document(word(fill), "plan.docx").passages[0]
    assert first.cell is not None
    assert first.cell.columns == 63


def test_an_item_that_begins_with_a_year_or_a_share_keeps_its_number() -> None:
    lines = [
        "一、任务",
        "1.2025年达到95%。",
        "2.100%的学校达标。",
        "3.12所学校扩建。",
        "4、2025年建成",
    ]
    document = parse_document("\n".join(lines).encode(), "plan.txt")

    assert [one.clause for one in document.passages] == ["一", "一1", "一2", "一3", "一4"]
