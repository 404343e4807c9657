"""The plan file: its head, and the tables that may stand in it."""

from __future__ import annotations

from eduplan.files import kinds
from eduplan.files import plan_validation as validation
from eduplan.files.forms import NOWHERE, Key, Pair, Table, choice, key, must, tables_of
from eduplan.files.own_form import OWN_ELEMENT, OWN_INDICATOR
from eduplan.files.plan_actions import CLAUSE, GOAL, MEASURE, PROBLEM, RELATION, WAIVER
from eduplan.files.plan_figures import AMENDMENT, BASELINE, STATEMENT, TARGET
from eduplan.files.plan_keys import YEARS
from eduplan.plan import model
from eduplan.words import Words

FORMAT = 1
"""The number of the format that is read; a file says which one it is written in."""

# The plan itself: the keys that stand before every table

_HEADER = (
    key(
        "id",
        kinds.ID,
        "规划编号：不写为 行政区划代码-第一年",
        "id of the plan: left out: region and first year",
        pair=Pair(
            lambda name: {"id": name},
            lambda plan: None if plan.id == f"{plan.region}-{plan.first_year}" else plan.id,
        ),
        example='"my-county-2021"',
    ),
    key(
        "kind",
        choice(model.DOCUMENT_KINDS, also=model.ALSO_DOCUMENTS),
        "文件种类：不写为规划；实施方案、公报等只问该有的",
        "kind of document: left out: a plan; each kind is asked only what it must have",
    ),
    must("title", kinds.TEXT, "规划名称", "title as printed"),
    must(
        "region",
        kinds.PLACE_OF_PLAN,
        "行政区划代码：GB/T 2260 的六位代码",
        "region: administrative code (GB/T 2260)",
    ),
    key("region_name", kinds.TEXT, "地区名称", "name of the region"),
    key("issuer", kinds.TEXT, "发文机关", "issuing body"),
    key("document", kinds.TEXT, "文号", "number of the document"),
    key(
        "issued",
        kinds.DATE,
        "发文日期：不写为没有注明，以规划期第一年年末已公布的内容为准",
        "day of issue: left out: not stated; what was known at the end of the first year counts",
    ),
    must(
        "period",
        kinds.PERIOD,
        "规划期：第一年和最后一年",
        "period: the first and the last year",
        pair=YEARS,
        example='"2021-2025"',
    ),
    key(
        "baseline_year",
        kinds.YEAR,
        "基期年：不写为规划期前一年",
        "year of the baselines: left out: the year before the period",
        pair=Pair(
            lambda year: {"baseline_year": year},
            lambda plan: None if plan.baseline_year == plan.first_year - 1 else plan.baseline_year,
        ),
    ),
)

# The file

OWN_TABLES = ("element", "indicator")
"""The tables of definitions; they are settled before anything else is read."""


def _definitions(name: str, table: Table) -> Key:
    """Return the key of definitions: the registry has them, not the plan."""
    return tables_of(name, table, "")._replace(pair=NOWHERE)


PLAN_FILE = Table(
    header=Words("文件", "the file"),
    words=Words("教育规划文件", "education plan file"),
    makes=model.Plan,
    keys=(
        kinds.format_key(FORMAT)._replace(pair=Pair(lambda _: {}, lambda _: FORMAT)),
        *_HEADER,
        key(
            "plugins",
            kinds.PLUGINS,
            "插件：规划要用的插件，写名称（可带最低版本）；自己的写 TOML 文件名",
            "plugins: those that the plan needs: names, with the oldest version, or TOML files",
        ),
        tables_of("clause", CLAUSE, "clauses"),
        tables_of("goal", GOAL, "goals"),
        tables_of("baseline", BASELINE, "baselines"),
        tables_of("statement", STATEMENT, "statements"),
        tables_of("target", TARGET, "targets"),
        tables_of("measure", MEASURE, "measures"),
        tables_of("problem", PROBLEM, "problems"),
        tables_of("relation", RELATION, "relations"),
        tables_of("waiver", WAIVER, "waivers"),
        tables_of("amendment", AMENDMENT, "amendments"),
        _definitions("element", OWN_ELEMENT),
        _definitions("indicator", OWN_INDICATOR),
    ),
    complete=validation.with_what_follows,
    checks=(
        validation.period_turned_round,
        validation.plan_ends_before_its_base_year,
        validation.baseline_of_a_year_to_come,
        validation.id_given_twice,
    ),
)
"""The whole file: its one table, its arrays of tables, and all that may stand in them."""
