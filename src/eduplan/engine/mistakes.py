"""What keeps an audit, an evaluation or an explanation from being made, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

# Rules

UNKNOWN_RULE = MessageKind(
    "unknown_rule",
    "已安装的插件都没有定义规则“{rule}”",
    "no installed plugin defines a rule '{rule}'",
)
CHECK_OF_DATA = MessageKind(
    "check_of_data",
    "{rule} 是对数据的核对，审核不用数据；见 `eduplan evaluate`",
    "{rule} is a check of data, which an audit has none of; see `eduplan evaluate`",
)
NO_RULE_LEFT = MessageKind(
    "no_rule_left",
    "不问{ignored}，就没有规则可问了",
    "without {ignored} there is no rule left to ask",
)

# Data

OTHER_UNIT = MessageKind(
    "observed_in_other_unit",
    "{name}：{text} 的单位是{unit}",
    "{name}: {text} is in {unit}",
)
NO_UNIT = Words("（没有单位）", "no unit")
FIGURE_IN = MessageKind("figure_in_unit", "单位为“{unit}”的数", "a figure in {unit}")
UNKNOWN_CODE = MessageKind(
    "observed_unknown_code",
    "{name}：维度“{dimension}”没有代码“{code}”",
    "{name}: no code '{code}' of a dimension '{dimension}' is known",
)
THE_TABLE = Words("数据表", "the table")
NO_ROW_OF_REGION = MessageKind(
    "no_row_of_region",
    "{table} 里没有 {region} 的行，也没有其中地区的行；有的是：{regions}",
    "{table} has no row of {region} nor of a region in it: {regions}",
)
NO_FIGURE = MessageKind(
    "table_without_figure",
    "{table} 里没有数：每一格都标明缺失",
    "{table} holds no figure: every cell is marked as missing",
)
BEFORE_THE_DATA = MessageKind(
    "before_the_data",
    "数据是 {first} 到 {last} 年的，没有 {year} 年及以前的",
    "the data cover {first} to {last}, and nothing up to {year}",
)
A_YEAR_FROM = MessageKind("a_year_from", "{first} 年以后的年份", "a year from {first} on")

# Explanations

GIVEN = MessageKind("given_value", "给的值 {given}：{mistake}", "{given}: {mistake}")
GIVEN_TWICE = MessageKind(
    "given_twice", "{given}：{name} 已经给过", "{given}: {name} is given a second time"
)
NOT_ONE_NAME = MessageKind(
    "given_not_one_name",
    "{given}：最后一个“=”前面不是单个名称",
    "{given}: what stands before the last '=' is not one name",
)
ONE_NAME = Words("一个名称", "one name")

# Processes of their own

PROCESS_ENDED = MessageKind(
    "process_ended", "单独的进程：{failure}", "the process of its own {failure}"
)
ENDED_AGAIN = MessageKind(
    "process_ended_again",
    "第二次启动时，单独的进程：{failure}",
    "at a second start, the process of its own {failure}",
)
PLUGIN_ENDED_AGAIN = MessageKind(
    "plugin_ended_again",
    "第二次启动时，插件“{plugin}”：{failure}",
    "at a second start, the plugin '{plugin}' {failure}",
)
DIFFERS = MessageKind(
    "plugins_differ",
    "这些插件在单独的进程里与在这里不同：{plugins}；插件定义什么，不能取决于进程、时间或偶然",
    "in a process of their own, these plugins are not what they are here: {plugins}; what a "
    "plugin defines must not hang on the process, the time or chance",
)
UNKNOWN_IN_PLAN = MessageKind(
    "unknown_in_plan",
    "规划里没有“{name}”这一项或这一条，它也不是已知的名称",
    "the plan has no item or clause '{name}', nor is it a known name",
)
