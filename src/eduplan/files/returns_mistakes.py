"""What may be wrong with a sheet of the national returns, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

UNSUPPORTED_FORM = MessageKind(
    "unsupported_form",
    "没有读{code}：没有见到它公开的栏目和代码",
    "{code} was not read: no public source of its columns and codes was found",
)
SUPPORTED = MessageKind("supported_forms", "{codes}之一", "one of {codes}")
REST_OF_FORM = MessageKind(
    "rest_of_form",
    "{code} {title}：没有对应数据项的格没有读",
    "{code} {title}: cells that no element stands for were not read",
)
NO_COLUMN_CODES = MessageKind(
    "no_column_codes", "{code} 没有栏目代码一行", "{code} has no row of column codes"
)
CODES = Words("甲、乙、1、2……一行", "the row 甲, 乙, 1, 2 and so on")
NO_COLUMN = MessageKind(
    "form_without_column",
    "{code} 缺第 {number} 栏“{header}”",
    "{code} lacks column {number}, '{header}'",
)
OTHER_HEADER = MessageKind(
    "other_header",
    "{code} 第 {number} 栏是“{header}”",
    "column {number} of {code} is '{header}'",
)
OTHER_ROW = MessageKind(
    "other_row", "{code} 第 {number} 行是“{label}”", "row {number} of {code} is '{label}'"
)
FORM_HEADER = MessageKind("form_header", "“{header}”这个名目", "the heading '{header}'")
NOT_THE_SUM = MessageKind(
    "not_the_sum",
    "“{header}”{total} 不等于 {parts} 之和 {sum}",
    "'{header}' {total} is not the sum of {parts}, {sum}",
)
NO_YEAR = Words("看不出是哪一年的报表", "nothing says of which year the returns are")
YEAR_OF_FOLDER = Words(
    "标题、文件名或文件夹名里的“2023年”或“2023—2024学年”",
    "2023年 in the title, or in the name of the file or its folder",
)
