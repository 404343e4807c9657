"""What may be wrong with a file of cells, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

# Text

NOT_CSV = MessageKind(
    "not_csv",
    "从这里起表不是正确的 CSV：{reason}",
    "from here on the table is no valid CSV: {reason}",
)
ROWS_IN_CELL = Words("引号里的一格含有后面的行", "a quoted cell holds the rows after it")
WHOLE_CELL = Words(
    '引号括住整个单元格，其中的引号写成 ""', 'quotes around a whole cell, and "" for a quote inside'
)

# Workbooks

NO_READER = Words(
    '读工作簿要先安装：pip install "eduplan[tables]"；或者把工作表另存为 CSV',
    'workbooks are read after pip install "eduplan[tables]"; or save the sheet as CSV',
)
DAMAGED = MessageKind(
    "damaged_workbook",
    "工作簿打不开，可能损坏，或不是 .xlsx、.xls、.ods：{reason}",
    "the workbook can't be opened; it is damaged, or no .xlsx, .xls or .ods: {reason}",
)
DAMAGED_TABLE = MessageKind(
    "damaged_table",
    "{format}打不开，可能损坏：{reason}",
    "the {format} can't be opened; it is damaged: {reason}",
)
NO_PARQUET_READER = Words(
    '读 Parquet 要先安装：pip install "eduplan[tables]"；或者另存为 CSV',
    'Parquet is read after pip install "eduplan[tables]"; or save the table as CSV',
)
DAMAGED_PARQUET = MessageKind(
    "damaged_parquet",
    "Parquet 文件打不开，可能损坏：{reason}",
    "the Parquet file can't be opened; it is damaged: {reason}",
)
TOO_MANY_ROWS = MessageKind(
    "too_many_cells",
    "有 {rows} 行、{columns} 列，太多；只留下评价要用的行和列",
    "it has {rows} rows and {columns} columns, too many; keep those that the evaluation needs",
)
ENCRYPTED = Words(
    "工作簿有打开密码；去掉密码再保存一次",
    "the workbook asks for a password; save it without one",
)
BLOWN_UP = MessageKind(
    "workbook_blown_up",
    "工作簿解压后有 {size} 字节，最多读 {most} 字节",
    "the workbook unpacks to {size} bytes; more than {most} are not read",
)
TOO_WIDE = MessageKind(
    "sheet_area",
    "工作表用到第 {row} 行、第 {column} 列，其中大部分是空的；删去多余的行和列",
    "the sheet reaches to row {row} and column {column}, mostly empty; delete the surplus rows "
    "and columns",
)

# Writing

NO_WRITER = Words(
    '写工作簿要先安装：pip install "eduplan[tables]"',
    'workbooks are written after pip install "eduplan[tables]"',
)
LONG_TEXT = MessageKind(
    "text_too_long_for_a_cell",
    "文字超过 {most} 个字符，一个单元格放不下：{text}",
    "a text is longer than {most} characters and fits no cell: {text}",
)
