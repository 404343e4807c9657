"""How rows of data or of a register contradict each other, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

FIGURE_TWICE = MessageKind(
    "figure_twice",
    "{place} 已有 {of} {year}年的 {name}：“{text}”",
    "{name} of {of} in {year} stands in {place} already: '{text}'",
)
ONE_ROW_EACH = Words(
    "每个地方、范围、年份、数据项一行", "one row for each place, scope, year and element"
)
ONE_ROW_OR_AN_ORDER = Words(
    "每个数一行；或者在对应文件（--mapping）里写 sources = ["
    "'以它为准的', '其次的']，写来源、文件或工作表名里的字",
    "one row for each figure; or, in the mapping (--mapping), sources = ['goes first', 'second'] "
    "with words in the names of sources, files or sheets",
)
NO_SUCH_SOURCE = MessageKind(
    "no_such_source",
    "sources 里的“{source}”：没有一行的来源、文件、工作表名里有它",
    "'{source}' in sources stands in the source, file or sheet of no row",
)
NOTHING_TO_CORRECT = MessageKind(
    "nothing_to_correct",
    "写了更正原因，但没有别的行是同一地方、范围、{year}年的 {name}",
    "it gives a reason for a correction, and no other row has {name} of this place and scope in "
    "{year}",
)
A_ROW_TO_CORRECT = Words(
    "与被更正的行相同的地区、机构、范围、年份和数据项；补报的数不写更正原因",
    "the region, institution, scope, year and element of the row that is corrected; a figure that "
    "is only added has no reason",
)
OTHER_CODE = MessageKind(
    "other_code",
    "按 {place}，{name}{year}年是 {dimension}={code}，这里是 {other}",
    "{name} is {dimension}={code} in {year} by {place}, and {other} here",
)
ONE_CODE = Words("机构作为整体的一个代码", "one code for the institution as a whole")
COUNTED_TWICE = MessageKind(
    "counted_twice",
    "{name}在 {region}，{place} 又在包含它的 {wider}：{year}年会重复计算",
    "{name} stands in {region} and, in {place}, in {wider}, which includes it: in {year} it would "
    "be counted twice",
)
ONE_REGION = Words("每所机构一个地区，或两个名称", "one region for each institution, or two names")
INSTITUTION_TWICE = MessageKind(
    "institution_twice",
    "{place} 已有{name}，起始年份相同",
    "{name} stands in {place} already, since the same year",
)
NO_MAIN_SCHOOL = MessageKind(
    "no_main_school",
    "{name}的主校“{main}”不在名录里，或自己也计入别的学校",
    "the main school of {name}, '{main}', is not in the register or is counted with another itself",
)
A_MAIN_SCHOOL = Words(
    "同一地区一所学校的名称或标识码", "the name or identifier of a school of the same region"
)
ONE_ROW_A_CHANGE = Words(
    "每所机构、每个变化的年份一行", "one row for each institution and year of change"
)
