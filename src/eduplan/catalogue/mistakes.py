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

IN_DEFINITION = MessageKind(
    "in_definition", "{name}（定义在 {place}）：{mistake}", "{name} ({place}): {mistake}"
)
KEY_OF = MessageKind("key_of_definition", "参数 {key}：{mistake}", "{key}: {mistake}")
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
CODE_OF_SEVERAL = MessageKind(
    "code_of_several",
    "维度 {dimension}：代码“{code}”里的“|”是“或”，用来写几个代码",
    "dimension {dimension}: '|' in the code '{code}' means 'or', and joins several codes",
)
A_DIMENSION_CODE = Words("不含“|”的代码", "a code without '|'")
BAD_CODE = MessageKind("bad_rule_code", "“{code}”不能作规则代码", "'{code}' is not a rule's code")
A_CODE = Words("大写字母加三位数字，如 PRE010", "capitals and three digits, like PRE010")
OTHER_CHOICE = MessageKind("other_choice", "{place} 是“{value}”", "{place} is '{value}'")
ONE_OF = MessageKind("one_of_choices", "{choices}之一", "one of {choices}")
TWICE = MessageKind(
    "defined_twice",
    "领域 {domain} 两次定义 {name}",
    "{name} is defined twice in domain {domain}",
)
OWN_ERROR = MessageKind(
    "own_error",
    "{code}：以自定的参考（own_standard）为依据的规则不能是错误（severity）",
    "{code}: a rule that rests on a reference of one's own (own_standard) can't be an error",
)
NO_OWN_STANDARD = MessageKind(
    "no_own_standard",
    "领域没有类别为 own 的标准“{name}”",
    "the domain has no standard '{name}' of kind own",
)
ABOUT_NOTHING = MessageKind(
    "about_nothing",
    "{code}：about 里的“{name}”与每个 {per} 无关",
    "{code}: about '{name}' says nothing of each {per}",
)

# Formulas and references of a definition

YIELDS = MessageKind("formula_yields", "公式得到的是{found}", "the formula yields {found}")
NO_CONDITION = Words("核对的公式得到的是数", "the formula of a check yields a number")
A_CONDITION = Words("条件", "a condition")
YIELDS_LEVEL = MessageKind(
    "yields_level", "公式得到的是每个{level}的值", "the formula yields a value per {level}"
)
ONE_PER = MessageKind("one_per", "每个{level}的值", "one per {level}")
CYCLE = MessageKind("formula_cycle", "公式循环引用：{path}", "the formulas form a cycle: {path}")
UNKNOWN_DIMENSION = MessageKind(
    "undefined_dimension",
    "已安装的插件都没有定义维度“{name}”",
    "no installed plugin defines the dimension '{name}'",
)
NO_SUCH_CODE = MessageKind(
    "no_such_code",
    "没有哪个维度有代码 {dimension}={code}",
    "no dimension has the code {dimension}={code}",
)
UNKNOWN_RULE = MessageKind(
    "undefined_rule",
    "已安装的插件都没有定义规则 {code}",
    "no installed plugin defines the rule {code}",
)
RESTATES = MessageKind(
    "restates_alias", "{code} 自己也只是重述 {general}", "{code} restates {general} itself"
)

# Several plugins

LACKS_DOMAIN = MessageKind(
    "lacks_domain",
    "{domain} 需要领域 {required}，在用的插件都没有定义它",
    "{domain} requires the domain {required}, which no plugin in use defines",
)
LOST_DOMAIN = MessageKind(
    "lost_domain",
    "{domain} 需要领域 {required}，它已随插件 {plugin} 一起搁置",
    "{domain} requires the domain {required}, which was set aside with the plugin {plugin}",
)
THE_DOMAIN = MessageKind("the_domain", "领域 {name}", "domain {name}")
TAKEN_BY_ITSELF = MessageKind(
    "defined_twice_by_plugin",
    "{plugin} 两次定义 {name}；请给其中一个改名",
    "{name} is defined twice by {plugin}; rename one",
)
TAKEN = MessageKind(
    "name_defined_twice",
    "{first} 和 {plugin} 都定义 {name}；请给其中一个改名，或在后一个写明取代的理由 replaces、"
    "文件 document，并写明领域的地区 region",
    "{name} is defined by {first} and by {plugin}; rename one, or let the later one say why it "
    "replaces the other (replaces), by which document, and in which region",
)
NOTHING_TO_REPLACE = MessageKind(
    "nothing_to_replace",
    "{name} 要取代别的定义，但别的插件都没有定义它",
    "{name} is to be replaced, but no other plugin defines it",
)
REPLACED_ALREADY = MessageKind(
    "replaced_already",
    "{name} 在{region}已由 {plugin} 取代；请去掉其中一个",
    "{name} is replaced by {plugin} already in {region}; leave one of the two out",
)
UNDECLARED = MessageKind(
    "override_undeclared",
    "取代 {name} 要写明依据的文件 document，领域要写明在哪里有效 region",
    "to replace {name} say by which document, and let the domain name the region where it holds",
)
OTHER_KIND = MessageKind(
    "override_of_other_kind",
    "{name} 是{kind}，单位 {unit}，每个{level}一个数；取代它的也要一样",
    "{name} is {kind} in the unit {unit}, one per {level}; what replaces it must be the same",
)
LACKS_ELSEWHERE = MessageKind(
    "requires_regional_domain",
    "{domain} 需要的领域 {required} 只在{region}有效，管不到 {domain} 有效的全部地区",
    "{domain} requires the domain {required}, which holds in {region} only, and not wherever "
    "{domain} does",
)
ELSEWHERE = MessageKind(
    "name_of_another_region", "{name} 只在{region}有效", "{name} is of {region} only"
)
STANDARD_BEYOND = MessageKind(
    "standard_beyond_region",
    "标准 {name} 的地区{region}不在领域的地区{own}之内",
    "the standard {name} is of {region}, which is not within {own}, the region of its domain",
)
NO_STANDARD = MessageKind(
    "no_standard_to_replace",
    "要取代的标准“{name}”不存在",
    "there is no standard '{name}' to be replaced",
)
STANDARD_UNLIKE = MessageKind(
    "standard_unlike",
    "标准 {name} 取代不了 {other}：说的不是同一项，或不在它有效的地区",
    "the standard {name} can't replace {other}: it is about something else, or beyond its region",
)
NO_CALCULATION = Words(
    "计算的公式要由输入和数得出一个数",
    "the formula of a calculation must give a number, of inputs and numbers alone",
)
ARITHMETIC = Words("四则运算、取整、较大、较小、若", "arithmetic, rounding, larger, smaller, if")
