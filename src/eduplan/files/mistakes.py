"""What may be wrong with a plan file or a standards file: each mistake in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

# A plan to be written

NOT_WRITABLE = MessageKind(
    "not_writable",
    "规划写不成文件：读回来不同的有 {items}",
    "the plan can't be written: what would read back as something else is {items}",
)

# What a value is

THE_NUMBER = MessageKind("the_number", "数 {value}", "the number {value}")
THE_TEXT = MessageKind("the_text", "文字“{text}”", "the text '{text}'")
THE_DATE = MessageKind("the_date", "日期 {day}", "the date {day}")
EMPTY_TEXT = Words("空的文字", "an empty text")
MISFIT = MessageKind("misfit", "这里是{found}", "this is {found}")
MISFIT_LENGTH = MessageKind("misfit_length", "数组有 {count} 项", "this is an array of {count}")
NO_YEAR = MessageKind("no_year", "键“{name}”不是年份", "the key '{name}' is not such a year")
YEARS = MessageKind("years", "{first} 到 {last} 的年份", "a year from {first} to {last}")
NUMBER_NOT_TEXT = MessageKind(
    "number_not_text", "{found} 没有写成文字", "{found} is not written as text"
)
ONE_OF = MessageKind("one_of", "{names} 之一", "one of {names}")

# Keys and tables

UNKNOWN_KEY = MessageKind("unknown_key", "{table} 没有键“{name}”", "{table} has no key '{name}'")
UNKNOWN_TABLE = MessageKind(
    "unknown_table", "文件没有表或键“{name}”", "the file has no table or key '{name}'"
)
SWALLOWED = MessageKind(
    "swallowed",
    "“{name}”写在 {table} 之后，成了它的键",
    "'{name}' stands below {table}, and so is a key of it",
)
BEFORE_TABLES = MessageKind(
    "before_tables",
    "“{name}”写在文件里第一个 [[…]] 之前",
    "'{name}' before the first [[…]] of the file",
)
MISSING_KEY = MessageKind("missing_key", "{table} 缺“{name}”", "{table} lacks '{name}'")
MISSING_PARTNER = MessageKind(
    "missing_partner",
    "{table} 缺“{name}”：写了“{beside}”就要有它",
    "{table} lacks '{name}', which '{beside}' needs beside it",
)
ONLY_FOR = MessageKind("only_for", "“{name}”只用于“{other}”", "'{name}' is only for '{other}'")
NONE_OF = MessageKind("none_of", "{table} 没有写{names}", "{table} has none of {names}")
EXACTLY_ONE = Words("其中恰好一个", "exactly one of these keys")
AT_LEAST_ONE = Words("其中至少一个", "at least one of these keys")
BESIDE = MessageKind("beside", "“{name}”与“{other}”同时写了", "'{name}' is given beside '{other}'")
ONLY_ONE_OF = MessageKind("only_one_of", "其中一个：{names}", "only one of {names}")
PLAN_TABLE = MessageKind(
    "plan_table",
    "规划的各键写在文件开头，不写在 [plan] 之下",
    "the keys of the plan stand at the root of the file, not under [plan]",
)
NO_PLAN_TABLE = Words(
    "删去 [plan] 这一行，把各键放在所有 [[…]] 之前",
    "no line [plan], and its keys before every [[…]]",
)
UNKNOWN_FORMAT = MessageKind(
    "unknown_file_format", "不认识格式 {number}", "the format {number} is not known"
)

# Names

UNKNOWN_NAME = MessageKind("unknown_name", "没有{family}“{name}”", "unknown {family} '{name}'")
NO_INDICATOR = MessageKind(
    "no_indicator", "“{name}”是{kind}，不是指标", "'{name}' is {kind}, not an indicator"
)
UNKNOWN_CODE = MessageKind(
    "unknown_code", "{dimension} 没有代码“{code}”", "{dimension} has no code '{code}'"
)
DIMENSION_TWICE = MessageKind(
    "dimension_twice", "{dimension} 写了两次", "{dimension} is given twice"
)
EACH_ONCE = Words("每个维度一次", "each dimension once")
NOT_BROKEN_DOWN = MessageKind(
    "not_broken_down",
    "{name} 不按 {dimension} 分",
    "{name} is not broken down by {dimension}",
)
ITS_DIMENSIONS = MessageKind(
    "its_dimensions", "它的维度之一：{names}", "one of its dimensions: {names}"
)
NO_SCOPE = Words("没有范围，它不分维度", "no scope: it has no dimensions")
NAME_TAKEN = MessageKind(
    "name_taken", "“{name}”已是前一条标准的名称", "'{name}' is the name of an earlier standard"
)
NAME_OF_DEFINITION = MessageKind(
    "name_of_definition", "{name} 是已有定义的名称", "{name} is the name of a definition"
)
ANOTHER_NAME = Words("另一个名称", "another name")
ID_TAKEN = MessageKind(
    "id_taken",
    "编号“{name}”重复；第 {line} 行的 {place} 已经用了",
    "the id '{name}' is given a second time; it is that of {place} in line {line}",
)
RULE_TWICE = MessageKind(
    "rule_twice", "规则 {code} 写了两次", "the rule {code} is given a second time"
)
OWN_ID = Words('不重复的编号，写成那一行的 id = "…"', 'an id of its own, as id = "…" of that row')
DEFINED_AGAIN = MessageKind("defined_again", "{name} 重复定义", "{name} is defined a second time")
NO_PLUGIN = MessageKind(
    "plan_lacks_plugin",
    "规划要用插件“{name}”，这里没有；安装它（多半是 pip install eduplan-{name}），"
    "或用 --plugins-dir 指出它在哪里",
    "the plan needs the plugin '{name}', which is not here; install it (as a rule: pip install "
    "eduplan-{name}), or say by --plugins-dir where it is",
)
OTHER_PLUGIN = MessageKind(
    "plan_plugin_other_version",
    "规划要用 {needed} 版的插件“{name}”，这里是 {have}；"
    "装那一版（多半是 pip install eduplan-{name}=={needed}），或改规划里的版本",
    "the plan needs the plugin '{name}' at {needed}, and this is {have}; install that one (as a "
    "rule: pip install eduplan-{name}=={needed}), or change the version in the plan",
)
PLUGIN_ELSEWHERE = MessageKind(
    "plan_plugin_elsewhere",
    "插件文件 {name} 不在规划的文件夹里，没有打开",
    "the plugin file {name} lies beyond the folder of the plan, and was not opened",
)
BESIDE_THE_PLAN = Words(
    "规划旁边或下面的文件夹里的文件；别处的用 --plugins-dir",
    "a file beside the plan or in a folder below it; others by --plugins-dir",
)
PLUGIN_NOT_READY = MessageKind(
    "plan_plugin_not_ready",
    "规划要用的插件“{name}”没有启用或已搁置（见 eduplan plugins）",
    "the plugin '{name}', which the plan needs, is left out or set aside (see eduplan plugins)",
)
PLUGIN_TOO_OLD = MessageKind(
    "plan_plugin_too_old",
    "规划要用 {needed} 以上的插件“{name}”，这里是 {have}；"
    "请升级它（多半是 pip install -U eduplan-{name}）",
    "the plan needs the plugin '{name}' at {needed} or newer, and this is {have}; update it (as a "
    "rule: pip install -U eduplan-{name})",
)
PLUGIN_OF_FILE = MessageKind(
    "plugin_of_file", "插件文件 {name}：{mistake}", "the plugin file {name}: {mistake}"
)
NAME_AND_REPLACES = MessageKind(
    "name_and_replaces",
    "“{name}”和 replaces 不配",
    "'{name}' does not go with `replaces`",
)
BOTH_OR_NEITHER = Words(
    "自己的名称不带点，也不写 replaces；替换别的定义写它的全名和理由",
    "a name of its own without a point and no `replaces`; or the full name of what it replaces, "
    "and why",
)
NEWER_EDUPLAN = MessageKind(
    "newer_eduplan",
    "插件需要 eduplan {needed} 以上，这里是 {have}；请升级 eduplan",
    "the plugin needs eduplan {needed} or newer, and this is {have}; please update eduplan",
)

# Figures

HEDGED = MessageKind("hedged", "“{text}”带有“{hedge}”的意思", "'{text}' says '{hedge}'")
FIGURE_ALONE = Words(
    "单独的数，限定词写进 wording 或换比较符",
    "the figure alone; its words go into `wording`, or into another comparator",
)
TIME_MISFIT = MessageKind(
    "time_misfit",
    '{name} = "{value}" 与 {bound} 不能同用',
    '{name} = "{value}" does not go with {bound}',
)
PER_MISFIT = Words(
    "每单位的数（per）要写明至少、至多还是等于多少，不写时间",
    "what is per unit is at least, at most or exactly so much, and of no time",
)
PER_GOES_WITH = MessageKind("per_goes_with", "和 {names} 之一同用", "one of {names} beside it")
PER_NOTHING = MessageKind("per_nothing", "每{text}不是一个单位", "{text} is no number of units")
ENDS_DIFFER = MessageKind(
    "ends_differ", "两端的单位不同：{lower} 和 {upper}", "the ends are in {lower} and in {upper}"
)
ENDS_TURNED = MessageKind("ends_turned", "{upper} 低于 {lower}", "{upper} is below {lower}")
LOWER_FIRST = Words("较小的数在前", "the lower end first")
NO_MONEY = MessageKind("no_money", "“{text}”不是金额", "'{text}' is no amount of money")
MONEY = Words(
    "带单位的金额，如“7134.1万元”", 'an amount of money with its unit, such as "7134.1万元"'
)

# Time

YEARS_TURNED = MessageKind(
    "years_turned",
    "最后一年 {last} 早于第一年 {first}",
    "the last year, {last}, is before the first, {first}",
)
BASE_AFTER_END = MessageKind(
    "base_after_end",
    "规划 {last} 年结束，早于基期年 {base}",
    "the plan ends in {last}, before its base year {base}",
)
NOT_AFTER_LAST = Words("不晚于规划期最后一年的年份", "a year not after the last of the period")
STATE_TO_COME = MessageKind(
    "state_to_come",
    "基数是 {year} 年的，规划 {issued} 年就印发了",
    "the baseline is of {year}, but the plan was issued in {issued}",
)
KNOWN_STATE = Words(
    "已知现状的年份，或者写成目标值", "the year of a state that was known, or a target"
)
ENDS_BEFORE_FROM = MessageKind(
    "ends_before_from", "until {until} 早于 from {start}", "until {until} is before from {start}"
)
LAST_DAY = Words("最后有效的一天", "the last day in force")
TARGET_PAST = MessageKind(
    "target_past",
    "{year} 年的目标到 {start} 才提出",
    "the target for {year} is set only on {start}",
)
FROM_THAT_DAY = Words("那一天以后的年份", "a year from that day on")
TARGET_UNDATED = Words("目标没有 target_year", "the target has no target_year")
YEAR_SET_FOR = Words("目标要达到的年份", "the year that it is set for")
ONLY_TARGETS = MessageKind(
    "only_targets", "{kind} 类的标准没有 {name}", "a standard of kind {kind} has no {name}"
)
A_TARGET = Words('kind = "target"', 'kind = "target"')
UNCERTAIN_ABSENT = MessageKind(
    "uncertain_absent", "{name} 列为存疑，却没有写", "{name} is called uncertain, but not given"
)
KEY_OF_STANDARD = Words("这条标准写了的键", "a key of this standard")

# Formulas

NO_CONDITION = Words("公式得出的是数，不是条件", "the formula yields a number, not a condition")
A_COMPARISON = Words("一个比较，如 B33 + B36 = B30", "a comparison, such as B33 + B36 = B30")
CONDITION_OF_EACH = MessageKind(
    "condition_of_each",
    "公式对每个{level}各得出一个条件",
    "the formula yields a condition for each {level}",
)
OF_THE_REGION = Words("整个地区的条件，例如合计", "one for the region, such as a total")
FIGURE_LACKING = MessageKind(
    "figure_lacking", "{name} 没有可以计算的数", "{name} has no figure to calculate with"
)
