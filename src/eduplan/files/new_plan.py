"""What a new plan file shows below its head: a row of each kind, as comments to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from eduplan.words import Language, Words

_KINDS = (
    (
        Words(
            "下面每一种各有一行样子。照文件改好，去掉行首的“# ”，就生效。",
            "A row of each kind follows. Change it to what the document says, take '# ' away.",
        ),
        "",
    ),
    (
        Words("印发的情况", "How the plan was issued"),
        'issuer = "某县人民政府"\ndocument = "某政发〔<first>〕1号"\nissued = <first>-06-30',
    ),
    (
        Words(
            "基数：期初是多少。指标的名称用 eduplan indicator 名称的一部分 来查",
            "Baselines: where things stand. `eduplan indicator PART` finds the names",
        ),
        'baseline = [\n  { indicator = "学前三年毛入园率", value = "88.5%", '
        'clause = "一(一)" },\n]',
    ),
    (
        Words(
            "目标：一行一个；from 是这个指标的基数，path 是年度节点",
            "Targets, a row each; `from` is the baseline of the indicator, `path` its milestones",
        ),
        'target = [\n  { indicator = "九年义务教育巩固率", from = "94.1%", at_least = "96%", '
        'path = { <middle> = "95%" }, year = <last>, binding = "约束性", clause = "二(一)" },\n'
        '  { title = "新建公办幼儿园", at_least = "6所", over = "累计", year = <last>, '
        'clause = "二(一)" },\n]',
    ),
    (
        Words("其他的数", "Other figures"),
        'statement = [\n  { label = "在校生", value = "4.6万人", year = <base>, '
        'clause = "一(一)" },\n]',
    ),
    (
        Words("措施：谁做、花多少钱、动哪些指标", "Measures: who, with what money, moving what"),
        'measure = [\n  { title = "扩大普惠性学前教育资源", responsible = ["县教育局"], '
        'moves = ["学前三年毛入园率"], clause = "三(一)" },\n]',
    ),
    (
        Words("存在的问题", "Problems that the plan names"),
        'problem = [\n  { title = "城区学位不足", clause = "一(二)" },\n]',
    ),
)


def commented_rows(first: int, last: int, lang: Language) -> str:
    """Return a row of each kind in a plan of these years, as comments, what it is before it."""
    return "\n".join(_lines(first, last, lang))


def _lines(first: int, last: int, lang: Language) -> Iterator[str]:
    for words, rows in _KINDS:
        yield ""
        yield f"# {words.in_language(lang)}"
        yield from (f"# {line}" for line in _in_years(rows, first, last).splitlines())
    yield ""


def _in_years(rows: str, first: int, last: int) -> str:
    years = {"base": first - 1, "first": first, "middle": (first + last) // 2, "last": last}
    for name, year in years.items():
        rows = rows.replace(f"<{name}>", str(year))
    return rows
