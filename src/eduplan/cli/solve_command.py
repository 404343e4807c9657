"""The command `eduplan solve`: what one figure must become for a target to be met."""

from __future__ import annotations

import click

from eduplan.cli import mistakes
from eduplan.cli.answers import AnswerForm, report_output_options
from eduplan.cli.command import Command, help_in_both
from eduplan.cli.input import load_plan
from eduplan.cli.options import FileName, shared
from eduplan.cli.plugin_options import PluginChoice, plugin_options
from eduplan.cli.runs import read_data
from eduplan.engine.evaluation.evaluate import evaluate
from eduplan.engine.naming import Naming
from eduplan.errors import nearest_names
from eduplan.report.solutions import solve_report
from eduplan.report.suppression import without_small

_CODES = """\
\b
退出码 / Exit codes:
  0  已写出 / written
  2  输入或选项不可用 / unusable input or option
"""


@click.command(
    cls=Command,
    epilog=_CODES,
    **help_in_both(
        "要达标，某一个数须变成多少（其他数不变），以一人、一平方米、一册、一元为单位",
        "What one figure must become for a target to be met, all others unchanged",
    ),
)
@click.argument("plan", type=FileName())
@click.argument("target", required=False)
@shared("data", required=True)
@shared("register", "mapping", "as_of", "suppress_below")
@plugin_options
@report_output_options
def solve(
    plan: str,
    target: str | None,
    data: str,
    register: str | None,
    mapping: str | None,
    as_of: int | None,
    suppress_below: int | None,
    choice: PluginChoice,
    form: AnswerForm,
) -> int:
    """Write what one figure must become for a target, or each that is missed, to be met."""
    with choice.opened() as (registry, _):
        form.require(registry, ())
        loaded = load_plan(plan, registry)
        ids = _ids(Naming(loaded.plan, loaded.registry.catalogue))
        if target is not None and target not in ids:
            raise mistakes.misused(mistakes.NO_TARGET(id=target), "", nearest_names(target, ids))
        table = read_data(data, loaded.registry, loaded.plan, register, mapping, suppress_below)
        result = evaluate(loaded.plan, loaded.registry, table, as_of=as_of)
    form.write(
        lambda: without_small(solve_report(result, ids[target] if target else ""), suppress_below),
        registry,
    )
    return 0


def _ids(naming: Naming) -> dict[str, str]:
    """Return the id of each target by what people call it: its id, its name, or both."""
    return {
        name: one.id
        for one in naming.plan.targets
        for name in (*naming.title(one), *naming.mark(one), *naming.called(one), one.id)
    }
