"""The command `eduplan supervise`: a region before every item of a document of supervision."""

from __future__ import annotations

import click

from eduplan.cli import mistakes
from eduplan.cli.answers import AnswerForm, report_output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.options import shared
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.cli.runs import read_data
from eduplan.engine.exit_codes import CLEAN, FOUND
from eduplan.engine.supervision import documents_of
from eduplan.engine.supervision import supervise as judge
from eduplan.errors import nearest_names
from eduplan.report.supervision import supervision_report
from eduplan.report.suppression import without_small

KNOWN = {
    "优质均衡": "教督〔2017〕6号",
    "基本均衡": "教督〔2012〕3号",
    "普及普惠": "教督〔2020〕1号",
}
"""What people call the documents, with their numbers."""
_CODES = """\
\b
退出码 / Exit codes:
  0  达到全部要求 / every item is met
  1  有未达到的，或不能判断的 / an item is not met, or open
  2  输入或选项不可用 / unusable input or option
"""


@click.command(
    cls=Command,
    epilog=_CODES,
    **help_in_both(
        "用数据对照一个督导评估办法：优质均衡、基本均衡、普及普惠，或文号",
        "Hold data against a document of supervision: 优质均衡, 基本均衡, 普及普惠, or its number",
    ),
)
@click.argument("document")
@shared("data", required=True)
@shared("register", "mapping")
@shared("region", default=None, help="地区代码 / Code of the region.  [表中唯一的 / the only one]")
@shared("as_of", help="按这一年年底 / At the end of this year.  [最后有数据的年份 / last]")
@shared("suppress_below")
@plugin_options
@report_output_options
def supervise(
    document: str,
    data: str,
    register: str | None,
    mapping: str | None,
    region: str | None,
    as_of: int | None,
    suppress_below: int | None,
    choice: PluginChoice,
    form: AnswerForm,
) -> int:
    """Write the verdict on each item and return the exit code."""
    with choice.opened() as (registry, _):
        form.require(registry, ())
        known = documents_of(registry.catalogue)
        number = KNOWN.get(document, document)
        if number not in known:
            names = (*KNOWN, *known)
            raise mistakes.misused(
                mistakes.NO_DOCUMENT(name=document), "", nearest_names(document, names)
            )
        table = read_data(data, registry, None, register, mapping, suppress_below)
        if region is None and len(table.regions) != 1:
            raise mistakes.misused(mistakes.REGION_NEEDED(regions=table.regions))
        year = as_of or max(table.years, default=0)
        found = judge(number, region or table.regions[0], year, table, registry.catalogue)
    form.write(
        lambda: without_small(supervision_report(found, registry.catalogue), suppress_below),
        registry,
    )
    return CLEAN if found.is_met else FOUND
