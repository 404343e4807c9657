"""What may be wrong with a text file, and with a text as TOML, in both languages."""

from __future__ import annotations

import re

from eduplan.messages import MessageKind, Text
from eduplan.words import Words

# Files

NO_FILE = Words("没有这个文件", "there is no such file")
UNREADABLE = MessageKind("unreadable", "文件读不了：{reason}", "the file can't be read: {reason}")
A_DIRECTORY = Words("这是文件夹，不是文件", "this is a directory, not a file")
NOT_REGULAR = Words("这不是普通文件", "this is not a regular file")
TOO_LARGE = MessageKind(
    "file_too_large",
    "文件太大：最多读 {most} 字节",
    "the file is too large: more than {most} bytes are not read",
)
EMPTY_FILE = Words("文件是空的", "the file is empty")
WORKBOOK = Words(
    "这是工作簿，不是文本；把工作表另存为 UTF-8 的 CSV",
    "this is a workbook, not text; save its sheet as CSV in UTF-8",
)
CUT_OFF = Words("文件在一个字的中间断开了", "the file is cut off in the middle of a character")
NOT_UTF8 = MessageKind(
    "not_utf8",
    "字节 {byte} 不是 UTF-8：在编辑器里另存为 UTF-8",
    "the byte {byte} is not UTF-8: save the file as UTF-8 in an editor",
)
OTHER_ENCODING = MessageKind(
    "other_encoding",
    "文件不是 UTF-8，看来是 {encoding}：在编辑器里另存为 UTF-8，或用 `{command}` 转换",
    "the file is not UTF-8; it looks like {encoding}: save it as UTF-8 in an editor, "
    "or convert it with `{command}`",
)

# TOML

DEEP_BRACKETS = MessageKind(
    "deep_brackets", "括号套了 {most} 层以上", "brackets are nested more than {most} deep"
)
LONG_DOTTED_KEY = MessageKind(
    "long_dotted_key", "带点的键超过 {most} 段", "a dotted key has more than {most} parts"
)
LONG_WORD = MessageKind(
    "long_word",
    "一个数或不带引号的键超过 {most} 个字符",
    "a number or a bare key is longer than {most} characters",
)
NO_STACK = Words("这里读不了嵌套这么深的文件", "the file is nested too deeply to be read here")
BREAKS_OFF = MessageKind("breaks_off", "文件没有写完：{reason}", "the file breaks off: {reason}")
OPEN_STRING = Words("引号没有在这一行闭合", "a string is not closed on its line")
CARRIAGE_RETURN = Words("一行只用回车符结束", "a line ends with a carriage return alone")
LINE_ENDS = Words("以 LF 或 CRLF 结束的行", "LF or CRLF at the end of each line")
NOT_TOML = MessageKind(
    "not_toml", "不是正确的 TOML：{reason}{found}", "not valid TOML: {reason}{found}"
)
FOUND = MessageKind("found_character", "，遇到 {character}", ", found {character}")
CONFLICT = Words("这与前面写的值冲突", "this conflicts with a value that is given before it")
GIVEN_AGAIN = MessageKind(
    "given_again",
    "重复了；第一次在第 {line} 行",
    "this is given a second time; it is first given in line {line}",
)
ROW_BROKEN = Words("一行（{ … }）里换了行", "a row { … } goes on in another line")
ROW_IN_ONE_LINE = Words("从 { 到 } 写在同一行里", "{ to } in one line")
COMMA_AT_END = Words("} 前多了一个逗号", "a comma stands before }")
NO_COMMA_AT_END = Words("最后一个值之后直接写 }", "} right after the last value")
COMMA_IN_ROW = Words("一行的两个值之间没有逗号", "two values of a row have no comma between them")
COMMA_BETWEEN_ROWS = Words("两行之间没有逗号", "two rows have no comma between them")
ROW_ENDS = Words("每一行以 }, 结束", "}, at the end of each row")
ARRAY_OPEN = Words(
    "[[…]] 之前的数组没有用 ] 结束", "an array before this [[…]] is not closed by its ]"
)
CLOSED_ARRAY = Words("在这之前单写一行 ]", "a line ] before this")
FORMS_MIXED = MessageKind(
    "forms_mixed",
    "“{name}”两种写法都用了；另一处在第 {line} 行",
    "'{name}' is written in both forms; the other one is in line {line}",
)
ONE_FORM = MessageKind(
    "one_form",
    "要么都写成行：{name} = [ {{ … }}, ]，要么都写成 [[{name}]]",
    "either rows, {name} = [ {{ … }}, ], or [[{name}]] throughout",
)
TWO_ARRAYS = MessageKind(
    "two_arrays",
    "“{name}”写了两个数组；第一个在第 {line} 行",
    "'{name}' has a second array; the first is in line {line}",
)
ONE_ARRAY = Words("把这些行并进第一个数组", "these rows in the first array")
A_PERIOD = Words(
    '引号中的起止年份，如 "2021-2025"', 'years between quotation marks, such as "2021-2025"'
)
A_DAY = Words("存在的日期，如 2024-03-11", "a day that there is, such as 2024-03-11")
A_QUOTED_TEXT = Words(
    '直引号中的文字，如 "85%"', 'a text between straight quotation marks, such as "85%"'
)
AN_ENGLISH_KEY = Words("英文的键，如 indicator", "a key in English, such as indicator")

_REASONS = {
    "Invalid statement": "不是一条语句",
    "Expected newline or end of document after a statement": "一条语句之后应换行",
    "Expected ']' at the end of a table declaration": "表头应以 ] 结束",
    "Expected ']]' at the end of an array declaration": "表头应以 ]] 结束",
    "Expected '=' after a key in a key/value pair": "键之后应是 =",
    "Invalid initial character for a key part": "键不能以此开头",
    "Unclosed array": "数组没有闭合",
    "Unclosed inline table": "行内表没有闭合",
    "Unescaped '\\' in a string": "文字里的反斜杠要写成 \\\\",
    "Invalid hex value": "不是十六进制数",
    "Escaped character is not a Unicode scalar value": "转义的不是 Unicode 字符",
    "Unterminated string": "引号没有闭合",
    "Invalid date or datetime": "没有这个日期或时刻",
    "Invalid value": "不是一个值",
}
"""What `tomllib` says, in Chinese."""

_WITH_CHARACTER = {
    "Illegal character": "不能有字符",
    "Found invalid character": "不能有字符",
    "Expected": "应为",
}


def reason_of(text: str) -> Text:
    """Return what `tomllib` says is wrong, in both languages so far as it is known."""
    lowered = text[:1].lower() + text[1:]
    if text in _REASONS:
        return Words(_REASONS[text], lowered)
    if found := re.fullmatch(rf"({'|'.join(_WITH_CHARACTER)}) ('.*')", text):
        return Words(f"{_WITH_CHARACTER[found[1]]} {found[2]}", lowered)
    return lowered
