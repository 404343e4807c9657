"""Why an item that was read needs a person, and why a number was not read."""

from __future__ import annotations

from eduplan.words import Words

CUES_DISAGREE = Words(
    "上下文既像目标又像现状", "its words speak both of what is to be and of what is"
)
KIND_UNSAID = Words("没有写明是目标还是现状", "nothing says whether it is to be or is so")
NO_NAME = Words("没有找到它是什么的数", "no words were found that name it")
OTHER_MATTER = Words("不是教育的数", "a figure of another field than education")
NO_FIGURE = Words("没有读作数据", "not read as a figure")
NO_ROW = Words("表格里没有读出的一格", "a cell of a table that was not read")
