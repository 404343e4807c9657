"""Why an item that was read needs a person, and why a number was not read."""

from __future__ import annotations

from eduplan.words import Words

CUES_DISAGREE = Words(
    "上下文既像目标又像现状", "its words speak both of what is to be and of what is"
)
KIND_UNSAID = Words("没有写明是目标还是现状", "nothing says whether it is to be or is so")
SHARED_NAME = Words(
    "几个数用了同一个名目，分不清哪个是哪个",
    "several figures share one name: nothing tells them apart",
)
TWO_STATES = Words(
    "同一段里它同一年有两个数：年份或范围可能没有读对",
    "its paragraph has two figures of it in one year: the year or the scope may be misread",
)
NO_NAME = Words("没有找到它是什么的数", "no words were found that name it")
OTHER_MATTER = Words("不是教育的数", "a figure of another field than education")
NO_FIGURE = Words("没有读作数据", "not read as a figure")
NO_ROW = Words("表格里没有读出的一格", "a cell of a table that was not read")
UNKNOWN_TARGET = Words(
    "文中是目标，名目不在目录里", "a target of something that the catalogue does not know"
)
NO_SPELLING = Words("规划文件不认识它的单位或写法", "no plan file knows its unit or how it is put")
NO_REGION = Words(
    "文档里没有行政区划代码：用 --region 给出，如 --region 220503",
    "the document has no administrative code: give it, as in --region 220503",
)
NO_PERIOD = Words(
    "文档里没有规划期：用 --period 给出，如 --period 2021-2025",
    "the document names no period: give it, as in --period 2021-2025",
)
