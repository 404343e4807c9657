"""What may be wrong with a table of data, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

# The table

EMPTY_TABLE = Words("表是空的", "the table is empty")
NO_ROWS = Words("表里没有数据行", "the table has no rows")
A_ROW_EACH = Words("每个数一行", "a row for each figure")
COLUMNS = MessageKind("the_columns", "这些列：{columns}", "the columns {columns}")
UNKNOWN_COLUMN = MessageKind("unknown_column", "没有“{name}”这一列", "unknown column '{name}'")
UNNAMED_COLUMN = Words("有一列没有名称", "a column has no name")
COLUMN_TWICE = MessageKind(
    "column_twice", "“{name}”这一列出现了两次", "the column {name} is given twice"
)
COLUMNS_MISSING = MessageKind(
    "columns_missing", "缺这些列：{names}", "columns are missing: {names}"
)
ROW_LENGTH = MessageKind("row_length", "这一行有 {count} 格", "the row has {count} cells")
AS_HEADER = MessageKind("as_header", "{count} 格，与表头相同", "{count}, as the header")

NO_HEADER = MessageKind(
    "no_header",
    "认不出表头：没有一列是已安装插件的数据项或指标（{names}）",
    "no header is recognised: no column is an element or indicator of an installed plugin "
    "({names})",
)
ONLY_TEXT = Words("只有文字，没有表", "it holds text and no table")
NO_FIGURES = Words(
    "没有一列是数据项；是机构名录的，用 --register 给出",
    "no column is an element; a register of institutions is given by --register",
)
A_HEADER = Words(
    "一行一个数（地区、机构、年份、数据项、数值、单位、来源），或一行一个学校、一列一个数据项",
    "a figure in each row (region, institution, year, element, value, unit, source), or a school "
    "in each row and an element in each column",
)
NO_YEAR_GIVEN = Words("看不出是哪一年的数", "nothing says of which year the figures are")
SAY_THE_YEAR = Words(
    "“年份”一列，或者表头、标题、工作表或文件的名称里的“2023年”",
    "a column 年份, or 2023年 in a header, the title, or the name of the sheet or file",
)
NO_PLACE_GIVEN = Words("没有写是哪个地区的", "the region is not named")
SAY_THE_PLACE = Words(
    "“地区”一列，或随规划一起读", "a column 地区, or a plan beside which the table is read"
)
NO_COLUMN_NAME = MessageKind(
    "no_column_name",
    "有一列没有表头，里面是“{text}”等",
    "a column without a header holds '{text}' and more",
)
SAY_WHOSE = Words("表头“学校名称”或“地区”", "the header 学校名称 or 地区")
MERGED_FIGURE = Words("几行的数合并成了一格", "one merged cell holds the figure of several rows")
SPLIT_CELLS = Words("每行一格", "a cell in each row")

# What is left unread, and named

UNREAD_COLUMN = MessageKind(
    "unread_column",
    "没有读“{label}”这一列：{reason}",
    "the column '{label}' was not read: {reason}",
)
UNREAD_ROW_LABEL = MessageKind(
    "unread_row_label",
    "没有读“{label}”这一行：{reason}",
    "the row '{label}' was not read: {reason}",
)
NOTHING_KNOWN = MessageKind(
    "nothing_known", "“{names}”不是已安装插件的数据项", "no installed plugin defines {names}"
)
NOT_DIVIDED = MessageKind(
    "not_divided", "没有按它分的数据项（{codes}）", "its element is not divided by it ({codes})"
)
NO_YEAR_OR_PLACE = Words(
    "不是年份，也不是地区或机构的名称", "it names no year, region or institution"
)
CALCULATED_ROW = MessageKind(
    "calculated_row",
    "没有读“{label}”这一行：不是机构，也不是合计",
    "the row '{label}' was not read: it is no institution and no total",
)
TOWNS = Words(
    "各乡镇的数没有合计的一行，不知道全不全：没有相加，只用来核对",
    "no row is the total of the towns, and nobody knows whether all are there: they are not added",
)
HIDDEN_PARTS = MessageKind(
    "hidden_parts",
    "隐藏的{parts}也读了；不该算的，请删去",
    "hidden {parts} were read too; delete what shall not count",
)
UNREAD_ROW = Words("这一行没有数", "this row has no figure")
HIDDEN = Words("没有读隐藏的工作表", "a hidden sheet was not read")
NOT_A_TABLE = Words("没有读：不是表格", "not read: it is no table")
NO_TABLES = Words(
    "文件夹里没有表格（.csv .txt .xlsx .xls .ods .parquet）",
    "the folder holds no table (.csv .txt .xlsx .xls .ods .parquet)",
)

NOT_COUNTED = MessageKind(
    "not_counted_as_a_school",
    "{name}不计校数，而名录没有写与哪所学校一并统计",
    "{name} is not counted as a school, and no register says with which it is",
)
WITH_A_MAIN_SCHOOL = Words(
    "名录（--register）里它的一行，写明“主校”", "its row in a register (--register), with 主校"
)

# Where, when and of what

NO_REGION = MessageKind("row_without_region", "“{text}”不是地区", "'{text}' is not a region")
A_REGION = Words(
    "“CN”，或六位行政区划代码，如“220503”", "'CN' or a code of six digits such as '220503'"
)
MERGED = MessageKind(
    "merged_region",
    "{code}（{name}）{year}年撤销，全部或一部分并入 {region}；那以前的数没有加进 {region}",
    "{code} ({name}) ended in {year} and is now, as a whole or in part, {region}; its figures are "
    "not added to those of {region}",
)
NOT_A_YEAR = MessageKind("not_a_year", "“{text}”不是年份", "'{text}' is not a year")
A_YEAR = MessageKind(
    "a_year_such_as",
    "{first} 到 {last} 的年份，如 2023",
    "a year from {first} to {last} such as 2023",
)
UNKNOWN_ELEMENT = MessageKind(
    "unknown_element", "已安装的插件都没有定义“{text}”", "no installed plugin defines '{text}'"
)
NO_ELEMENT = Words("没有写数据项", "no element is named")
AN_ELEMENT = Words("数据项", "an element")
A_CALCULATION = MessageKind("a_calculation", "“{text}”是计算", "'{text}' is a calculation")
ELEMENT_OR_INDICATOR = Words("数据项或指标", "an element or indicator")
SEVERAL = MessageKind("several_meanings", "“{text}”可能指：{names}", "'{text}' may mean: {names}")
ONE_OF_THEM = Words("其中之一", "one of them")
OF_A_PERSON = MessageKind("of_a_person", "{label}是个人的", "{label} is of a person")
OF_A_PLACE = Words("地区或机构的数据项", "an element of a place")
OF_A_REGION = MessageKind(
    "of_a_region",
    "{label}是地区的，不是机构的",
    "{label} is of a region, not of an institution",
)
EMPTY_CELL = Words("空单元格", "an empty cell")
OF_AN_INSTITUTION = MessageKind(
    "of_an_institution",
    "{label}是机构的，不能合计成地区的数",
    "{label} is of an institution and makes no total of a region",
)
INSTITUTION_NAME = Words("机构名称", "the name of an institution")
NO_INSTITUTION = MessageKind(
    "no_institution", "“{text}”不是机构名称", "'{text}' is not the name of an institution"
)
NOT_AN_IDENTIFIER = MessageKind(
    "not_an_identifier",
    "“{text}”不是学校（机构）标识码",
    "'{text}' is not the identifier of an institution",
)
TEN_DIGITS = Words("十位数字", "ten digits")

# Scopes

NO_RESTRICTION = MessageKind("no_restriction", "“{text}”没有写明范围", "'{text}' is no restriction")
DIMENSION_AND_CODE = Words(
    "维度、= 和代码，如 stage=primary", "a dimension, = and a code, such as stage=primary"
)

# Figures

AMBIGUOUS = MessageKind(
    "zero_or_missing", "“{text}”可能是零，也可能是缺", "'{text}' may mean zero or missing"
)
A_DATE = MessageKind(
    "a_date_cell",
    "“{text}”是日期或时刻；表格软件会把 10:2、1-2 变成它",
    "'{text}' is a date or a time, which spreadsheets make of 10:2 or 1-2",
)
AS_TEXT = Words("设为文本格式后重新写的数", "the figure written again in a cell of text")
A_FORMULA = MessageKind(
    "formula_without_result",
    "公式 {text} 没有算出的结果",
    "the formula {text} has no stored result",
)
A_RESULT = Words(
    "在表格软件里打开并保存一次，或只粘贴数值",
    "the workbook opened and saved once in a spreadsheet program, or the value pasted",
)
ZERO_OR_MISSING = Words(
    "0（没有）或“缺”（缺数）", "0 if there are none, 缺 if the figure is missing"
)
UNITS_DIFFER = MessageKind(
    "units_differ",
    "数值的单位是 {printed}，单位列写的是 {column}",
    "the value is in {printed}, the unit column says {column}",
)
ONE_UNIT = Words("一个单位，写在哪一列都行", "one unit, in either column")

# Mappings

NOT_A_MAPPING = Words(
    "对应文件只有表 [headers]，每个表头写它应是什么，和 sources = [来源，……]",
    "a mapping has a table, [headers], with what each header shall say, and a list, sources",
)
NO_MEANING = MessageKind(
    "no_meaning", "“{header}”没有写应是什么", "nothing says what '{header}' shall be"
)
A_MEANING = Words('数据项的名称，或 "-"（不要）', 'the name of an element, or "-" (not wanted)')
