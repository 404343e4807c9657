"""The kinds of values that the keys of more than one table have."""

from __future__ import annotations

from eduplan.catalogue.regions import NATION, PROVINCES, region_named
from eduplan.files.forms import NOWHERE, Key, Kind, key, list_of, name_of
from eduplan.words import Words

FIRST_YEAR, LAST_YEAR = 1949, 2100
_A_YEAR = "(1949|19[5-9][0-9]|20[0-9][0-9]|2100)"
YEAR_PATTERN = f"^{_A_YEAR}$"
"""The years from `FIRST_YEAR` to `LAST_YEAR` as text, for keys."""

OWN_DOMAIN = "local"
"""The domain of the elements and indicators that a plan file defines itself."""

OWN_PLUGIN = "the plan file"
"""What the catalogue names as the origin of these, in the place of a plugin."""

_BRACKETS = str.maketrans("（）", "()")


def clause_name(text: str) -> str:
    """Return the number of a clause with plain brackets and without outer spaces."""
    return text.translate(_BRACKETS).strip()


# An id can stand in a formula without quotation: no digit or sign first, no sign within, and no
# point, so that it is never the full name of an element or indicator.
_SIGNS = r""".+*/×÷()（）\[\]{}<>=≤≥≠!|,，;；:：「」"'#"""
_ITEM_ID = rf"^[^\s0-9{_SIGNS}-][^\s{_SIGNS}]*$"
_NAME = "[a-z][a-z0-9_]*"

TEXT = Kind("text", Words("引号中的文字", "text between quotation marks"), '"…"', r"\S")
TEXTS = list_of(TEXT, Words("由文字组成的数组", "an array of texts"))
FLAG = Kind("flag", Words("true 或 false", "true or false"), "true")
TRUE = Kind(
    "flag", Words("true，否则不写这个键", "true; leave the key out otherwise"), "true", least=1
)
FROM_ONE = Kind("number", Words("从 1 起的整数", "a whole number from 1"), "1", least=1, most=10**6)
PLACES = Kind(
    "number", Words("0 到 6 的小数位数", "a number of decimals from 0 to 6"), "2", least=0, most=6
)

# Time

YEAR = Kind(
    "number",
    Words(
        f"{FIRST_YEAR} 到 {LAST_YEAR} 的年份，整数，不加引号",
        f"a year from {FIRST_YEAR} to {LAST_YEAR}, a whole number without quotation marks",
    ),
    "2025",
    least=FIRST_YEAR,
    most=LAST_YEAR,
)
PERIOD = Kind(
    "period",
    Words(
        f'引号中的起止年份，如 "2021-2025"，在 {FIRST_YEAR} 到 {LAST_YEAR} 之间',
        f'the first and the last year in quotation marks, such as "2021-2025", '
        f"from {FIRST_YEAR} to {LAST_YEAR}",
    ),
    '"2016-2020"',
    rf"^{_A_YEAR} *年? *([-–—―~～至到]{{1,2}} *{_A_YEAR} *年?)?$",
)
DATE = Kind(
    "date",
    Words(
        f"{FIRST_YEAR} 到 {LAST_YEAR} 的日期，不加引号，如 2024-03-11",
        f"a date from {FIRST_YEAR} to {LAST_YEAR} without quotation marks, such as 2024-03-11",
    ),
    "2024-03-11",
    least=FIRST_YEAR,
    most=LAST_YEAR,
)

# Numbers

FIGURE = Kind(
    "figure",
    Words('带单位的数，写成文字，如 "85%"', 'the figure as text with its unit, such as "85%"'),
    '"85%"',
    r"^(是|否|[Yy]es|[Nn]o|[Tt]rue|[Ff]alse|(?!.*[0-9][eE][+-]?[0-9]).*[0-9０-９].*)$",
    most=200,
)
UNIT = Kind("unit", Words('计量单位，如 "人"', 'a unit, such as "人"'), '"人"', r"\S")

# Names

