"""What may be wrong with a table of data, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

# The table

EMPTY_TABLE = Words("表是空的", "the table is empty")
NO_ROWS = Words("表里没有数据行", "the table has no rows")
A_ROW_EACH = Words("每个数一行", "a row for each figure")
NOT_CSV = MessageKind(
    "not_csv",
    "从这里起表不是正确的 CSV：{reason}",
    "from here on the table is no valid CSV: {reason}",
)
ROWS_IN_CELL = Words("引号里的一格含有后面的行", "a quoted cell holds the rows after it")
WHOLE_CELL = Words(
    '引号括住整个单元格，其中的引号写成 ""', 'quotes around a whole cell, and "" for a quote inside'
)
COLUMNS = MessageKind("the_columns", "这些列：{columns}", "the columns {columns}")
SEPARATED = MessageKind(
    "other_separator", "各列用{sign}分开", "the columns are separated by {sign}"
)
COMMAS = Words("逗号", "commas")
SEPARATORS = {
    ";": Words("分号", "semicolons"),
    "\t": Words("制表符", "tabs"),
    "，": Words("全角逗号", "full-width commas"),
}
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

# Where, when and of what

NO_REGION = MessageKind("row_without_region", "“{text}”不是地区", "'{text}' is not a region")
A_REGION = Words(
    "“CN”，或六位行政区划代码，如“220503”", "'CN' or a code of six digits such as '220503'"
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

# Scopes

NO_RESTRICTION = MessageKind("no_restriction", "“{text}”没有写明范围", "'{text}' is no restriction")
DIMENSION_AND_CODE = Words(
    "维度、= 和代码，如 stage=primary", "a dimension, = and a code, such as stage=primary"
)

# Figures

AMBIGUOUS = MessageKind(
    "zero_or_missing", "“{text}”可能是零，也可能是缺", "'{text}' may mean zero or missing"
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
