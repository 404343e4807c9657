"""The keys that several tables of a plan file have."""

from __future__ import annotations

from eduplan.files import kinds
from eduplan.files.forms import Kind, Pair, Table, key, must, set_figure
from eduplan.plan import model
from eduplan.quantity import Figure, format_value, parse_unit
from eduplan.words import Words

NOTE = key("note", kinds.TEXT, "说明：录入者的说明", "note: A note of the modeller's own")
PLACE = key(
    "clause",
    kinds.CLAUSES,
    "条款：所在条款，可多个",
    "clause: the clause or clauses where it stands",
    attribute="clauses",
)
WORDING = key(
    "wording",
    kinds.TEXTS,
    "原文用语：原文的语气词、限定词和术语，每个几个字",
    "wording: modality words, hedges and terms as printed, a few characters each",
    example='["力争"]',
)
_PASSAGE = Table(
    header="place",
    words=Words("原文位置", "place in the document"),
    makes=model.TextPlace,
    keys=(
        key("page", kinds.FROM_ONE, "页", "page", example="3"),
        key("paragraph", kinds.FROM_ONE, "段：第几段", "paragraph: counted from 1", example="12"),
        key(
            "offset",
            kinds.FROM_ONE._replace(least=0),
            "字：全文中在它之前有几个字",
            "offset: characters of the text before it",
        ),
    ),
)
ITEM = (
    PLACE,
    WORDING,
    NOTE,
    key("quote", kinds.TEXT, "原文：所依据的原话", "quote: the words of the document"),
    key(
        "place",
        Kind(
            "table",
            Words("页、段、字，如 { paragraph = 12 }", "page, paragraph, offset"),
            table=_PASSAGE,
        ),
        "原文位置：原话在文件的第几页、第几段、第几个字之后",
        "place in the document: page, paragraph and offset of the quote",
        example="{ paragraph = 12 }",
    ),
    key("unsure", kinds.TEXT, "待核：还要人核对的原因", "unsure: why somebody must check it"),
)
ID = key(
    "id",
    kinds.ID,
    "编号：全文件不重复；不写则由条款、指标或名称、范围和年份组成",
    "id: unique in the whole file; left out: made of clause, indicator or title, scope and year",
)
TITLE = must(
    "title",
    kinds.TEXT,
    "名称：用自己的话写的几个字",
    "title: A few words of the modeller's own",
    example='"扩大学位供给"',
)
IMPLIED = key(
    "implied",
    kinds.FLAG,
    "文字表述：数字没有印出，而是用文字说的（全部、无、每所）",
    "implied: the figure is not printed but said in words",
)
VALUE = key(
    "value", kinds.FIGURE, "数值：印出的数", "value: the figure as printed", attribute="figure"
)
WITHIN = key(
    "within",
    kinds.FIGURE._replace(form="text", pattern=r"\S", most=None),
    "上下幅度：“约”的上下幅度，须有 note 说明是谁的读法",
    "within: how far 约 reaches; comes with a note that says whose reading it is",
    pair=Pair(lambda _: {}, lambda item: _margin(item.figure)),
    example='"1个百分点"',
)
MILESTONES = key(
    "path",
    Kind(
        "by year",
        Words('各年的数，如 { 2023 = "80%" }', 'a figure by year, such as { 2023 = "80%" }'),
        '{ 2023 = "80%" }',
        item=set_figure(kinds.FIGURE, ""),
    ),
    "分年度进度：各年的进度值",
    "path: the figure due in each of some years",
    attribute="milestones",
)
YEARS = Pair(
    lambda years: {"first_year": years[0], "last_year": years[1]},
    lambda item: (item.first_year, item.last_year),
)


def _margin(figure: Figure | None) -> str | None:
    """Return how far a figure that is said to be about something reaches, if that is known."""
    if figure is None or figure.qualifier != "about" or figure.interval.upper is None:
        return None
    unit = parse_unit("个百分点") if figure.unit.kind == "rate" else figure.unit
    return format_value(figure.interval.upper - figure.value, unit)
