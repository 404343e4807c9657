"""What a frame has that can't be read, in both languages."""

from __future__ import annotations

from eduplan.errors import EduplanError
from eduplan.messages import MessageKind
from eduplan.words import Words


class FrameError(EduplanError, ValueError):
    """A frame has a column, a number or a row that can't be read; the text says which."""


NO_KEY_COLUMN = MessageKind("no_key_column", "没有 {column} 这一列", "there is no column {column}")
THE_KEYS = Words(
    "region（行政区划代码）和 year（年份）两列",
    "columns region, of administrative codes, and year",
)
UNKNOWN_COLUMNS = MessageKind(
    "unknown_columns",
    "这些列名不是已知的数据项：{columns}",
    "columns are named after nothing known: {columns}",
)
TOO_MANY_DECIMALS = MessageKind(
    "too_many_decimals",
    "{column} 这一列有的数超过 {most} 位小数，或太大",
    "column {column} holds numbers with more than {most} decimals, or too large",
)
NO_NUMBERS = MessageKind(
    "column_without_numbers", "{column} 这一列不是数", "column {column} holds no numbers"
)
ROW_TWICE = MessageKind(
    "row_twice",
    "地区 {region}、{year}年、机构“{institution}”有 {count} 行",
    "region {region}, year {year}, institution '{institution}' has {count} rows",
)
REGION_ROW_TWICE = MessageKind(
    "region_row_twice",
    "地区 {region}、{year}年自己的数有 {count} 行",
    "region {region}, year {year} has {count} rows of its own figures",
)
ONE_ROW = Words("每所机构、每个地区一年一行", "one row for an institution, or a region, and year")
TOO_MUCH_WITHIN = MessageKind(
    "too_much_within",
    "{region} 自己有行，它包含的地区也有，共 {count} 行：上级地区逐格精确计算，最多 {most} 行",
    "{region} has rows and so have regions within it, {count} in all: a wider region is read "
    "exactly, cell by cell, and has at most {most}",
)
WITHOUT_IT = Words(
    "去掉上级地区的行，或只留它自己的行，另算一次",
    "the rows of the wider region left out, or a table of them alone",
)
TOO_LONG = MessageKind(
    "sheet_too_long",
    "要写的表有 {rows} 行，工作表最多 {most} 行",
    "the table to write has {rows} rows, and a sheet holds at most {most}",
)
NO_SHEET = Words("名称以 .parquet 或 .csv 结尾的文件", "a name that ends in .parquet or .csv")
