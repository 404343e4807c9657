"""What the sheets of the workbook of a plan are called, and which keys each has a column for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eduplan.files.forms import Key, Table
from eduplan.words import Words

HEAD = Words("基本信息", "Plan")
"""The sheet of the keys that stand before every table, one in each row."""

SHEETS: Mapping[str, Words] = {
    "target": Words("指标和目标", "Targets"),
    "baseline": Words("基数", "Baselines"),
    "statement": Words("其他数据", "Statements"),
    "measure": Words("措施", "Measures"),
    "problem": Words("问题", "Problems"),
    "goal": Words("目标", "Goals"),
    "clause": Words("条款", "Clauses"),
    "relation": Words("算术关系", "Relations"),
    "waiver": Words("豁免", "Waivers"),
    "amendment": Words("中期调整", "Amendments"),
    "element": Words("本地数据项", "Own elements"),
    "indicator": Words("本地指标", "Own indicators"),
}
"""What the sheet of each table is called, in the order of the workbook."""

GUIDE = Words("说明", "Guide")
ITEM, CONTENT, MEANING = (
    Words("项目", "item"),
    Words("内容", "content"),
    Words("含义", "meaning"),
)
ROW = Words("所属的行", "row")
"""The column of a sheet of parts that numbers the row of the sheet before it, from 1."""


def tables_of(table: Table) -> Iterator[tuple[str, Table, Words]]:
    """Yield each sheet: the path of its table, its form and its name; parts after their whole."""
    for name, words in SHEETS.items():
        if name not in table.keys:
            continue
        inner = table.keys[name].kind.table
        assert inner is not None
        yield name, inner, words
        for key in inner.keys.values():
            if key.kind.form == "tables" and key.kind.table is not None:
                label = key.kind.table.label
                parts = Words(f"{words.zh}-{label.zh}"[:31], f"{words.en} {key.name}"[:31])
                yield f"{name}.{key.name}", key.kind.table, parts


def own_keys(table: Table) -> list[Key]:
    """Return the keys of which each has one cell."""
    return [key for key in table.keys.values() if key.kind.form != "tables"]