ID = Kind(
    "text",
    Words(
        "编号，如 T01：以文字或字母开头，不含空格和公式里的符号",
        "an id such as T01: a letter first, no space, no sign of a formula",
    ),
    '"T01"',
    _ITEM_ID,
)
START_ID = ID._replace(pattern=f"{_ITEM_ID[:-1]}(:from)?$")
"""The id of a baseline, which may be the one in the row of a target: `T01:from`."""
CLAUSE_ID = TEXT._replace(example='"三(一)1"', plain=clause_name)
CLAUSES = Kind(
    "one or list",
    Words("一个条款，或由条款组成的数组", "a clause, or an array of clauses"),
    '"三(一)1"',
    item=name_of("clause", Words("条款", "a clause"), '"三(一)1"', clause_name),
)
INDICATOR = name_of(
    "indicator",
    Words("指标的全名", "the full name of an indicator"),
    '"preschool.gross_enrolment_rate"',
)
INDICATORS = list_of(INDICATOR, Words("由指标组成的数组", "an array of indicators"))
VALUE = name_of(
    "value",
    Words("数据项或指标的全名", "the full name of an element or an indicator"),
    '"preschool.gross_enrolment_rate"',
)
QUANTITY = Kind(
    "quantity",
    Words("数据项或指标，可带范围，如 小学班级数", "an element or indicator, with codes if any"),
    '"小学班级数"',
    family="value",
)
NAME = Kind(
    "text",
    Words(
        "小写英文名，如 gross_enrolment_supervision",
        "a lower-case English name such as gross_enrolment_supervision",
    ),
    '"gross_enrolment_supervision"',
    f"^{_NAME}$",
)
STANDARD_NAME = Kind(
    "text",
    Words("标准的全名，如 compulsory.class_size", "a full name such as compulsory.class_size"),
    '"compulsory.class_size"',
    rf"^{_NAME}\.{_NAME}$",
)
OWN_NAME = Kind(
    "text",
    Words(
        f"{OWN_DOMAIN}. 加小写英文名，如 {OWN_DOMAIN}.night_school_pupils",
        f"{OWN_DOMAIN}. and a lower-case English name, such as {OWN_DOMAIN}.night_school_pupils",
    ),
    f'"{OWN_DOMAIN}.night_school_pupils"',
    rf"^{OWN_DOMAIN}\.{_NAME}$",
)
PLUGINS = list_of(
    Kind(
        "text",
        Words(
            "插件名称，如 jilin、jilin>=1.0 或 jilin==1.2，或规划旁边的 TOML 文件",
            "the name of a plugin, such as jilin, jilin>=1.0 or jilin==1.2, or a TOML file beside",
        ),
        '"preschool"',
        rf"^({_NAME} *((>=|==) *[0-9]+(\.[0-9]+)*)?|.*\.toml)$",
    ),
    Words("由插件组成的数组", "an array of plugins"),
)

# Where, and of whom

_CODES = f"({'|'.join(PROVINCES)})[0-9]{{4}}"
_REGION_NAMES = "|".join((*(names[0] for names in PROVINCES.values()), "全国"))
PLACE_OF_PLAN = Kind(
    "text",
    Words(
        '引号中的六位行政区划代码，前两位是省级代码，如 "220503"，或省级地区的名称，或 "全国"',
        "an administrative code of six digits in quotation marks, the first two a province's, "
        'such as "220503", or the name of a province, or "CN"',
    ),
    '"220503"',
    f"^({NATION}|{_CODES}|{_REGION_NAMES})$",
    plain=region_named,
)
REGION = Kind(
    "text",
    Words(
        '引号中的六位行政区划代码，前两位是省级代码，如 "220503" 或 "220000"',
        "an administrative code of six digits in quotation marks, the first two a province's, "
        'such as "220503" or "220000"',
    ),
    '"220503"',
    f"^{_CODES}$",
)
REGION_OR_NATION = Kind(
    "text",
    Words(
        f'"{NATION}"（全国），或{REGION.expected.zh}',
        f'"{NATION}" (the nation) or {REGION.expected.en}',
    ),
    f'"{NATION}"',
    f"^({NATION}|{_CODES})$",
)
DIMENSIONS = list_of(
    name_of("dimension", Words("维度名", "the name of a dimension"), '"stage"'),
    Words("由维度组成的数组", "an array of dimensions"),
)
SCOPE = Kind(
    "scope",
    Words(
        '各维度的代码，如 { stage = "primary" }',
        'codes by dimension, such as { stage = "primary" }',
    ),
    '{ stage = "primary" }',
)
SCOPE_KEY = key(
    "scope",
    SCOPE,
    "范围：维度 = 代码；不写为全部",
    "scope: dimension = code; a dimension left out stands for all",
)


def format_key(number: int) -> Key:
    """Return the key that says in which format a file is written; there is one of each file yet."""
    only = Words.same(f"format = {number}")
    return key(
        "format",
        Kind("number", only, str(number), least=number, most=number),
        "格式版本：文件所用的格式；不写为现行格式",
        "format: the format that the file is written in: left out: the present one",
        pair=NOWHERE,
    )
