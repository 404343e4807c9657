"""What may be wrong with a definition, and with names that nothing defines, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

# Names and regions

UNKNOWN_NAME = MessageKind(
    "undefined_name",
    "已安装的插件都没有定义“{name}”",
    "no installed plugin defines '{name}'",
)
NOT_AN_INDICATOR = MessageKind("not_an_indicator", "“{name}”是{kind}", "'{name}' is {kind}")
AN_INDICATOR = Words("指标", "an indicator")
KINDS = {
    "element": Words("数据项", "an element"),
    "indicator": AN_INDICATOR,
    "calculation": Words("计算", "a calculation"),
}
NO_REGION = MessageKind("no_region", "“{code}”不是地区代码", "'{code}' is not a region")
NO_PROVINCE = MessageKind(
    "no_province",
    "“{code}”不是地区代码：没有以 {digits} 开头的省",
    "'{code}' is not a region: no province's code begins with {digits}",
)
A_REGION = Words("“CN”或六位数字，如“220503”", "'CN' or six digits such as '220503'")

# One definition

BAD_NAME = MessageKind(
    "bad_name", "{place}：“{name}”不能作名称", "{place}: '{name}' is not a usable name"
)
A_NAME = Words(
    "小写英文名称，如 gross_enrolment_rate",
    "a lower-case English name such as gross_enrolment_rate",
)
NO_TEXT = MessageKind(
    "definition_no_text", "{place}：{value} 不是文本", "{place}: {value} is not text"
)
NO_WORDS = MessageKind(
    "definition_no_words",
    "{place}：{value} 不是中英文成对的 Words(zh, en)",
    "{place}: {value} is not Words(zh, en)",
)
BAD_TEMPLATE = MessageKind(
    "bad_template",
    "{place}：“{template}”里的花括号不是单个名称；要写花括号本身，写两个",
    "{place}: the braces in '{template}' hold more than a name; write a literal brace twice",
)
ONE_TEXT = MessageKind(
    "definition_one_text", "{place}：“{value}”是一个文本", "{place}: '{value}' is one text"
)
SEVERAL_NAMES = Words("几个名称的列表", "a list of names")
UNKNOWN_PART = MessageKind(
    "unknown_part_of_code",
    "维度 {dimension}：{code} 的组成部分“{part}”不在它的代码之中",
    "dimension {dimension}: parts of {code} name '{part}', which is not among its codes",
)
BAD_CODE = MessageKind("bad_rule_code", "“{code}”不能作规则代码", "'{code}' is not a rule's code")
A_CODE = Words("大写字母加三位数字，如 PRE010", "capitals and three digits, like PRE010")
OTHER_CHOICE = MessageKind("other_choice", "{place} 是“{value}”", "{place} is '{value}'")
ONE_OF = MessageKind("one_of_choices", "{choices}之一", "one of {choices}")
