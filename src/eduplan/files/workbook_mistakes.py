"""What may be wrong with the workbook of a plan, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

NO_PLAN = Words("工作簿里没有规划", "the workbook holds no plan")
SHEETS = MessageKind("sheets_of_a_plan", "工作表：{names}", "the sheets {names}")
UNKNOWN_SHEET = MessageKind(
    "unknown_sheet", "不认识工作表“{name}”", "the sheet '{name}' is not known"
)
UNKNOWN_ITEM = MessageKind("unknown_item", "没有项目“{name}”", "there is no item '{name}'")
ITEM_TWICE = MessageKind("item_twice", "“{name}”写了两次", "'{name}' is given twice")
UNKNOWN_HEADER = MessageKind("unknown_header", "没有“{name}”这一列", "there is no column '{name}'")
UNNAMED_COLUMN = MessageKind(
    "unnamed_plan_column",
    "有一列没有表头，里面是“{text}”",
    "a column without a header holds '{text}'",
)
HEADER_TWICE = MessageKind(
    "header_twice", "“{name}”这一列出现了两次", "the column '{name}' is there twice"
)
ONE_OF = MessageKind("one_of_headers", "{names} 之一", "one of {names}")
NO_SUCH_ROW = MessageKind(
    "no_such_row", "“{table}”没有第 {number} 行", "'{table}' has no row {number}"
)
FROM_ONE_TO = MessageKind(
    "from_one_to", "1 到 {most}：它在那张表里是第几项", "1 to {most}: which item it is there"
)

# A table of main indicators

NO_PERIOD = Words(
    "表里看不出规划期：没有基期年或目标年",
    "the period can't be told from the table: it names no base year or no year of a target",
)
SAY_THE_PERIOD = Words("--period 2021-2025", "--period 2021-2025")
PRINTED_AS = Words("表中写作“{text}”", "printed as '{text}'")
FROM_TABLE = Words("主要指标表", "table of main indicators")
NO_TABLE = Words(
    "里面没有规划，也没有主要指标表（“指标”一列，两列以上年份或“目标”）",
    "it holds no plan and no table of main indicators (a column 指标, two of years or of targets)",
)
INFERRED = Words(
    "方向按基数到目标值推断，请核对", "the direction is inferred from state and target: check it"
)
