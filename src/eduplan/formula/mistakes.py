"""What may be wrong with a formula, in its text or between its parts, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind, Text
from eduplan.quantity import Unit
from eduplan.words import Words

# The text of a formula

AT = MessageKind(
    "formula_at",
    "公式第 {character} 个字：{mistake}",
    "formula, character {character}: {mistake}",
)
FOUND = MessageKind("formula_found", "{mistake}，这里是“{text}”", "{mistake}: found '{text}'")
ENDS = MessageKind("formula_ends", "{mistake}，公式到此为止", "{mistake}: the text ends")
LENGTH = MessageKind(
    "formula_length", "公式有 {length} 个字", "the formula has {length} characters"
)
AT_MOST = MessageKind("at_most", "至多 {most}", "at most {most}")
NESTED = Words("公式嵌套太深", "the formula is nested too deeply")
AT_MOST_LEVELS = MessageKind("at_most_levels", "至多 {most} 层", "at most {most} levels")
SIZE = MessageKind(
    "formula_size",
    "公式展开以后有 {size} 个部分",
    "the formula has {size} parts when it is written out",
)
NOT_ENDED = Words("公式应当到此结束", "the formula should end here")
AN_OPERATOR = Words("运算符", "an operator")
NO_SIGN = MessageKind("formula_lacks_sign", "缺“{sign}”", "'{sign}' is missing")
NO_VALUE = Words("缺一个值", "a value is missing")
A_VALUE = Words("名称、数或括号里的式子", "a name, a number or a group in brackets")
UNKNOWN_FUNCTION = MessageKind(
    "formula_unknown_function", "没有函数“{name}”", "unknown function '{name}'"
)
ONE_OF = MessageKind("one_of_several", "{names}之一", "one of {names}")
UNKNOWN_NAME = MessageKind("formula_unknown_name", "不认识名称“{name}”", "unknown name '{name}'")
A_KNOWN_NAME = Words("目录里的名称", "a known name")
UNKNOWN_DIMENSION = MessageKind(
    "formula_unknown_dimension", "没有维度“{name}”", "unknown dimension '{name}'"
)
UNKNOWN_CODE = MessageKind("formula_unknown_code", "没有代码“{name}”", "unknown code '{name}'")
NO_SUCH_DIMENSION = (UNKNOWN_DIMENSION, Words("维度", "a dimension"))
NO_SUCH_CODE = (UNKNOWN_CODE, Words("代码", "a code"))
AMBIGUOUS = MessageKind(
    "formula_ambiguous_name",
    "“{name}”可以指几项：{names}",
    "'{name}' may mean several: {names}",
)
ONE_FULL_NAME = Words("其中一个全名", "one of these full names")
OPEN_QUOTE = Words("引号「没有收尾", "the quoted name is not closed")
OPEN_UNIT = Words("单位的括号没有收尾", "the unit is not closed")
A_UNIT = Words("单位，如 [元/(人·年)]", "a unit such as [元/(人·年)]")
LONG_NUMBER = MessageKind(
    "formula_long_number", "数有 {length} 个字", "a number of {length} characters"
)
OPERANDS = MessageKind(
    "formula_operands", "{function} 有 {number} 个参数", "{function} has {number} operands"
)
FROM_TO = MessageKind("operands_from_to", "{least} 到 {most} 个", "{least} to {most}")
OR_MORE = MessageKind("operands_or_more", "至少 {least} 个", "{least} or more")
JUST = MessageKind("operands_just", "{number} 个", "{number}")
NO_STANDARD_OF = Words("标准要说是哪一项的", "a standard is about one name")
AN_ELEMENT_OR_INDICATOR = Words("数据项或指标", "an element or an indicator")
BAD_YEARS = Words("年数用不了", "the years are not usable")
A_NUMBER_OF_YEARS = Words("1 到 100 的整数", "a whole number from 1 to 100")

# What its parts yield

DIVIDES_BY_ZERO = MessageKind(
    "formula_divides_by_zero", "「{formula}」以 0 为除数", "「{formula}」 divides by 0"
)
OTHER_UNITS = MessageKind(
    "formula_other_units",
    "「{formula}」：{one}与{other}不能相加减，也不能比较",
    "「{formula}」: {one} and {other} can't be added or compared",
)
ONE_UNIT = Words("单位相同的数", "operands of one unit")
ONE_UNIT_SUCH_AS = MessageKind(
    "one_unit_such_as",
    "单位相同的数，如 {example}",
    "operands of one unit, such as {example}",
)
LEVEL_TOO_HIGH = MessageKind(
    "formula_level_too_high",
    "「{formula}」：里面已经是一级{level}的数",
    "「{formula}」: the operand stands at the level of a {level} already",
)
OF_AN_INSTITUTION = Words("机构一级的数", "one at the level of an institution")
NO_DIMENSION = MessageKind(
    "formula_no_dimension",
    "「{formula}」：「{operand}」没有维度“{dimension}”",
    "「{formula}」: 「{operand}」 has no dimension '{dimension}'",
)
ITS_DIMENSIONS = MessageKind(
    "one_of_its_dimensions", "它的维度之一：{names}", "one of its dimensions: {names}"
)
NO_SELECTION = Words("不带限定：它没有维度", "no selection: it has no dimensions")
NO_CODE = MessageKind(
    "formula_no_code",
    "「{formula}」：维度 {dimension} 没有代码“{code}”",
    "「{formula}」: {dimension} has no code '{code}'",
)
IS_CONDITION = MessageKind(
    "formula_condition_for_number", "「{formula}」是条件", "「{formula}」 is a condition"
)
A_NUMBER = Words("数", "a number here")
IS_NUMBER = MessageKind(
    "formula_number_for_condition", "「{formula}」是数", "「{formula}」 is a number"
)
A_CONDITION = Words("条件", "a condition here")
MIXED_LEVELS = MessageKind(
    "formula_mixed_levels",
    "「{formula}」把不同层级的数混在一起：{levels}",
    "「{formula}」 mixes levels: {levels}",
)
AN_AGGREGATION = Words(
    "较低一级先汇总，如用“合计()”",
    "an aggregation such as .total() below the higher one",
)

LEVELS = {
    "person": Words("人", "person"),
    "institution": Words("机构", "institution"),
    "region": Words("地区", "region"),
}
_CONDITION = Words("条件", "a condition")
_PURE_NUMBER = Words("没有单位的数", "a pure number")
_UNIT = MessageKind("quoted_unit", "单位“{unit}”", "'{unit}'")


def unit_name(unit: Unit | None) -> Text:
    """Return how a sentence names what a part of a formula is in."""
    if unit is None:
        return _CONDITION
    return _UNIT(unit=unit.symbol) if unit.symbol else _PURE_NUMBER
