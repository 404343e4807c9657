"""`eduplan evaluate`: a plan held against observed data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan.cli.actions import load_plan
from eduplan.cli.output import write, write_json, writer_for

if TYPE_CHECKING:
    from eduplan.cli.plugin_options import PluginChoice
    from eduplan.words import Language

__all__ = ["evaluate_plan"]


def evaluate_plan(
    path: str,
    data: str,
    as_of: int | None,
    choice: PluginChoice,
    lang: Language,
    *,
    as_json: bool,
    expand: bool = False,
) -> int:
    """Evaluate the plan at `path` with the table at `data`, write it and return the exit code.

    Raises:
        InputError: the plan or the table can't be read.
        EvaluationError: the table has no figure for the year or before it.
        PluginError: `strict` is set and a plugin can't be used.
    """
    from eduplan.engine.evaluation.evaluate import evaluate
    from eduplan.files.table_file import read_table
    from eduplan.report.evaluation import evaluation_text, exit_code_of

    with choice.opened() as (registry, _):  # their calculations run meanwhile
        loaded = load_plan(path, registry)
        table = read_table(data, loaded.registry)
        report = evaluate(loaded.plan, loaded.registry, table, as_of=as_of)
    if as_json:
        from eduplan.report.evaluation_json import evaluation_document

        write_json(evaluation_document(report, lang, strict=choice.strict))
    else:
        writer = writer_for(lang, expand=expand)
        write(evaluation_text(report, lang=lang, console=writer.console, expand=expand))
    return exit_code_of(report, strict=choice.strict)
