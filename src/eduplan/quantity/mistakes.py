"""What may be wrong with a unit or a figure, and what is expected instead, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

AT_MOST_CHARACTERS = MessageKind(
    "at_most_characters", "至多 {most} 个字", "at most {most} characters"
)
AT_MOST_DIGITS = MessageKind("at_most_digits", "至多 {most} 位数字", "at most {most} digits")
SUCH_AS = MessageKind("such_as", "{what}，如“{example}”", '{what}, e.g. "{example}"')

QUALIFIERS = {
    "about": Words("约", "about"),
    "more_than": Words("超过", "more than"),
    "at_least": Words("至少", "at least"),
    "less_than": Words("不足", "less than"),
    "at_most": Words("至多", "at most"),
}

# Units

NO_UNIT = MessageKind("no_unit", "“{text}”不是计量单位", "'{text}' is not a unit")
UNKNOWN_PART = MessageKind(
    "unknown_part_of_unit",
    "“{text}”不是计量单位：不认识其中的“{part}”",
    "'{text}' is not a unit: unknown part '{part}'",
)
LONG_UNIT = MessageKind(
    "long_unit", "“{text}”太长，不是计量单位", "'{text}' is too long for a unit"
)
A_UNIT = Words(
    "单位，如“人”“%”“万元”“m²/人”“元/(人·年)”",
    'a unit such as "人", "%", "万元", "m²/人" or "元/(人·年)"',
)

# Figures

INEXACT = MessageKind(
    "inexact_figure",
    "{value} 是 {type} 类型的值，不是精确的数",
    "{value} is a {type}, not an exact figure",
)
LONG_FIGURE = MessageKind(
    "long_figure", "“{text}”太长，不是一个数", "'{text}' is too long for a figure"
)
MANY_DIGITS = MessageKind("many_digits", "“{text}”的位数太多", "'{text}' has too many digits")
LONG_NUMBER = Words("整数太长", "a whole number is too long")
INFINITE = MessageKind("infinite", "“{text}”不是有限的数", "'{text}' is not a finite number")
CHANGE = MessageKind(
    "change_in_words", "“{text}”用文字说的是变化多少", "'{text}' says how much changes, in words"
)
NO_DIGIT_FIRST = MessageKind(
    "no_digit_first", "“{text}”不以数字开头", "'{text}' does not begin with a digit"
)
WORDS_FIRST = MessageKind(
    "words_before_number", "“{text}”的数字前面有别的字", "'{text}' has words before its number"
)
NUMBER_IN_WORDS = MessageKind(
    "number_in_words",
    "“{text}”是用文字写的数，读不准",
    "'{text}' is a number in words that is not read",
)
NO_NUMBER = MessageKind("no_number", "“{text}”里没有数", "'{text}' does not hold a number")
EXPONENT = MessageKind("exponent", "“{text}”用了科学记数法", "'{text}' has an exponent")
FRACTION = MessageKind("fraction", "“{text}”是分数", "'{text}' is a fraction")
NOT_ONE_NUMBER = MessageKind(
    "not_one_number", "“{text}”不是一个完整的数", "'{text}' is not one number"
)
NOT_ONE_FIGURE = MessageKind("not_one_figure", "“{text}”不止一个数", "'{text}' is not one figure")
OF_YEARS = MessageKind(
    "of_several_years", "“{text}”是几年合计的量", "'{text}' is an amount of several years"
)
A_YEAR_OR_IN_ALL = MessageKind(
    "a_year_or_in_all",
    "每年的量；按整个时期计的指标写“{amount}”",
    "an amount a year; of what is counted over the whole period, '{amount}'",
)
NO_RATIO = MessageKind(
    "ratio_for_other_unit", "比“{text}”不是{wanted}", "the ratio '{text}' is not {wanted}"
)
OTHER_UNIT = MessageKind("other_unit", "“{text}”的单位是{unit}", "'{text}' is in {unit}")
BARE = MessageKind(
    "no_unit_given", "只写 {number}，不是{wanted}", "a bare {number} is not {wanted}"
)
UNKNOWN_UNIT = MessageKind(
    "unknown_unit",
    "“{text}”的单位不认识：{reason}",
    "'{text}' has no known unit: {reason}",
)
TWO_QUALIFIERS = MessageKind(
    "two_qualifiers",
    "“{text}”有两个限定词：{qualifiers}",
    "'{text}' has two qualifiers: {qualifiers}",
)
DIVIDES_BY_ZERO = MessageKind("ratio_to_zero", "“{text}”以0为除数", "'{text}' divides by 0")
NO_ANSWER = MessageKind(
    "no_yes_or_no", "“{text}”没有回答是或否", "'{text}' is no answer to yes or no"
)
NO_FIGURE = MessageKind("no_figure", "“{text}”不是一个数", "'{text}' is not a figure")
TAKES_NO_BOUND = MessageKind(
    "bound_without_about", "“{text}”不能带上下幅度", "'{text}' takes no bound"
)
NO_BOUND = MessageKind("no_bound", "“{text}”不是上下幅度", "'{text}' is no bound")

A_NUMBER = Words(
    "数字写的数和单位，如“85%”“620人”", 'a number in digits with its unit, e.g. "85%" or "620人"'
)
THE_LEVEL = Words(
    "数本身：变化以后达到的水平；指标本身就是变化量的，写变化量",
    "the figure alone: the level that the change leads to or, where the figure is of a change, "
    "that change",
)
DIGITS = Words("数字，如四分之一写“25%”", 'digits, e.g. "25%" for 四分之一')
WRITTEN_OUT = Words("逐位写出的数", "all digits written out")
NO_FRACTION = Words(
    "小数、比率（“25%”）或比（“1:4”）", 'a decimal, a rate ("25%") or a ratio ("1:4")'
)
ONE_NUMBER = Words(
    "一个数，千位用逗号分开或不分开：“27903”“27,903”",
    'one number, thousands grouped by commas or not at all: "27903" or "27,903"',
)
ONE_FIGURE = Words(
    '一个数；区间要写成两个数，如 ["80%", "85%"]',
    'one figure; a range is two figures, such as ["80%", "85%"]',
)
ITS_UNIT = Words("带单位的数", "its unit as well")
ONE_QUALIFIER = Words(
    "一个限定词，如“500余套”“85%以上”", 'one qualifier, e.g. "500余套" or "85%以上"'
)
FIGURE_AS_TEXT = Words("文本，如“85%”", 'text such as "85%"')
A_RATIO = Words("比，如“15:1”", 'a ratio such as "15:1"')
YES_OR_NO = Words("“是”或“否”", '"是" or "否"')
ONLY_ABOUT = Words("只在“约”旁边写 within", 'within only beside "约"')
EXACT_NUMBER = Words("分数（Fraction）或整数（int）", "a Fraction or an int")
WITHIN = MessageKind("such_as_within", "如 within 5{unit}", "e.g. within 5{unit}")

KINDS = {
    "rate": Words("比率", "a rate"),
    "difference": Words("两个比率的差", "a difference of rates"),
    "ratio": Words("比", "a ratio"),
}
PURE_NUMBER = Words("没有单位的数", "a pure number")
FIGURE_IN = MessageKind("figure_in", "单位为“{unit}”的数", "a figure in {unit}")
