"""`eduplan evaluate`: a plan held against observed data."""

from __future__ import annotations

from eduplan.cli.actions import load_plan
from eduplan.cli.answers import require_format, write_answer
from eduplan.cli.plugin_options import PluginChoice
from eduplan.words import Language


def evaluate_plan(
    path: str,
    data: str,
    as_of: int | None,
    choice: PluginChoice,
    lang: Language,
    *,
    format_: str,
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
    from eduplan.report.evaluation import evaluation_report, exit_code_of
    from eduplan.report.evaluation_json import evaluation_document

    with choice.opened() as (registry, _):  # their calculations run meanwhile
        require_format(format_, registry, ("json",))
        loaded = load_plan(path, registry)
        table = read_table(data, loaded.registry)
        result = evaluate(loaded.plan, loaded.registry, table, as_of=as_of)
    write_answer(
        lambda: evaluation_report(result),
        format_,
        lang,
        registry,
        expand=expand,
        json=lambda: evaluation_document(result, lang, strict=choice.strict),
    )
    return exit_code_of(result, strict=choice.strict)
